"""The page's day and its cut-off, by the wall clock of the edition's own time zone.

`now` is handed in and may lie in the past or the future: a page of last March is made by the clock of last March.
"""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, UTC, date, datetime
from difflib import get_close_matches
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from briefing.config.edition import Edition
from briefing.config.faults import UnclearMoment, UnknownZone
from briefing.config.values import shown

LONGEST_NAME = 64  # characters; "America/Argentina/ComodRivadavia" has 32


def zone(name: str) -> ZoneInfo:
    """The time zone of that name. Raises `UnknownZone` where the machine has none so called, or none at all."""
    known = _known()
    if not known:
        raise UnknownZone("this machine has no time-zone data; install the package tzdata")
    if name not in known:
        near = get_close_matches(name[:LONGEST_NAME].title().replace(" ", "_"), sorted(known), n=1)
        raise UnknownZone(f'{shown(name)} is no time zone; write one as in "{near[0] if near else "Europe/Oslo"}"')
    return ZoneInfo(name)


@cache
def _known() -> frozenset[str]:
    """The zones of this machine, looked up on its disk once: that takes a twentieth of a second."""
    return frozenset(available_timezones())


def cut_off(edition: Edition, now: datetime) -> datetime:
    """When reading closed for the page of today, in the edition's zone: today's cut-off, or `now` if that comes first.

    At 07:00 it is 06:30; a page made at 05:00 closes at 05:00. Raises `UnclearMoment` for a `now` without zone.
    """
    closing = closes(edition, now)
    # Two moments of one zone are compared by their wall clocks, which in the hour told twice is wrong.
    return min(closing.astimezone(UTC), now.astimezone(UTC)).astimezone(closing.tzinfo)


def closes(edition: Edition, now: datetime) -> datetime:
    """Today's cut-off in the edition's zone, be it past or to come.

    One that the clocks jump over in spring is moved on as they are (02:30 is 03:30); of two in autumn the first counts.
    """
    local = _local(edition, now)
    wall = datetime.combine(local.date(), edition.cut_off, tzinfo=local.tzinfo)
    return wall.astimezone(UTC).astimezone(local.tzinfo)


def day(edition: Edition, now: datetime) -> date:
    """The page's date: that of `now` where the edition is read. At 23:30 UTC on 5 May it is 6 May in Oslo."""
    return _local(edition, now).date()


def _local(edition: Edition, now: datetime) -> datetime:
    if now.utcoffset() is None:
        raise UnclearMoment(now, "has no time zone")
    if not MINYEAR < now.year < MAXYEAR:
        raise UnclearMoment(now, "lies at the end of the calendar")
    return now.astimezone(zone(edition.timezone))
