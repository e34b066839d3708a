"""Copies of one text, and texts that only share a quotation."""

from __future__ import annotations

from dataclasses import replace

from briefing.events.twins import shingles, twins
from briefing.model import Document
from briefing.words import words
from tests.events.made_up import CALLS, QUAKE, STRIKE_CALLED, STRIKE_ELSEWHERE, STRIKE_TALKS, article

LONG = STRIKE_CALLED.text
QUOTE = "“We have asked for a year, and for a year nobody has answered us,” said Marta Oyelund of the league."


def same(*documents: Document) -> tuple[tuple[int, ...], ...]:
    return twins(documents, lambda one, other: False)


def test_an_edited_a_shortened_and_a_relabelled_copy_are_one_text() -> None:
    edited = replace(STRIKE_CALLED, text=LONG.replace("two days", "48 hours").replace("a year", "twelve months"))
    shortened = replace(STRIKE_CALLED, text=LONG[: len(LONG) * 2 // 3])
    relabelled = replace(STRIKE_CALLED, text="UPDATE 2: Islanders stock up\n\n" + LONG)
    assert same(STRIKE_CALLED, QUAKE, edited, shortened, relabelled) == ((0, 2, 3, 4), (1,))


def test_two_reports_that_share_a_quotation_are_two_texts() -> None:
    one = article("Crews stop work", f"{STRIKE_CALLED.text} {QUOTE}")
    other = article("Islanders hoard milk", f"{STRIKE_TALKS.text} {QUOTE}")
    assert same(one, other) == ((0,), (1,))


def test_one_address_is_one_text_whatever_it_says_today() -> None:
    one, other = (replace(text, url="https://a.example/live") for text in (STRIKE_CALLED, QUAKE))
    assert same(one, STRIKE_ELSEWHERE, other) == ((0, 2), (1,))


def test_who_says_apart_is_heard() -> None:
    assert same(*CALLS[:2]) == ((0, 1),)
    assert twins(CALLS[:2], lambda one, other: True) == ((0,), (1,))


def test_texts_too_short_to_prove_anything_are_left_alone() -> None:
    one, other = (replace(QUAKE, text="The ferry sails at noon.") for _ in range(2))
    assert same(one, other) == ((0,), (1,))


def test_shingles_do_not_hang_on_the_hash_seed() -> None:
    said = words("Crews in Velcor will stop work for two days from Thursday over their pay and their hours.")
    assert min(shingles(said)) == 4075178081722632764
