"""Finds what may go wrong or get worse, each with its kind and the words that decided.

A risk that is denied ("no threat") or that is only part of a name ("the Risk Management Agency") does not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial

from briefing.find.cues import read_cues
from briefing.find.judge import best_first, judge, worth_printing
from briefing.find.signals import Seen, observe_all
from briefing.find.signals.tense import old_year, past_tense
from briefing.find.view import View, cues_of
from briefing.model import Document, Finding, Ranked

# Groups of words that speak of what may go wrong, most telling first: the cue that is told is of the first one found.
NAMING = (
    *("danger", "warning", "fear", "crisis", "attack", "conflict", "weapons", "disaster", "illness", "displaced"),
    *(
        "hostility",
        "repression",
        "cyber",
        "death",
        "failure",
        "losses",
        "dispute",
        "blame",
        "crime",
        "case",
        "measures",
    ),
    *("climate", "doubt", "gravity", "challenge", "condition", "chance", "get worse", "but"),
)
# Words of these groups alone tell of a quarrel that is there, not of a risk: "blamed", "accused". With a chance beside
# them they count. Taking in "dispute", "get worse" or "gravity" lost more good lines than bad ones.
_LEANING = frozenset(("blame", "measures", "but", "challenge"))
_CHANCE = frozenset(("chance", "condition", "future", "pending"))
# A danger denied, or warned of long ago, in words too far apart for a cue.
_DENIED = re.compile(
    r"\b(?:den(?:ied|ies|y) that [^.]{0,60}(?:danger|endanger|threat|risk|unsafe)\w*"
    r"|(?:months|years|decades) ago [^.]{0,40}\b(?:warned|feared|threatened))\b",
    re.I,
)
_LASTING = _CHANCE | {"get worse", "warning", "doubt"}
# The kinds; of two with as many words the first counts.
KINDS = (
    *("security", "economic", "political", "legal"),
    *("health", "environment", "technology", "reputation"),
)
# A word of the sentence itself tells its kind better than one of the heading or the title, or than who speaks.
_OWN, _HEADING, _TITLE, _HINT = 4, 2, 1, 1


def find_risks(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[Finding, ...]:
    """What may go wrong or get worse, best first, each with its kind and its cue."""
    all_seen = observe_all(documents, ranked)
    chosen = worth_printing("risks", (seen for seen in all_seen if _tells_a_risk(seen.view)))
    return best_first(_with_kinds([_risk(seen) for seen in chosen], all_seen))


def _tells_a_risk(view: View) -> bool:
    """True where words speak of what may go wrong, and of more than a quarrel.

    "He blamed the bank" tells none; "he may blame the bank" does.
    """
    named = view.groups.keys() & NAMING
    return bool(named) and not (named <= _LEANING and _CHANCE.isdisjoint(view.groups)) and not is_over(view)


def is_over(view: View) -> bool:
    """True where a danger is told as mended, once feared, or of years ago.

    "The leak was sealed within an hour." Wrong for an old danger that the sentence only hints is back.
    """
    if "mended" in view.groups or _DENIED.search(view.text):
        return True
    return bool(old_year(view) and past_tense(view)) and _LASTING.isdisjoint(view.groups)


def _risk(seen: Seen) -> Finding:
    named = (cue for cue in cues_of(seen.view) if cue.group in NAMING)
    cue = min(named, key=lambda cue: (NAMING.index(cue.group), cue.at))
    return Finding(seen.view.passage, judge("risks", seen), kind=kind_of(seen.view), cue=cue.words)


def kind_of(view: View) -> str:
    """The kind most words speak for, "" for none: of the sentence first, then of its heading, then of the title.

    "Flood water closed the bank" is environment. Wrong where a metaphor speaks: "a storm of protest".
    """
    votes: Counter[str] = Counter()
    for words, weight in ((view.passage.words, _OWN), (view.heading_words, _HEADING), (view.frame.title_words, _TITLE)):
        for kind in _kinds_of(words, "risk_kinds"):
            votes[kind] += weight
    for kind in _kinds_of(view.passage.words, "risk_kind_hints"):
        votes[kind] += _HINT
    return _most(votes)


def _with_kinds(risks: Iterable[Finding], all_seen: Sequence[Seen]) -> list[Finding]:
    """Risks whose own words tell no kind take the kind their document speaks of most, counted once a document."""
    of_source = cache(partial(_kind_of_source, all_seen))
    return [risk if risk.kind else replace(risk, kind=of_source(risk.passage.source)) for risk in risks]


def _kind_of_source(all_seen: Sequence[Seen], source: int) -> str:
    own = (seen.view.passage.words for seen in all_seen if seen.view.passage.source == source)
    return _most(Counter(kind for words in own for kind in _kinds_of(words, "risk_kinds"))) or KINDS[0]


def _most(votes: Counter[str]) -> str:
    return min(votes, key=lambda kind: (-votes[kind], KINDS.index(kind)), default="")


@lru_cache(maxsize=64)
def _kinds_of(words: tuple[str, ...], lexicon: str) -> tuple[str, ...]:
    """The kinds that words speak for; titles and headings come again with every sentence."""
    return tuple(cue.group for cue in read_cues(lexicon).find(words))
