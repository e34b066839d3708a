"""Numbers that count nothing: years, days of a month, clock times, ages, scores, and numbers that are names.

A rule is true where the number is of its sort. A wrong figure on a page is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from briefing.events.numbers import CURRENCIES, Number, Token, text_at
from briefing.lexicon import rows, table

Said = tuple[Token, ...]
Rule = Callable[[Said, Number], bool]

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_HOUR = re.compile(r"\d{1,2}\.\d{2}")
_CLOCK = frozenset(("am", "pm", "a", "p", "gmt", "utc", "o'clock", "bst", "cet", "est"))
_ORDINAL = frozenset(("st", "nd", "rd", "th"))
_DOLLARS = frozenset(("us", "a", "c", "nz"))  # "US$5": the letters belong to the sign
OLDEST = 110  # years; a higher number between commas behind a name is no age


def year(said: Said, number: Number) -> bool:
    """ "in 2024". Wrong for "2000 workers" without a comma, unless what they are is in the list of things counted."""
    alone = number.first == number.last and not number.unit
    return alone and bool(_YEAR.fullmatch(said[number.last].text)) and text_at(said, number.last + 1) not in _things()


def day(said: Said, number: Number) -> bool:
    """ "5 May", "May 5, 2024". A month has a capital, so that "12 may die" counts."""
    beside = [said[at] for at in (number.first - 1, number.last + 1) if 0 <= at < len(said)]
    return any(token.text in table("months") and token.form[0].isupper() for token in beside)


def clock(said: Said, number: Number) -> bool:
    """ "at 10 am", "0600 GMT", "at 18.00"."""
    after = text_at(said, number.last + 1)
    stopped = text_at(said, number.last + 2) == "." or after not in ("a", "p")
    stopped_hour = text_at(said, number.first - 1) == "at" and bool(_HOUR.fullmatch(said[number.last].text))
    leading_zero = said[number.last].text.startswith("0") and "." not in said[number.last].text
    return (after in _CLOCK and stopped) or leading_zero or stopped_hour


def ordinal(said: Said, number: Number) -> bool:
    """ "the 5th"."""
    return text_at(said, number.last + 1) in _ORDINAL


def glued(said: Said, number: Number) -> bool:
    """Part of a name or a compound: "A320", "H5N1", "Covid-19", "34-year-old", "3-1"."""
    first, last = number.first, number.last
    before = said[first - 1] if first and said[first - 1].end == said[first].start else None
    after = said[last + 1] if last + 1 < len(said) and said[last + 1].start == said[last].end else None
    hyphened = after is not None and after.text in "-–" and last + 2 < len(said) and said[last + 2].start == after.end
    magnitude = hyphened and text_at(said, last + 2) == "magnitude"
    dollar = before is not None and before.text in _DOLLARS and said[first].text in CURRENCIES
    named = before is not None and not dollar and (before.text[-1].isalnum() or before.text in "-–#/.")
    lettered = after is not None and after.text[0].isalpha()
    return named or lettered or (hyphened and not magnitude)


def label(said: Said, number: Number) -> bool:
    """A number that is a name: "Article 5", "No. 5", "flight 12", "Balticlink 2"."""
    before = [text_at(said, number.first - back) for back in (2, 1)]
    marked = before[1] in _labels() or (before[1] == "." and before[0] in _labels())
    name = said[number.first - 1].form if number.first > 1 else ""
    digits = said[number.last].text[0].isdecimal()
    capital = name[:1].isupper() and not name.isupper() and digits and not number.unit
    return marked or (capital and text_at(said, number.last + 1) not in _things())


def age(said: Said, number: Number) -> bool:
    """ "Ada Lind, 34, said"."""
    commas = text_at(said, number.first - 1) == "," and text_at(said, number.last + 1) in (",", ".", "")
    name = said[number.first - 2].form if number.first > 1 else ""
    return commas and not number.unit and number.value < OLDEST and name[:1].isupper()


NO_COUNT: tuple[Rule, ...] = (year, day, clock, ordinal, glued, label, age)


def counts_nothing(said: Said, number: Number) -> bool:
    """True where a number of a sentence is no count."""
    return any(rule(said, number) for rule in NO_COUNT)


@cache
def _things() -> frozenset[str]:
    return frozenset(row[0] for row in rows("counted") if row[2] != "span")


@cache
def _labels() -> frozenset[str]:
    return frozenset(row[0] for row in rows("figure_words") if row[1] == "label")
