"""What a value must be: each check takes whatever stands in the file and gives it as we use it, or raises `Unfit`.

A check says what is wrong as a user would be told it: the value, the fault, the remedy.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import time, timedelta
from difflib import get_close_matches
from typing import TypeVar

from briefing.config.faults import Unfit
from briefing.read.clean import clean
from briefing.render.calendar import WEEKDAYS

T = TypeVar("T")
Check = Callable[[object], T]

SHOWN = 40  # characters of a value that a refusal repeats
MOST_SHOWN = 10**15  # a number; written out, a longer one fills the terminal
ROOMY = 4  # times its room; a text with so many blanks and signs that are not printed is no mistake
MOST_ITEMS = 500  # of one list; a watchlist with more watches nothing

_CLOCK = re.compile(r"([0-9]{1,2})[:.h]([0-9]{2})")
_STRETCH = re.compile(r"([1-9][0-9]{0,3})([hd])")


def shown(value: object) -> str:
    """A value as a refusal repeats it: clean, short, in the file's own spelling. Example: "06:30" with its marks."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        line = " ".join(clean(value[: 2 * SHOWN])[0].split())
        return f'"{line if len(line) <= SHOWN else line[:SHOWN] + "…"}"'
    if isinstance(value, int | float):
        return "such a number" if abs(value) > MOST_SHOWN else str(value)
    return "a list" if isinstance(value, list) else "a table" if isinstance(value, dict) else "a date or time"


def text(value: object) -> str:
    """Any text, as written."""
    if not isinstance(value, str):
        raise Unfit(f'{shown(value)} is no text; write it in quotation marks, as in "one"')
    return value


def line(most: int, *, empty: bool = False) -> Check[str]:
    """A text of one clean line, of so many characters at most."""

    def check(value: object) -> str:
        written = text(value)
        plain = " ".join(clean(written[: ROOMY * most])[0].split())
        if len(plain) > most or len(written) > ROOMY * most:
            raise Unfit(f"{shown(value)} is longer than {most} characters; shorten it")
        if not plain and not empty:
            raise Unfit("is empty; write what it is, or take the line out")
        return plain

    return check


def truth(value: object) -> bool:
    """Yes or no, as TOML writes it."""
    if not isinstance(value, bool):
        raise Unfit(f"{shown(value)} is neither true nor false; write one of them, without quotation marks")
    return value


def number(least: float, most: float) -> Check[float]:
    """A number, whole or not, between two others."""

    def check(value: object) -> float:
        amount = value if isinstance(value, int | float) and not isinstance(value, bool) else math.nan
        if not least <= amount <= most:
            raise Unfit(f"{shown(value)} is no number from {least:g} to {most:g}; {_in_figures(value)}")
        return float(amount)

    return check


def whole(least: int, most: int) -> Check[int]:
    """A whole number between two others."""

    def check(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise Unfit(f"{shown(value)} is no whole number from {least:,} to {most:,}; {_in_figures(value)}")
        return value

    return check


def one_of(*choices: str) -> Check[str]:
    """One of a few words."""

    def check(value: object) -> str:
        if value not in choices:
            raise Unfit(f"{shown(value)} is unknown{near(value, choices)}; write one of {', '.join(choices)}")
        return str(value)

    return check


def several(item: Check[T], least: int = 0) -> Check[tuple[T, ...]]:
    """A list, each item checked, none twice; all that is wrong in it is told."""

    def check(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise Unfit(f'{shown(value)} is no list; write it in brackets, as in ["one", "two"]')
        if not least <= len(value) <= MOST_ITEMS:
            raise Unfit(f"has {len(value):,} items; give {least} to {MOST_ITEMS}")
        found: list[T] = []
        faults: list[str] = []
        for one in value:
            try:
                found.append(item(one))
            except Unfit as fault:
                faults += fault.args
        if faults:
            raise Unfit(*faults)
        return tuple(dict.fromkeys(found))

    return check


def clock(value: object) -> time:
    """A time of day, written "06:30"."""
    told = value if isinstance(value, str) else ""
    found = _CLOCK.fullmatch(told)
    hour, minute = (int(found[1]), int(found[2])) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise Unfit(f'{shown(value)} is no time of day; write it as "06:30"')
    if len(told) != 5 or told[2] != ":":
        raise Unfit(f'{shown(value)} is no time of day; write it as "{hour:02}:{minute:02}"')
    return time(hour, minute)


def weekdays(value: object) -> tuple[int, ...]:
    """Days of the week in their order, Monday 0. Example: ["tuesday", "monday"] is 0, 1."""
    names = tuple(name.lower() for name in WEEKDAYS)
    return tuple(sorted(map(names.index, several(one_of(*names), least=1)(value))))


def stretch(most_days: int) -> Check[timedelta]:
    """A stretch of time in hours or days: "36h", "2d"."""

    def check(value: object) -> timedelta:
        found = _STRETCH.fullmatch(value) if isinstance(value, str) else None
        if not found:
            raise Unfit(f'{shown(value)} is no stretch of time; write it in hours or days, as in "36h" or "2d"')
        length = timedelta(hours=int(found[1])) if found[2] == "h" else timedelta(days=int(found[1]))
        if length > timedelta(days=most_days):
            raise Unfit(f'{shown(value)} is too long; write "{most_days}d" at most')
        return length

    return check


def near(value: object, choices: tuple[str, ...]) -> str:
    """ " (did you mean cut_off?)", where a choice is spelt much like the value."""
    if not isinstance(value, str) or len(value) > SHOWN:
        return ""
    found = get_close_matches(value.lower(), choices, n=1)
    return f" (did you mean {found[0]}?)" if found else ""


def _in_figures(value: object) -> str:
    return "write figures without quotation marks" if isinstance(value, str) else "choose another"
