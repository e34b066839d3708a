"""Where the sources of a story give different figures for the same thing, and where a later figure took over.

Two figures are held against each other where they count the same (things.py) in the same matter (matters.py) and cannot
both be true (agrees). A false "sources differ" on a printed page is worse than a missing one: in doubt there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.events.counting import Count
from briefing.events.matters import Told, same_matter, told
from briefing.events.numbers import Number
from briefing.events.origins import origins
from briefing.events.published import published
from briefing.model import Dispute, Document, Figure, Passage

# A figure of few told digits is a rounded one: 400 stands for 412, 2.1 for 2.07. Below a hundred nothing is rounded
# unless it says so, and no rounding is worth more than a twentieth.
ROUNDED_FROM, ROUNDING = 100, 0.05
# Figures of one kind that are held against each other: it keeps the work linear where a thousand sentences tell a toll.
MOST = 300
# What can only become more while a story goes on, and what mostly becomes less.
GROWING = frozenset(("dead", "injured", "evacuated", "displaced", "arrested", "rescued", "infected"))
FALLING = frozenset(("missing", "trapped", "stranded"))
# Times the smaller figure: two that are further apart are seldom of the same thing, unless a toll has grown.
FURTHEST = 3
LATER = 6 * 3600  # seconds; until then a paper may just not have heard


@dataclass(frozen=True, slots=True)
class View:
    """What is known of the sources by number: when each was published, its origin, what it counts for."""

    said: Mapping[int, float]
    whose: Mapping[int, int]
    weight: Mapping[int, float]


def disputes(passages: Sequence[Passage], documents: Sequence[Document]) -> tuple[Dispute, ...]:
    """The figures of one story that do not agree, by first sentence; `passage.source` counts `documents` from 1.

    "Five people were killed" and, next morning, "the toll rose to seven" make one dispute that is `updated`; "about
    640 staff" and "638" make none. What one document says of itself is never held against it.
    """
    view = _view(passages, documents)
    by_kind: dict[str, list[Told]] = {}
    for one in told(passages, documents):
        by_kind.setdefault(one.count.kind, []).append(one)
    found = []
    for kind, every in by_kind.items():
        ordered = sorted(every, key=lambda one: view.said[one.source])[:MOST]
        found += [_dispute(kind, matter, view) for matter in _matters(ordered)]
    return tuple(sorted(filter(None, found), key=lambda dispute: _place(dispute.figures[0])))


def _view(passages: Sequence[Passage], documents: Sequence[Document]) -> View:
    numbers = sorted({passage.source for passage in passages})
    own = [documents[number - 1] for number in numbers]
    return View(
        dict(zip(numbers, map(published, own), strict=True)),
        dict(zip(numbers, origins(own), strict=True)),
        {number: document.weight for number, document in zip(numbers, own, strict=True)},
    )


def _place(figure: Figure) -> tuple[int, int]:
    return figure.passage.source, figure.span.start


def agrees(one: Number, other: Number) -> bool:
    """Whether two numbers can both be true: the same, one rounded, within a bound or a range.

    "at least five" agrees with seven, "about 400" with 412; 10 does not agree with 12.
    """
    if one.against is not None and other.against is not None:
        return (one.value, one.against) == (other.value, other.against)
    slack = max(_slack(one), _slack(other))
    return one.low <= other.high + slack and other.low <= one.high + slack


def _slack(number: Number) -> float:
    """How far off a rounded number may be; half a step of its last digit."""
    whole = number.grain >= 1
    if whole and number.value < ROUNDED_FROM:
        return 0.0
    return min(number.grain / 2, ROUNDING * number.value) * 1.000001


def _matters(ordered: Sequence[Told]) -> list[list[Told]]:
    """The figures of one kind by the matter they tell of; each is held against the first of a matter only."""
    matters: list[list[Told]] = []
    for one in ordered:
        home = next((matter for matter in matters if same_matter(matter[0], one)), None)
        if home is None:
            matters.append([one])
        else:
            home.append(one)
    return matters


def _dispute(kind: str, matter: Sequence[Told], view: View) -> Dispute | None:
    """The values of one matter, each from its best source, if they cannot all be true."""
    values = [value for value in _values(kind, matter, view) if any(one.main for one in value)]
    apart = [value for value in values if any(_differ(value, other) for other in values)]
    if not apart:
        return None
    updated = all(_supersedes(kind, apart[-1], other, view) for other in apart[:-1])
    sizes = [value[0].count.number.value for value in apart]
    if not updated and len({view.whose[one.source] for value in apart for one in value}) == 1:
        return None
    if max(sizes) > FURTHEST * min(sizes) and not (updated and matter[0].count.general):
        return None
    best = [_best(value, view) for value in apart]
    return Dispute(tuple(Figure(one.passage, one.span, one.number.value) for one in best), updated)


def _best(value: Sequence[Told], view: View) -> Count:
    """The figure of the source that counts for most, of equal ones the oldest."""
    mains = (one for one in value if one.main)
    return min(mains, key=lambda one: (-view.weight[one.source], view.said[one.source])).count


def _values(kind: str, matter: Sequence[Told], view: View) -> list[list[Told]]:
    """The figures of a matter, those that agree together, by who told one first; exact ones gather the others."""
    values: list[list[Told]] = []
    for one in sorted(matter, key=lambda one: bool(one.count.number.bound)):
        home = next((value for value in values if _joins(kind, value[0], one, view)), None)
        if home is None:
            values.append([one])
        else:
            home.append(one)
    return sorted(values, key=lambda value: min(view.said[one.source] for one in value))


def _joins(kind: str, one: Told, other: Told, view: View) -> bool:
    return agrees(one.count.number, other.count.number) and not (
        _outgrown(kind, one, other, view) or _outgrown(kind, other, one, view)
    )


def _outgrown(kind: str, one: Told, other: Told, view: View) -> bool:
    """ "At least five" that is seven hours later, or in words of change: true both times, but no longer said."""
    later = view.said[other.source] - view.said[one.source]
    grown = other.count.number.value > one.count.number.value
    risen = later >= 0 and "change" in other.marks and "change" not in one.marks
    return kind in GROWING and one.count.number.bound == "least" and grown and (later >= LATER or risen)


def _differ(one: Sequence[Told], other: Sequence[Told]) -> bool:
    """Two values that no document gives both."""
    return one is not other and {told.source for told in one}.isdisjoint(told.source for told in other)


def _supersedes(kind: str, last: Sequence[Told], other: Sequence[Told], view: View) -> bool:
    """Whether a value takes the place of one before: later, and grown, in words of change, or told by the same.

    It does not where somebody still tells the earlier one hours after.
    """
    was, now = other[0].count.number.value, last[0].count.number.value
    first, then = (min(view.said[one.source] for one in value) for value in (other, last))
    if any(view.said[one.source] > then + LATER for one in other):
        return False
    changed = any("change" in one.marks for one in last)
    grown = (kind in GROWING and now > was) or (kind in FALLING and now < was)
    corrected = not {view.whose[one.source] for one in last}.isdisjoint(view.whose[one.source] for one in other)
    return (then > first and (grown or corrected)) or (then >= first and changed)
