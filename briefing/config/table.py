"""A table of a file, taken key by key: what is wrong is noted with its line, and reading goes on.

The code that takes the keys is the only list of them; a key that nobody took is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self, TypeVar

from briefing.config.faults import MOST_TOLD, ConfigFault, Unfit
from briefing.config.positions import KeyPath, Positions
from briefing.config.values import SHOWN, Check, near, shown

T = TypeVar("T")


@dataclass(slots=True)
class Notes:
    """What is wrong with a file, gathered while it is read."""

    name: str
    lines: Positions
    problems: list[tuple[int, str]] = field(default_factory=list)
    unknown: list[tuple[KeyPath, str, tuple[str, ...]]] = field(default_factory=list)
    homes: dict[str, str] = field(default_factory=dict)

    def add(self, path: KeyPath, said: str) -> None:
        self.problems.append((self.lines.line(path), said))

    def refuse(self) -> None:
        """Raises `ConfigFault` where anything was noted; an unknown key is told the key or the table it may mean."""
        few = len(self.unknown) <= MOST_TOLD  # else looking for what was meant would take minutes
        for path, key, known in self.unknown:
            meant = (near(key, known) or self._home(key)) if few else ""
            self.add(path, f"{_spelt(key)} is an unknown key{meant}; mend it or take it out")
        if self.problems:
            raise ConfigFault(self.name, self.problems)

    def _home(self, key: str) -> str:
        home = self.homes.get(key)
        return f" here (it belongs under {home})" if home else ""


class Table:
    """One table, `heading` as a file writes it above, "" for the top. At the end of its `with`, unknown keys are noted.

    Example: `with top.table("mute") as mute: words = mute.take("words", several(line(80)), ())`.
    """

    def __init__(self, values: dict[str, object], notes: Notes, path: KeyPath = (), heading: str = "") -> None:
        self._values = values
        self._notes = notes
        self._path = path
        self._heading = heading
        self._taken: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        for key in self._values:
            if key not in self._taken:
                self._notes.unknown.append(((*self._path, key), key, tuple(self._taken)))

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def take(self, key: str, check: Check[T], default: T) -> T:
        """The value of a key, checked; the default where it is not there, or will not do, which is noted."""
        self._know(key)
        if key not in self._values:
            return default
        try:
            return check(self._values[key])
        except Unfit as unfit:
            for why in unfit.args:
                self.blame(key, why)
            return default

    def need(self, key: str, check: Check[T], default: T, example: str) -> T:
        """The value of a key that must be there; `example` shows how it is written."""
        if key not in self._values:
            where = f" under {self._heading}" if self._heading else " on top"
            self.blame("", f"{key} is missing{where}; write {key} = {example}")
        return self.take(key, check, default)

    def table(self, key: str) -> Table:
        """The table of that name; an empty one where there is none."""
        self._know(key)
        value = self._values.get(key, {})
        heading = f"[{'.'.join(str(part) for part in (*self._path, key))}]"
        if not isinstance(value, dict):
            hint = "with one pair of brackets" if isinstance(value, list) else "and its keys below it"
            self.blame(key, f"{shown(value)} is no table; write {heading} {hint}")
            value = {}
        return Table(value, self._notes, (*self._path, key), heading)

    def tables(self, key: str) -> tuple[Table, ...]:
        """The tables of that name, [[key]] each, in order."""
        self._know(key)
        values = self._values.get(key, [])
        heading = f"[[{key}]]"
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            self.blame(key, f"is no row of tables; write {heading}, with two pairs of brackets, above each")
            return ()
        return tuple(Table(value, self._notes, (*self._path, key, at), heading) for at, value in enumerate(values))

    def blame(self, key: str, said: str) -> None:
        """Notes what is wrong with a key, or with the whole table for ""."""
        if key:
            self._notes.add((*self._path, key), f"{key}: {said}")
        else:
            self._notes.add(self._path, said)

    def _know(self, key: str) -> None:
        self._taken.append(key)
        if self._heading:
            self._notes.homes.setdefault(key, self._heading)


def _spelt(key: str) -> str:
    """A key as a sentence names it, whatever stands in it."""
    plain = key.isascii() and key.replace("_", "").replace("-", "").isalnum() and len(key) <= SHOWN
    return key if plain else shown(key)
