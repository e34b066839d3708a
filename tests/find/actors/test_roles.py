"""Roles read off the text; the cases stand in tests/cases/actors_roles.txt."""

from __future__ import annotations

import pytest

from tests.find.actors.told import actors, cases


@pytest.mark.parametrize(("text", "wanted"), cases("actors_roles"))
def test_role(text: str, wanted: str) -> None:
    found = actors(text)
    for pair in wanted.split("; "):
        name, _, role = pair.partition(":")
        assert found[name].role == role.strip()


def test_a_role_stands_in_the_text_word_for_word() -> None:
    text = "The Peruvian\nForeign Minister Ann Berg spoke."
    assert actors(text.replace("\n", " "))["Ann Berg"].role == "Peruvian Foreign Minister"


def test_a_role_may_stand_in_the_headline_only() -> None:
    found = actors("Ann Berg resigned.\nThen Berg left.", title="Grain Board chairman Ann Berg resigns")
    assert found["Ann Berg"].role == "Grain Board chairman"
