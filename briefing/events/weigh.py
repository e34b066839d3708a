"""The events of a day, weighed, and which of their documents are read for the page.

A page holds some sixty lines; ten thousand articles are grouped and weighed, and only the leading events are searched
for lines. Every other event is still named, by its headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log2

from briefing.events.copies import copies
from briefing.events.group import group
from briefing.events.origins import origins
from briefing.events.published import NEVER, published
from briefing.model import Document, Event

# Documents that are searched for lines, and of one event in the first round: a page tells of some twelve events, and
# the ninth report of one adds little but its count.
MOST_TOLD, PER_EVENT = 160, 8
# What one day of age leaves of an event's weight, and what is left at last.
A_DAY_OLD, OLDEST = 0.6, 0.15
MOST_OF_IT = 0.8  # of the characters of the longest copy
HOURS = 6 * 3600  # seconds; a copy later by less is the same news on other desks


@dataclass(frozen=True, slots=True)
class Numbered:
    """Documents in the order of their numbers, from 1, their events, and how many of the first are to be searched."""

    documents: tuple[Document, ...]
    events: tuple[Event, ...]
    count: int


def events(documents: Sequence[Document]) -> tuple[Event, ...]:
    """The documents by event, the weightiest and most told first; sources are numbered from 1, the telling first."""
    newest = max((document.date for document in documents if document.date), default=None)
    weighed = [_event(numbers, documents, newest) for numbers in group(documents)]
    return tuple(sorted(weighed, key=lambda event: (-event.weight * (1 + log2(event.origins)), min(event.sources))))


def told_first(documents: Sequence[Document], found: Sequence[Event]) -> Numbered:
    """The documents of the events, numbered anew, those to be searched for lines first.

    A copy is never searched: what it tells stands in the text it copies, and it counts there.
    """
    chosen: dict[int, None] = {}
    for most in (PER_EVENT, len(documents)):
        for event in found:
            more = [number for number in event.sources[: min(most, event.texts)] if number not in chosen]
            chosen |= dict.fromkeys(more[: MOST_TOLD - len(chosen)])
    every = [number for event in found for number in event.sources]
    ordered = [*(n for n in every if n in chosen), *(n for n in every if n not in chosen)]
    anew = {number: at for at, number in enumerate(ordered, 1)}
    events = tuple(replace(event, sources=tuple(anew[number] for number in event.sources)) for event in found)
    return Numbered(tuple(documents[number - 1] for number in ordered), events, len(chosen))


def _event(numbers: Sequence[int], documents: Sequence[Document], newest: date | None) -> Event:
    own = [documents[number] for number in numbers]
    texts = [_telling(group, own) for group in copies(own)]
    order = [*sorted(texts), *sorted(set(range(len(own))) - set(texts))]
    count = len(set(origins(own)))
    days = [document.date for document in own if document.date]
    age = (newest - max(days)).days if newest and days else 0
    weight = max(document.weight for document in own) * max(A_DAY_OLD**age, OLDEST)
    return Event(tuple(numbers[at] + 1 for at in order), len(texts), count, round(weight, 4))


def _telling(group: Sequence[int], documents: Sequence[Document]) -> int:
    """Of the copies of a text the one to read: the latest, it may be corrected, of the weightiest source, the longest.

    One that leaves out much of the longest is never it. Copies of one day without an hour are equally late.
    """
    longest = max(len(documents[at].text) for at in group)
    whole = [at for at in group if len(documents[at].text) >= MOST_OF_IT * longest]
    told = {at: published(documents[at]) for at in whole}
    late = {at: -1.0 if told[at] == NEVER else told[at] // HOURS for at in whole}
    return min(whole, key=lambda at: (-late[at], -documents[at].weight, -len(documents[at].text), at))
