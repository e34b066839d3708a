"""Reads the dates told in a sentence, anchored on the date of its document, never on today's.

Own grammar, because date libraries fill in what is not there: "On Monday the 5 members" is a Monday, not a fifth.
A date that cannot be placed without guessing (a weekday in a document without a date) is left out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from briefing.lexicon import table

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
# A day and month without a year belong to the year that brings them nearest: half a year either way.
_HALF_YEAR = timedelta(days=183)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_COUNTS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_FUTURE = re.compile(r"\b(?:will|shall|to|would|upcoming|next|scheduled|expected|plans?|due|by|until|ahead)\b", re.I)


class Precision(StrEnum):
    """How exactly a date is told."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a text: its offsets there, its first and last day, how exact it is, and whether its year was told."""

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    relative: bool = False


Interval = tuple[date, date, Precision]
Reader = Callable[[re.Match[str], date | None, str], Interval | None]


def find_mentions(text: str, anchor: date | None) -> tuple[Mention, ...]:
    """All dates told in a sentence, left to right; of overlapping readings the first form in FORMS wins."""
    found: list[Mention] = []
    for pattern, reader, relative in _forms():
        if relative and anchor is None:
            continue
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            interval = reader(match, anchor, text)
            if interval:
                found.append(Mention(match.start(), match.end(), *interval, relative))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _full(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "August 7, 2025", "7 August 2025", "July 15-16, 2021", "July 27-28", "from May 3 to June 4".

    Without a year it takes the year that brings it nearest to the document's date: "December 30" in a document of
    2 January is three days ago. Wrong for an anniversary told without its year.
    """
    part = match.groupdict()
    month = _month(part["month"])
    until_month = _month(part["month2"]) if part.get("month2") else month
    year = int(part["year"]) if part["year"] else _nearest_year(anchor, month, int(part["day"]))
    first = _day(year, month, int(part["day"]))
    if first is None:
        return None
    if not part.get("day2"):
        return first, first, Precision.DAY
    last = _day(first.year, until_month, int(part["day2"]))
    return (first, last, Precision.DAYS) if last and last >= first else (first, first, Precision.DAY)


def _iso(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "2025-08-07"."""
    first = _day(*(int(part) for part in match.groups()))
    return (first, first, Precision.DAY) if first else None


def _month_and_year(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "August 2025", "in November", "last May".

    A bare month is the nearest one; after "next" the coming one, after "last" the one before. Wrong for a month
    told of another year's story: "in November he had resigned" two years ago.
    """
    month, year = _month(match["month"]), match["year"]
    if year:
        return _whole_month(int(year), month)
    if anchor is None:
        return None
    ahead = (match["which"] or "").lower() == "next" or (match["which"] or "").lower() == "until"
    behind = (match["which"] or "").lower() in ("last", "since")
    chosen = _nearest_year(anchor, month, 15) or anchor.year
    if ahead and date(chosen, month, 1) < anchor.replace(day=1):
        chosen += 1
    if behind and date(chosen, month, 1) > anchor:
        chosen -= 1
    return _whole_month(chosen, month)


def _quarter(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "the third quarter of 2025", "Q3 2025"; without a year, the document's."""
    number = int(match["q"]) if match["q"] else _ORDINALS[match["nth"].lower()]
    if not match["year"] and anchor is None:
        return None
    year = int(match["year"]) if match["year"] else anchor.year if anchor else 0
    first = date(year, 3 * number - 2, 1)
    return first, _whole_month(year, 3 * number)[1], Precision.QUARTER


def _year(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "in 2026", "by 2030". Wrong for a number that looks like a year after "in": "in 2000 homes" is left alone."""
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def _weekday(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "on Thursday", "next Monday", "last Friday".

    Ahead when the sentence looks ahead ("will meet on Monday"), else the latest one up to the document's day.
    Wrong when one sentence holds both: "said on Monday it will close" counts the nearer verb, before the day.
    """
    assert anchor is not None
    back = (anchor.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    past, which = anchor - back * DAY, (match["which"] or "").lower()
    ahead = which in ("next", "this", "coming") or (which != "last" and bool(_FUTURE.search(_clause(text, match))))
    day = past + WEEK if ahead and back else past
    if which == "last" and not back:
        day = past - WEEK
    return day, day, Precision.DAY


def _near_day(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "today", "yesterday", "tomorrow"."""
    assert anchor is not None
    word = match[0].lower()
    day = anchor + {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0) * DAY
    return day, day, Precision.DAY


def _near_period(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "next week", "last month", "this year", "later this month", "the end of the month"."""
    assert anchor is not None
    step = {"last": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
    match match["unit"].lower():
        case "week" | "weekend":
            monday = anchor - anchor.weekday() * DAY + step * WEEK
            first = monday + 5 * DAY if match["unit"].lower() == "weekend" else monday
            return first, monday + 6 * DAY, Precision.WEEK
        case "month":
            number = anchor.year * 12 + anchor.month - 1 + step
            return _whole_month(number // 12, number % 12 + 1)
        case _:
            year = anchor.year + step
            return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def _distance(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "three days ago", "in two weeks", "within 30 days". Wrong for a length of time: "in two weeks of fighting"."""
    assert anchor is not None
    number = _COUNTS.get(match["count"].lower()) or int(match["count"])
    span = number * (WEEK if match["unit"].lower() == "week" else DAY)
    day = anchor - span if match["ago"] else anchor + span
    return day, day, Precision.DAY


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Reader, bool], ...]:
    """The forms of dates, most telling first: pattern, reader, whether it needs the document's date."""
    names = sorted({form.capitalize() for form in table("months")}, key=len, reverse=True)
    month = rf"(?P<month>{'|'.join(names)})\.?"
    other = month.replace("month", "month2")
    day, day2 = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
    year, to = r"(?P<year>(?:1[5-9]|20)\d\d)\b", r"\s?(?:-|–|—|to|and|through|until)\s?"
    weekday = rf"(?P<weekday>{'|'.join(name.capitalize() for name in _WEEKDAYS)})"
    which = r"(?:\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Uu]ntil|[Ss]ince|[Ii]n|[Bb]y|[Ee]arly|[Ll]ate|[Oo]f|[Mm]id)[ -])"
    period = r"(?P<unit>week|weekend|month|year)\b"
    count = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
    forms: tuple[tuple[str, Reader, bool], ...] = (
        (r"\b(\d{4})-(\d\d)-(\d\d)\b", _iso, False),
        (rf"\b{month} {day}(?:{to}(?:{other} )?{day2})?,? {year}", _full, False),
        (rf"\b{day}(?:{to}{day2})? (?:of )?{month},? {year}", _full, False),
        (rf"\b{month},? {year}".replace("(?P<year>", "(?P<which>)(?P<year>"), _month_and_year, False),
        (rf"\b{month} {day}(?:{to}(?:{other} )?{day2})?\b(?!,?\d)(?P<year>)", _full, True),
        (rf"\b{day}(?:{to}{day2})? (?:of )?{month}\b(?P<year>)", _full, True),
        (rf"\b(?:Q(?P<q>[1-4])|(?i:(?P<nth>{'|'.join(_ORDINALS)}))[ -]quarter)(?: of)?(?: {year})?", _quarter, False),
        (rf"{which}{month}\b(?P<year>)(?! [A-Z])", _month_and_year, True),
        (
            rf"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Dd]uring|[Bb]efore|early|late|mid|of)[ -]{year}(?! [a-z]+s\b)(?![-–]\d)",
            _year,
            False,
        ),
        (rf"{which}?\b{weekday}\b", _weekday, True),
        (r"(?i)\b(?:today|yesterday|tomorrow|tonight|last night)\b", _near_day, True),
        (rf"(?i)\b(?P<which>last|next|this|coming)\s{period}", _near_period, True),
        (rf"(?i)\bend of the (?P<which>){period}", _near_period, True),
        (rf"(?i)\b(?:within|in) (?:the next )?{count} (?P<unit>day|week)s?\b(?P<ago>)(?! of\b)", _distance, True),
        (rf"(?i)\b{count} (?P<unit>day|week)s? (?P<ago>ago)\b", _distance, True),
    )
    return tuple((re.compile(pattern), reader, relative) for pattern, reader, relative in forms)


def _clause(text: str, match: re.Match[str]) -> str:
    """The few words before a weekday, which hold the verb it belongs to: 40 characters were as good as 80."""
    return text[max(0, match.start() - 40) : match.start()]


def _month(name: str) -> int:
    return int(table("months")[name.lower()])


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def _nearest_year(anchor: date | None, month: int, day: int) -> int | None:
    if anchor is None:
        return None
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    return next((y for y in years if (d := _day(y, month, day)) and abs(d - anchor) <= _HALF_YEAR), None)


def _whole_month(year: int, month: int) -> Interval:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH
