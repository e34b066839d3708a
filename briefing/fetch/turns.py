"""Taking turns: one request per host at a time with a pause between, several hosts side by side."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import TypeVar

# Hosts asked side by side; more would not be faster on a usual line.
MOST_HOSTS = 8

Group = TypeVar("Group")


class Turns:
    """Who may ask which host now. Only one turn is held at a time, so none can wait for each other for ever."""

    def __init__(self, pause: float) -> None:
        self._pause = pause
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._ended: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Waits until nobody else asks the host and the pause since the last request has passed."""
        with self._guard:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:
            if host in self._ended:
                sleep(max(self._ended[host] + self._pause - monotonic(), 0))
            try:
                yield
            finally:
                self._ended[host] = monotonic()


def side_by_side(groups: Iterable[Group], work: Callable[[Group], None]) -> None:
    """Do the work for each group, several at once; the first exception stops all and is raised here.

    The threads do not keep the program from leaving, so an interrupt is obeyed at once and not after the slowest host.
    """
    waiting = deque(groups)
    faults: list[BaseException] = []

    def worker() -> None:
        while waiting:
            try:
                work(waiting.popleft())
            except IndexError:
                return
            except BaseException as fault:
                faults.append(fault)
                waiting.clear()

    threads = [threading.Thread(target=worker, daemon=True) for _ in range(min(MOST_HOSTS, len(waiting)))]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        waiting.clear()
    if faults:
        raise faults[0]
