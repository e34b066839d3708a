"""Foreign bytes are taken apart in a child process with limits: a crash, a hang or a bomb costs one input, not the run.

The child is warm: it serves one task after the other and is replaced when it dies, grows or grows old. It gets no
environment of ours, opens no connection, and writes no file but in a folder that goes when it goes. Tasks go in and
results come out as JSON, never as pickles.
"""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any, Protocol

from briefing.guard.task import Limits, Task

__all__ = ["Limits", "Task", "Workers", "close", "serve_in_place", "workers"]


class Workers(Protocol):
    """Whoever does tasks: a crew of guarded children, or the child that is one already."""

    def submit(self, task: Task) -> Future[Any]:
        """The result of a task, later."""
        ...

    def run(self, task: Task) -> Any:
        """The result of a task, now."""
        ...

    def close(self) -> None:
        """No more tasks."""
        ...


_shared: list[Workers] = []


def workers() -> Workers:
    """The workers of this process, started when first asked for; one that reads plain text never pays for them."""
    if not _shared:
        from briefing.guard.crew import for_this_machine

        _shared.append(for_this_machine())
    return _shared[0]


def serve_in_place() -> None:
    """From now on this process, a guarded child, does the tasks of its task itself."""
    from briefing.guard.place import InPlace

    _shared[:] = [InPlace()]


def close() -> None:
    """Ends the workers, those at work too."""
    while _shared:
        _shared.pop().close()
