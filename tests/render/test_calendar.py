"""Dates as the page writes them."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.render.calendar import long_date, short_date, span

SPANS = [
    ("2031-01-01", "2031-12-31", "2031"),
    ("2008-01-01", "2010-12-31", "2008–2010"),
    ("2031-04-01", "2031-04-30", "Apr 2031"),
    ("2024-02-01", "2024-02-29", "Feb 2024"),
    ("2031-03-03", "2031-03-05", "3–5 Mar"),
    ("2030-03-03", "2030-03-05", "3–5 Mar 2030"),
    ("2031-03-28", "2031-04-03", "28 Mar – 3 Apr"),
    ("2030-12-28", "2031-01-03", "28 Dec 2030 – 3 Jan"),
]


@pytest.mark.parametrize(("first", "last", "expected"), SPANS)
def test_span(first: str, last: str, expected: str) -> None:
    assert span(date.fromisoformat(first), date.fromisoformat(last), 2031) == expected


def test_days() -> None:
    assert long_date(date(2025, 8, 7)) == "Thursday 7 August 2025"
    assert short_date(date(2025, 8, 7)) == "7 Aug 2025"
    assert short_date(date(2025, 6, 7), 2025) == "7 June"
