"""One page for each day of an archive: its documents are sorted into days first, and each day is briefed as a whole.

The first pass reads every document in the guarded child to learn its date, and lays it aside in a file of that day. A
document that the reader cannot take is out before it could cost its day. Example: a mail of 3 May with a report of 2
May lies with both days, and each page has its own of the two.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from shutil import rmtree
from typing import Any

from briefing.batch.engine import Engine
from briefing.batch.job import Answer, run
from briefing.batch.manifest import Journal
from briefing.batch.parts import MOST_DOCUMENTS, Item, Part, digest, file, parts, told
from briefing.batch.work import dates
from briefing.deliver import write
from briefing.deliver.files import sweep
from briefing.model import File, Unread

FOLDER = ".days"
TAKEN = "taken.jsonl"
# Documents on one page; the largest agencies send 5,000 a day.
MOST_OF_A_DAY = 10_000
# Bytes of them together; a guarded child takes no more at once.
MOST_BYTES = 200_000_000


class Days:
    """The documents of a corpus laid aside by day, in a folder that goes when all pages are made.

    A line of a day is the document's place in the corpus, the digest of its part, and the document. Lines of a part
    that has changed since, or was torn by a kill, are passed over; one laid twice counts once.
    """

    def __init__(self, folder: Path, head: dict[str, Any]) -> None:
        self._folder = folder / FOLDER
        self._folder.mkdir(exist_ok=True)
        sweep(self._folder)
        self._journal = Journal(self._folder / TAKEN, head)
        self._taken: dict[int, str] = {line["part"]: line["input"] for line in self._journal.lines}

    @staticmethod
    def begun(folder: Path) -> bool:
        """Whether a run has left its documents laid aside there."""
        return (folder / FOLDER).exists()

    def sort(self, every: Iterable[Part], engine: Engine) -> Iterator[Answer]:
        """Lays each document aside, and gives what was learned; parts laid before are passed over."""
        seen: set[int] = set()
        for part, answer in run(dates, self._new(every, seen), engine):
            self._lay(part, answer)
            self._journal.add({"part": part.number, "input": part.digest})
            self._taken[part.number] = part.digest
            yield answer
        self._taken = {number: kept for number, kept in self._taken.items() if number in seen}

    def _new(self, every: Iterable[Part], seen: set[int]) -> Iterator[Part]:
        for part in every:
            seen.add(part.number)
            if self._taken.get(part.number) != part.digest:
                yield part

    def _lay(self, part: Part, answer: Answer) -> None:
        laid: dict[str, list[str]] = {}
        for at, (item, rows) in enumerate(zip(part.items, answer, strict=True)):
            if isinstance(item, File):
                known = json.dumps(told(item) | {"data": b64encode(item.data).decode()})
                line = f"{part.number * MOST_DOCUMENTS + at} {part.digest} {known}\n"
                for day in sorted({row.date for row in rows if row.date}):
                    laid.setdefault(day, []).append(line)
        for name, lines in laid.items():
            with (self._folder / f"{name}.jsonl").open("ab") as stream:
                stream.write(("\n" + "".join(lines)).encode())  # a line torn by a kill ends here
                stream.flush()
                os.fsync(stream.fileno())
        undated = [[row.id, row.why] for rows in answer for row in rows if not row.date]
        write({self._undated(part.number, part.digest): json.dumps(undated).encode()}, swept=True)

    def _undated(self, number: int, kept: str) -> Path:
        return self._folder / f"undated-{number:06d}-{kept[:16]}.json"

    def parts(self) -> Iterator[Part]:
        """A part for each day, in order, each read when it is asked for; then those of the documents without a day."""
        number = 0
        for kept in sorted(self._folder.glob("*-??-??.jsonl")):
            items, left = self._of_day(kept)
            if items:  # else all that was laid here has changed since
                yield Part(number, digest(items, kept.stem), items, kept.stem, left)
                number += 1
        yield from parts(self._refused(), number)

    def _of_day(self, kept: Path) -> tuple[tuple[File, ...], int]:
        """The documents of a day that find room on one page, in the order of the corpus, and how many do not."""
        places = sorted({place for place, _ in self._lines(kept)})
        chosen = set(places[:MOST_OF_A_DAY])
        files: dict[int, File] = {}
        size = 0
        for place, line in self._lines(kept):
            if place in chosen and place not in files and (one := _file(line)) and size + len(one.data) <= MOST_BYTES:
                size += len(one.data)
                files[place] = one
        return tuple(files[place] for place in sorted(files)), len(places) - len(files)

    def _lines(self, kept: Path) -> Iterator[tuple[int, bytes]]:
        """The lines of a day that still hold, each with its place."""
        with kept.open("rb") as stream:
            for line in stream:
                place, _, rest = line.partition(b" ")
                known, _, rest = rest.partition(b" ")
                if place.isdigit() and self._taken.get(int(place) // MOST_DOCUMENTS) == known.decode(
                    "ascii", "replace"
                ):
                    yield int(place), rest

    def _refused(self) -> Iterator[Item]:
        for number in sorted(self._taken):
            yield from (Unread(*row) for row in json.loads(self._undated(number, self._taken[number]).read_bytes()))

    def close(self) -> None:
        """Nothing more is laid."""
        self._journal.close()

    def clear(self) -> None:
        """All pages are made."""
        rmtree(self._folder)


def _file(line: bytes) -> File | None:
    """The document of a line; None where a kill has torn it."""
    try:
        known = json.loads(line)
    except ValueError:
        return None
    data = b64decode(known.pop("data"))
    return file(known, data)
