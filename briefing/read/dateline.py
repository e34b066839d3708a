"""Where and when: the dateline a report opens with, and lines that hold nothing but a date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{}>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = (
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
    r"(?:" + _MONTH.format("m1") + r" (?P<d1>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<y1>\d{4}))?"
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)? " + _MONTH.format("m2") + r",?(?: (?P<y2>\d{4}))?"
    r"|(?P<y3>\d{4})[-/](?P<m3>\d{2})[-/](?P<d3>\d{2})|(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>\d{4}))"
)
_DIGIT = re.compile(r"\d")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, ")
_ANY_DAY = re.compile(_DAY, re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
# What stands beside a date on a line of its own: a label, a clock time, a time zone, a reading time.
_BESIDE = frozenset(
    _WORD.findall(
        "first last published updated posted modified issued released release date dated as of press media news for"
        " immediate at on by am pm a m p t z gmt utc est edt et cet cest bst ist min mins minute minutes read"
    )
)
_LONGEST_DATE_LINE = 120

_PLACE = (
    r"(?P<place>[A-Z][\w.’'-]*(?: (?:of|de|del|la|el|al|and|du|am) [A-Z][\w.’'-]*| [A-Z][\w.’'-]*){0,3}"
    r"(?:(?:, |/)[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}){0,2}?)"
)
_OUTLET = r"(?:[(/](?P<outlet>[A-Z][\w .&-]{1,30})[)/])"
_CLOCK = r"(?:,? (?:at )?\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?(?: \(?[A-Z]{2,5}\)?)?)"
_DATELINE = re.compile(
    rf"{_PLACE}(?:,? {_DAY}{_CLOCK}?)?(?:(?:,? ?|--){_OUTLET})?\s?"
    r"(?P<dash>—|–|--+|- |-(?=[A-Z]))\s?(?=[\"“‘']?[A-Z0-9])"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline tells, and where the report itself begins in its paragraph."""

    end: int
    place: str | None
    date: date | None
    outlet: str | None


def dateline(text: str) -> Dateline | None:
    """The dateline a paragraph opens with: "Rome, 3 May 2024 – ", "OSLO (NTB) —". None when it has none.

    A capitalised word and a dash alone are no dateline ("Paris – the city – waits"): it takes a date, an agency,
    a second place name or capitals throughout. Wrong for a first word shouted before a dash ("BREAKING — ").
    """
    match = _DATELINE.match(text[:200])
    if not match:
        return None
    place, when, outlet = match["place"], day(match), match["outlet"]
    told = when or match["d1"] or match["d2"] or outlet
    parted = not match["dash"].startswith("-") or match["dash"].startswith("--")
    placed = "," in place or (place.isupper() and len(place) > 3)
    if not (told or (parted and placed)):
        return None
    return Dateline(match.end(), _named(place), when, outlet)


def date_line(text: str) -> bool:
    """The line holds a date, a label or a clock time perhaps, and nothing else.

    Example: "Updated: Tuesday, 4 June 2024, 10:15 GMT". Wrong for "May 1", the feast, as a heading.
    """
    if len(text) > _LONGEST_DATE_LINE or not _DIGIT.search(text):
        return False
    rest, dates = _ANY_DAY.subn(" ", text)
    return dates > 0 and _BESIDE.issuperset(_WORD.findall(rest.lower()))


def dates_apart(text: str) -> tuple[str, ...]:
    """A line that holds a headline and a date, or a date and a text, in its parts. Most lines are one part.

    Only a whole date is set apart, with its weekday or before a label in capitals. Examples: "Ports open again Monday,
    3 June 2024"; "MAY 3, 2024 PRESS RELEASE".
    """
    named = _WEEKDAY.search(text, 0, 200)
    day = _ANY_DAY.match(text, named.start() if named else 0)
    if not day or not (day["y1"] or day["y2"]):
        return (text,)
    before, after = text[: day.start()].rstrip(), text[day.end() :].lstrip()
    shouted = after.isupper() and " " in after and date_line(text)
    headline = bool(before) and not after and not before.endswith((",", ".", " on", " of"))
    opening = bool(named) and not before and after[:1].isupper()
    return tuple(filter(None, (before, day[0], after))) if shouted or headline or opening else (text,)


def first_day(text: str) -> date | None:
    """The first whole date (day, month and year) in a short text."""
    for match in _ANY_DAY.finditer(text[:200]):
        found = day(match)
        if found:
            return found
    return None


def before_day(text: str) -> str:
    """What stands before the first whole date in a short text, "" without one."""
    at = next((match.start() for match in _ANY_DAY.finditer(text[:200]) if day(match)), 0)
    return text[:at].rstrip(" ,(")


def day(match: re.Match[str]) -> date | None:
    """The date of a match of the day pattern; None without a year, or for a day that no calendar has."""
    said = match.groupdict()
    year = said["y1"] or said["y2"] or said["y3"] or said["y4"]
    name = said["m1"] or said["m2"]
    if not year:
        return None
    month = _month(name) if name else int(said["m3"] or said["m4"])
    try:
        return date(int(year), month, int(said["d1"] or said["d2"] or said["d3"] or said["d4"]))
    except ValueError:
        return None


def _month(name: str) -> int:
    return MONTHS.index(name.lower()[:3]) + 1


def _named(place: str) -> str:
    """A place in capitals as it is written elsewhere: "NEW YORK" is "New York", "D.C." stays, "Oslo--" is "Oslo"."""
    first, comma, rest = place.rstrip("-").partition(",")
    return (first.title() if first.isupper() and len(first) > 3 and "." not in first else first) + comma + rest
