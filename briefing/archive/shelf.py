"""The rows of the archive: each page written with its seals, and read only where they hold."""

from __future__ import annotations

import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefing.archive.faults import CorruptArchive
from briefing.archive.page import PastPage, ToDeliver, moment_of, recorded, whole
from briefing.archive.seals import digest, seal
from briefing.model import PastLine

PREPARED = "prepared"
DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Copy:
    """What is said of a finished file: its name as bytes, its size and its hash."""

    name: bytes
    size: int
    sha256: str

    @property
    def called(self) -> str:
        return self.name.decode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Head:
    """All that is said of a page but its words; `lines` is the seal over those, `sources` are hashes with blanks."""

    key: int
    edition: str
    day: str
    moment: int
    title: str
    state: str
    lines: str
    copies: tuple[Copy, ...]
    sources: str

    @property
    def seal(self) -> str:
        copies = [[copy.name, copy.size, copy.sha256] for copy in self.copies]
        # Pages of the time before these were kept have none and are sealed without; "" alone is none, not NULL or 0.
        sources = [] if self.sources == "" else [self.sources]
        return seal([self.edition, self.day, self.moment, self.title, self.state, self.lines, *copies, *sources])

    @property
    def page(self) -> PastPage:
        files = tuple(copy.called for copy in self.copies)
        day = date.fromisoformat(self.day)
        return PastPage(self.key, self.edition, day, moment_of(self.moment), self.title, files)


@dataclass(frozen=True, slots=True)
class Record:
    """A page ready to be written: its lines made whole, its files packed."""

    head: Head
    lines: tuple[tuple[str, str], ...]
    packed: tuple[bytes, ...]


def record(page: ToDeliver) -> Record:
    """What is written of a page; raises `UnusableMoment` where its moment has no zone."""
    lines = tuple((whole(text), whole(sentence)) for text, sentence in page.lines)
    copies = tuple(
        Copy(name.encode("utf-8", "surrogatepass"), len(data), digest(data)) for name, data in page.files.items()
    )
    head = Head(
        key=0,
        edition=whole(page.edition),
        day=page.day.isoformat(),
        moment=recorded(page.moment),
        title=whole(page.title),
        state=PREPARED,
        lines=seal(lines),
        copies=copies,
        sources=" ".join(map(whole, page.sources)),
    )
    return Record(head, lines, tuple(zlib.compress(data) for data in page.files.values()))


def put(connection: sqlite3.Connection, record: Record) -> int:
    """Write a page down and give its key."""
    head = record.head
    cursor = connection.execute(
        "INSERT INTO page (edition, day, moment, title, state, lines, seal, sources) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (head.edition, head.day, head.moment, head.title, head.state, head.lines, head.seal, head.sources),
    )
    key = int(cursor.lastrowid or 0)
    connection.executemany(
        "INSERT INTO line (page, position, text, sentence) VALUES (?, ?, ?, ?)",
        ((key, at, text, sentence) for at, (text, sentence) in enumerate(record.lines)),
    )
    connection.executemany(
        "INSERT INTO copy (page, position, name, size, sha256, packed) VALUES (?, ?, ?, ?, ?, ?)",
        (
            (key, at, copy.name, copy.size, copy.sha256, packed)
            for at, (copy, packed) in enumerate(zip(head.copies, record.packed, strict=True))
        ),
    )
    return key


def mark(connection: sqlite3.Connection, head: Head) -> None:
    """Write down the state of a page, and seal it anew."""
    connection.execute("UPDATE page SET state = ?, seal = ? WHERE key = ?", (head.state, head.seal, head.key))


def drop(connection: sqlite3.Connection, head: Head) -> None:
    """Take a page that never was delivered out, with its lines and files."""
    connection.execute("DELETE FROM page WHERE key = ?", (head.key,))


def heads(connection: sqlite3.Connection, path: Path) -> tuple[Head, ...]:
    """The heads of all pages, prepared ones too, oldest first.

    All are read each time, whatever is asked for: of a damaged head nobody can say whose it was. Ten years of daily
    pages take a tenth of a second.
    """
    copies: defaultdict[int, list[Copy]] = defaultdict(list)
    for page, *facts in connection.execute("SELECT page, name, size, sha256 FROM copy ORDER BY page, position"):
        copies[page].append(Copy(*facts))
    found = []
    kept = "SELECT seal, key, edition, day, moment, title, state, lines, sources FROM page"
    for due, key, edition, day, moment, title, state, lines, sources in connection.execute(kept):
        head = Head(key, edition, day, moment, title, state, lines, tuple(copies[key]), sources)
        if head.seal != due:
            raise CorruptArchive(path, "a page is not as it was recorded")
        found.append(head)
    return tuple(sorted(found, key=lambda head: (head.moment, head.key)))


def told(connection: sqlite3.Connection, path: Path, head: Head) -> tuple[PastLine, ...]:
    """The lines of a page, in print order."""
    rows = connection.execute(
        "SELECT text, sentence FROM line WHERE page = ? ORDER BY position", (head.key,)
    ).fetchall()
    if seal(rows) != head.lines:
        raise CorruptArchive(path, "the lines of a page are not as they were recorded")
    day = date.fromisoformat(head.day)
    return tuple(PastLine(text, sentence, day) for text, sentence in rows)


def files(connection: sqlite3.Connection, path: Path, head: Head) -> Mapping[str, bytes]:
    """The finished files of a page by name, to the byte."""
    packed = connection.execute("SELECT packed FROM copy WHERE page = ? ORDER BY position", (head.key,)).fetchall()
    found = {}
    for copy, (data,) in zip(head.copies, packed, strict=True):
        try:
            found[copy.called] = zlib.decompressobj().decompress(data, copy.size + 1)
        except (zlib.error, TypeError) as fault:
            raise CorruptArchive(path, "a file of a page is not as it was recorded") from fault
        if digest(found[copy.called]) != copy.sha256:
            raise CorruptArchive(path, "a file of a page is not as it was recorded")
    return found
