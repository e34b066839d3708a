"""The cut-off and the page's day, by the wall clock of the edition, through gaps, folds and far years."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from briefing.config import Edition, closes, cut_off, day
from briefing.config.edition import Page
from briefing.errors import UsageFault


def edition(at: str = "06:30", zone: str = "Europe/Oslo") -> Edition:
    here = Path("/desk")
    return Edition(here, "Morning brief", zone, time.fromisoformat(at), Page(here / "out"), here / "a.db", ())


# cut-off, now, when reading closed, all in Oslo's offset of that day
DAYS = [
    ("06:30", "2026-11-26T07:00+01:00", "2026-11-26T06:30+01:00"),
    ("06:30", "2026-11-26T23:59+01:00", "2026-11-26T06:30+01:00"),
    ("06:30", "2026-11-26T06:30+01:00", "2026-11-26T06:30+01:00"),
    ("06:30", "2026-11-26T05:00+01:00", "2026-11-26T05:00+01:00"),
    ("06:30", "2026-11-26T00:00+01:00", "2026-11-26T00:00+01:00"),
    ("06:30", "2026-07-01T04:45+00:00", "2026-07-01T06:30+02:00"),
    ("06:30", "2026-11-25T18:00-05:00", "2026-11-26T00:00+01:00"),
]


@pytest.mark.parametrize(("at", "now", "closed"), DAYS)
def test_reading_closes_at_todays_cut_off_or_now(at: str, now: str, closed: str) -> None:
    found = cut_off(edition(at), datetime.fromisoformat(now))
    assert found.isoformat() == datetime.fromisoformat(closed).isoformat()


# On 29 March 2026 Oslo's clocks go from 02:00 to 03:00; on 25 October from 03:00 back to 02:00.
CLOCK_CHANGES = [
    ("02:30", "2026-03-29T07:00+02:00", "2026-03-29T03:30+02:00"),
    ("02:30", "2026-03-29T03:10+02:00", "2026-03-29T03:10+02:00"),
    ("02:30", "2026-03-29T01:50+01:00", "2026-03-29T01:50+01:00"),
    ("06:30", "2026-03-29T07:00+02:00", "2026-03-29T06:30+02:00"),
    ("02:30", "2026-10-25T07:00+01:00", "2026-10-25T02:30+02:00"),
    ("02:30", "2026-10-25T02:10+01:00", "2026-10-25T02:30+02:00"),
    ("02:30", "2026-10-25T02:10+02:00", "2026-10-25T02:10+02:00"),
    ("02:30", "2026-10-25T02:40+02:00", "2026-10-25T02:30+02:00"),
    ("06:30", "2026-10-25T07:00+01:00", "2026-10-25T06:30+01:00"),
]


@pytest.mark.parametrize(("at", "now", "closed"), CLOCK_CHANGES)
def test_f57_the_hour_left_out_and_the_hour_told_twice(at: str, now: str, closed: str) -> None:
    found = cut_off(edition(at), datetime.fromisoformat(now))
    assert found.isoformat() == datetime.fromisoformat(closed).isoformat()


# now, and the cut-off of 02:30 on that day, past or to come
CLOSINGS = [
    ("2026-11-26T23:59+01:00", "2026-11-26T02:30+01:00"),
    ("2026-11-26T00:00+01:00", "2026-11-26T02:30+01:00"),
    ("2026-03-29T01:50+01:00", "2026-03-29T03:30+02:00"),
    ("2026-10-25T00:10+02:00", "2026-10-25T02:30+02:00"),
    ("2026-10-25T02:10+01:00", "2026-10-25T02:30+02:00"),
]


@pytest.mark.parametrize(("now", "closing"), CLOSINGS)
def test_f57_todays_cut_off_is_the_same_all_day(now: str, closing: str) -> None:
    found = closes(edition("02:30"), datetime.fromisoformat(now))
    assert found.isoformat() == datetime.fromisoformat(closing).isoformat()


@pytest.mark.parametrize("hour", range(0, 72))
def test_f57_the_cut_off_is_never_after_now_nor_a_day_before_it(hour: int) -> None:
    for start in (datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC)):
        now = start + timedelta(hours=hour)
        assert now - timedelta(hours=25) < cut_off(edition("02:30"), now) <= now


@pytest.mark.parametrize("year", [1905, 1969, 1970, 1999, 2026, 2400])
def test_f57_a_page_of_long_ago_or_to_come_is_made_by_its_own_clock(year: int) -> None:
    """Seconds since 1970 are negative before it, and have no room after 2038 on old machines."""
    now = datetime(year, 11, 26, 12, tzinfo=UTC)
    closed = cut_off(edition(), now)
    assert (closed.date(), closed.time()) == (date(year, 11, 26), time(6, 30))
    assert day(edition(), now) == date(year, 11, 26)


def test_f57_the_answer_hangs_on_the_moment_and_not_on_the_zone_it_is_told_in() -> None:
    now = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)  # 02:10 for the second time
    told = [now.astimezone(timezone(timedelta(hours=hours))) for hours in (-11, -5, 0, 1, 2, 5.75, 14)]
    assert {cut_off(edition("02:30"), one).isoformat() for one in told} == {"2026-10-25T02:30:00+02:00"}


DATES = [
    ("Europe/Oslo", "2026-05-05T23:30+00:00", date(2026, 5, 6)),
    ("America/Halifax", "2026-05-05T23:30+00:00", date(2026, 5, 5)),
    ("Pacific/Kiritimati", "2026-05-05T10:30+00:00", date(2026, 5, 6)),
    ("UTC", "2026-01-01T00:30+01:00", date(2025, 12, 31)),
]


@pytest.mark.parametrize(("zone", "now", "when"), DATES)
def test_the_pages_day_is_that_of_its_readers(zone: str, now: str, when: date) -> None:
    assert day(edition(zone=zone), datetime.fromisoformat(now)) == when


@pytest.mark.parametrize("ask", [cut_off, closes, day], ids=["cut_off", "closes", "day"])
def test_a_moment_without_a_zone_is_refused(ask: Callable[[Edition, datetime], date]) -> None:
    with pytest.raises(UsageFault) as refused:
        ask(edition(), datetime(2026, 11, 26, 7))
    assert str(refused.value) == "2026-11-26T07:00:00: has no time zone; write it as 2026-11-26T07:00+01:00."


@pytest.mark.parametrize("now", [datetime.min, datetime.max])
def test_f57_the_ends_of_the_calendar_are_refused(now: datetime) -> None:
    for zone in ("Pacific/Kiritimati", "America/Halifax"):
        with pytest.raises(UsageFault, match="lies at the end of the calendar"):
            cut_off(edition(zone=zone), now.replace(tzinfo=UTC))


def test_a_zone_that_is_gone_since_is_refused() -> None:
    with pytest.raises(UsageFault, match='timezone: "Mars/Base" is no time zone'):
        cut_off(replace(edition(), timezone="Mars/Base"), datetime(2026, 11, 26, tzinfo=UTC))
