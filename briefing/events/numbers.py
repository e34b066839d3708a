"""Reads the numbers of a sentence: digits and words, scales, decimals, ranges, bounds, currency and percent.

A small grammar over tokens; no_counts.py tells which of them count nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from briefing.lexicon import rows
from briefing.numerals import ONES, SCALES, SHORT_SCALES, TENS

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[^\w\s]")
_DIGITS = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
WORDS: Mapping[str, int] = MappingProxyType({"zero": 0} | dict(ONES) | dict(TENS))
CURRENCIES: Mapping[str, str] = MappingProxyType(
    {sign: sign for sign in "$€£¥"}
    | {"dollars": "$", "euros": "€", "euro": "€", "pounds": "£", "yen": "¥"}
    | {name: name[:4] for name in ("kronor", "kroner", "krona", "krone", "zlotys", "rupees", "roubles", "yuan")}
)
LONGEST_BOUND = 3  # words; "no fewer than"
ABOUT = 0.1  # of the value; what "about" and "nearly" leave open


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign of a sentence, in lower case, with its offsets; `form` as written."""

    text: str
    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: tokens `first` to `last`, its bound included, its value, and what it may really be.

    `grain` is the size of its last told digit: 100 for "400", .1 for "3.2". `unit` is "%", a currency or "", `bound`
    least, most, about, was or "". `against` is the second number of a vote.
    """

    first: int
    last: int
    value: float
    low: float
    high: float
    grain: float
    scale: float = 1.0
    unit: str = ""
    bound: str = ""
    against: float | None = None


def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and signs of a sentence."""
    return tuple(Token(m[0].lower().replace("’", "'"), m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text))


def numbers(said: tuple[Token, ...]) -> tuple[Number, ...]:
    """The numbers of a sentence in order, those left out that count nothing.

    "at least 12" is 12 or more, "$4.5 million" 4,500,000 "$", "five to seven" 5 to 7, "54-43" 54 and against it 43.
    In "from 5 to 7", "up from 5" and "7 and not 5" the 5 has the bound "was".
    """
    found: list[Number] = []
    at = 0
    while at < len(said):
        read = _plain(said, at)
        at += 1
        if read is not None:
            number = _bounded(said, _with_unit(said, _joined(said, read) or read))
            at = number.last + 1
            found.append(number)
    return tuple(found)


def _plain(said: tuple[Token, ...], at: int) -> Number | None:
    """The number that opens at a token, its scale included."""
    text = said[at].text
    if not _DIGITS.fullmatch(text):
        return _worded(said, at)
    bare = text.replace(",", "")
    whole, _, decimals = bare.partition(".")
    zeros = 0 if decimals else len(whole) - len(whole.rstrip("0"))
    grain = 10.0 ** (zeros - len(decimals)) if float(bare) else 1.0
    scale, last = _scale(said, at)
    value = round(float(bare) * scale, 6)
    return Number(at, last, value, value, value, grain * scale, scale)


def _scale(said: tuple[Token, ...], at: int) -> tuple[float, int]:
    """The scale behind a number in digits and where it ends: "4.5 million", "4.5-million", "4.5m"."""
    after = [token.text for token in said[at + 1 : at + 3]]
    skip = 1 if after[:1] == ["-"] and len(after) > 1 and after[1] in SCALES else 0
    if after and after[skip] in SCALES:
        return SCALES[after[skip]], at + 1 + skip
    if after and after[0] in SHORT_SCALES and said[at + 1].start == said[at].end:
        return SHORT_SCALES[after[0]], at + 1
    return 1.0, at


def _worded(said: tuple[Token, ...], at: int) -> Number | None:
    """A number in words: "twenty-five", "two hundred and five", "a dozen", "three million"."""
    if said[at].text in ("a", "an"):
        after = said[at + 1].text if at + 1 < len(said) else ""
        value = 12.0 if after == "dozen" else SCALES.get(after, 0.0)
        return Number(at, at + 1, value, value, value, value, value, bound="about") if value else None
    state, last, scale = (0.0, 0.0), at - 1, 1.0
    for place in range(at, len(said)):
        word = said[place].text
        if word == "and" and place > at and said[place - 1].text in SCALES and _spelt(said, place + 1):
            continue
        step = _step(word, *state)
        if step is None:
            break
        state, last, scale = step, place, SCALES.get(word, 1.0)
    value = sum(state)
    return Number(at, last, value, value, value, scale, scale) if last >= at else None


