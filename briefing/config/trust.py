"""What a file that nobody named may not say.

A `briefing.toml` that merely lies in the folder where the command was given may have come with a download. It may set
a page from the files around it, and nothing else: it names no mail server, no printer, no template, no address to
fetch, no archive, and no file outside its folder, be it by dots, by an absolute path or through a link.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from glob import has_magic, iglob
from pathlib import Path

from briefing.config.addresses import path
from briefing.config.faults import Unfit
from briefing.config.parts import OUTPUT
from briefing.config.positions import KeyPath
from briefing.config.table import Notes

REMEDY = "name the file in the command, as ./briefing.toml, or give --trust"
# Tables and keys that are refused whatever they hold, with what they would do.
_REFUSED: tuple[tuple[KeyPath, str], ...] = (
    (("mail",), "[mail] sends the page away"),
    (("print",), "[print] uses up somebody's paper"),
    (("page", "template"), "template: is a program of somebody's"),
    (("archive", "path"), "path: chooses where the archive lies"),
)
_REFUSED_IN_SOURCE = (("url", "url: fetches from the network"), ("private", "private: opens the house's own network"))

_SIGNS = re.compile(r"[*?[]")


def refuse_foreign(tree: dict[str, object], folder: Path, notes: Notes) -> None:
    """Notes all that a file may not say unless the user named it."""
    for keys, said in _REFUSED:
        if _found(tree, keys) is not None:
            _refuse(notes, keys, said)
    output = _path(_found(tree, ("page", "output"))) or OUTPUT
    if strays(folder, output):
        _refuse(notes, ("page", "output"), "output: leads outside the file's folder")
    sources = tree.get("source")
    for at, source in enumerate(sources if isinstance(sources, list) else ()):
        for key, said in _REFUSED_IN_SOURCE:
            if isinstance(source, dict) and source.get(key):
                _refuse(notes, ("source", at, key), said)
        asked = _path(source.get("path") if isinstance(source, dict) else None)
        if asked and leads_out(folder, asked):
            _refuse(notes, ("source", at, "path"), "path: leads outside the file's folder")


def strays(folder: Path, asked: str) -> bool:
    """Whether one path leads out of a folder: by dots, from the root or a home folder, or through a link."""
    place = folder / os.path.expanduser(asked)  # noqa: PTH111 - Path.expanduser raises on a home that is not there
    if ".." in Path(asked).parts or not place.is_relative_to(folder):
        return True
    return not _within(place, folder)


def leads_out(folder: Path, asked: str) -> bool:
    """Whether a file, folder or pattern reaches anything outside a folder, also by a link deeper in it.

    Example: "wire", where wire/note.txt is a link to another's letter. Wrong, on the strict side, for a link that
    nobody would have read.
    """
    return strays(folder, asked) or any(not _within(place, folder) for place in _reached(folder, asked))


def _reached(folder: Path, asked: str) -> Iterator[Path]:
    """The paths that a source stands for, and every link below them."""
    if not has_magic(asked) or os.path.lexists(folder / asked):
        yield from _with_links(folder / asked)
    elif "**" in asked:
        yield from _with_links(folder / _SIGNS.split(asked)[0].rpartition("/")[0])
    else:
        for match in iglob(asked, root_dir=folder):  # noqa: PTH207 - Path.glob knows no pattern with a dot at its end
            yield from _with_links(folder / match)


def _with_links(top: Path) -> Iterator[Path]:
    """A path and, where it is a folder, the links in it; none is followed."""
    yield top
    if top.is_symlink():
        return
    for home, folders, files in os.walk(top):
        yield from (place for name in (*folders, *files) if (place := Path(home, name)).is_symlink())


def _within(place: Path, folder: Path) -> bool:
    """Whether a path lies in a folder when all links are followed."""
    return Path(os.path.realpath(place)).is_relative_to(os.path.realpath(folder))


def _found(tree: dict[str, object], keys: KeyPath) -> object:
    """What stands at a path of two keys at most, None where there is nothing."""
    held: object = tree
    for key in keys:
        held = held.get(key) if isinstance(held, dict) else None
    return held


def _path(value: object) -> str:
    """A path as written; "" where it is none, which is refused anyway."""
    try:
        return path(value)
    except Unfit:
        return ""


def _refuse(notes: Notes, keys: KeyPath, said: str) -> None:
    notes.add(keys, f"{said}, which a file that was only found here may not; {REMEDY}")
