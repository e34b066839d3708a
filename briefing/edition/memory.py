"""What the reader of an edition already got, and what he gets now.

A memory that cannot be read costs the page its "new" and "continuing", never the page; reader and desk are told so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from briefing.archive import Archive, ToDeliver, move_aside, open_archive
from briefing.archive.faults import CorruptArchive, ForeignFile
from briefing.config import Edition, cut_off, day
from briefing.deliver import clear, write
from briefing.edition.opening import Wanted
from briefing.errors import BriefingError
from briefing.model import Brief, Document, PastLine
from briefing.pipeline import Prepared
from briefing.render.beside import named_stories

UNREAD = "memory of earlier pages not readable"


@dataclass
class Memory:
    """The lines told on the pages before, newest first, None where they cannot be known or nothing was ever told.

    `previous` is the day of the page before, `closed` when reading closed for it; `known` are the hashes of the texts
    that pages before were made from, however old. `remarks` and `faults` are sentences for the desk, `missed` phrases
    for the page.
    """

    edition: Edition
    now: datetime
    archive: Archive | None = None
    lines: tuple[PastLine, ...] | None = None
    previous: date | None = None
    closed: datetime | None = None
    known: frozenset[str] = frozenset()
    remarks: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    missed: tuple[str, ...] = field(default=())

    @classmethod
    @contextmanager
    def of(cls, edition: Edition, now: datetime, wanted: Wanted) -> Iterator[Memory]:
        """The memory of an edition while it is open; a run that is dry only reads."""
        memory = cls(edition, now)
        try:
            memory._begin(wanted)
        except BriefingError as fault:
            memory._forget(fault)
        try:
            yield memory
        finally:
            memory._leave()

    def _begin(self, wanted: Wanted) -> None:
        """Open and recall; an archive that proves damaged in either is moved aside where the user agreed to that."""
        try:
            self._recall(wanted)
        except (CorruptArchive, ForeignFile):
            if not wanted.new_memory or wanted.dry:
                raise
            self._leave()
            aside = move_aside(self.edition.archive, self.now)
            self.remarks = (f"{self.edition.archive}: was moved aside to {aside.name}; a new memory is begun.",)
            self._recall(wanted)

    def _recall(self, wanted: Wanted) -> None:
        self.archive = open_archive(self.edition.archive, write=not wanted.dry)
        if not wanted.dry:
            self.archive.settle(_stands)
        today, name = day(self.edition, self.now), self.edition.name
        before = [page for page in self.archive.pages(name) if page.moment < self.now and page.day < today]
        if before:
            last = max(before, key=lambda page: (page.day, page.moment, page.key))
            self.previous, self.closed = last.day, last.moment
            told = self.archive.told(name, self.now, self.edition.memory, today)
            self.lines = tuple({line.text: line for line in reversed(told)}.values())[::-1]  # of several runs once
            # A text without a date is in every window: it must not come back when the lines made of it are forgotten.
            self.known = self.archive.sources(name, self.now, today.toordinal(), today)

    def _leave(self) -> None:
        if self.archive:
            self.archive.close()
        self.archive, self.lines = None, None

    def _forget(self, fault: BriefingError) -> None:
        self._leave()
        self.faults = (*self.faults, str(fault))
        self.missed = (UNREAD,)

    def own_up(self, faults: Sequence[str], missed: str) -> None:
        """Tell desk and reader of something else that went wrong."""
        self.faults = (*self.faults, *faults)
        self.missed = (*self.missed, *([missed] if faults else []))

    def deliver(self, brief: Brief, prepared: Prepared, files: Mapping[Path, bytes]) -> None:
        """Write the files, and remember the page; it counts as told from when its files stand.

        The editor's dropped stories count as known: what he took out today is not new tomorrow.
        """
        key = None
        if self.archive:
            page = ToDeliver(
                edition=self.edition.name,
                day=day(self.edition, self.now),
                moment=cut_off(self.edition, self.now),
                title=brief.title,
                lines=tuple(_lines(brief, prepared.told)),
                sources=(*_heard(brief), *(document.sha256 for document in prepared.dropped)),
                files={str(file): data for file, data in files.items()},
            )
            try:
                key = self.archive.prepare(page)
            except BriefingError as fault:
                self.faults = (*self.faults, str(fault))
        write(files)
        if self.archive and key is not None:
            try:
                self.archive.confirm(key)
            except BriefingError as fault:
                self.faults = (*self.faults, str(fault))


def _stands(name: str, digest: str) -> bool:
    """Whether a file of a page whose run died stands where it was to go, as it was made.

    What the run left half written beside it goes.
    """
    file = Path(name)
    try:
        clear(file)
        return sha256(file.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _heard(brief: Brief) -> Iterator[str]:
    """The hashes of the texts whose story the page tells or names; what it only counts may come again."""
    stories = (*brief.printed.stories, *named_stories(brief)[0])
    heard = {number for story in stories for number in story.sources}
    for source in brief.sources:
        if source.status == "read" and (not brief.printed.stories or source.id in heard):
            yield source.sha256


def _lines(brief: Brief, told: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Each line of the page as printed, and the whole sentence that it is of; a headline is a line of its own."""
    sentences = {(n, s.start): s.text for n, document in enumerate(told, 1) for s in document.sentences}
    for line in brief.printed.every:
        if not line.see:
            yield line.text, sentences[line.source, line.sentence]
    for story in (*brief.printed.stories, *named_stories(brief)[0]):
        yield story.headline.text, story.headline.text
