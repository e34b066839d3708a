"""Documents by event."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from benchmarks.stories import articles
from briefing.events import group
from briefing.model import Document
from tests.events.made_up import (
    CALLS,
    FRAUD,
    QUAKE,
    QUAKE_ELSEWHERE,
    QUOND,
    RESULTS,
    ROUND_UP,
    STRIKE_CALLED,
    STRIKE_ELSEWHERE,
    STRIKE_FELT,
    STRIKE_SETTLED,
    STRIKE_TALKS,
    ZARPEL,
    day,
)

STRIKE = (STRIKE_CALLED, STRIKE_TALKS, STRIKE_SETTLED)
MORNING = (*STRIKE, STRIKE_ELSEWHERE, QUAKE, QUAKE_ELSEWHERE, RESULTS, FRAUD, *CALLS)
PLACES = ("Velcor", "Tarnhaven", "Orvanto", "Dzarmak", "Lissoy", "Marn", "Brekke", "Sollund")


def test_a_morning_falls_into_its_events() -> None:
    alone = tuple((number,) for number in range(3, len(MORNING)))
    assert group(MORNING) == ((0, 1, 2), *alone)


@pytest.mark.parametrize(
    "pair",
    [(STRIKE_CALLED, STRIKE_ELSEWHERE), (QUAKE, QUAKE_ELSEWHERE), (RESULTS, FRAUD), CALLS[:2]],
    ids=["two strikes", "two earthquakes", "results and fraud of one bank", "two calls of one minister"],
)
def test_two_documents_that_only_sound_alike_stay_apart(pair: tuple[Document, Document]) -> None:
    assert group(pair) == ((0,), (1,))


def test_two_days_of_one_strike_are_one_event_without_any_statistics() -> None:
    assert group((STRIKE_CALLED, STRIKE_TALKS)) == ((0, 1),)


def test_an_article_linked_twice_is_one() -> None:
    first = replace(QUAKE, url="https://a.example/quake?utm_source=mail")
    second = replace(RESULTS, url="http://www.a.example/quake/")
    assert group((first, FRAUD, second)) == ((0, 2), (1,))


def test_nothing_and_one_document_are_what_they_are() -> None:
    assert group(()) == ()
    assert group((QUAKE,)) == ((0,),)
    assert group((replace(QUAKE, text="", title="", sentences=()),)) == ((0,),)


def test_documents_without_a_date_are_grouped_by_what_they_say() -> None:
    assert group([replace(document, date=None) for document in (*STRIKE, QUAKE)]) == ((0, 1, 2), (3,))


@pytest.mark.parametrize("wrong", [date.min, date.max, date(1970, 1, 1), date(2038, 1, 19)], ids=str)
def test_f56_an_absurd_date_breaks_no_group(wrong: date) -> None:
    late = replace(STRIKE_TALKS, date=wrong)
    copy = replace(STRIKE_CALLED, text=STRIKE_CALLED.text + "\n\nThis report was corrected.", date=wrong)
    found = group((STRIKE_CALLED, late, STRIKE_SETTLED, QUAKE, copy))
    assert {0, 2, 4} <= set(found[0])
    assert (3,) in found


def test_f56_a_year_that_cannot_be_counts_as_no_date() -> None:
    told = [replace(STRIKE_FELT, date=wrong) for wrong in (STRIKE_FELT.date, date.max, date.min, date(2200, 1, 1))]
    assert {group((STRIKE_CALLED, felt)) for felt in told} == {((0, 1),)}
    assert group((STRIKE_CALLED, replace(STRIKE_FELT, date=date(2033, 3, 3)))) == ((0,), (1,))


def edited(document: Document, number: int) -> Document:
    """A copy with three words changed, another name and a line of its own."""
    chance, words = Random(number), document.text.split(" ")
    for at in chance.sample(range(20, len(words)), 3):
        words[at] = f"edit{chance.randrange(1000)}"
    text = f"{chance.choice(PLACES)} desk, copy {number}\n\n" + " ".join(words)
    return replace(document, name=f"copy {number}", text=text, date=day(number % 5))


def test_f58_five_hundred_edited_copies_are_one_group_and_hold_nothing_else() -> None:
    documents = (*MORNING, *(edited(QUAKE, number) for number in range(500)))
    found = group(documents)
    assert max(found, key=len) == (4, *range(len(MORNING), len(documents)))
    assert (0, 1, 2) in found
    assert (5,) in found


def test_f70_the_order_of_documents_does_not_matter() -> None:
    expected = {frozenset(members) for members in group(MORNING)}
    for seed in range(4):
        order = Random(seed).sample(range(len(MORNING)), len(MORNING))
        found = group([MORNING[number] for number in order])
        assert {frozenset(order[number] for number in members) for members in found} == expected
        assert list(found) == sorted(tuple(sorted(members)) for members in found)


def partition(documents: Sequence[Document]) -> frozenset[frozenset[str]]:
    """The groups as names, in no order."""
    return frozenset(frozenset(documents[number].name for number in members) for members in group(documents))


def test_f70_a_round_up_between_two_events_goes_with_the_same_one_in_whatever_order() -> None:
    documents = (ZARPEL, QUOND, ROUND_UP)
    found = {partition([documents[number] for number in order]) for order in permutations(range(3))}
    assert [sorted(map(len, one)) for one in found] == [[1, 2]]


def test_f70_a_crowd_of_one_event_is_one_group_in_whatever_order() -> None:
    made = [document for event, document in articles(150) if event < 12]
    assert partition(Random(5).sample(made, len(made))) == partition(made)


def test_f70_the_hash_seed_does_not_matter() -> None:
    code = "from tests.events.test_group import MORNING, group; print(group(MORNING))"
    told = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1] == f"{group(MORNING)}\n"
