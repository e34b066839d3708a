"""Countries by any of their names, from CLDR and the small files beside it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from briefing.find.actors.places import Country, calendar, country, country_name
from briefing.lexicon import rows, table


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Peru", Country("PE", "name")),
        ("Bosnia and Herzegovina", Country("BA", "name")),
        ("Republic of Peru", Country("PE", "name")),
        ("Government of the United States", Country("US", "name")),
        ("U.S.", Country("US", "name")),
        ("Kremlin", Country("RU", "seat")),
        ("Peruvians", Country("PE", "people")),
        ("Peruvian government", Country("PE", "government")),
        ("Perus", None),
        ("Europe", None),
        ("Harbour Bank", None),
    ],
)
def test_country(name: str, wanted: Country | None) -> None:
    assert country(name) == wanted


def test_every_code_in_the_files_is_one_that_cldr_names() -> None:
    codes = {row[1] for row in rows("country_aliases")} | set(table("demonyms").values())
    assert all(country_name(code) for code in codes)


def test_the_table_is_read_as_babel_reads_it() -> None:
    from babel import Locale

    cldr = Locale("en").territories
    assert country_name("PE") == cldr["PE"]
    assert country_name("MM") == "Myanmar"
    assert {"Monday", "August"} <= calendar()


def test_babel_is_not_imported() -> None:
    code = "import sys, briefing.find.actors.places as p; p.country('Peru'); print('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "False"
