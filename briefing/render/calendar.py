"""Dates as the page writes them, in English whatever the machine's locale."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(day: date, weekday: bool = True) -> str:
    """ "Thursday 7 August 2025", or without the weekday."""
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]} {text}" if weekday else text


def short_date(day: date, year: int | None = None) -> str:
    """ "7 Aug 2025"; "7 Aug" within the year given."""
    text = f"{day.day} {_short(day)}"
    return text if day.year == year else f"{text} {day.year}"


def span(first: date, last: date, year: int | None = None) -> str:
    """A period: "2008", "Aug 2025", "3–5 Aug", "28 Aug – 3 Sep 2025"."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) != (last.year, last.month):
        return f"{short_date(first, last.year)} – {short_date(last, year)}"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return f"{_short(first)} {first.year}"
    return f"{first.day}–{short_date(last, year)}"


def _short(day: date) -> str:
    name = MONTHS[day.month - 1]
    return name if len(name) < 5 else name[:3]
