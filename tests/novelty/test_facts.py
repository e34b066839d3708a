"""What a sentence tells, unit by unit."""

from __future__ import annotations

import pytest

from briefing.novelty.asides import asides, without
from briefing.novelty.rarity import measure
from briefing.novelty.steps import ahead, past, steps
from tests.novelty.lines import facts


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Five died, the fire brigade said on Monday.", "Five died"),
        ("The mayor said on Monday that the bridge is closed.", " the bridge is closed."),
        ("According to the union, the bridge is closed.", " the bridge is closed."),
        ("The bridge, closed in May, is open.", "The bridge, closed in May, is open."),
    ],
)
def test_who_says_it_is_set_aside(text: str, core: str) -> None:
    assert without(text, asides(text)) == core


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Police are looking for a man.", {("law", "sought")}),
        ("Police arrested a man.", {("law", "caught")}),
        ("The judge found him not guilty.", {("law", "freed"), ("search", "found")}),
        ("The talks broke down.", {("going", "failed")}),
        ("The sea is blue.", set()),
    ],
)
def test_steps_are_told_by_words_and_phrases(text: str, wanted: set[tuple[str, str]]) -> None:
    assert {(step.matter, step.step) for step in steps(text)} == wanted


def test_what_is_to_come_and_what_has_been() -> None:
    assert ahead("The house will vote on Friday.") and not past("The house will vote on Friday.")
    assert past("The house has voted.") and not ahead("The house has voted.")


def test_words_meet_under_their_keys() -> None:
    assert facts("Norwegian negotiators").keys & facts("negotiations in Norway").keys == {"@NO", "negoti", "=talks"}
    assert "karelov" in facts("the Karelovan bill").keys & facts("a bill in Karelova").keys
    assert not facts("the Marrow ferry").keys & facts("the Harrow bridge").keys


def test_a_name_weighs_more_than_a_word_and_a_saying_hardly_needs_telling() -> None:
    units = {unit.keys[0]: unit for unit in facts("Dahl said the people of Marrow left.").units}
    assert units["marrow"].need > units["peopl"].need > units["said"].need
    assert (units["marrow"].name, units["marrow"].after, units["peopl"].name) == (True, "of", False)


def test_what_every_sentence_of_the_run_tells_is_no_rare_word() -> None:
    run = measure([("marrow", "ferri")] * 2_000)
    assert run.of("marrow", True) < run.of("harrow", True) == 1.0
    assert measure([("marrow",)] * 4).of("marrow", True) > 0.4
