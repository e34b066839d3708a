"""Whether today's page is to be made now, by the edition's own clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest

from briefing.config import Edition, cut_off
from briefing.config.edition import Page
from briefing.edition.due import due
from briefing.errors import UsageFault
from tests.clocks import CHANGES

WORKING_DAYS = (0, 1, 2, 3, 4)


def edition(at: str = "06:30", zone: str = "Europe/Oslo", days: tuple[int, ...] = tuple(range(7))) -> Edition:
    here = Path("/desk")
    page = Page(here / "out")
    return Edition(here, "Morning brief", zone, time.fromisoformat(at), page, here / "a.db", (), days=days)


def asked(made: Edition, now: str, done: str = "") -> bool:
    """The answer at a moment, where the page of one day, if any, is done."""
    return due(made, datetime.fromisoformat(now), lambda day: day.isoformat() == done)


# On 26 November 2026, a Thursday, in Oslo; the page done, the moment, the answer.
MOMENTS = [
    ("", "2026-11-26T06:29:59+01:00", False),
    ("", "2026-11-26T06:30:00+01:00", True),
    ("", "2026-11-26T06:31:00+01:00", True),
    ("", "2026-11-26T23:59:59+01:00", True),
    ("", "2026-11-27T00:00:00+01:00", False),
    ("", "2026-11-26T05:29:00+00:00", False),
    ("", "2026-11-26T05:30:00+00:00", True),
    ("2026-11-26", "2026-11-26T06:31:00+01:00", False),
    ("2026-11-25", "2026-11-26T06:31:00+01:00", True),
    ("2026-11-26", "2026-11-27T06:31:00+01:00", True),
]


@pytest.mark.parametrize(("done", "now", "answer"), MOMENTS)
def test_from_the_cut_off_until_the_page_is_done_or_the_day_over(done: str, now: str, answer: bool) -> None:
    assert asked(edition(), now, done) is answer


WEEK = [("2026-11-27", True), ("2026-11-28", False), ("2026-11-29", False), ("2026-11-30", True)]


@pytest.mark.parametrize(("day", "answer"), WEEK)
def test_a_day_without_a_page_is_skipped_and_no_page_made_up_for(day: str, answer: bool) -> None:
    assert asked(edition(days=WORKING_DAYS), f"{day}T09:00+01:00") is answer


# Oslo leaves out 02:00 to 03:00 on 29 March 2026 and tells it twice on 25 October; Lord Howe leaves out 02:00 to 02:30
# on 4 October and tells 01:30 to 02:00 twice on 5 April; New York leaves out 02:00 to 03:00 on 8 March.
CLOCK_CHANGES = [
    ("Europe/Oslo", "02:30", "2026-03-29T01:59+01:00", False),
    ("Europe/Oslo", "02:30", "2026-03-29T03:00+02:00", False),
    ("Europe/Oslo", "02:30", "2026-03-29T03:29+02:00", False),
    ("Europe/Oslo", "02:30", "2026-03-29T03:30+02:00", True),
    ("Europe/Oslo", "02:30", "2026-10-25T02:29+02:00", False),
    ("Europe/Oslo", "02:30", "2026-10-25T02:30+02:00", True),
    ("Europe/Oslo", "02:30", "2026-10-25T02:10+01:00", True),
    ("Europe/Oslo", "06:30", "2026-03-29T06:29+02:00", False),
    ("Europe/Oslo", "06:30", "2026-03-29T06:30+02:00", True),
    ("Europe/Oslo", "06:30", "2026-10-25T06:30+02:00", False),
    ("Europe/Oslo", "06:30", "2026-10-25T06:30+01:00", True),
    ("Australia/Lord_Howe", "02:10", "2026-10-04T02:39+11:00", False),
    ("Australia/Lord_Howe", "02:10", "2026-10-04T02:40+11:00", True),
    ("Australia/Lord_Howe", "01:40", "2026-04-05T01:39+11:00", False),
    ("Australia/Lord_Howe", "01:40", "2026-04-05T01:31+10:30", True),
    ("America/New_York", "02:15", "2026-03-08T03:14-04:00", False),
    ("America/New_York", "02:15", "2026-03-08T03:15-04:00", True),
]


@pytest.mark.parametrize(("zone", "at", "now", "answer"), CLOCK_CHANGES)
def test_f57_the_hour_left_out_and_the_hour_told_twice(zone: str, at: str, now: str, answer: bool) -> None:
    assert asked(edition(at, zone), now) is answer


# A Monday page at 06:35; the moment in UTC.
FAR = [
    ("Asia/Kathmandu", "2026-11-30T00:49", False),
    ("Asia/Kathmandu", "2026-11-30T00:50", True),
    ("Pacific/Kiritimati", "2026-11-29T16:34", False),
    ("Pacific/Kiritimati", "2026-11-29T16:35", True),
    ("Pacific/Apia", "2026-11-29T17:34", False),
    ("Pacific/Apia", "2026-11-29T17:35", True),
    ("Pacific/Apia", "2026-11-30T17:35", False),
    ("Pacific/Pago_Pago", "2026-11-30T17:35", True),
    ("Pacific/Pago_Pago", "2026-12-01T10:59", True),
    ("Pacific/Pago_Pago", "2026-12-01T11:00", False),
]


@pytest.mark.parametrize(("zone", "now", "answer"), FAR)
def test_today_is_that_of_the_edition_and_not_of_the_machine(zone: str, now: str, answer: bool) -> None:
    assert asked(edition("06:35", zone, (0,)), f"{now}+00:00") is answer


def test_f57_a_day_that_a_country_left_out_is_no_day() -> None:
    """Samoa went from Thursday 29 to Saturday 31 December 2011."""
    thursday_evening = datetime(2011, 12, 30, 9, 0, tzinfo=UTC)
    days: list[date] = []

    def noted(day: date) -> bool:
        days.append(day)
        return False

    for quarter in range(96):
        now = thursday_evening + timedelta(minutes=15 * quarter)
        due(edition("06:30", "Pacific/Apia"), now, noted)
    assert list(dict.fromkeys(days)) == [date(2011, 12, 29), date(2011, 12, 31)]


@pytest.mark.parametrize(("zone", "start"), CHANGES)
@pytest.mark.parametrize("at", ["00:00", "00:30", "01:30", "02:00", "02:30", "06:35", "23:50"])
def test_f57_asked_every_quarter_of_an_hour_each_day_gets_one_page_in_the_quarter_of_its_cut_off(
    zone: str, start: str, at: str
) -> None:
    """As cron asks: at the minutes of the cut-off, by a machine whose clock is set to UTC."""
    made, pages = edition(at, zone), dict[date, datetime]()
    first = datetime.fromisoformat(f"{start}T{at}+00:00") - timedelta(days=1)
    for quarter in range(4 * 24 * 5):
        now = first + timedelta(minutes=15 * quarter)
        if due(made, now, pages.__contains__):
            pages[now.astimezone(cut_off(made, now).tzinfo).date()] = now
    days = sorted(pages)
    assert len(days) >= 4
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert all(now.timestamp() == cut_off(made, now).timestamp() for now in list(pages.values())[1:])


def test_the_answer_hangs_on_the_moment_and_not_on_the_zone_it_is_told_in() -> None:
    moment = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 02:30 for the first time
    for hours in (-11, -5, 0, 1, 2, 5.75, 14):
        now = moment.astimezone(timezone(timedelta(hours=hours)))
        assert due(edition("02:30"), now, lambda _: False)
        assert not due(edition("02:30"), now - timedelta(minutes=1), lambda _: False)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(UsageFault, match="has no time zone"):
        due(edition(), datetime(2026, 11, 26, 7), lambda _: False)


def test_whether_a_page_is_done_is_not_asked_before_its_time() -> None:
    """The answer may cost an archive to be opened."""
    assert not due(edition(), datetime(2026, 11, 26, 5, tzinfo=UTC), lambda _: pytest.fail("was asked"))
