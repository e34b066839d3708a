"""The page as files in a folder: whole files or nothing."""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from briefing.deliver.names import SUFFIXES
from briefing.disk import PRIVATE_FILE, settle
from briefing.errors import UnwritableOutput

# Permissions, less what the user's mask takes away. Even where it takes nothing, nobody else writes to a page or to a
# folder made for it. Who may write to the folder replaces a page all the same, for that is done by renaming.
FILE, FOLDER = 0o644, 0o755


def write(files: Mapping[Path, bytes], swept: bool = False) -> None:
    """Write all files, each whole: to a temporary file beside it, then renamed over it.

    Nothing is renamed before all are written. Raises `UnwritableOutput`; then every old file is as it was, save where
    the disk fails between two renamings: then the sentence names what stands already. A link is replaced, not followed.

    What killed runs left half written goes first, for which the folder is listed: whoever writes thousands of files
    into one calls `sweep` once and says that it is `swept`.
    """
    written: list[tuple[Path, Path]] = []
    placed: list[str] = []
    try:
        for file, data in files.items():
            _make(file.parent)
            if not swept:
                clear(file)
            written.append((_beside(file, data, _permissions(file)), file))
        for temporary, file in written:
            temporary.replace(file)
            placed.append(str(file))
    except OSError as fault:
        raise UnwritableOutput(str(file), fault.strerror or str(fault), tuple(placed)) from fault
    finally:
        for temporary, _ in written:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    for folder in dict.fromkeys(file.parent for file in files):
        with suppress(OSError):  # where the system cannot promise that; the files stand anyway
            settle(folder)


def clear(file: Path) -> None:
    """Takes away what runs that were killed have left half written beside a file; a run that lives keeps its own."""
    sweep(file.parent, glob.escape(file.stem))


def sweep(folder: Path, stem: str = "*") -> None:
    """The same for all files of a folder, or those whose name but its suffix fits the pattern `stem`."""
    for part in folder.glob(f".{stem}.*.part"):
        run = part.suffixes[-2].removeprefix(".") if len(part.suffixes) > 1 else ""
        if run.isdecimal() and not _lives(int(run)):
            part.unlink(missing_ok=True)


def _lives(run: int) -> bool:
    """Whether a process of that number runs; where asking would end it, it is taken to."""
    if os.name != "posix":
        return True
    try:
        os.kill(run, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def _make(folder: Path) -> None:
    """The folder and those above it."""
    if folder.is_dir():
        return
    _make(folder.parent)
    try:
        folder.mkdir(mode=FOLDER)
    except FileExistsError as fault:
        if not folder.is_dir():  # made by nobody at the same time: it is a file, or a link to nowhere
            raise NotADirectoryError(errno.ENOTDIR, f"{folder} is no folder") from fault
    with suppress(OSError):
        settle(folder.parent)


def _permissions(file: Path) -> int:
    """Those of a new page, or less where the page that it replaces had less: what was made private stays so.

    A letter names its addressees, and is its user's alone.
    """
    new = PRIVATE_FILE if file.suffix == SUFFIXES["eml"] else FILE
    try:
        mode = file.lstat().st_mode
    except FileNotFoundError:
        return new
    if stat.S_ISLNK(mode):
        return new
    if not stat.S_ISREG(mode):
        raise FileExistsError(errno.EEXIST, "it is no plain file")
    return new & mode


def _beside(file: Path, data: bytes, permissions: int) -> Path:
    temporary = file.with_name(f".{file.name}.{os.getpid()}.part")
    temporary.unlink(missing_ok=True)  # of a run that was killed: in a container every run may have one number
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), permissions)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    return temporary
