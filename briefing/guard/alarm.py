"""The parent's clock over a child: it rings where a task takes too long, and is quiet otherwise."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from threading import Condition, Thread
from time import monotonic


class Alarm:
    """One thread for all tasks of a worker: to start one for each took a fifth of what a batch itself spends on it.

    It sleeps on when a task ends, and looks again at the hour when that task would have been late: for tasks of two
    minutes it wakes once in two minutes.
    """

    def __init__(self, ring: Callable[[], object]) -> None:
        self.rang = False
        self._ring = ring
        self._turn = Condition()
        self._due = self._wakes = inf
        self._over = False
        self._thread: Thread | None = None

    def set(self, seconds: float) -> None:
        """Rings after so many seconds from now, unless it is stopped before."""
        with self._turn:
            self.rang = False
            self._due = monotonic() + seconds
            if self._thread is None:
                self._thread = Thread(target=self._watch, name="guard-alarm", daemon=True)
                self._thread.start()
            elif self._due < self._wakes:
                self._turn.notify()

    def stop(self) -> None:
        """Does not ring any more for what it was set for; when this returns, it never will."""
        with self._turn:
            self._due = inf

    def end(self) -> None:
        """Is set no more."""
        with self._turn:
            self._over = True
            self._turn.notify()

    def _watch(self) -> None:
        with self._turn:
            while not self._over:
                left = self._due - monotonic()
                if left <= 0:
                    self._due, self.rang = inf, True
                    self._ring()
                    left = inf
                self._wakes = self._due
                self._turn.wait(None if left == inf else left)
