"""The page as files in a folder: whole files or nothing."""

from __future__ import annotations

import glob
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

from briefing.errors import UnsafeOutput, UnwritableOutput
from briefing.model import Brief

SUFFIXES = {"html": ".html", "pdf": ".pdf", "json": ".json", "markdown": ".md", "text": ".txt"}
STEM_LENGTH = 60  # characters; with hash and suffix far below the 255 bytes that file systems allow
HASH_LENGTH = 8  # hexadecimal digits of the sources' hash; the chance that two briefs meet is one in 4 thousand million


def targets(output: str, formats: Iterable[str], brief: Brief, inputs: Iterable[str]) -> dict[str, Path]:
    """Where each format goes: `output` is a folder (it exists, ends in a slash, or must hold several), else a file.

    A name in a folder is made of the title and the sources' hash, so it never leaves the folder and never
    meets another brief's. Raises `UnsafeOutput` where a target is an input or no plain file.
    """
    chosen = list(formats)
    path = Path(output)
    if output.endswith(("/", os.sep)) or path.is_dir() or len(chosen) > 1:
        files = {name: path / f"{stem(brief)}{SUFFIXES[name]}" for name in chosen}
    else:
        files = {chosen[0]: path}
    sources = {Path(name).resolve() for name in inputs}
    for file in files.values():
        if file.resolve() in sources:
            raise UnsafeOutput(str(file), "is one of the inputs and would be lost")
        if file.is_symlink() or (file.exists() and not file.is_file()):
            raise UnsafeOutput(str(file), "is no plain file")
    return files


def stem(brief: Brief) -> str:
    """A file name for the brief, without suffix: ASCII words of the title and the hash of its sources."""
    return f"{slug(f'brief {brief.title}')}-{fingerprint(brief)}"


def slug(text: str) -> str:
    """The ASCII words of a text as a file name, whole words of it as long as a name may be: "morning-brief"."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words: list[str] = re.findall(r"[a-z0-9]+", plain) or ["page"]
    name = words.pop(0)[:STEM_LENGTH]
    for word in words:
        if len(name) + 1 + len(word) > STEM_LENGTH:
            break
        name += f"-{word}"
    return name


def fingerprint(brief: Brief) -> str:
    """The first digits of the hash over the hashes of all sources."""
    from hashlib import sha256

    return sha256("".join(source.sha256 for source in brief.sources).encode()).hexdigest()[:HASH_LENGTH]


def write(files: Mapping[Path, bytes]) -> None:
    """Write all files, each whole: to a temporary file beside it, then renamed over it.

    Nothing is renamed before all are written. Raises `UnwritableOutput`; then every old file is as it was.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for file, data in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            clear(file)
            written.append((_beside(file, data), file))
        for temporary, file in written:
            temporary.replace(file)
    except OSError as fault:
        raise UnwritableOutput(str(file), fault.strerror or str(fault)) from fault
    finally:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)


def clear(file: Path) -> None:
    """Takes away what runs that were killed have left half written beside a file; a run that lives keeps its own."""
    for part in file.parent.glob(f".{glob.escape(file.stem)}.*.part"):
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


def _beside(file: Path, data: bytes) -> Path:
    temporary = file.with_name(f".{file.name}.{os.getpid()}.part")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
