"""Where a figure or date of a line stands in another place than the same one of an earlier line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.model import Span
from briefing.novelty.asides import within
from briefing.novelty.facts import Facts
from briefing.novelty.figures import Amount

DATES = frozenset(("weekday", "date", "year", "time"))
# How far apart two figures may be that say the same, as a share of the greater: "about 400" and 412; 18 months and a
# year and a half.
NEAR, SAME = 0.1, 0.02
# The share of words around two figures that must be the same; with .2 the macro F1 of the learned lines fell by .02.
WEAK = 0.1
# Things counted that are never each other: a line of five dead and one of seven hurt do not differ.
_APART = frozenset(("=killed", "=injured", "~search missing", "~law caught"))
_UNTIL = re.compile(r"\b(?:to|until|till|by|from) $")


@dataclass(frozen=True, slots=True)
class Turn:
    """A figure of the line with the figure of the earlier line it stands for, and how much speaks for that."""

    now: Amount
    before: Amount
    strength: float


def turns(line: Facts, earlier: Facts) -> tuple[Turn, ...]:
    """Figures of a line that differ from what the earlier line counts alike, in the line's order.

    "Seven people died, two of them in hospital" after "Five people died" -> seven, five: one for each earlier figure,
    the one that stands among more of the same words. Wrong where a line counts two things of one name ("five people
    from Torvik", "seven people from Vestby").
    """
    best: dict[Span, Turn] = {}
    for turn in (_turn(at, line, earlier) for at in fresh(line, earlier)):
        if turn and (turn.before.span not in best or turn.strength > best[turn.before.span].strength):
            best[turn.before.span] = turn
    return tuple(sorted(best.values(), key=lambda turn: turn.now.span.start))


def fresh(line: Facts, earlier: Facts) -> Iterator[int]:
    """The places of a line's figures that the earlier line does not give, without days that are no news."""
    for at, amount in enumerate(line.amounts):
        if not _idle(amount, line, earlier) and not any(alike(amount, other) for other in earlier.amounts):
            yield at


def _idle(amount: Amount, line: Facts, earlier: Facts) -> bool:
    """Whether a day only tells when something was said, or, of a weekday, when something happened.

    "The talks failed on Thursday" moves no date of "The talks began on Monday"; "will vote on Friday" moves one.
    """
    if amount.kind == "weekday":
        moved = _UNTIL.search(line.text, max(0, amount.span.start - 6), amount.span.start) is not None
        return not (moved or (line.ahead and earlier.ahead)) or within(amount.span.start, line.asides)
    return amount.kind in DATES and within(amount.span.start, line.asides)


def alike(one: Amount, other: Amount) -> bool:
    """Whether two figures say the same: a day and its month do, 1.2 million and 1,210,000 too.

    The same sum with and without its currency says the same; sums that differ are only compared with sums.
    """
    if one.kind != other.kind:
        return one.value == other.value and {one.kind, other.kind} == {"money", "count"}
    if one.kind == "weekday":
        return one.key == other.key
    if one.kind == "date":
        months, days = {one.value // 100, other.value // 100}, {one.value % 100, other.value % 100}
        return len(months) == 1 and (len(days) == 1 or 0 in days)
    allowed = NEAR if one.rough or other.rough else SAME if one.kind == "length" else 0.0
    near = abs(one.value - other.value) <= allowed * max(one.value, other.value)
    return near or _rounded(one.value, other.value)


def _rounded(one: float, other: float) -> bool:
    """Whether the rounder of two figures is the other one rounded; those with a single digit are not taken for it."""
    rough, exact = sorted((one, other), key=_digits)
    digits = _digits(rough)
    return 1 < digits < _digits(exact) and float(f"{exact:.{digits - 1}e}") == rough


def _digits(value: float) -> int:
    """Significant digits."""
    return len(f"{value:.11e}".partition("e")[0].replace(".", "").rstrip("0"))


def _turn(at: int, line: Facts, earlier: Facts) -> Turn | None:
    now, best = line.amounts[at], None
    for place, before in enumerate(earlier.amounts):
        if now.kind != before.kind or (before.kind in DATES and within(before.span.start, earlier.asides)):
            continue
        if now.kind == "count" and not (_both_whole(now, before) and _one_thing(at, line, place, earlier)):
            continue
        strength = _strength(line.about[at], earlier.about[place])
        if strength > WEAK and (best is None or strength > best.strength):
            best = Turn(now, before, strength)
    return best


def _both_whole(now: Amount, before: Amount) -> bool:
    """Whether both figures count heads or neither does: "a magnitude of 7.1" is never the "34 dead" of another line."""
    return (now.value % 1 == 0) == (before.value % 1 == 0)


def _one_thing(at: int, line: Facts, place: int, earlier: Facts) -> bool:
    """Whether what one figure counts is told around the other: "seven people" and "the toll of five people"."""
    here, there = line.counted[at] & earlier.about[place], earlier.counted[place] & line.about[at]
    return bool(here or there)


def _strength(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of words around two figures that are the same; 0 where they count what is never the same."""
    apart, other = mine & _APART, theirs & _APART
    if apart and other and not apart & other:
        return 0.0
    return len(mine & theirs) / (1 + min(len(mine), len(theirs)))
