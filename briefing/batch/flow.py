"""What is done in turn: by document the parts go straight to the engine, by day they are sorted first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from briefing.batch.days import Days
from briefing.batch.engine import Engine, Work
from briefing.batch.job import run
from briefing.batch.pages import pages
from briefing.batch.parts import Item, Part, parts
from briefing.batch.shelf import Shelf
from briefing.batch.source import stream
from briefing.batch.work import briefs
from briefing.model import Unread

Tell = Callable[[int, int], None]
"""Told of so many more documents done, and of so many refused among them."""


@dataclass(slots=True)
class Seen:
    """What passed by of a corpus: how many parts, a hash over them, and what was no document.

    Of the parts `there` were done before; in place of `replaced` ones stood rows of other documents.
    """

    parts: int = 0
    there: int = 0
    replaced: int = 0
    remarks: list[str] = field(default_factory=list)
    digest: Any = field(default_factory=sha256)

    def parts_of(self, corpora: Sequence[str]) -> Iterator[Part]:
        """The corpora in parts, counted as they pass."""
        return self.counted(parts(self._documents(stream(corpora))))

    def _documents(self, items: Iterable[Item]) -> Iterator[Item]:
        for item in items:
            if isinstance(item, Unread) and item.skipped:
                self.remarks.append(item.why)
            else:
                yield item

    def counted(self, every: Iterable[Part]) -> Iterator[Part]:
        """The same, counted as they pass."""
        for part in every:
            self.parts += 1
            self.digest.update(part.digest.encode())
            yield part

    def missing(self, every: Iterable[Part], shelf: Shelf) -> Iterator[Part]:
        """Those of which the shelf has nothing, or no longer what was written."""
        for part in every:
            if shelf.manifest.stands(part.number, part.digest):
                self.there += 1
            else:
                self.replaced += shelf.manifest.differs(part.number, part.digest)
                yield part


def by_document(corpora: Sequence[str], engine: Engine, shelf: Shelf, tell: Tell) -> Seen:
    """A row for each document of the corpora."""
    seen = Seen()
    _write(briefs, seen.missing(seen.parts_of(corpora), shelf), engine, shelf, tell)
    seen.replaced += shelf.manifest.finish(seen.parts, seen.digest.hexdigest())
    return seen


def by_day(corpora: Sequence[str], engine: Engine, shelf: Shelf, tell: Tell) -> Seen:
    """A row for each day of the corpora, then one for each document that has no day.

    Documents are told of when their date is known; the pages of the days are a small part of the work.
    """
    if shelf.manifest.whole and not Days.begun(shelf.folder):
        seen = Seen()
        for _ in seen.parts_of(corpora):
            continue  # only to know whether it is the same corpus
        if shelf.manifest.complete(seen.digest.hexdigest()):
            seen.there = len(shelf.manifest.entries)
            return seen
    seen, laid = Seen(), Seen()
    with closing(Days(shelf.folder, shelf.manifest.head)) as days:
        for answer in days.sort(seen.parts_of(corpora), engine):
            tell(sum(map(len, answer)), sum(not row.date for rows in answer for row in rows))
        _write(pages, laid.missing(laid.counted(days.parts()), shelf), engine, shelf, lambda done, refused: None)
    seen.replaced = laid.replaced + shelf.manifest.finish(laid.parts, seen.digest.hexdigest())
    days.clear()
    seen.there = laid.there
    return seen


def _write(work: Work, missing: Iterable[Part], engine: Engine, shelf: Shelf, tell: Tell) -> None:
    for part, answer in run(work, missing, engine):
        rows = [row for found in answer for row in found]
        shelf.put(part, rows)
        tell(len(rows), sum(not row.brief for row in rows))
