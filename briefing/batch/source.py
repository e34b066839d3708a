"""A corpus as a stream of files in an order that stays: a folder is walked, a large file of records is read along.

Nothing is held but the file at hand and the names in one folder. Every document has a name of its own: where records of
several files come together, the file's stands before the record's. Example: "may.jsonl › wire-17".
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from briefing import corpus
from briefing.batch.parts import Item
from briefing.errors import MissingInput, UnreadableInput, UnsafeOutput
from briefing.intake.gather import Place, load
from briefing.model import Unread
from briefing.read import LOOKED_FOR
from briefing.read.clean import clean

# Names of other files in a corpus that are told.
FEW = 3


def stream(corpora: Sequence[str]) -> Iterator[Item]:
    """Each document of the corpora, or why it cannot be read; one that is `skipped` was no document.

    Names begin with that of the corpus where there are several; two that are called alike are numbered.
    """
    called: Counter[str] = Counter()
    for place in corpora:
        name = named(place)
        called[name] += 1
        name = name if called[name] == 1 else f"{name} ({called[name]})"
        if Path(place).is_dir():
            before = f"{name}/" if len(corpora) > 1 else ""
            yield from (_under(before, one) for one in _folder(Path(place)))
        else:
            yield from _loaded(Path(place), name, alone=len(corpora) == 1)


def refuse_missing_corpus(corpora: Sequence[str]) -> None:
    """Raises `MissingInput` for a corpus that is not there."""
    for place in corpora:
        if not os.path.lexists(place):
            raise MissingInput(place)


def named(place: str) -> str:
    """What a corpus is called, wherever it lies: the last part of its path."""
    return _line(Path(place).resolve().name or "corpus")


def _loaded(path: Path, name: str, alone: bool = False) -> Iterator[Item]:
    """The file, or the records in it, under the file's name where it is not `alone`."""
    for one in load(Place(path, name), bytes):
        own = alone or one.name == name or isinstance(one, Unread)  # a fault tells its file already
        yield _under("" if own else f"{name} › ", one)


def _under(before: str, one: Item) -> Item:
    name = _line(f"{before}{one.name}")
    return one if name == one.name else replace(one, name=name)


def _folder(top: Path) -> Iterator[Item]:
    """The files under a folder, each folder's own sorted and before those in it; links to folders are not followed."""
    others: list[str] = []
    faults: list[OSError] = []
    count = 0
    for home, folders, files in os.walk(top, onerror=faults.append):
        folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
        for file in sorted(name for name in files if not name.startswith(".")):
            path = Path(home, file)
            if path.suffix.lower() in LOOKED_FOR or corpus.named(file):
                yield from _loaded(path, _line(path.relative_to(top).as_posix()))
            else:
                count += 1
                others += [file] if count <= FEW else []
    for fault in faults:
        name = _line(Path(fault.filename).relative_to(top.parent).as_posix())
        yield Unread(name, str(UnreadableInput(name, fault.strerror or "it cannot be listed")))
    if count:
        what = "1 other file is" if count == 1 else f"{count:,} other files are"
        listed = ", ".join([*others, *(["…"] if count > FEW else [])])
        name = named(str(top))
        yield Unread(name, f"{name}: {what} not read ({listed}).", skipped=True)


def _line(name: str) -> str:
    """A name that can be printed, in one line."""
    return name if name.isascii() and name.isprintable() else " ".join(clean(name)[0].split())


def refuse_within(output: Path, corpora: Sequence[str]) -> None:
    """Raises `UnsafeOutput` where the results would lie in the corpus: a second run would read them."""
    for place in corpora:
        top = Path(place).resolve()
        if top in (output.resolve(), *output.resolve().parents):
            raise UnsafeOutput(str(output), f"lies in the corpus {named(place)}")
