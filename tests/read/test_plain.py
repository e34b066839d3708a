"""Plain text to pieces: blank lines, a line a paragraph, and lines broken at a width."""

from __future__ import annotations

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.read.plain import pieces

LONG = "The harbour board met on Monday evening in the old hall above the fish market to hear the long-awaited report. "


def texts(text: str) -> list[str]:
    return [piece.text for piece in pieces(text)]


@pytest.mark.parametrize("width", [60, 66, 72, 76, 80])
def test_broken_lines_are_joined(width: int) -> None:
    first, second = (LONG * 4).strip(), (LONG * 3).strip()
    broken = "Harbour Board Meets\n\n" + "\n".join(wrap(first, width)) + "\n\n" + "\n".join(wrap(second, width))
    assert texts(broken) == ["Harbour Board Meets", first, second]


def test_a_heading_above_broken_lines_stays_apart() -> None:
    broken = "\n".join(wrap((LONG * 3).strip(), 70))
    assert texts(f"What Comes Next\n{broken}") == ["What Comes Next", (LONG * 3).strip()]


def test_a_hyphen_at_the_line_end_keeps_its_word() -> None:
    words = "well-known long-awaited plans for a far-off year-round lock on the north-western side of the river-mouth "
    lines = wrap((words * 6).strip(), 70)
    assert any(line.endswith("-") for line in lines)
    assert texts("\n".join(lines)) == [(words * 6).strip()]


def test_items_of_broken_text_stay_apart() -> None:
    item = "- " + "\n  ".join(wrap((LONG * 2).strip(), 68))
    assert texts(f"{item}\n{item}") == ["- " + (LONG * 2).strip()] * 2


@pytest.mark.parametrize(
    "text",
    [
        "One line.\nTwo lines.\nThree lines.",
        "Harbour Board Meets on Monday Over the Old Lock Plan\nBy Anna Roe, Harbour Post\nOslo",
        LONG * 3 + "\n" + LONG * 2,
    ],
)
def test_a_line_is_a_paragraph_where_nothing_was_broken(text: str) -> None:
    assert texts(text) == [line.strip() for line in text.split("\n")]


def test_gaps_are_remembered_and_spaces_are_single() -> None:
    told = pieces("One  line.\n\n \n\tTwo   lines.\nThree.")
    assert [(piece.text, piece.gap) for piece in told] == [("One line.", True), ("Two lines.", True), ("Three.", False)]


@given(st.text(st.sampled_from("ab .-•1)\n\t"), max_size=300))
def test_nothing_is_lost(text: str) -> None:
    assert "".join("".join(texts(text)).split()) == "".join(text.split())


BY_HAND = """The presidency presented a draft of the eighteenth sanctions package. Hungary and
Slovakia asked for an exemption for the Druzhba
pipeline until the end of 2027. Poland said that Warsaw would not accept
a delay of more than six months and asked for a vote on
Friday. The presidency will table a compromise before the ministers
meet again in Luxembourg."""


def test_lines_broken_by_hand_are_joined_where_a_sentence_goes_on() -> None:
    (paragraph,) = pieces(BY_HAND)
    assert paragraph.text == " ".join(BY_HAND.split("\n"))


def test_short_lines_and_whole_sentences_stay_apart() -> None:
    lines = ["Harbour Board Meets", "the first item is the crane", "The crane is mended.", "talks go on about the pier"]
    assert [piece.text for piece in pieces("\n".join(lines))] == lines
