"""Each line stands alone, or is refused: tests/cases/alone.txt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.compose.alone import standing_alone

CASES = [
    line.split(" => ")
    for line in (Path(__file__).parents[1] / "cases" / "alone.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("given", "wanted"), CASES)
def test_alone(given: str, wanted: str) -> None:
    antecedent = re.search(r" \(\w+ = (.+)\)$", given)
    sentence = given[: antecedent.start()] if antecedent else given
    wording = standing_alone(sentence, antecedent[1] if antecedent else "")
    assert (wording.text if wording else "REFUSED") == wanted
