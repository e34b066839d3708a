"""Pronouns that open a sentence; the cases stand in tests/cases/actors_pronouns.txt."""

from __future__ import annotations

import pytest

from briefing.find.actors import find_actors
from briefing.pipeline import from_text, ranking
from tests.find.actors.told import cases, told


@pytest.mark.parametrize(("text", "wanted"), cases("actors_pronouns"))
def test_antecedent(text: str, wanted: str) -> None:
    document, ranked = told(text.replace(" / ", "\n"))
    found = find_actors([document], ranked).antecedents
    assert found == ({(1, ranked[1].passage.sentence.start): wanted} if wanted else {})


def test_across_paragraphs() -> None:
    document, ranked = told("Ann Berg signed the treaty.\n\nShe called it a start.")
    assert list(find_actors([document], ranked).antecedents.values()) == ["Ann Berg"]


def test_not_from_another_speaker() -> None:
    talk = "Talk on the treaty\n\nMR ROE: Ann Berg signed the treaty in May.\n\n{}She called it a start for all.\n"
    for label, count in (("", 1), ("MS HOLM: ", 0)):
        document = from_text(talk.format(label), "talk")
        assert len(find_actors([document], ranking([document], "briefing")).antecedents) == count


def test_the_same_pronoun_goes_on() -> None:
    document, ranked = told("Ann Berg signed the treaty.\nShe called it a start.\nShe left at noon.")
    found = find_actors([document], ranked).antecedents
    assert list(found.values()) == ["Ann Berg", "Ann Berg"]


def test_an_office_and_a_sentence_about_nobody_keep_the_center() -> None:
    document, ranked = told(
        "Foreign Minister Ann Berg arrived in Oslo.\nThe weather was fine.\nShe left at noon.\n"
        "The Foreign Minister thanked the crew.\nShe will return.\nA clerk signed the papers.\nShe waved."
    )
    found = find_actors([document], ranked).antecedents
    told_of = {ranked[at].passage.sentence.start for at in (2, 4)}
    assert {start for _, start in found} == told_of
    assert set(found.values()) == {"Ann Berg"}
