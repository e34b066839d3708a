"""Which earlier lines a sentence could go on from: those that share its rarest words."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest

from briefing.novelty.facts import Facts

# Earlier lines that are laid beside a sentence.
CLOSEST = 8
# Lines with one word; a word in more of them leads nowhere and would make the search quadratic.
MOST = 150
# Rarities of a sentence that tells something, about those of a name and two nouns; "Well, good to see you" has less.
TELLING = 1.5


def telling(facts: Facts) -> bool:
    """Whether a sentence tells enough to be compared with another one."""
    return sum([unit.rarity for unit in facts.units]) >= TELLING


class Threads:
    """The earlier lines, and where each of their keys stands."""

    def __init__(self, past: Sequence[Facts]) -> None:
        self.past = past
        self._lines: dict[str, list[int]] = {}
        for at, facts in enumerate(past):
            if not telling(facts):
                continue
            for key in dict.fromkeys(key for unit in facts.units for key in unit.keys):
                self._lines.setdefault(key, []).append(at)

    def closest(self, line: Facts) -> list[int]:
        """The places of the earlier lines that share most with a sentence, by rarity; of equals the newer first."""
        if not telling(line):
            return []
        shared: dict[int, float] = {}
        for rarity, keys in {unit.keys[0]: (unit.rarity, unit.keys) for unit in line.units}.values():
            for at in self._with(keys):
                shared[at] = shared.get(at, 0.0) + rarity
        return nsmallest(CLOSEST, shared, key=lambda at: (-shared[at], at))

    def _with(self, keys: tuple[str, ...]) -> dict[int, None]:
        found = (self._lines.get(key, ()) for key in keys)
        return dict.fromkeys(at for lines in found if len(lines) <= MOST for at in lines)