def _spelt(said: tuple[Token, ...], at: int) -> bool:
    return at < len(said) and all(piece in WORDS for piece in said[at].text.split("-"))


def _step(word: str, whole: float, part: float) -> tuple[float, float] | None:
    """What a number in words is after one more word, None where the word does not go on with it."""
    if word in SCALES:
        if not part:
            return None
        return (whole, part * SCALES[word]) if word == "hundred" else (whole + part * SCALES[word], 0.0)
    pieces = word.split("-")
    if not all(piece in WORDS for piece in pieces):
        return None
    value = sum(WORDS[piece] for piece in pieces)
    tens = part % 100
    goes_on = tens == 0 or (tens >= WORDS["twenty"] and tens % 10 == 0 and value < WORDS["ten"])
    return (whole, part + value) if goes_on else None


def _joined(said: tuple[Token, ...], low: Number) -> Number | None:
    """A range or a vote: "five to seven", "5–7", "54 votes to 43"; "from 5 to 7" is two numbers."""
    before = text_at(said, low.first - 1)
    at = low.last + (2 if text_at(said, low.last + 1) == "votes" else 1)
    joined = text_at(said, at) in ("to", "-", "–") or (before == "between" and text_at(said, at) == "and")
    high = _plain(said, at + 1) if joined and before != "from" and at + 1 < len(said) else None
    if high is None:
        return None
    value = low.value * (high.scale if low.scale == 1 else 1)
    against = high.value if before != "between" else None
    ends = sorted((value, high.value))
    return Number(low.first, high.last, value, ends[0], ends[1], min(low.grain, high.grain), against=against)


def _with_unit(said: tuple[Token, ...], number: Number) -> Number:
    """The number with percent or currency beside it: "3.2 percent", "$4.5 million", "US$5", "38 million euros"."""
    if text_at(said, number.first - 1) in CURRENCIES:
        first = number.first - 1
        return replace(number, first=first, unit=CURRENCIES[said[first].text])
    after, behind = text_at(said, number.last + 1), text_at(said, number.last + 2)
    if after in ("%", "percent"):
        return replace(number, last=number.last + 1, unit="%")
    if after == "per" and behind == "cent":
        return replace(number, last=number.last + 2, unit="%")
    if after in CURRENCIES:
        return replace(number, last=number.last + 1, unit=CURRENCIES[after])
    return number


def _bounded(said: tuple[Token, ...], number: Number) -> Number:
    """The number with the words before it that say how exact it is: "at least 12", "about 400", "up from 5"."""
    before = [token.text for token in said[max(0, number.first - LONGEST_BOUND) : number.first]]
    if before[-1:] == ["from"] and (text_at(said, number.last + 1) == "to" or before[-2:-1] in (["up"], ["down"])):
        return replace(number, bound="was")
    if before[-1:] == ["not"]:
        return replace(number, bound="was")
    for size in range(len(before), 0, -1):
        bound = _bounds().get(" ".join(before[-size:]))
        if bound:
            return _widened(replace(number, first=number.first - size, bound=bound))
    return _widened(number)


def _widened(number: Number) -> Number:
    if number.bound == "least":
        return replace(number, high=float("inf"))
    if number.bound == "most":
        return replace(number, low=0.0)
    slack = ABOUT * number.value if number.bound == "about" else 0.0
    return replace(number, low=number.low - slack, high=number.high + slack)


def text_at(said: tuple[Token, ...], at: int) -> str:
    """The token at a place, "" before the first and after the last."""
    return said[at].text if 0 <= at < len(said) else ""


@cache
def _bounds() -> Mapping[str, str]:
    return MappingProxyType(
        {phrase: part for phrase, part in rows("figure_words") if part in ("least", "most", "about")}
    )
