"""How a figure is taken: two ways of doing the same thing, one after the other, several times; the median ratio."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time

# Pairs a ratio is the median of: odd, and enough that three disturbed ones do not matter.
PAIRS = 7

Action = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure and the limit it must keep, if it has one; `at_least` turns the limit round."""

    what: str
    value: float
    limit: float | None
    unit: str = "×"
    at_least: bool = False
    note: str = ""

    @property
    def kept(self) -> bool:
        if self.limit is None:
            return True
        return self.value >= self.limit if self.at_least else self.value <= self.limit


def ratio(ours: Action, theirs: Action, clock: Clock = perf_counter, pairs: int = PAIRS) -> tuple[float, str]:
    """The median of our time over theirs, taken in turns, and both median times in words. One pair to warm up.

    For calls inside this process give `process_time` as the clock: what other processes do then counts for less.
    """
    taken = [(seconds(ours, clock), seconds(theirs, clock)) for _ in range(pairs + 1)][1:]
    return median(a / b for a, b in taken), " against ".join(told(median(side)) for side in zip(*taken, strict=True))


def seconds(action: Action, clock: Clock = process_time) -> float:
    """How long one call takes; the clock counts the time of this process unless told otherwise."""
    start = clock()
    action()
    return clock() - start


def told(time: float) -> str:
    """A time as a person reads it."""
    return f"{time * 1000:.0f} ms" if time < 1 else f"{time:.2f} s"


def process(*arguments: str) -> Action:
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
