"""How a figure is taken: two ways of doing the same thing, one after the other, several times; the median ratio."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

# Pairs a ratio is the median of: odd, and enough that three disturbed ones do not matter.
PAIRS = 7


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure and the limit it must keep; `at_least` turns the limit round."""

    what: str
    value: float
    limit: float
    unit: str = "×"
    at_least: bool = False
    note: str = ""

    @property
    def kept(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def ratio(ours: Callable[[], object], theirs: Callable[[], object], pairs: int = PAIRS) -> tuple[float, str]:
    """The median of our time over theirs, taken in turns, and both median times in words. One pair to warm up."""
    taken = [(seconds(ours), seconds(theirs)) for _ in range(pairs + 1)][1:]
    return median(a / b for a, b in taken), " against ".join(_told(median(side)) for side in zip(*taken, strict=True))


def seconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    action()
    return perf_counter() - start


def process(*arguments: str) -> Callable[[], None]:
    """A whole process of this Python, from start to exit; ends the run with its words when it fails."""
    return lambda: _run([sys.executable, *arguments])


def peak_memory(*arguments: str) -> float:
    """The most memory in MB that a process of this Python held at once."""
    child = subprocess.Popen([sys.executable, *arguments])
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {child.returncode}")
    return usage.ru_maxrss / 1024


def _run(command: Sequence[str]) -> None:
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        raise SystemExit(f"{' '.join(command)}\n{result.stderr}")


def _told(time: float) -> str:
    return f"{time * 1000:.0f} ms" if time < 1 else f"{time:.2f} s"
