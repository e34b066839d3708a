"""How the archive is opened: looked at before it is touched, whole, and brought up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from briefing.archive.connection import changing, connected, keep_log, looking
from briefing.archive.faults import UNSOUND, CorruptArchive, ForeignFile, NewerArchive, kind
from briefing.archive.place import beside, folder_for, free, placed, there
from briefing.archive.schema import APPLICATION, VERSION, advance, due_shape, shape
from briefing.archive.turn import Turn
from briefing.disk import PRIVATE_FILE

# Bytes; SQLite takes a shorter file for a database without tables.
LEAST_SIZE = 512


def for_reading(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing. A missing archive is an empty one; an old one is brought up to date in a copy.

    Where a run died in the middle of writing without a log, nothing can be read before its half page is taken back,
    which is the one thing that is written then.
    """
    if not there(path):
        return _empty()
    _peek(path)
    try:
        connection = connected(path, "ro")
        version = _looked_at(path, connection)
    except sqlite3.OperationalError as fault:
        if kind(fault) != sqlite3.SQLITE_READONLY:
            raise
        connection = connected(path, "rw")
        version = _looked_at(path, connection)
    return _renewed(connection, version) if version < VERSION else connection


def for_writing(path: Path, turn: Turn) -> sqlite3.Connection:
    """A connection that may write, to an archive that is made where there is none."""
    if not there(path):
        turn.alone()
        try:
            if not there(path):
                placed(path, _found)
        finally:
            turn.leave()
    _peek(path)
    connection = connected(path, "rw")
    try:
        _looked_at(path, connection)
        _bring_up_to_date(path, connection)
        with suppress(OSError):
            path.chmod(PRIVATE_FILE)
        keep_log(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def make_room(path: Path) -> None:
    """The folder for an archive that is to be written."""
    if not there(path):
        folder_for(path)


def _peek(path: Path) -> None:
    """Refuse a newer archive or a foreign database before anything of it is locked, logged or mended.

    What is read here is read past all locks and may be half written, so only a plain answer is believed.
    """
    with suppress(*UNSOUND), closing(connected(path, "ro&immutable=1")) as connection:
        _version(path, connection)


def _version(path: Path, connection: sqlite3.Connection) -> int:
    if _number(connection, "application_id") != APPLICATION:
        short = path.stat().st_size < LEAST_SIZE
        raise ForeignFile(path, "it is too short for one" if short else "it is a database of something else")
    version = _number(connection, "user_version")
    if version > VERSION:
        raise NewerArchive(path, version, VERSION)
    return version


def _looked_at(path: Path, connection: sqlite3.Connection) -> int:
    """The version of an archive that is ours and hangs together; closes the connection where it is not."""
    try:
        with looking(connection):
            version = _version(path, connection)
            if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
                raise CorruptArchive(path, "its parts do not fit together")
            if version < 1 or shape(connection) != due_shape(version):
                raise CorruptArchive(path, "its tables are not those it was made with")
    except BaseException:
        connection.close()
        raise
    return version


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _empty() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    advance(connection, 0)
    return connection


def _found(part: Path) -> None:
    """Make an archive without pages in an empty file."""
    with closing(connected(part, "rw")) as connection, changing(connection):
        advance(connection, 0)


def _renewed(connection: sqlite3.Connection, version: int) -> sqlite3.Connection:
    """A copy of an old archive that is up to date; SQLite keeps it in memory and, what is too much, in a file of its
    own that has no name.
    """
    copy = sqlite3.connect("", isolation_level=None)
    with closing(connection):
        connection.backup(copy)
    with changing(copy):
        advance(copy, version)
    return copy


def _bring_up_to_date(path: Path, connection: sqlite3.Connection) -> None:
    """Take an old archive to this version, after a copy of it was laid beside it; all others wait meanwhile.

    Asking for the lock shows, too, whether the archive can be written at all.
    """
    with changing(connection):
        version = _version(path, connection)
        if version < VERSION:
            placed(free(beside(path, f".schema{version}")), lambda part: _copy(path, part))
            advance(connection, version)


def _copy(path: Path, part: Path) -> None:
    with closing(connected(path, "ro")) as source, closing(connected(part, "rw")) as copy:
        source.backup(copy)
