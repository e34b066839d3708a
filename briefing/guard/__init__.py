"""Foreign bytes are taken apart in a child process with limits: a crash, a hang or a bomb costs one input, not the run.

The child is warm: it serves one task after the other and is replaced when it dies, grows or grows old. It gets no
environment of ours, opens no connection, and writes no file but in a folder that goes when it goes. Tasks go in and
results come out as JSON, never as pickles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.guard.task import Limits, Task

if TYPE_CHECKING:
    from briefing.guard.pool import Pool

__all__ = ["Limits", "Task", "close", "pool"]

_shared: list[Pool] = []


def pool() -> Pool:
    """The workers of this process, started when first asked for; one that reads plain text never pays for them."""
    if not _shared:
        from briefing.guard.pool import for_this_machine

        _shared.append(for_this_machine())
    return _shared[0]


def close() -> None:
    """Ends the workers, those at work too."""
    while _shared:
        _shared.pop().close()
