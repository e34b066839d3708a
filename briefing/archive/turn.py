"""Whose turn it is: a lock that tells a page that is being delivered right now from one whose run has died.

An age or a process number would have to be believed across clocks, restarts and containers. A lock needs no belief:
the system takes it from a run at its end, however it ends. SQLite's own locks on an empty file beside the archive serve
for it, because they are the same on every system and the archive could not be kept without them either.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from briefing.archive.faults import PATIENCE, kind

SUFFIX = "-turn"


class Turn:
    """Many may deliver at once; one alone may judge what the others have left."""

    def __init__(self, archive: Path) -> None:
        file = Path(f"{archive}{SUFFIX}")
        with suppress(FileExistsError):
            os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        self._connection = sqlite3.connect(
            f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=PATIENCE, isolation_level=None
        )

    def together(self) -> None:
        """Take part in delivering; waits while another one judges."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN")
            try:
                self._connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
            except sqlite3.Error:
                self.leave()
                raise

    def alone(self) -> None:
        """Keep all others out; waits until nobody delivers."""
        self._connection.execute("BEGIN EXCLUSIVE")

    def alone_at_once(self) -> bool:
        """Keep all others out, if nobody delivers just now; waits for nobody."""
        self._connection.execute("PRAGMA busy_timeout = 0")
        try:
            self.alone()
        except sqlite3.OperationalError as fault:
            if kind(fault) != sqlite3.SQLITE_BUSY:
                raise
            return False
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
        return True

    def leave(self) -> None:
        """Give the turn back; if even that fails, the system does it at the end of the run."""
        with suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def close(self) -> None:
        """Give the turn back for good."""
        with closing(self._connection):
            self.leave()
