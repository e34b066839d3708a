"""Names joined into one party, and names that must stay two."""

from __future__ import annotations

import pytest

from tests.find.actors.told import actors

JOINED = [
    ("Odd Lund spoke.\nThen Lund left.", "Odd Lund", {"Lund"}),
    (
        "The Kremlin warned Peru.\nRussia waited.\nMoscow said no.\nRussian trucks moved.",
        "Russia",
        {"Kremlin", "Moscow", "Russian"},
    ),
    ("The Grain Trade Agency (GTA) met.\nThe GTA voted.", "Grain Trade Agency", {"GTA"}),
    ("The Grain Trade Agency met.\nThe GTA voted.", "Grain Trade Agency", {"GTA"}),
    ("Tony Lund spoke.\nAntony Lund left.", "Antony Lund", {"Tony Lund"}),
    ("Minister Chung Ui-jin spoke.\nMinister Chung left.", "Chung Ui-jin", {"Chung"}),
    ("The Security Council met.\nThe Council voted.", "Security Council", {"Council"}),
    (
        "The U.S. Department of State paid.\nThe State Department said so.",
        "U.S. Department of State",
        {"State Department"},
    ),
    ("Minister Lund spoke.\nSECRETARY LUND: No.", "Lund", {"LUND"}),
    ("Ann B. Berg spoke.\nAnn Berg left.", "Ann B. Berg", {"Ann Berg"}),
    ("Keiko Mori wrote.\nMori Keiko won.", "Keiko Mori", {"Mori Keiko"}),
    ("The Church of Lumenism grew.\nLumenism sued.", "Church of Lumenism", {"Lumenism"}),
]


@pytest.mark.parametrize(("text", "name", "aliases"), JOINED)
def test_joined(text: str, name: str, aliases: set[str]) -> None:
    found = actors(text)
    assert aliases <= set(found[name].aliases)
    assert not aliases & found.keys()


APART = [
    ("Ann Berg spoke.\nOdd Berg left.", {"Ann Berg", "Odd Berg"}),
    ("Sudan signed.\nSouth Sudan signed.", {"Sudan", "South Sudan"}),
    ("The UN met.\nThe UN Security Council voted.", {"UN", "UN Security Council"}),
    ("Niger signed.\nNigeria signed.", {"Niger", "Nigeria"}),
]


@pytest.mark.parametrize(("text", "names"), APART)
def test_apart(text: str, names: set[str]) -> None:
    assert names <= actors(text).keys()


def test_a_capital_to_be_in_is_no_government() -> None:
    assert "Russia" not in actors("Ann Berg met Odd Lund in Moscow.\nThey flew to Moscow, then home.")
    assert "Russia" in actors("Moscow said no to Ann Berg.")


def test_a_surname_that_is_a_capital_is_a_person() -> None:
    found = actors("Ann Paris sued the bank.\nThen Paris won.")
    assert found["Ann Paris"].mentions == 2
    assert "France" not in found


def test_a_country_named_only_by_its_people_has_its_own_name() -> None:
    assert actors("Peruvian farmers marched.\nPeruvian roads closed.")["Peru"].kind == "country"
    assert "Peruvian government" in actors("The Peruvian government resigned.\nPeruvian farmers cheered.")


def test_a_full_name_may_stand_in_the_headline_only() -> None:
    assert "Ann Berg" in actors("Minister Berg resigned.", title="Minister Ann Berg Before Her Trial")


def test_a_headline_that_is_one_name_names_the_person() -> None:
    assert "Yuen Park" in actors("Park resigned.\nThen Park won.", title="Yuen Park")
    assert "Grain Park" not in actors("The park closed.\nRain fell on Peru.", title="Grain Park")
