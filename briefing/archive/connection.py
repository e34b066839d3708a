"""Connections to the archive: how they lock, what they log, and how they leave.

At rest the archive is one file. While somebody writes it has a write-ahead log, so that readers need not wait; the last
to leave folds that back, so that a copy of the one file is always a whole archive and reading makes no file beside it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from briefing.archive.faults import PATIENCE, UNSOUND, kind

# EXTRA is FULL, and syncs the folder too where a rollback journal is kept: what was committed outlasts a power cut.
_SETTINGS = ("trusted_schema = OFF", "foreign_keys = ON", "synchronous = EXTRA", "cell_size_check = ON")


def connected(path: Path, mode: str) -> sqlite3.Connection:
    """A connection to a file that is there; `mode` is that of SQLite, ro or rw."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def changing(connection: sqlite3.Connection) -> Iterator[None]:
    """One change, whole or not at all. Immediate: one that asks for the lock only when it writes may never get it."""
    with _transaction(connection, "BEGIN IMMEDIATE"):
        yield


@contextmanager
def looking(connection: sqlite3.Connection) -> Iterator[None]:
    """One look: whatever is read in this block stood in the archive at the same moment."""
    with _transaction(connection, "BEGIN"):
        yield


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(*UNSOUND):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        raise


def keep_log(connection: sqlite3.Connection) -> str:
    """Ask for a write-ahead log and tell what is kept: "wal", or "delete" where there can be none or others are busy.

    A disk on the network can have none. Both ways are safe; with a rollback journal, readers wait for a writer.
    """
    try:
        return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0])
    except sqlite3.OperationalError as fault:
        if kind(fault) != sqlite3.SQLITE_BUSY:
            raise
    return "delete"


def leave(connection: sqlite3.Connection) -> None:
    """Close it; the last one to leave makes it one file again. Where that fails nothing is lost, the log is kept."""
    with closing(connection), suppress(*UNSOUND):
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA busy_timeout = 0")
        connection.execute("PRAGMA journal_mode = DELETE")
