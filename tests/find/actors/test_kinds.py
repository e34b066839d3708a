"""What is a person, an organisation, a country, and what is no actor at all."""

from __future__ import annotations

import pytest

from briefing.find.actors.kinds import CLUES, KINDS
from briefing.lexicon import rows
from tests.find.actors.told import actors

TEXT = """Prime Minister Ann Berg met the Grain Board in Oslo.
Peru and NATO signed the Harbour Treaty on Monday.
Berg said the Board had voted.
In Tulsa, Oklahoma, the Universal Grain Declaration was read.
Hurricane Ida passed Santa Clara, California.
The Baker Prize went to Odd Lund, who thanked Peru."""


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ann Berg", "person"),
        ("Odd Lund", "person"),
        ("Grain Board", "organisation"),
        ("NATO", "organisation"),
        ("Peru", "country"),
    ],
)
def test_kind(name: str, kind: str) -> None:
    assert actors(TEXT)[name].kind == kind


@pytest.mark.parametrize(
    "name",
    [
        "Harbour Treaty",
        "Monday",
        "Universal Grain Declaration",
        "Hurricane Ida",
        "Ida",
        "Baker Prize",
        "Oslo",
        "California",
    ],
)
def test_no_actor(name: str) -> None:
    assert name not in actors(TEXT)


def test_every_clue_has_a_weight_for_every_kind() -> None:
    weights = {row[0]: row[1:] for row in rows("actor_kinds")}
    assert set(weights) == {name for name, _ in CLUES} | {"any"}
    assert all(len(row) == len(KINDS) for row in weights.values())


def test_a_country_after_its_town_does_not_act() -> None:
    line = actors("A clinic in Antalya, Turkey watched Ann Berg.\nTurkey signed the treaty.")["Turkey"].lines[0]
    assert line.passage.sentence.text == "Turkey signed the treaty."


def test_a_work_has_its_year_behind_it() -> None:
    found = actors("Ann Berg wrote Harbour Nights (2004) and led Harbour Mills. Harbour Mills sued.")
    assert "Harbour Nights" not in found
    assert "Harbour Mills" in found


def test_an_acronym_inside_speaks_against_a_person() -> None:
    assert actors("The UEBA Weekly said no.\nThen UEBA Weekly sued Ann Berg.")["UEBA Weekly"].kind == "organisation"
