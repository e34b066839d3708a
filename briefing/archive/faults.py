"""What can be wrong with the archive; a page can still be made without it, only without memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefing.errors import BriefingError, UsageFault

# What a damaged database makes the module raise; the latter where a message of SQLite repeats damaged bytes.
UNSOUND = (sqlite3.Error, UnicodeDecodeError)
# Seconds that a run waits for another one; a page is written down in hundredths, so this is for a disk that is asleep.
PATIENCE = 30
# The low byte of a code of SQLite is its kind, the high one says more.
_KIND = 0xFF
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL})
_OF_THE_SYSTEM = {
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_PERM: "access is denied",
    sqlite3.SQLITE_CANTOPEN: "it or a file beside it cannot be opened",
    sqlite3.SQLITE_IOERR: "the disk fails",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_TOOBIG: "a file is too large for it",
    sqlite3.SQLITE_NOMEM: "there is too little memory",
    sqlite3.SQLITE_NOLFS: "the disk takes no large files",
}


class ArchiveFault(BriefingError):
    """The archive cannot be used; catch this to catch them all."""


class CorruptArchive(ArchiveFault):
    """Damaged: to be moved aside, but only when its owner says so."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            f"{path}: the archive is damaged ({fault}); put a copy of it back, or have it moved aside to begin anew."
        )


class NewerArchive(ArchiveFault):
    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            f"{path}: comes from a newer briefing (schema {found}, here {known} is known); install that one, or name "
            "another archive. Nothing was changed."
        )


class ForeignFile(ArchiveFault):
    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(f"{path}: is no archive of briefing ({fault}); name another place. Nothing was changed.")


class UnwritableArchive(ArchiveFault):
    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(f"{path}: the archive cannot be written ({fault}); check permissions and room on the disk.")


class UnreadableArchive(ArchiveFault):
    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(f"{path}: the archive cannot be read ({fault}); check its permissions and its disk.")


class BusyArchive(ArchiveFault):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: another run holds the archive; wait until it has ended, then try again.")


class NoPastPage(ArchiveFault):
    def __init__(self, path: Path, key: int) -> None:
        super().__init__(f"{path}: the archive holds no page {key}; list its pages to see which there are.")


class UnusableMoment(UsageFault):
    def __init__(self, moment: str, fault: str) -> None:
        super().__init__(f"{moment}: {fault}; give a time with its zone, as in 2026-03-02T07:00+01:00.")


@contextmanager
def named(path: Path, writing: bool) -> Iterator[None]:
    """Whatever SQLite or the system raise in this block comes out as an `ArchiveFault`.

    Not the wrong use of a connection, as of one that is closed: that says nothing of the archive.
    """
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except UNSOUND as fault:
        raise _named(path, fault, writing) from fault
    except OSError as fault:
        raise _of_the_system(writing)(path, fault.strerror or "the system refuses") from fault


def kind(fault: Exception) -> int:
    """Which kind of fault SQLite reports; 0 where it is Python's, as of letters that are no UTF-8."""
    return getattr(fault, "sqlite_errorcode", 0) & _KIND


def _named(path: Path, fault: Exception, writing: bool) -> ArchiveFault:
    """The words are ours: those of SQLite may repeat damaged bytes."""
    what = kind(fault)
    if what in _BUSY:
        return BusyArchive(path)
    if what == sqlite3.SQLITE_NOTADB:
        return ForeignFile(path, "it is not a database")
    if what in _OF_THE_SYSTEM:
        return _of_the_system(writing)(path, _OF_THE_SYSTEM[what])
    return CorruptArchive(path, "its parts do not fit together")


def _of_the_system(writing: bool) -> type[UnwritableArchive] | type[UnreadableArchive]:
    return UnwritableArchive if writing else UnreadableArchive
