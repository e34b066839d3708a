"""What can be said of a sentence in general: its place, form, tense and matter, each as a number of 0 to 1.

A signal judges nothing; what it is worth for news, risks, agenda or the bottom line stands in `weights/`, learned
by tools/learn_judgement.py. The name of the function is the name of the reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import is_

from briefing.find.cues import FILES, read_cues
from briefing.find.signals import form, matter, place, tense
from briefing.find.view import View, view_all
from briefing.model import Document, Ranked

Signal = Callable[[View], float]
SIGNALS: tuple[Signal, ...] = (
    place.opening,
    place.second,
    place.early,
    place.soon,
    place.depth,
    place.last,
    place.short_document,
    place.title_overlap,
    place.lead_overlap,
    place.after_colon,
    place.listed_topic,
    place.announces_list,
    form.length,
    form.very_short,
    form.question,
    form.quotation,
    form.open_quotation,
    form.figures,
    form.money_or_percent,
    form.names,
    form.leans_back,
    form.connective,
    form.parenthesis,
    tense.past_tense,
    tense.perfect_tense,
    tense.pluperfect,
    tense.definition,
    tense.purpose,
    tense.dated_near,
    tense.dated_ahead,
    tense.dated_back,
    tense.old_year,
    tense.clock_time,
    matter.official_speaks,
    matter.named_acts,
    matter.event_under_heading,
    matter.background_under_heading,
    matter.opening_state,
    matter.opening_personal,
    matter.opening_event,
    matter.dangers,
    matter.danger_to_come,
    matter.danger_grows,
    matter.danger_fought,
    matter.danger_past,
    matter.danger_of_old,
    matter.danger_in_pledge,
    matter.danger_feared,
    matter.danger_in_title,
    matter.danger_around,
    matter.plan,
    matter.plan_to_come,
    matter.plan_of_values,
    matter.plan_in_title,
    matter.plan_around,
)
_NAMED = tuple((signal.__name__.replace("_", " "), signal) for signal in SIGNALS)


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence with all its signals that are not 0, its words and their stems.

    Each word stands once and in order: a sum of floats depends on it.
    """

    view: View
    signals: Mapping[str, float]
    words: tuple[str, ...]


def observe_all(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[Seen, ...]:
    """Every printable sentence in document order with its signals."""
    return _observe_all(_Look(documents, ranked))


class _Look:
    """Documents and sentences that are the same when they are the same objects: comparing them word by word is slow."""

    __slots__ = ("documents", "ranked")

    def __init__(self, documents: Sequence[Document], ranked: Sequence[Ranked]) -> None:
        self.documents, self.ranked = tuple(documents), ranked

    def __hash__(self) -> int:
        return id(self.ranked)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Look) and self.ranked is other.ranked and all(map(is_, self.documents, other.documents))
        )


# The finders look at the same sentences one after another: the last look is kept, no more.
@lru_cache(maxsize=1)
def _observe_all(look: _Look) -> tuple[Seen, ...]:
    return tuple(_seen(view) for view in view_all(look.documents, look.ranked))


def _seen(view: View) -> Seen:
    return Seen(view, observe(view), tuple(dict.fromkeys((*view.passage.words, *view.passage.stems))))


def observe(view: View) -> dict[str, float]:
    """The signals of a sentence and its cue groups: one cue of a group counts 0.5, two 0.75, three 0.88."""
    seen = {name: value for name, signal in _NAMED if (value := signal(view))}
    seen |= {group: 1 - 0.5**number for group, number in view.groups.items()}
    if view.heading_words:
        seen |= {f"heading: {cue.group}": 1.0 for cue in read_cues(*FILES).find(view.heading_words)}
    return seen
