"""What a guarded child may not do, and how far it may go. Where a system lacks a limit, the parent's clock stays."""

from __future__ import annotations

import signal
import sys
from typing import Any

try:
    import resource
except ImportError:  # no such limits on Windows
    resource = None  # type: ignore[assignment]

# Open files: pipes, fonts and libraries need about twenty.
MOST_FILES = 64
# A worker that once held so much is replaced; memory that C libraries took is not given back.
GROWN = 700_000_000
# After the parent's clock ran out it kills; a child whose parent is gone ends itself so many seconds later.
GRACE = 2.0

_DENIED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system")


def confine(memory: int, file: int) -> None:
    """Sets the limits of this process: memory and the size of a file in bytes, no core left, few files open."""
    if resource is None:
        return
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that writing fails instead of killing
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, file),
        (resource.RLIMIT_NOFILE, MOST_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (soft, hard))


def start_clocks(processor: int, seconds: float) -> None:
    """From now on so many seconds of the processor and of the wall clock are left; then the system kills."""
    if resource is None:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + processor, hard))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + GRACE)


def stop_clocks() -> None:
    """The task is done in time."""
    if resource is not None:
        signal.setitimer(signal.ITIMER_REAL, 0)


def grown() -> bool:
    """This process once held more memory than a worker should keep."""
    if resource is None:
        return False
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit > GROWN


def deny() -> None:
    """From now on this process opens no connection and starts no other: this stops libraries, not intruders."""
    sys.addaudithook(_refuse)


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    if event.startswith(_DENIED):
        raise PermissionError(f"{event} is denied in a reader")
