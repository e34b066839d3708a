"""Where and when: datelines, and lines that are only a date."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.read.dateline import date_line, dateline, dates_apart, first_day


@pytest.mark.parametrize(
    ("text", "place", "day", "outlet", "rest"),
    [
        ("Bergen, March 3, 2026 – The ministers met.", "Bergen", date(2026, 3, 3), None, "The ministers met."),
        ("OSLO (NTB) — A storm came.", "Oslo", None, "NTB", "A storm came."),
        ("NEW YORK, Aug. 7 (Reuters) - Stocks fell.", "New York", None, "Reuters", "Stocks fell."),
        ("Washington, D.C.–The chair spoke.", "Washington, D.C.", None, None, "The chair spoke."),
        ("PORT-AU-PRINCE, Haiti — Rain fell.", "Port-Au-Prince, Haiti", None, None, "Rain fell."),
        ("Nizwa, 3 May 2026 (AJNA) --- The works ended.", "Nizwa", date(2026, 5, 3), "AJNA", "The works ended."),
        ("HALDEN, Norway--(NEWSCOURIER WIRE)--Sales rose.", "Halden, Norway", None, "NEWSCOURIER WIRE", "Sales rose."),
        ("Rome, 3 May 2026 — “Stop,” he said.", "Rome", date(2026, 5, 3), None, "“Stop,” he said."),
        (
            "Rio de Janeiro, 2026-05-03 -- The talks began.",
            "Rio de Janeiro",
            date(2026, 5, 3),
            None,
            "The talks began.",
        ),
        ("BISHKEK, 14 March 2026, 09:42 GMT — The talks.", "Bishkek", date(2026, 3, 14), None, "The talks."),
        ("OSLO, March 14, 2026 /Wire/ -- The talks.", "Oslo", date(2026, 3, 14), "Wire", "The talks."),
        ("BRUSSELS — Ministers met.", "Brussels", None, None, "Ministers met."),
    ],
)
def test_dateline(text: str, place: str, day: date | None, outlet: str | None, rest: str) -> None:
    found = dateline(text)
    assert found is not None
    assert (found.place, found.date, found.outlet, text[found.end :]) == (place, day, outlet, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Paris – the city of light – waits.",
        "Al-Qaida – The group denied it.",
        "U.S.-Russia Joint Statement on Ice",
        "NATO-Russia Council Meets",
        "Norway: The budget passed.",
        "The ministers met in Rome, 3 May 2026 – a Sunday.",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("July 7, 2026", True),
        ("Wednesday, 12 May 2026", True),
        ("Published: August 7, 2026 10:22 GMT", True),
        ("MARCH 3, 2026 PRESS RELEASE", True),
        ("Aug 7, 2026 · 4 min read", True),
        ("2026-08-07T10:22:00Z", True),
        ("The talks begin on May 2, 2026", False),
        ("May the best win", False),
        ("In 2026", False),
        ("No date at all", False),
    ],
)
def test_a_line_that_is_only_a_date(text: str, wanted: bool) -> None:
    assert date_line(text) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("4th of no month", None),
        ("Sept. 30, 2026", date(2026, 9, 30)),
        ("1st June 2026", date(2026, 6, 1)),
        ("31 February 2026", None),
        ("May 5", None),
        ("14.03.2026", date(2026, 3, 14)),
        ("3.14.2026", None),
        ("On May 5 and on 6 May 2026", date(2026, 5, 6)),
    ],
)
def test_first_day(text: str, wanted: date | None) -> None:
    assert first_day(text) == wanted


@pytest.mark.parametrize(
    "parts",
    [
        ("Harbour opens in London", "Monday, 3 March 2026"),
        ("Monday, March 3, 2026", "The harbour opened again."),
        ("MARCH 3, 2026", "PRESS RELEASE"),
        ("March 3, 2026",),
        ("March 3, 2026 was cold.",),
        ("The board met on Monday, March 3, 2026",),
        ("The board met Monday, March 3, 2026, and left.",),
        ("Monday, March 3, 2026 was cold.",),
        ("No date here.",),
    ],
)
def test_dates_apart(parts: tuple[str, ...]) -> None:
    assert dates_apart(" ".join(parts)) == parts
