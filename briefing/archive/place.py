"""Where the archive lies: one plain file, its user's alone, with the files that SQLite keeps beside it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from briefing.archive.faults import CorruptArchive, ForeignFile, UnreadableArchive, named
from briefing.archive.turn import SUFFIX, Turn
from briefing.disk import PRIVATE_FILE, PRIVATE_FOLDER, settle

# The journals hold pages that the archive does not hold yet, and belong to it as long as they are there.
JOURNALS = ("-wal", "-journal")
COMPANIONS = (*JOURNALS, "-shm")


def beside(path: Path, suffix: str) -> Path:
    """The file of that suffix that belongs to an archive."""
    return Path(f"{path}{suffix}")


def there(path: Path) -> bool:
    """Whether an archive is there. Refuses what is no plain file, and journals whose archive is gone.

    A journal left alone holds pages, and SQLite would mix it into a new archive of the same name. Journals are looked
    for before the archive, for another run may be making both.
    """
    journals = [_size(beside(path, suffix)) for suffix in JOURNALS]
    _size(beside(path, SUFFIX))
    if _size(path) is not None:
        return True
    if any(journals):
        raise CorruptArchive(path, "its journal is there, but not the archive")
    return False


def folder_for(path: Path) -> None:
    """The folder of the archive and those above it; each that is made is for its user alone."""
    _make(path.parent)


def placed(path: Path, fill: Callable[[Path], None]) -> None:
    """A file that stands there whole or not at all: filled under another name beside it, then renamed.

    What an earlier run that died has left under that name is removed. One run at a time, says the caller.
    """
    part = beside(path, ".part")
    _clear(part)
    try:
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), PRIVATE_FILE))
        fill(part)
        part.replace(path)
    except BaseException:
        _clear(part)
        raise
    settle(path.parent)


def free(path: Path) -> Path:
    """The path, or with -2, -3 and so on behind it: the first under which neither it nor a companion stands."""
    name, number = path, 1
    while any(os.path.lexists(beside(name, suffix)) for suffix in ("", *COMPANIONS)):
        number += 1
        name = beside(path, f"-{number}")
    return name


def move_aside(path: Path, moment: datetime) -> Path:
    """Move a damaged archive and what belongs to it out of the way, and tell where it is now; nothing is written over.

    Only for one who was asked and agreed. "archive.db" goes to "archive.db.aside-20260302T060000Z". The journals go
    first: a run that dies in between leaves an archive without journal, never a journal that meets another archive.
    Refuses a folder or a link; waits for a run that is just delivering.
    """
    with named(path, writing=True):
        sizes = [_size(beside(path, suffix)) for suffix in (*COMPANIONS, "")]
        if all(size is None for size in sizes):
            raise UnreadableArchive(path, "there is none")
        turn = Turn(path)
        try:
            turn.alone()
            aside = free(beside(path, f".aside-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"))
            for suffix in (*COMPANIONS, ""):
                with suppress(FileNotFoundError):
                    beside(path, suffix).rename(beside(aside, suffix))
            settle(path.parent)
        finally:
            turn.close()
    return aside


def _size(path: Path) -> int | None:
    """The size of a plain file in bytes, None where nothing is. A link is refused even where it leads to one."""
    try:
        state = path.lstat()
    except FileNotFoundError:
        return None
    except ValueError as fault:
        raise ForeignFile(path, "its name cannot be one of a file") from fault
    if not stat.S_ISREG(state.st_mode):
        raise ForeignFile(path, "it is a folder" if stat.S_ISDIR(state.st_mode) else "it is no plain file")
    return state.st_size


def _make(folder: Path) -> None:
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def _clear(part: Path) -> None:
    for suffix in ("", *COMPANIONS):
        beside(part, suffix).unlink(missing_ok=True)
