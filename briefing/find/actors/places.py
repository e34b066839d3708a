"""Countries and their names: CLDR's, as Babel carries them, with aliases, peoples and seats of government beside them.

Babel is not imported: its English table is read as data (1.5 ms instead of 30), and nothing in it is executed.
"""

from __future__ import annotations

import importlib.util
import pickle
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from briefing.find.actors.vocabulary import governing
from briefing.lexicon import rows, table

# CLDR also names regions by number ("150" is Europe) and outlying islands; two letters are countries and territories.
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "AQ"})

# Names looked up again and again; a long report has a few thousand.
_REMEMBERED = 8192

_FORMAL = re.compile(
    r"^(?:the )?(?:(?:\w+ )?(?:Republic|Kingdom|Government|Governments|State|Federation) of (?:the )?)+(?=[A-Z])"
)


@dataclass(frozen=True, slots=True)
class Country:
    """What a name says of a country: its ISO code and how.

    "name", "government" ("British government"), "seat" (a capital or palace), "people" (a demonym).
    """

    code: str
    how: str


@lru_cache(maxsize=_REMEMBERED)
def country(name: str) -> Country | None:
    """The country a name stands for, if any: "Republic of Iraq", "U.S.", "Kremlin", "Russians"."""
    known = _countries()
    found = known.get(name) or known.get(name.replace("’", "'"))
    last = name.rpartition(" ")[2].lower()
    if found is None and not governing().isdisjoint((last, last.removesuffix("s"))):
        found = country(name.rpartition(" ")[0])
        found = Country(found.code, "government") if found else None
    if found is None and name.endswith("s"):
        found = known.get(name[:-1])
        found = found if found and found.how == "people" else None
    if found is None and " of " in name and (bare := _FORMAL.sub("", name)) != name:
        found = known.get(bare)
    return found if found is None or name[0].isupper() else None


def country_name(code: str) -> str:
    """CLDR's English name, for a country that the text names only by its people or its capital."""
    return _clean(str(_cldr()["territories"][code]))


@cache
def _countries() -> dict[str, Country]:
    known = {_clean(name): Country(code, "name") for code, name in _cldr()["territories"].items() if _is_country(code)}
    known |= {row[0].replace("’", "'"): Country(row[1], row[2]) for row in rows("country_aliases")}
    known |= {people: Country(code, "people") for people, code in table("demonyms").items()}
    return known


def _is_country(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES


def _clean(name: str) -> str:
    """ "Myanmar (Burma)" -> "Myanmar"; "Bosnia & Herzegovina" -> "Bosnia and Herzegovina"."""
    return re.sub(r" \(.*|,.*| SAR China$", "", name).replace(" & ", " and ").replace("’", "'")


@cache
def zone_cities() -> frozenset[str]:
    """Cities that CLDR names a time zone after."""
    zones = _cldr()["time_zones"]
    return frozenset(zone.rpartition("/")[2].replace("_", " ") for zone in zones if "/" in zone)


@cache
def calendar() -> frozenset[str]:
    """Months and days of the week."""
    cldr = _cldr()
    wide = [cldr[unit]["format"]["wide"] for unit in ("months", "days")]
    short = [cldr[unit]["format"]["abbreviated"] for unit in ("months", "days")]
    return frozenset(name for names in wide + short for name in names.values())


class _Plain(pickle.Unpickler):
    """Reads the table without importing or running anything it mentions."""

    def find_class(self, module: str, name: str) -> Any:
        return _Unused


class _Unused:
    """Stands in for Babel's own classes, of which nothing is needed."""

    def __init__(self, *parts: object) -> None: ...

    def __setstate__(self, state: object) -> None: ...


@cache
def _cldr() -> dict[str, Any]:
    home = importlib.util.find_spec("babel")
    if home is None or home.origin is None:
        raise ModuleNotFoundError("babel")
    with (Path(home.origin).parent / "locale-data" / "en.dat").open("rb") as file:
        table_: dict[str, Any] = _Plain(file).load()
    return table_
