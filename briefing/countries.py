"""Countries under all their names as one term: "Iran", "Iranian" and "Iranians" are the same party to an event."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from briefing.lexicon import rows, table


def country(name: str) -> str:
    """The code of the country that a name stands for, "" for none: "Iranian" -> "IR", "South Korea" -> "KR"."""
    return _countries().get(name, "")


def is_country_pair(first: str, second: str) -> bool:
    """Whether two words are the name of a country: "South", "Korea"."""
    return first in _first_halves() and f"{first} {second}" in _countries()


@cache
def _countries() -> Mapping[str, str]:
    """Names of one and two words, peoples in singular and plural, without final stops."""
    from babel import Locale

    known = {name: code for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
    known |= {row[0]: row[1] for row in rows("country_aliases") if row[2] == "name"}
    known |= dict(table("demonyms"))
    known |= {f"{people}s": code for people, code in table("demonyms").items()}
    return {name.rstrip("."): code for name, code in known.items() if name.count(" ") <= 1}


@cache
def _first_halves() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in _countries() if " " in name)
