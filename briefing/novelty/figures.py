"""Figures and dates of a sentence, in digits or in words, each with its kind: "seven", "4.5 percent", "9 April"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.lexicon import WEEKDAYS, phrases, table
from briefing.model import Span
from briefing.novelty.numbers import LENGTHS, PERCENT, Token, number

# Digits that touch letters are part of a name: "G-7", "5G"; but for the short forms of scales: "3.2bn".
_TOKEN = re.compile(
    r"[$€£]|%|(?<![^\W_])(?<![^\W\d_][-‑])(?:\d{1,2}:\d\d|\d+(?:[.,]\d+)*)(?=(?:k|mn?|bn?|tn)\b|[\W_]|$)|[^\W\d_]+"
)
ROUGH_REACH = 20  # characters before a figure in which "approximately" stands
_ROUGH = re.compile(
    r"\b(?:about|some|around|nearly|almost|roughly|over|above|under|close to|up to|more than|less than|fewer than"
    r"|at least|at most|an estimated|approximately) $",
    re.IGNORECASE,
)
FIRST_YEAR, LAST_YEAR = 1900, 2100
# Kinds whose key tells them apart: "7 percent" is no 7.
_OWN = frozenset(("percent", "length", "age"))


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure as written; `kind` is count, money, percent, length, age, date, weekday, year or time.

    A date's value is month * 100 + day, or month * 100 where it has no day; that of a length is in days. `rough` where
    it stands behind "about", "more than" and the like.
    """

    span: Span
    value: float
    kind: str
    key: str
    rough: bool = False


_Found = tuple[Amount, int] | None


def amounts(text: str) -> tuple[Amount, ...]:
    """All figures and dates of a sentence, in order; "one" is none.

    "Seven of the 1.2 million homes will have power by 9 April." -> 7, 1200000 and the date 409.
    """
    tokens = [Token(found[0].lower(), found.start(), found.end()) for found in _TOKEN.finditer(text)]
    return tuple(_read(tokens, text))


def _read(tokens: Sequence[Token], text: str) -> Iterator[Amount]:
    at = 0
    while at < len(tokens):
        opinions = (rule(tokens, at, text) for rule in (_date, _weekday, _time, _figure))
        amount, at = next((found for found in opinions if found), (None, at + 1))
        if amount:
            yield amount


def _date(tokens: Sequence[Token], at: int, text: str) -> _Found:
    """A day of a month, or a month alone: "9 April", "April 9", "May". Wrong for "May" as a name."""
    here, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if after and _day(here.text) and _month(text, after):
        return _dated(here, after, _month(text, after), _day(here.text)), at + 2
    if not _month(text, here):
        return None
    if after and _day(after.text) and text[here.end : after.start].strip() in ("", "."):
        return _dated(here, after, _month(text, here), _day(after.text)), at + 2
    return _dated(here, here, _month(text, here), 0), at + 1


def _dated(first: Token, last: Token, month: int, day: int) -> Amount:
    value = month * 100 + day
    return Amount(Span(first.start, last.end), value, "date", f"date {value}")


def _day(word: str) -> int:
    return int(word) if len(word) <= 2 and word.isascii() and word.isdigit() and 0 < int(word) <= 31 else 0


def _month(text: str, token: Token) -> int:
    """The number of a month written with a capital."""
    return int(table("months").get(token.text, 0)) if text[token.start].isupper() else 0


def _weekday(tokens: Sequence[Token], at: int, text: str) -> _Found:
    here = tokens[at]
    if here.text not in WEEKDAYS:
        return None
    return Amount(Span(here.start, here.end), 0.0, "weekday", f"day {here.text}"), at + 1


def _time(tokens: Sequence[Token], at: int, text: str) -> _Found:
    here = tokens[at]
    if ":" not in here.text:
        return None
    return Amount(Span(here.start, here.end), float(here.text.replace(":", ".")), "time", f"time {here.text}"), at + 1


def _figure(tokens: Sequence[Token], at: int, text: str) -> _Found:
    """Digits or number words with their scale, a currency before or behind, a percent sign or a length behind."""
    first = at + 1 if tokens[at].text in "$€£" else at
    value, after = number(tokens, first, text)
    if after == first or (after == first + 1 and tokens[first].text == "one"):
        return None
    behind = [*(token.text for token in tokens[after : after + 2]), "", ""]
    kind, taken, worth = _kind(tokens[at:after], behind, value)
    span = Span(tokens[at].start, tokens[after + taken - 1].end)
    rough = bool(_ROUGH.search(text, max(0, span.start - ROUGH_REACH), span.start))
    key = f"{worth:.5g} {kind}" if kind in _OWN else f"{worth:.12g}"
    return Amount(span, worth, kind, key, rough), after + taken


def _kind(own: Sequence[Token], behind: Sequence[str], value: float) -> tuple[str, int, float]:
    """The kind of a number, how many tokens behind it belong to it, and its value in that kind."""
    length = LENGTHS.get(behind[0].removesuffix("s"))
    if behind[0] in PERCENT or behind[:2] == ["per", "cent"]:
        return "percent", 1 if behind[0] in PERCENT else 2, value
    if own[0].text in "$€£" or behind[0] in _currencies():
        return "money", int(behind[0] in _currencies()), value
    if length:
        return ("age", 2, value) if behind[1] == "old" else ("length", 1, value * length)
    year = len(own) == 1 and own[0].text.isdigit() and len(own[0].text) == 4 and FIRST_YEAR <= value <= LAST_YEAR
    return "year" if year else "count", 0, value


@cache
def _currencies() -> frozenset[str]:
    return frozenset(phrases("currency_words"))
