"""Judgement does not fall: what the page reaches on our own labelled articles, pinned with the hash of the articles.

To pin again, read the pages that changed, then write what `python -m tests.gate` prints into floors.json; a floor
only rises, unless the articles or labels changed.
"""

from __future__ import annotations

import json

import pytest

from tests.gate.figures import HERE, corpus, figures

PINNED = json.loads((HERE / "floors.json").read_text("utf-8"))
# One line more or less right in one of eight articles moves a figure by so much.
NOISE = 0.03


def test_the_floors_are_for_these_articles() -> None:
    assert corpus() == PINNED["corpus"]


@pytest.fixture(scope="module")
def reached() -> dict[str, float]:
    return figures()


@pytest.mark.parametrize("name", sorted(PINNED["floors"]))
def test_no_figure_falls(name: str, reached: dict[str, float]) -> None:
    assert reached[name] >= PINNED["floors"][name] - NOISE


def test_no_furniture_is_printed(reached: dict[str, float]) -> None:
    assert reached["no junk"] == 1.0
