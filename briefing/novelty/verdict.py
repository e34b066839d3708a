"""Judges a line beside its earlier lines by two tables of learned points: does it touch one, and has it moved on?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing.model import Status
from briefing.novelty.compare import Beside, beside
from briefing.novelty.facts import Facts
from briefing.novelty.turns import alike

# Figures that are facts of their own; days and lengths of time are often only another way to say when.
COUNTED = frozenset(("count", "money", "percent"))
WEIGHTS = Path(__file__).with_name("weights.txt")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a line is, the place of the earlier line it goes on from, and how it lies beside that."""

    status: Status
    at: int = -1
    pair: Beside | None = None


def decide(line: Facts, past: Sequence[Facts], closest: Sequence[int]) -> Verdict:
    """New where no earlier line is touched; else, beside the one touched most, updated or continuing."""
    told = frozenset(key for at in closest for key in past[at].keys)
    pairs = [(at, beside(line, past[at], told)) for at in closest]
    scored = [(points("touches", pair.marks), -place, at, pair) for place, (at, pair) in enumerate(pairs)]
    if not scored:
        return Verdict(Status.NEW)
    touch, _, at, pair = max(scored, key=lambda one: one[:2])
    if touch < 0:
        return Verdict(Status.NEW)
    if points("moved", pair.marks) >= 0 or _untold_figure(line, [past[near] for near in closest]):
        return Verdict(Status.UPDATED, at, pair)
    return Verdict(Status.NEW) if _for_another(line, past[at]) else Verdict(Status.CONTINUING, at, pair)


def _untold_figure(line: Facts, near: Sequence[Facts]) -> bool:
    """A count, share or sum that no earlier line near it gives: "the toll of seven" is never told by "five died"."""
    told = [amount for earlier in near for amount in earlier.amounts]
    return any(
        amount.kind in COUNTED and not amount.rough and not any(alike(amount, other) for other in told)
        for amount in line.amounts
    )


def _for_another(line: Facts, earlier: Facts) -> bool:
    """Each has a name that the other has not: the same form was filled in for another.

    "We wish the people of Sundland a happy national day" does not go on from the wish to Norland. Who is only cited
    does not count.
    """
    return _own_name(line, earlier) and _own_name(earlier, line)


def _own_name(one: Facts, other: Facts) -> bool:
    return any(unit.name and unit.need == unit.rarity and unit.keys[0] not in other.keys for unit in one.units)


def points(question: str, marks: Mapping[str, float]) -> float:
    """What marks add up to for a question; above 0 means yes."""
    table = weights(question)
    return table["(base)"] + sum([table[name] * value for name, value in marks.items()])


@cache
def weights(question: str) -> Mapping[str, float]:
    """Mark -> points, for "touches" or for "moved"."""
    rows = [line.split("\t") for line in WEIGHTS.read_text("utf-8").splitlines() if line and line[0] != "#"]
    column = rows[0].index(question)
    return {row[0]: float(row[column]) for row in rows[1:]}
