"""Pronouns that open a sentence; the cases stand in tests/cases/actors_pronouns.txt."""

from __future__ import annotations

import pytest

from briefing.find.actors import antecedents, find_actors
from tests.find.actors.told import cases, told


@pytest.mark.parametrize(("text", "wanted"), cases("actors_pronouns"))
def test_antecedent(text: str, wanted: str) -> None:
    document, ranked = told(text.replace(" / ", "\n"))
    found = antecedents([document], find_actors([document], ranked), ranked)
    assert found == ({(1, ranked[1].passage.sentence.start): wanted} if wanted else {})


def test_not_across_paragraphs() -> None:
    document, ranked = told("Ann Berg signed the treaty.\n\nShe called it a start.")
    assert antecedents([document], find_actors([document], ranked), ranked) == {}


def test_the_same_pronoun_goes_on() -> None:
    document, ranked = told("Ann Berg signed the treaty.\nShe called it a start.\nShe left at noon.")
    found = antecedents([document], find_actors([document], ranked), ranked)
    assert list(found.values()) == ["Ann Berg", "Ann Berg"]
