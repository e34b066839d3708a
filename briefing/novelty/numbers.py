"""The value of a number, in digits or in words: "1,210", "forty-one", "two and a half million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.numerals import ONES, ORDINALS, SCALES, SHORT_SCALES, TENS

_SCALES = {"dozen": 12.0, **SCALES}
PERCENT = frozenset(("percent", "pct", "%"))
# Days; so that "48 hours" meets "two days" and "eighteen months" "one and a half years".
LENGTHS = {
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 365 / 12,
    "year": 365.0,
    "decade": 3650.0,
}

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or sign of a sentence in lower case."""

    text: str
    start: int
    end: int


def number(tokens: Sequence[Token], at: int, text: str) -> tuple[float, int]:
    """The number that begins at a token and the token behind it; the same token where none begins."""
    if at < len(tokens) and tokens[at].text in ORDINALS:
        return ORDINALS[tokens[at].text], at + 1
    whole, part, begun = 0.0, 0.0, at
    while at < len(tokens) and (at == begun or _joined(text, tokens[at - 1], tokens[at])):
        grown = _grown(part, [token.text for token in tokens[max(begun, at - 1) : at + 1]], at == begun)
        if grown is None:
            break
        part = grown
        if _SCALES.get(tokens[at].text, 0) > SCALES["hundred"]:
            whole, part = whole + part, 0.0
        at += 1
    if at > begun and [token.text for token in tokens[at : at + 3]] == ["and", "a", "half"]:
        return whole + part + 0.5, at + 3
    return whole + part, at


def _joined(text: str, before: Token, here: Token) -> bool:
    """Whether nothing but a blank or a hyphen stands between two tokens."""
    return not text[before.end : here.start].strip(" -‑")


def _grown(part: float, last: Sequence[str], begins: bool) -> float | None:
    """A number with one more word in it; None where the word does not go on with it. `last` ends with the word."""
    word, after_digits = last[-1], len(last) > 1 and last[0][0].isdecimal()
    if word[0].isdecimal():
        return _digits(word) if begins else None
    if word in ONES and part % 10 == 0 and not after_digits:
        return part + ONES[word]
    if word in TENS and part % 100 == 0 and not after_digits:
        return part + TENS[word]
    scale = _SCALES.get(word) or (SHORT_SCALES.get(word) if after_digits else None)
    if scale and not begins:
        return part * scale
    return part if word == "and" and last[0] == "hundred" else None


def _digits(word: str) -> float:
    """Commas set off thousands where three digits follow each, else they are decimal points."""
    plain = word.replace(",", "") if _THOUSANDS.fullmatch(word) else word.replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else float(plain.replace(".", ""))
