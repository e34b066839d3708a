"""Files that are their user's alone, and on the disk when it is said that they are."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from briefing.deliver.faults import NoOutbox, UnreadableOutbox
from briefing.disk import PRIVATE_FILE, PRIVATE_FOLDER

AS_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)  # no link is followed, no line end rewritten


def private_folder(folder: Path) -> None:
    """Make the folder and those above it, each for its user alone; one that others may enter is closed to them.

    A link is refused: what it leads to might be another's. Raises `NoOutbox` and `OSError`.
    """
    if not folder.is_dir():
        if not folder.parent.is_dir():
            private_folder(folder.parent)
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    if folder.is_symlink():
        raise NoOutbox(folder, "it is a link")
    if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) & ~PRIVATE_FOLDER:
        folder.chmod(PRIVATE_FOLDER)


def content(file: Path) -> bytes | None:
    """What is in a file, None where there is none. Raises `UnreadableOutbox`."""
    try:
        with os.fdopen(os.open(file, os.O_RDONLY | AS_IS), "rb") as stream:
            return stream.read()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise UnreadableOutbox(file, fault.strerror or "the system refuses") from fault


def write_new(file: Path, data: bytes) -> None:
    """A file that was not there, all of it on the disk."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | AS_IS, PRIVATE_FILE)
    try:
        write_all(handle, data)
    finally:
        os.close(handle)


def write_all(handle: int, data: bytes) -> None:
    """Have all of it on the disk."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)
