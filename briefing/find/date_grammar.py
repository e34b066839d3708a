"""Finds the dates told in a sentence, anchored on the date of its document, never on today's.

Own grammar, because date libraries fill in what is not there: "On Monday the 5 members" is a Monday, not a fifth.
A date that cannot be placed without guessing (a weekday in a document without a date) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from briefing.find import date_readers as read
from briefing.find.date_readers import COUNTS, ORDINALS, Interval, Precision
from briefing.lexicon import WEEKDAYS, table

Reader = Callable[[re.Match[str], date | None, str], Interval | None]


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in a text: its offsets there, its first and last day, how exact it is, and whether its year was told."""

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    relative: bool = False


def find_mentions(text: str, words: tuple[str, ...], anchor: date | None) -> tuple[Mention, ...]:
    """All dates told in a sentence, left to right; `words` are its words in lower case.

    Of overlapping readings the first form wins. Only forms with one of their words in the sentence are tried.
    """
    hints = _hints(words)
    found: list[Mention] = []
    taken = bytearray(len(text))
    for hint, pattern, reader, relative in _forms() if hints else ():
        if hint not in hints or (relative and anchor is None):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            interval = None if any(taken[start:end]) else reader(match, anchor, text)
            if interval:
                taken[start:end] = b"\1" * (end - start)
                found.append(Mention(start, end, *interval, relative))
    return tuple(sorted(found, key=lambda mention: mention.start))


def _hints(words: tuple[str, ...]) -> frozenset[str]:
    """Which forms of date the words of a sentence can hold."""
    hints = _hint_words()
    found = {hints[word] for word in words if word in hints}
    if any(word[:4].isdecimal() and len(word) >= 4 for word in words):
        found.add("year")
    return frozenset(found)


@cache
def _hint_words() -> Mapping[str, str]:
    """Words that announce a form of date."""
    hints = dict.fromkeys(table("months"), "month") | dict.fromkeys(WEEKDAYS, "weekday")
    hints |= dict.fromkeys(("today", "yesterday", "tomorrow", "tonight", "night"), "near")
    hints |= dict.fromkeys(("quarter", "q1", "q2", "q3", "q4"), "quarter")
    hints |= dict.fromkeys(("week", "weekend", "month", "year"), "period")
    return MappingProxyType(hints | dict.fromkeys(("day", "days", "weeks"), "distance"))


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str], Reader, bool], ...]:
    """The forms of dates, most telling first: its hint, pattern, reader, whether it needs the document's date."""
    names = sorted({form.capitalize() for form in table("months")}, key=len, reverse=True)
    month = rf"(?P<month>{'|'.join(names)})\.?"
    other = month.replace("month", "month2")
    day, day2 = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?"
    year, to = r"(?P<year>(?:1[5-9]|20)\d\d)\b", r"\s?(?:-|–|—|to|and|through|until)\s?"
    days = "|".join(name.capitalize() for name in WEEKDAYS)
    weekday, on = rf"(?P<weekday>{days})", rf"(?:\b(?:{days}),? (?:the )?)?"
    which = (
        r"(?:\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Uu]ntil|[Ss]ince|[Ii]n|[Bb]y|[Ee]arly|[Ll]ate|[Oo]f|[Mm]id)"
        r"[ -])"
    )
    nth, unit = "|".join(ORDINALS), r"(?P<unit>day|week)"
    period = r"(?P<unit>week|weekend|month|year)\b"
    count = rf"(?P<count>\d{{1,3}}|{'|'.join(COUNTS)})"
    past = r"\b(?P<year>)"
    told_year = r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Dd]uring|[Bb]efore|early|late|mid|of)[ -]"
    forms: tuple[tuple[str, str, Reader, bool], ...] = (
        ("year", r"\b(\d{4})-(\d\d)-(\d\d)\b", read.iso, False),
        ("month", rf"{on}\b{month} {day}(?:{to}(?:{other} )?{day2})?,? {year}", read.full, False),
        ("month", rf"{on}\b{day}(?:{to}{day2})? (?:of )?{month},? {year}", read.full, False),
        (
            "month",
            rf"\b{month},? {year}".replace("(?P<year>", "(?P<which>)(?P<year>"),
            read.month_and_year,
            False,
        ),
        ("month", rf"{on}\b{month} {day}(?:{to}(?:{other} )?{day2})?\b(?!,?\d)(?P<year>)", read.full, True),
        ("month", rf"{on}\b{day}(?:{to}{day2})? (?:of )?{month}{past}", read.full, True),
        (
            "quarter",
            rf"\b(?:Q(?P<q>[1-4])|(?i:(?P<nth>{nth}))[ -]quarter)(?: of)?(?: {year})?",
            read.quarter,
            False,
        ),
        ("month", rf"{which}{month}{past}(?! [A-Z])", read.month_and_year, True),
        ("year", rf"{told_year}{year}(?! [a-z]+s\b)(?![-–]\d)", read.one_year, False),
        ("weekday", rf"{which}?\b{weekday}\b(?P<week> (?:of )?next week\b)?", read.weekday, True),
        ("near", r"(?i)\b(?:today|yesterday|tomorrow|tonight|last night)\b", read.near_day, True),
        ("period", rf"(?i)\b(?P<which>last|next|this|coming)\s{period}", read.near_period, True),
        ("period", rf"(?i)\bend of the (?P<which>){period}", read.near_period, True),
        (
            "distance",
            rf"(?i)\b(?:within|in) (?:the next )?{count} {unit}s?\b(?P<ago>)(?! of\b)",
            read.distance,
            True,
        ),
        ("distance", rf"(?i)\b{count} {unit}s? (?P<ago>ago)\b", read.distance, True),
    )
    return tuple((hint, re.compile(pattern), reader, relative) for hint, pattern, reader, relative in forms)
