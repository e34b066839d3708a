"""Finds what may go wrong or get worse, each with its kind and the words that decided.

A risk that is denied ("no threat") or that is only part of a name ("the Risk Management Agency") does not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from briefing.find.cues import Cue, CueTable, read_cues
from briefing.find.judge import best_first, is_enough, judge
from briefing.find.signals import Seen, observe_all
from briefing.find.view import View
from briefing.lexicon import rows
from briefing.model import Document, Finding, Ranked

# Groups that name a danger themselves, most telling first: one of them is the cue that is told.
NAMING = ("threat", "warning", "violence", "harm", "abuse", "trouble", "doubt")
# What a risk is when nothing in it or before it tells its kind: most such lines speak of governments.
_OTHERWISE = "political"
# A word of the sentence itself tells its kind better than one of the heading or the title.
_OWN, _HEADING, _TITLE = 4, 2, 1


def find_risks(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[Finding, ...]:
    """What may go wrong or get worse, best first, each with its kind and its cue."""
    return best_first([risk for seen in observe_all(documents, ranked) if (risk := _risk(seen))])


def _risk(seen: Seen) -> Finding | None:
    """The sentence as a risk, or None where its score or a word that names the danger is missing."""
    reasons = judge("risks", seen)
    cue = _deciding(seen.view)
    if cue is None or not is_enough("risks", reasons):
        return None
    return Finding(seen.view.passage, reasons, kind=kind_of(seen.view), cue=cue.words)


def _deciding(view: View) -> Cue | None:
    named = [cue for cue in view.cues if cue.group in NAMING]
    return min(named, key=lambda cue: (NAMING.index(cue.group), cue.at), default=None)


def kind_of(view: View) -> str:
    """The kind most words speak for; those of the sentence count most, then its heading's, then the title's.

    "Flood water closed the bank" is environment. Wrong where a metaphor speaks: "a storm of protest".
    """
    votes: Counter[str] = Counter()
    for words, weight in ((view.passage.words, _OWN), (view.heading_words, _HEADING), (view.frame.title_words, _TITLE)):
        for cue in _kinds().find(words):
            votes[cue.group] += weight
    order = list(dict.fromkeys(row[1] for row in rows("risk_kinds")))
    return min(votes, key=lambda kind: (-votes[kind], order.index(kind)), default=_OTHERWISE)


@cache
def _kinds() -> CueTable:
    return read_cues("risk_kinds")
