"""Reads one form of date each: a match of its pattern to a first and a last day, or None where it is no date."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from briefing.lexicon import WEEKDAYS, table

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
# A day and month without a year belong to the year that brings them nearest: half a year either way.
_HALF_YEAR = timedelta(days=183)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
COUNTS = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6},
    **{"seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12},
}
# Words that say a day is still to come, and past forms, which say it is gone; of those near a date the nearest counts.
_TENSE = re.compile(
    r"\b(?:(?P<ahead>will|shall|would|must|forecasts?|upcoming|scheduled|expected|planned|plans?|due|set to"
    r"|(?:is|are) to"
    r"|(?:meet|open|begin|start|resume|vote|decide|expire|return)s|takes place"
    r"|to (?:meet|vote|decide|hold|be held|begin|start|open|close|resume|visit|travel|sign|publish|discuss|appear))"
    r"|was|were|had|did|said|told|met|held|began|took|made|came|went|gave|won|lost|left|led|saw|found|struck|fell|rose"
    r"|broke|became|spoke|wrote|sent|got|ran|shot|sank|hit|fled|chose|drew|grew|stood|paid|sold|bought|brought"
    r"|[a-z]{2,}ed)\b"
)
# Characters before and behind a date in which its verb is looked for: a long object may stand between them.
_REACH_BEFORE, _REACH_BEHIND = 120, 60


class Precision(StrEnum):
    """How exactly a date is told."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


Interval = tuple[date, date, Precision]


def full(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "August 7, 2025", "7 August 2025", "July 15-16, 2021", "July 27-28", "from May 3 to June 4".

    Without a year it takes the year that brings it nearest to the document's date: "December 30" in a document of
    2 January is three days ago; after "will" the next one, after "signed" the last. Wrong for an anniversary.
    """
    part = match.groupdict()
    month = _month(part["month"])
    until_month = _month(part["month2"]) if part.get("month2") else month
    year = int(part["year"]) if part["year"] else _nearest_year(anchor, month, int(part["day"]))
    first = _day(year, month, int(part["day"]))
    if first is None:
        return None
    if not part["year"] and anchor:
        off = _years_off(first, anchor, _looks_ahead(text, match))
        ends = _day(first.year, until_month, int(part["day2"])) if part.get("day2") else None
        off = 0 if ends and first < anchor <= ends else off  # it goes on
        first = _day(first.year + off, month, first.day) or first
    if not part.get("day2"):
        return first, first, Precision.DAY
    last = _day(first.year, until_month, int(part["day2"]))
    return (first, last, Precision.DAYS) if last and last >= first else (first, first, Precision.DAY)


def iso(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "2025-08-07"."""
    first = _day(*(int(part) for part in match.groups()))
    return (first, first, Precision.DAY) if first else None


def month_and_year(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "August 2025", "in November", "last May".

    A bare month is the nearest one; after "next" or "will" the coming one, after "last" or "ran" the one before. Wrong
    for a month told of another year's story: "in November he had resigned" two years ago.
    """
    month, year = _month(match["month"]), match["year"]
    if year:
        return _whole_month(int(year), month)
    if anchor is None:
        return None
    which = (match["which"] or "").lower()
    told = {"next": True, "until": True, "last": False, "since": False}
    ahead = told[which] if which in told else _looks_ahead(text, match)
    chosen = _nearest_year(anchor, month, 15) or anchor.year
    chosen += _years_off(date(chosen, month, anchor.day if month == anchor.month else 1), anchor, ahead)
    return _whole_month(chosen, month)


def quarter(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "the third quarter of 2025", "Q3 2025"; without a year, the document's."""
    number = int(match["q"]) if match["q"] else ORDINALS[match["nth"].lower()]
    if not match["year"] and anchor is None:
        return None
    year = int(match["year"]) if match["year"] else anchor.year if anchor else 0
    first = date(year, 3 * number - 2, 1)
    return first, _whole_month(year, 3 * number)[1], Precision.QUARTER


def one_year(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "in 2026", "by 2030". Wrong for a number that looks like a year after "in": "in 2000 homes" is left alone."""
    year = int(match["year"])
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def weekday(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "on Thursday", "next Monday", "last Friday".

    Ahead when the sentence looks ahead ("will meet on Monday") or tells nothing past ("the court rules on Monday"),
    else the latest one up to the document's day. Wrong for a story told in the present: "on Monday it sinks".
    """
    assert anchor is not None
    back = (anchor.weekday() - WEEKDAYS.index(match["weekday"].lower())) % 7
    past, which = anchor - back * _DAY, (match["which"] or "").lower()
    told = {"next": True, "this": True, "coming": True, "by": True, "until": True, "last": False, "since": False}
    ahead = told[which] if which in told else _looks_ahead(text, match)
    if ahead is None:
        ahead = not which and not _has_tense(text)
    day = past + _WEEK if ahead and back else past
    if which == "last" and not back:
        day = past - _WEEK
    if match["week"]:
        day = anchor + (7 - anchor.weekday() + WEEKDAYS.index(match["weekday"].lower())) * _DAY
    return day, day, Precision.DAY


def near_day(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "today", "yesterday", "tomorrow"."""
    assert anchor is not None
    word = match[0].lower()
    day = anchor + {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0) * _DAY
    return day, day, Precision.DAY


def near_period(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "next week", "last month", "this year", "later this month", "the end of the month"."""
    assert anchor is not None
    step = {"last": -1, "next": 1, "coming": 1}.get(match["which"].lower(), 0)
    match match["unit"].lower():
        case "week" | "weekend":
            monday = anchor - anchor.weekday() * _DAY + step * _WEEK
            first = monday + 5 * _DAY if match["unit"].lower() == "weekend" else monday
            return first, monday + 6 * _DAY, Precision.WEEK
        case "month":
            number = anchor.year * 12 + anchor.month - 1 + step
            return _whole_month(number // 12, number % 12 + 1)
        case _:
            year = anchor.year + step
            return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def distance(match: re.Match[str], anchor: date | None, text: str) -> Interval | None:
    """ "three days ago", "in two weeks", "within 30 days". Wrong for a length of time: "in two weeks of fighting"."""
    assert anchor is not None
    number = COUNTS.get(match["count"].lower()) or int(match["count"])
    span = number * (_WEEK if match["unit"].lower() == "week" else _DAY)
    day = anchor - span if match["ago"] else anchor + span
    return day, day, Precision.DAY


@lru_cache(maxsize=1)
def _has_tense(text: str) -> bool:
    """Whether a sentence tells anything past or to come; asked for each of its dates."""
    return _TENSE.search(text) is not None


def _looks_ahead(text: str, match: re.Match[str]) -> bool | None:
    """Whether the verb nearest before a date, else the first behind it, looks ahead or back; None without one.

    "The board will vote on the loan on Friday" looks ahead, "said on Monday it will close" back. Wrong where another
    verb stands between: "will sell what it bought in May" looks back, rightly; "will, he said, in May" wrongly.
    """
    marks = list(_TENSE.finditer(text, max(0, match.start() - _REACH_BEFORE), match.start()))
    mark = marks[-1] if marks else _TENSE.search(text, match.end(), match.end() + _REACH_BEHIND)
    return bool(mark["ahead"]) if mark else None


def _years_off(day: date, anchor: date, ahead: bool | None) -> int:
    """1 for a day behind the document's that is told as to come, -1 for one ahead of it told as gone, else 0."""
    if ahead and day < anchor:
        return 1
    return -1 if ahead is False and day > anchor else 0


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
