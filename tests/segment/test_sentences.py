"""Where sentences end: tests/cases/segment.txt shows each block with bars at the cuts."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.segment import sentence_spans
from briefing.segment.rules import RULES

LINES = (Path(__file__).parents[1] / "cases" / "segment.txt").read_text("utf-8").splitlines()
RIGHT = [line for line in LINES if line and not line.startswith(("#", "fails: "))]
WRONG = [line.removeprefix("fails: ") for line in LINES if line.startswith("fails: ")]


def cut(block: str) -> str:
    """The block with bars at the cuts, as the cases show it."""
    spans = sentence_spans(block, 0, len(block))
    joints = ["‖" if before[1] == after[0] else "|" for before, after in pairwise(spans)]
    pieces = [block[start:end] for start, end in spans]
    return "".join(piece + joint for piece, joint in zip(pieces, [*joints, ""], strict=True))


def uncut(line: str) -> str:
    return re.sub("‖", "", line.replace("|", " "))


@pytest.mark.parametrize("line", RIGHT)
def test_cuts(line: str) -> None:
    assert cut(uncut(line)) == line


@pytest.mark.parametrize("line", WRONG)
@pytest.mark.xfail(strict=True, reason="known to be cut wrongly")
def test_known_failures(line: str) -> None:
    assert cut(uncut(line)) == line


def test_every_rule_is_explained() -> None:
    assert all(rule.__doc__ for rule in RULES)
    assert len({rule.__name__ for rule in RULES}) == len(RULES)


PROSE = st.text(st.sampled_from('aB1 .!?…"“”’()[]:;,-–\nÉ漢'), max_size=200)


@given(PROSE | st.text(max_size=200))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    spans = sentence_spans(text, 0, len(text))
    assert "".join("".join(text[start:end] for start, end in spans).split()) == "".join(text.split())
    flat = [place for span in spans for place in span]
    assert flat == sorted(flat)
    assert all(start < end and text[start:end] == text[start:end].strip() for start, end in spans)


@given(PROSE, PROSE)
def test_a_block_is_judged_by_itself(block: str, other: str) -> None:
    """What stands outside start and end changes nothing inside."""
    alone = sentence_spans(block, 0, len(block))
    within = sentence_spans(other + "\n" + block + "\n" + other, len(other) + 1, len(other) + 1 + len(block))
    assert within == [(start + len(other) + 1, end + len(other) + 1) for start, end in alone]


WORST = [".", "(", "A. ", '"', "“a ”", "[a] ", ". . ", "?! ", ".[a", ". (a", ".”’", ". – Aa", "'", "a.B", ". “", ".) "]


@pytest.mark.parametrize("letters", WORST)
def test_time_grows_no_faster_than_the_text(letters: str) -> None:
    """Twice the text takes about twice the time; the bound leaves room for a busy machine."""
    times = []
    for size in (30_000, 120_000):
        text = letters * (size // len(letters))
        begun = time.process_time()
        sentence_spans(text, 0, len(text))
        times.append(time.process_time() - begun)
    assert times[1] < 10 * times[0] + 0.2
