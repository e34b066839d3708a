"""What many sources say of each other, and what a sentence is to a reader of the pages before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from briefing.model.documents import Span
from briefing.model.findings import Key, Passage


@dataclass(frozen=True, slots=True)
class Event:
    """The documents of one event: their numbers, how many are independent, what the desk has them count for by age.

    The first `texts` of them have texts of their own, the others are copies of those.
    """

    sources: tuple[int, ...]
    texts: int = 1
    origins: int = 1
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Support:
    """Who tells the fact of a sentence: the numbers of the sources, its own among them, how many are independent.

    `same` are the sentences in which they do.
    """

    told_by: tuple[int, ...]
    origins: int
    same: frozenset[Key] = frozenset()


class Status(StrEnum):
    """What a line is to a reader who got the earlier pages."""

    NEW = "new"
    UPDATED = "updated"
    CONTINUING = "continuing"


@dataclass(frozen=True, slots=True)
class PastLine:
    """A line of a page that was delivered: as printed, the whole `sentence` it came from, and the page's day."""

    text: str
    sentence: str
    day: date


@dataclass(frozen=True, slots=True)
class Novelty:
    """What a sentence is to a reader of the earlier pages.

    `earlier` is the past line it goes on from, None for a new one. `changed` are the stretches of the document that
    tell what changed, `was` the words that stood for the first of them before, "" where nothing did.
    """

    status: Status
    earlier: PastLine | None = None
    changed: tuple[Span, ...] = ()
    was: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what it counts, as a sentence says it: `span` is its stretch of the document ("five dead")."""

    passage: Passage
    span: Span
    value: float


@dataclass(frozen=True, slots=True)
class Dispute:
    """Figures of one story about the same thing that do not agree, oldest source first, one for each value.

    `updated` where the last supersedes the ones before it.
    """

    figures: tuple[Figure, ...]
    updated: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """What is known of the sentences of many sources, apart from what each says for itself; empty for one source.

    `events` in falling order of weight. `novelty` is None where no memory of earlier pages is kept. `pinned` names
    the part in which a sentence must stand.
    """

    events: tuple[Event, ...] = ()
    supports: Mapping[Key, Support] = field(default_factory=dict)
    disputes: tuple[Dispute, ...] = ()
    novelty: Mapping[Key, Novelty] | None = None
    watched: Mapping[Key, str] = field(default_factory=dict)
    muted: frozenset[Key] = frozenset()
    pinned: Mapping[Key, str] = field(default_factory=dict)
