"""Things that belong together, told pair by pair."""

from __future__ import annotations


class Unions:
    """Numbers from 0 that are joined in pairs and read as groups (Tarjan 1975, with path halving)."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def join(self, one: int, other: int) -> None:
        """Puts the groups of both together; the lowest number stands for them."""
        low, high = sorted((self._root(one), self._root(other)))
        self._above[high] = low

    def groups(self) -> tuple[tuple[int, ...], ...]:
        """All groups in order of their first number, each ascending."""
        found: dict[int, list[int]] = {}
        for number in range(len(self._above)):
            found.setdefault(self._root(number), []).append(number)
        return tuple(map(tuple, found.values()))

    def _root(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number
