"""Where the work is done: an executor of the standard library is all that a batch asks for.

Here it is threads, each of which waits for a guarded child of its own; other machines stand behind Dask's (`cluster`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from briefing import guard
from briefing.batch.parts import Part

Found = list[list[list[str]]]
"""The rows of each item of a part, each as its values."""
Work = Callable[[Part], Found]

# Parts under way for each core: one at work, and one to go on with while the next is read.
AHEAD = 2


def at_once(work: Work, part: Part) -> Found:
    """What came of a part, in this process."""
    return work(part)


def as_it_is(found: Any) -> Found:
    """The rows, which were carried nowhere."""
    rows: Found = found
    return rows


@dataclass(frozen=True, slots=True)
class Engine:
    """An executor, how many parts it is given at once, and by which exception it says that a part kills its workers.

    `name` is what a sentence calls it. `sent` does the work on a part where the engine is, and `taken` makes of what
    comes back the rows; in between they are what the engine can carry.
    """

    executor: Executor
    window: int
    name: str = "this machine"
    lost: tuple[type[BaseException], ...] = ()
    sent: Callable[[Work, Part], Any] = at_once
    taken: Callable[[Any], Found] = as_it_is


@contextmanager
def this_machine(processes: int) -> Iterator[Engine]:
    """So many guarded children here; none is left behind, however the work ends."""
    executor = ThreadPoolExecutor(processes, thread_name_prefix="batch")
    try:
        yield Engine(executor, AHEAD * processes)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
        guard.close()
        executor.shutdown()
