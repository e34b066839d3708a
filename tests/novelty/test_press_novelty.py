"""Judgement does not fall: what is reached on the first set of labelled lines and on our own, as pinned floors.

The weights were learned from both. Cross-validated, the macro F1 of the first set was .83; cosine, with its thresholds
chosen on the same set, reaches .63.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.novelty import Case, Cosine, Figures, answer, cases, everything_new, figures

# One line more or less right moves the figures by so much.
NOISE = 0.01
# Reached: .826, .97, .73. It was .854 before no untold figure could be called told: a toll held back is worse than one
# marked "updated" too often.
FLOORS = {"macro": 0.83, "of": 0.96, "changed": 0.73}
OWN = Path(__file__).with_name("cases.jsonl")


@pytest.fixture(scope="module")
def first() -> list[Case]:
    return cases("first")


@pytest.fixture(scope="module")
def reached(first: list[Case]) -> Figures:
    return figures(first, [answer(case) for case in first])


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_no_figure_falls(name: str, reached: Figures) -> None:
    assert getattr(reached, name) >= FLOORS[name] - NOISE


def test_both_baselines_are_clearly_worse(first: list[Case], reached: Figures) -> None:
    cosine = Cosine(first)
    assert figures(first, [everything_new(case) for case in first]).macro < 0.2
    assert figures(first, [cosine(case) for case in first]).macro < reached.macro - 0.15


def test_our_own_cases_are_judged_as_labelled() -> None:
    own = [json.loads(line) for line in OWN.read_text("utf-8").splitlines()]
    assert figures(own, [answer(case) for case in own]).macro >= 0.82
