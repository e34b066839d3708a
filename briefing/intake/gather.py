"""What the user named, as files: paths, folders, patterns, standard input. One that cannot be read is a value.

First all places are found and named, which costs little; then each is loaded in its turn, a corpus one document at a
time.
"""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing import corpus
from briefing.errors import BriefingError, EmptyFolder, MissingInput, NotAFile, TooLarge, UnreadableInput
from briefing.model import File, Unread
from briefing.read import LOOKED_FOR, MOST_BYTES_PDF, too_large
from briefing.read.clean import clean

# Names of other files in a folder that are told.
FEW = 3
STANDARD_INPUT = "standard input"
NAMELESS = "a file without a name"

_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)

Wanted = Path | Unread | None
"""A file, an input already known to be unreadable, or None for standard input."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an input lies, and how it is called; no path is standard input."""

    path: Path | None
    name: str


def gather(inputs: Sequence[str], stdin: Callable[[], bytes]) -> tuple[File | Unread, ...]:
    """Each input in the order given, none twice, as one file; folders and patterns give their files sorted."""
    return tuple(one if isinstance(one, Unread) else _file_at(one, stdin) for one in places(inputs))


def places(inputs: Sequence[str]) -> tuple[Place | Unread, ...]:
    """Where the inputs lie, in the order given, none twice; nothing is opened yet."""
    wanted = list(_once(one for asked in inputs for one in _expanded(asked)))
    names = _names([one for one in wanted if isinstance(one, Path)])
    return tuple(_sayable(_placed(one, names)) for one in wanted)


def load(place: Place, stdin: Callable[[], bytes]) -> Iterator[File | Unread]:
    """The file of a place; of a corpus every document in it, one at a time, whatever its size."""
    if place.path and corpus.kind(place.path):
        return corpus.files(place.path, place.name)
    return iter((_file_at(place, stdin),))


def _placed(one: Wanted, names: dict[Path, str]) -> Place | Unread:
    if isinstance(one, Unread):
        return one
    return Place(one, names[one]) if one else Place(None, STANDARD_INPUT)


def _sayable(one: Place | Unread) -> Place | Unread:
    """The same with a name that can be printed: a file may be called anything, a terminal escape and half a letter too.

    Example: "no\x1b[2Jte\udcff.txt" is "note\ufffd.txt".
    """
    name = _line(one.name)
    name = name if name.strip() else NAMELESS
    return replace(one, name=name, why=_line(one.why)) if isinstance(one, Unread) else replace(one, name=name)


def _line(text: str) -> str:
    return text if text.isascii() and text.isprintable() else clean(text)[0].replace("\n", " ").replace("\t", " ")


def _expanded(asked: str) -> Iterator[Wanted]:
    """The files that one input stands for."""
    if asked == "-":
        yield None
    elif os.path.isdir(asked):  # noqa: PTH112 - Path.is_dir raises on names too long
        yield from _folder(asked)
    elif not os.path.lexists(asked) and glob.has_magic(asked):
        matches = sorted(glob.glob(asked, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not matches:
            yield _unread(MissingInput(_pattern(asked)), _pattern(asked))
        for match in matches:
            yield from _folder(match) if os.path.isdir(match) else [Path(match)]  # noqa: PTH112
    else:
        yield Path(asked)


def _pattern(asked: str) -> str:
    """A pattern without the folders that it begins in, which are nobody's business. Example: "/home/kl/*.txt"."""
    parts = Path(asked).parts
    return "/".join(parts[next(at for at, part in enumerate(parts) if glob.has_magic(part)) :])


def _folder(top: str) -> Iterator[Wanted]:
    """The files under a folder, sorted, others told; links to folders are not followed, so that none is endless."""
    faults: list[OSError] = []
    others: list[str] = []
    found = False
    for home, folders, files in os.walk(top, onerror=faults.append):
        folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
        for file in sorted(files):
            if file.startswith("."):
                continue
            if Path(file).suffix.lower() in LOOKED_FOR or corpus.named(file):
                found = True
                yield Path(home, file)
            else:
                others.append(file)
    for fault in faults:
        name = Path(str(fault.filename)).name
        yield _unread(UnreadableInput(name, fault.strerror or "the folder cannot be listed"), name)
    if not found and not faults:
        yield _unread(EmptyFolder(Path(top).name or top), Path(top).name or top)
    elif others:
        yield _passed_over(Path(top).name or top, others)


def _passed_over(folder: str, files: Sequence[str]) -> Unread:
    """What in a folder is no article by its name. Example: "wire: 2 other files are not read (a.png, b.xlsx)."."""
    named = ", ".join([*files[:FEW], *(["…"] if len(files) > FEW else [])])
    count = "1 other file is" if len(files) == 1 else f"{len(files):,} other files are"
    return Unread(folder, f"{folder}: {count} not read ({named}).", skipped=True)


def _once(wanted: Iterator[Wanted]) -> Iterator[Wanted]:
    seen: set[str] = set()
    for one in wanted:
        key = _place(one) if isinstance(one, Path) else repr(one)
        if key not in seen:
            seen.add(key)
            yield one


def _place(path: Path) -> str:
    """Where a file lies when links are followed; as typed where there is no such place."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _names(paths: Sequence[Path]) -> dict[Path, str]:
    """Each file's own name; where several share it, with as many parent folders as tell them apart."""
    names = {path: path.name for path in paths}
    for depth in range(2, 2 + max((len(path.parts) for path in paths), default=0)):
        shared = Counter(names.values())
        twins = [path for path, name in names.items() if shared[name] > 1]
        if not twins:
            break
        names |= {path: "/".join(path.parts[-depth:]) for path in twins}
    return names


def _file_at(place: Place, stdin: Callable[[], bytes]) -> File | Unread:
    if place.path:
        return _file(place.path, place.name)
    piped = File(place.name, stdin())
    return piped if corpus.inside(piped) else _capped(piped)


def _file(path: Path, name: str) -> File | Unread:
    try:
        kept = path.stat()
        for is_kind, kind in _KINDS:
            if is_kind(kept.st_mode):
                return _unread(NotAFile(name, kind), name)
        if kept.st_size > MOST_BYTES_PDF:
            return _unread(TooLarge(name, kept.st_size, MOST_BYTES_PDF), name)
        return _capped(File(name, path.read_bytes()))
    except FileNotFoundError:
        return _unread(MissingInput(name), name)
    except (OSError, ValueError) as fault:
        return _unread(UnreadableInput(name, getattr(fault, "strerror", None) or str(fault)), name)


def _capped(file: File) -> File | Unread:
    fault = too_large(file)
    return _unread(fault, file.name) if fault else file


def _unread(why: BriefingError, name: str) -> Unread:
    return Unread(name, str(why))
