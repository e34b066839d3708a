"""Which articles make one story: average linkage, so that one round-up cannot tie two strangers.

Group-average agglomerative clustering (Sokal & Michener 1958; of news, Yang, Pierce & Carbonell 1998), over pairs that
share rare terms only. Nearest groups are joined first. What is near enough is a story for sure; what is less near is
one only where nothing else is half as near (the stable clusters of Campello, Moulavi & Sander 2013, in one rule).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import islice

from briefing.events.likeness import Group, apart, joined, nearness
from briefing.events.veto import Headline
from briefing.events.weights import Profile

# Heaviest names and words of an article by which it meets others; later articles with the same term that it meets, in
# order of time, which caps the work for a frequent term; terms by which two articles must meet.
MEETING, REACH, SHARED = 12, 12, 2
# Pairs less near than this are forgotten, and pairs less near than the second are never joined.
FAINT, LEAST = 0.02, 0.05
# How near two single articles must be to be one story for sure, and large groups: what many pairs agree on is surer.
# Lower, two thefts and a strike in one town are joined; higher, reports three days apart fall into two.
SURE, SURE_OF_MANY, GROWTH = 0.15, 0.12, 0.25
# A story of so many voices at least is one without being sure, where it is so many times as near as anything else. The
# rest of the world is never taken to be farther off than `FAR`: two articles alone on a morning have no rival.
VOICES, LONE, FAR = 9, 2.0, 0.025
# Two groups that hang on each other less than this share of what they hang together by are two.
WAIST = 0.6


def link(
    profiles: Sequence[Profile], days: Sequence[tuple[int, ...]], titles: Sequence[Headline]
) -> list[tuple[int, ...]]:
    """The articles by story, as numbers; `days` are the ordinals of each one's dates, none where it is undated."""
    field = _Field(
        Group((number,), profile.names, profile.words, days[number], (titles[number],))
        for number, profile in enumerate(profiles)
    )
    for one, other in meetings(profiles):
        field.meet(one, other)
    found: list[tuple[int, ...]] = [(number,) for number in range(len(profiles))]
    for group, rival in field.joins():
        if group.sure or (len(group.members) >= VOICES and group.height >= LONE * max(rival, FAR)):
            found.append(group.members)
    return list(_outermost(found))


def meetings(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """The pairs that share enough rare terms to be worth a closer look, in order."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        for vector in (profile.names, profile.words):
            for term in islice(vector, MEETING):
                holders[term].append(number)
    met: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        for at, one in enumerate(held):
            met.update((one, other) for other in held[at + 1 : at + 1 + REACH])
    return iter(sorted(pair for pair, count in met.items() if count >= SHARED))


class _Field:
    """Groups on their way to become larger ones: who is near whom, and which pair is next."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._groups = dict(enumerate(groups))
        self._near: dict[int, dict[int, float]] = {number: {} for number in self._groups}
        self._next: list[tuple[float, int, int]] = []
        self._new = len(self._groups)

    def meet(self, one: int, other: int) -> None:
        """Notes how near two groups are, and that they might be joined."""
        near = nearness(self._groups[one], self._groups[other])
        if near < FAINT:
            return
        self._near[one][other] = self._near[other][one] = near
        if near >= LEAST and not apart(self._groups[one], self._groups[other]):
            heappush(self._next, (-near, one, other))

    def joins(self) -> Iterator[tuple[Group, float]]:
        """Joins the nearest two again and again; gives each new group with how near the nearest other one is to it."""
        while self._next:
            far, one, other = heappop(self._next)
            if one in self._groups and other in self._groups and not self._waisted(one, other, -far):
                new = self._join(one, other, -far)
                yield self._groups[new], max(self._near[new].values(), default=0.0)

    def _waisted(self, one: int, other: int, near: float) -> bool:
        """Whether two groups are much nearer inside than to each other; a single article has no inside."""
        heights = [group.height for group in (self._groups[one], self._groups[other]) if len(group.members) > 1]
        return len(heights) > 1 and near < WAIST * min(heights)

    def _join(self, one: int, other: int, near: float) -> int:
        pair = self._groups.pop(one), self._groups.pop(other)
        demand = max(SURE / (len(pair[0].members) * len(pair[1].members)) ** GROWTH, SURE_OF_MANY)
        self._groups[self._new] = joined(*pair, near, near >= demand)
        met = sorted(self._near.pop(one).keys() | self._near.pop(other).keys())
        self._near[self._new] = {}
        for third in met:
            if third in self._groups:
                self._near[third].pop(one, None)
                self._near[third].pop(other, None)
                self.meet(third, self._new)
        self._new += 1
        return self._new - 1


def _outermost(found: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """Of groups within groups, listed from the inside out, those that are in no other."""
    told: set[int] = set()
    for members in reversed(found):
        if members[0] not in told:
            told.update(members)
            yield members
