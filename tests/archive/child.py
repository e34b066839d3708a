"""Doing a thing in a child process that may die of it, at any step, or that has fewer rights."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

NOBODY = 65534
Say = Callable[[str], object]


class Ended(NamedTuple):
    """How a child ended: its exit code, negative for a signal, and what it had said by then."""

    code: int
    said: str


def in_child(action: Callable[[Say], object]) -> Ended:
    """Do it in a child; what it says is heard even if it is killed."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            action(lambda words: os.write(write, words.encode()))
            code = 0
        finally:
            os._exit(code)
    os.close(write)
    with os.fdopen(read, "rb") as stream:
        said = stream.read().decode()
    return Ended(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said)


def as_nobody(action: Callable[[Say], object]) -> str:
    """Do it in a child that may do no more than file modes allow, which the superuser need not heed."""

    def without_rights(say: Say) -> None:
        if not os.getuid():
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        action(say)

    ended = in_child(without_rights)
    assert ended.code == 0
    return ended.said


@contextmanager
def open_to_all() -> Iterator[Path]:
    """A folder that nobody may enter, too, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        for inner in folder.iterdir():
            inner.chmod(0o755)


class Steps:
    """Counts every statement, copy and change of names, and lets the one of that number go wrong before it is done.

    Only for a child: nothing is put back.
    """

    def __init__(self, at: int, fault: str) -> None:
        self.taken = 0
        self._at = at
        self._fault = fault
        steps = self

        class Watched(sqlite3.Connection):
            def execute(self, *args: Any) -> sqlite3.Cursor:
                steps.take(sqlite3.OperationalError)
                return super().execute(*args)

            def executemany(self, *args: Any) -> sqlite3.Cursor:
                steps.take(sqlite3.OperationalError)
                return super().executemany(*args)

            def backup(self, *args: Any, **options: Any) -> None:
                steps.take(sqlite3.OperationalError)
                super().backup(*args, **options)

            def close(self) -> None:
                if steps._fault == "kill":
                    steps.take(sqlite3.OperationalError)
                super().close()

        self._put(sqlite3, "connect", partial(sqlite3.connect, factory=Watched))
        for place, name in ((os, "open"), (os, "fsync"), (Path, "mkdir"), (Path, "replace"), (Path, "rename")):
            self._put(place, name, self._watched(getattr(place, name)))

    def take(self, kind: type[sqlite3.Error] | type[OSError]) -> None:
        """One step more."""
        self.taken += 1
        if self.taken != self._at:
            return
        if self._fault == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if kind is OSError:
            raise OSError(errno.ENOSPC, "No space left on device")
        fault = sqlite3.OperationalError("disk I/O error")
        fault.sqlite_errorcode = sqlite3.SQLITE_FULL if self._fault == "full" else sqlite3.SQLITE_IOERR_FSYNC
        raise fault

    def _watched(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **options: Any) -> Any:
            self.take(OSError)
            return function(*args, **options)

        return step

    @staticmethod
    def _put(place: object, name: str, function: object) -> None:
        setattr(place, name, function)
