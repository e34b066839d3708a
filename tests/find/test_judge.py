"""Weights and signals: every weight belongs to a signal that exists, and reasons stay readable."""

from __future__ import annotations

import pytest

from briefing.find.cues import FILES
from briefing.find.judge import FIRST_LINES, judge, score, weights, worth_printing
from briefing.find.signals import SIGNALS, observe_all
from briefing.lexicon import rows
from briefing.model import Finding, Reason, total
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
    some = next(iter(observe_all(*document(PORT)))).view.passage
    low, high = weights("risks").least, weights("risks").beyond
    scores = [high] * FIRST_LINES + [high, (low + high) / 2]
    kept = worth_printing("risks", [Finding(some, (Reason("made up", score),)) for score in reversed(scores)])
    assert [finding.score for finding in kept] == [high] * (FIRST_LINES + 1)


def test_no_cue_group_has_two_meanings() -> None:
    owners: dict[str, set[str]] = {}
    for name in FILES:
        for row in rows(name):
            owners.setdefault(row[1], set()).add(name)
    assert all(len(files) == 1 for files in owners.values())
