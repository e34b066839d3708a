"""A page before and after its delivery, and how its text and moment are written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from briefing.archive.faults import UnusableMoment

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class ToDeliver:
    """A finished page that is about to be delivered.

    `day` is the day it is for, as its reader's calendar has it; `moment` is when it was made, with a zone. `lines` are
    (text as printed, whole sentence), in print order. `files` are the finished files by the names under which they
    can be found again after a crash; a page without any, one that was only shown, is not delivered until confirmed.
    `sources` are the hashes of the texts it was made from.
    """

    edition: str
    day: date
    moment: datetime
    title: str
    lines: tuple[tuple[str, str], ...]
    files: Mapping[str, bytes]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastPage:
    """A page that was delivered; `moment` is in UTC, `files` are the names of its files as they were given."""

    key: int
    edition: str
    day: date
    moment: datetime
    title: str
    files: tuple[str, ...]


def whole(text: str) -> str:
    """The text with each lone surrogate as U+FFFD, for UTF-8 has no bytes for it; a pair becomes its character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def ticks(moment: datetime) -> int:
    """Microseconds since 1970 in UTC, negative before. Raises `UnusableMoment` where the zone is not told."""
    if moment.utcoffset() is None:
        raise UnusableMoment(moment.isoformat(), "has no time zone")
    return (moment - EPOCH) // _TICK


def recorded(moment: datetime) -> int:
    """The ticks of a moment that is to be kept, hence one that UTC has a date for."""
    count = ticks(moment)
    if not ticks(datetime.min.replace(tzinfo=UTC)) <= count <= ticks(datetime.max.replace(tzinfo=UTC)):
        raise UnusableMoment(moment.isoformat(), "lies beyond the calendar")
    return count


def moment_of(count: int) -> datetime:
    """The moment of so many ticks, in UTC."""
    return EPOCH + count * _TICK
