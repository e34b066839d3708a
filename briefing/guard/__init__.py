"""Foreign bytes are taken apart in a child process with limits: a crash, a hang or a bomb costs one input, not the run.

The child is warm: it serves one task after the other and is replaced when it dies, grows or grows old. It gets no
environment of ours, opens no connection and writes no file. Tasks go in and results come out as JSON, never as pickles.
"""

from __future__ import annotations

from briefing.guard.pool import Pool, pool
from briefing.guard.task import Limits, Task

__all__ = ["Limits", "Pool", "Task", "pool"]
