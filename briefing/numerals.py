"""The only place that knows how numbers are written in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FOURTH_ON = "four fif six seven eigh nin ten eleven twelf thirteen fourteen fifteen sixteen seventeen eighteen"

ONES: Mapping[str, int] = MappingProxyType({word: value for value, word in enumerate(_ONES.split(), 1)})
TENS: Mapping[str, int] = MappingProxyType({word: 10 * value for value, word in enumerate(_TENS.split(), 2)})
# From the fourth on an ordinal counts: "an eighth victim". "First", "second" and "third" mostly tell an order.
ORDINALS: Mapping[str, int] = MappingProxyType({f"{word}th": value for value, word in enumerate(_FOURTH_ON.split(), 4)})
SCALES: Mapping[str, float] = MappingProxyType(
    {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
)
# Scales written on to the digits: "$4.5m", "20bn", "30k".
SHORT_SCALES: Mapping[str, float] = MappingProxyType({"m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "k": 1e3})

_NUMERAL = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join([*ONES, *TENS, *SCALES])})\b", re.IGNORECASE)


def numerals(text: str) -> frozenset[str]:
    """The numbers of a text as written, in small letters, "one" left out: it is mostly no count."""
    return frozenset(found.lower() for found in _NUMERAL.findall(text)) - {"one"}
