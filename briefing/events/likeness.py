"""How near two groups of articles are to being one story.

The sum of the vectors of a group stands for it: the mean likeness of all pairs across two groups is the product of
their sums over the number of pairs, however many they are.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.events.veto import Headline, contrary
from briefing.events.weights import Vector

# How the demand grows with each doubling of the months between two groups, measured against what the longer of them
# has spanned already; no further than two years. With 0.1, four more pairs of strangers years apart were joined in
# 573 articles of ten years; with 0.5, storms of one summer and anniversaries fall off.
SLOPE, MONTH, LONGEST_GAP = 0.3, 30, 730
# Articles of a group whose titles are held against another group's, and the share of these pairs that may be contrary.
TITLES = 6
MAY_BE_CONTRARY = 0.25


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that may be one story; `names` and `words` are the sums of their vectors, `days` ascending ordinals.

    `height` is how near its parts were when they were joined, `sure` whether that was near enough.
    """

    members: tuple[int, ...]
    names: Vector
    words: Vector
    days: tuple[int, ...] = ()
    titles: tuple[Headline, ...] = ()
    height: float = 1.0
    sure: bool = True


def nearness(one: Group, other: Group) -> float:
    """The mean likeness of two groups, 0 to 1, less the more time lies between them."""
    return likeness(one, other) / (1 + SLOPE * math.log2(1 + gap(one.days, other.days) / (MONTH + span(one, other))))


def likeness(one: Group, other: Group) -> float:
    """How alike the pairs across two groups are on average: they must share words, and count more for shared names.

    Strikes in two ports share the words and no name: half of what they would be with the port in common.
    """
    pairs = len(one.members) * len(other.members)
    names, words = product(one.names, other.names) / pairs, product(one.words, other.words) / pairs
    return (math.sqrt(names * words) + words) / 2


def product(one: Vector, other: Vector) -> float:
    """The inner product of two vectors."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return sum([weight * long[term] for term, weight in short.items() if term in long])


def gap(one: Sequence[int], other: Sequence[int]) -> int:
    """Days between the nearest two of two groups; 0 where a group has no date."""
    return min(min((abs(a - b) for a in one for b in other), default=0), LONGEST_GAP)


def span(one: Group, other: Group) -> int:
    """The days that the longer of two stories has run: one that ran for years may rest for months."""
    return max(group.days[-1] - group.days[0] if group.days else 0 for group in (one, other))


def apart(one: Group, other: Group) -> bool:
    """Whether too many titles across two groups say that they tell of different things."""
    found = sum(contrary(a, b) for a in one.titles for b in other.titles)
    return found > MAY_BE_CONTRARY * len(one.titles) * len(other.titles)


def joined(one: Group, other: Group, height: float, sure: bool) -> Group:
    """Both groups as one."""
    return Group(
        one.members + other.members,
        _sum(one.names, other.names),
        _sum(one.words, other.words),
        tuple(sorted({*one.days, *other.days})),
        (one.titles + other.titles)[:TITLES],
        height,
        sure and one.sure and other.sure,
    )


def _sum(one: Vector, other: Vector) -> Vector:
    large, small = (one, other) if len(one) >= len(other) else (other, one)
    total = dict(large)
    for term, weight in small.items():
        total[term] = total.get(term, 0.0) + weight
    return total
