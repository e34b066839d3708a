"""Finds what may go wrong or get worse, each with its kind and the words that decided.

A risk that is denied ("no threat") or that is only part of a name ("the Risk Management Agency") does not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from briefing.find.cues import Cue, read_cues
from briefing.find.judge import best_first, judge_all
from briefing.find.signals import observe_all
from briefing.find.view import View, cues_of
from briefing.model import Document, Finding, Ranked, Reason

# Groups of words that speak of what may go wrong, most telling first: the cue that is told is of the first one found.
NAMING = (
    *("danger", "warning", "fear", "crisis", "attack", "conflict", "weapons", "disaster", "illness", "displaced"),
    *("hostility", "repression", "cyber", "death", "failure", "losses", "dispute", "crime", "case", "measures"),
    *("climate", "doubt", "gravity", "challenge", "condition", "chance", "get worse", "but"),
)
# The kinds; of two with as many words the first counts.
KINDS = (
    *("security", "economic", "political", "legal"),
    *("health", "environment", "technology", "reputation"),
)
# What a risk is when nothing in it or before it tells its kind: most such lines speak of governments.
_OTHERWISE = "political"
# A word of the sentence itself tells its kind better than one of the heading or the title.
_OWN, _HEADING, _TITLE = 4, 2, 1


def find_risks(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[Finding, ...]:
    """What may go wrong or get worse, best first, each with its kind and its cue."""
    judged = judge_all("risks", observe_all(documents, ranked))
    return best_first(risk for seen, reasons in judged if (risk := _risk(seen.view, reasons)))


def _risk(view: View, reasons: tuple[Reason, ...]) -> Finding | None:
    """The sentence as a risk, or None where no word of it speaks of what may go wrong."""
    cue = _deciding(view)
    return Finding(view.passage, reasons, kind=kind_of(view), cue=cue.words) if cue else None


def _deciding(view: View) -> Cue | None:
    named = [cue for cue in cues_of(view) if cue.group in NAMING]
    return min(named, key=lambda cue: (NAMING.index(cue.group), cue.at), default=None)


def kind_of(view: View) -> str:
    """The kind most words speak for; those of the sentence count most, then its heading's, then the title's.

    "Flood water closed the bank" is environment. Wrong where a metaphor speaks: "a storm of protest".
    """
    votes: Counter[str] = Counter()
    for words, weight in ((view.passage.words, _OWN), (view.heading_words, _HEADING), (view.frame.title_words, _TITLE)):
        for kind in _kinds_of(words):
            votes[kind] += weight
    return min(votes, key=lambda kind: (-votes[kind], KINDS.index(kind)), default=_OTHERWISE)


@lru_cache(maxsize=64)
def _kinds_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds that words speak for; titles and headings come again with every sentence."""
    return tuple(cue.group for cue in read_cues("risk_kinds").find(words))
