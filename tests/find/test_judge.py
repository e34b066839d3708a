"""Weights and signals: every weight belongs to a signal that exists, and reasons stay readable."""

from __future__ import annotations

import pytest

from briefing.find.cues import FILES
from briefing.find.judge import FIRST_LINES, judge, score, weights, worth_printing
from briefing.find.signals import SIGNALS, observe_all
from briefing.lexicon import rows
from briefing.model import total
from tests.find.judged import PORT, document

PARTS = ("news", "risks", "agenda", "bottom_line")


@pytest.mark.parametrize("part", PARTS)
def test_every_weight_belongs_to_a_signal_a_cue_group_or_a_word(part: str) -> None:
    groups = {row[1] for name in FILES for row in rows(name)}
    known = {signal.__name__.replace("_", " ") for signal in SIGNALS} | groups | {f"heading: {name}" for name in groups}
    assert set(weights(part).points) <= known


@pytest.mark.parametrize("part", PARTS)
def test_reasons_add_up_to_the_score(part: str) -> None:
    for seen in observe_all(*document(PORT)):
        assert total(judge(part, seen)) == pytest.approx(score(part, seen), abs=0.002)


def test_every_signal_is_between_0_and_1_and_says_its_rule() -> None:
    for signal in SIGNALS:
        assert signal.__doc__
        for seen in observe_all(*document(PORT)):
            assert 0 <= signal(seen.view) <= 1


def test_behind_the_first_lines_a_higher_threshold_counts() -> None:
    warning = "The dam at village {} is old, and engineers said that a flood could damage some houses near it. "
    softer = "The old dam at village 9 may need repair after the flood."
    documents, ranked = document("Dams are old\n\n" + "".join(warning.format(number) for number in range(9)) + softer)
    table, seen = weights("risks"), observe_all(documents, ranked)
    kept = [score("risks", one) for one in worth_printing("risks", seen)]
    assert len(kept) >= FIRST_LINES
    assert all(points >= table.least for points in kept[:FIRST_LINES])
    assert all(points >= table.beyond for points in kept[FIRST_LINES:])
    assert len(kept) < sum(score("risks", one) >= table.least for one in seen)


def test_no_signal_has_the_name_of_a_cue_group() -> None:
    groups = {row[1] for name in FILES for row in rows(name)}
    assert groups.isdisjoint(signal.__name__.replace("_", " ") for signal in SIGNALS)


def test_no_cue_group_has_two_meanings() -> None:
    owners: dict[str, set[str]] = {}
    for name in FILES:
        for row in rows(name):
            owners.setdefault(row[1], set()).add(name)
    assert all(len(files) == 1 for files in owners.values())


@pytest.mark.parametrize(
    ("signal", "sentence", "holds"),
    [
        ("named acts", "Norland answered by closing two ports.", True),
        ("named acts", "Freight rates from Porto doubled in a week.", False),
        ("event under heading", "Norland answered by closing two ports.", False),
        ("danger of old", "Floods destroyed the bridge in 1931.", True),
        ("danger of old", "Floods could destroy the bridge.", False),
        ("danger feared", "Engineers warned that floods could destroy the bridge.", True),
        ("danger feared", "Floods destroyed the bridge.", False),
        ("danger in pledge", "The partners are committed to work together against floods.", True),
        ("danger in pledge", "Floods destroyed the bridge.", False),
        ("plan of values", "We will always strengthen our friendship.", True),
        ("plan of values", "The council will vote on the loan.", False),
    ],
)
def test_a_signal_holds_for_one_sentence_and_not_for_the_other(signal: str, sentence: str, holds: bool) -> None:
    (seen,) = observe_all(*document(f"Note\n\n{sentence}\n"))
    assert (signal in seen.signals) is holds
