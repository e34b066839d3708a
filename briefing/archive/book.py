"""The archive as its users see it: what was told, and the two steps by which a page becomes told."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType

from briefing.archive.connection import changing, leave, looking
from briefing.archive.door import for_reading, for_writing, make_room
from briefing.archive.faults import NoPastPage, UnwritableArchive, named
from briefing.archive.page import PastPage, ToDeliver, ticks, whole
from briefing.archive.shelf import DELIVERED, PREPARED, Head, drop, files, heads, mark, put, record, told
from briefing.archive.turn import Turn
from briefing.model import PastLine

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def open_archive(path: Path, write: bool = True) -> Archive:
    """The archive in that file: made where there is none, or, only to be read, empty and not made.

    Raises an `ArchiveFault`. Each one says what is wrong; nothing is mended, moved or begun anew unasked.
    """
    with named(path, write):
        if not write:
            return Archive(path, for_reading(path), None)
        make_room(path)
        turn = Turn(path)
        try:
            return Archive(path, for_writing(path, turn), turn)
        except BaseException:
            turn.close()
            raise


class Archive:
    """An open archive; leave it by `close` or at the end of a `with`.

    "Told" is what stood on pages that were delivered. Pages that are only prepared never show.
    """

    def __init__(self, path: Path, connection: Connection, turn: Turn | None) -> None:
        self._path = path
        self._connection = connection
        self._turn = turn
        self._pending: set[int] = set()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Leave the archive. A page that is prepared and not confirmed waits for `settle`."""
        leave(self._connection)
        if self._turn:
            self._turn.close()

    def told(self, edition: str, before: datetime, days: int, day: date | None = None) -> tuple[PastLine, ...]:
        """The lines an edition's reader got in the last so many days, newest page first, each page in print order.

        Days are those of the calendar, counted back from `day`, or from the date of `before` in its own zone: a page
        is in whether the clocks were changed in between or not. `before` leaves out pages "from the future", which a
        clock once set wrong has left. With `day`, the day the new page is for, pages for that day or a later one are
        left out too: a second run of the same morning is then not silenced by the first.
        """
        with self._looking() as found:
            wanted = _lately(_of(found, edition, before, day), day or before.date(), days)
            return tuple(line for head in wanted for line in told(self._connection, self._path, head))

    def sources(self, edition: str, before: datetime, days: int, day: date | None = None) -> frozenset[str]:
        """The hashes of the texts that the pages were made from of which `told` gives the lines."""
        with self._looking() as found:
            wanted = _lately(_of(found, edition, before, day), day or before.date(), days)
            return frozenset(digest for head in wanted for digest in head.sources.split())

    def last(self, edition: str, before: datetime, day: date | None = None) -> PastPage | None:
        """The newest page of an edition that counts by the rules of `told`, however old it is."""
        with self._looking() as found:
            return next((head.page for head in _of(found, edition, before, day)), None)

    def pages(self, edition: str = "") -> tuple[PastPage, ...]:
        """All pages that were delivered, or those of one edition, newest first; those "from the future" too."""
        with self._looking() as found:
            return tuple(head.page for head in _delivered(found) if whole(edition) in ("", head.edition))

    def holding(self, words: str) -> tuple[tuple[PastPage, PastLine], ...]:
        """The lines that hold each of these words, in print or in the sentence they came from, newest page first.

        Words are parted by white space and may be parts of words; nothing in them is a sign with a meaning. Capitals,
        widths of letters and curls of quotes do not count. No words are held by no line. Every line is looked at, in
        ten years of daily pages within two seconds.
        """
        sought = _folded(whole(words)).split()
        with self._looking() as found:
            return tuple(
                (head.page, line)
                for head in (_delivered(found) if sought else ())
                for line in told(self._connection, self._path, head)
                if all(word in _folded(f"{line.text}\n{line.sentence}") for word in sought)
            )

    def copies(self, key: int) -> Mapping[str, bytes]:
        """The finished files of a page as they were delivered, by name. Raises `NoPastPage`."""
        with self._looking() as found:
            head = next((head for head in _delivered(found) if head.key == key), None)
            if head is None:
                raise NoPastPage(self._path, key)
            return files(self._connection, self._path, head)

    def prepare(self, page: ToDeliver) -> int:
        """Write a page down before it is delivered, and give its key. Until it is confirmed it counts for nothing."""
        turn, written = self._own_turn(), record(page)
        with named(self._path, writing=True):
            turn.together()
            try:
                with changing(self._connection):
                    key = put(self._connection, written)
                self._pending.add(key)
            finally:
                self._give_back(turn)
        return key

    def confirm(self, key: int) -> None:
        """Say that a prepared page was delivered; saying it twice changes nothing. Raises `NoPastPage`."""
        turn = self._own_turn()
        with named(self._path, writing=True):
            with changing(self._connection):
                known = heads(self._connection, self._path)
                head = next((head for head in known if head.key == key), None)
                if head is None:
                    raise NoPastPage(self._path, key)
                mark(self._connection, replace(head, state=DELIVERED))
            self._pending.discard(key)
            self._give_back(turn)

    def settle(self, stands: Callable[[str, str], bool]) -> tuple[PastPage, ...]:
        """Judge the pages whose runs died between `prepare` and `confirm`, and give those that were delivered.

        `stands` says whether a file of that name is where it was to go, with that SHA-256. A page all of whose files
        stand was delivered. Any other is dropped, one without files too. While any run is between its own two steps,
        this one included, nothing is judged: the next run will.
        """
        turn = self._own_turn()
        if self._pending:
            return ()
        with named(self._path, writing=True):
            if not turn.alone_at_once():
                return ()
        try:
            return self._judge(stands)
        finally:
            turn.leave()

    def _judge(self, stands: Callable[[str, str], bool]) -> tuple[PastPage, ...]:
        with self._looking() as found:
            prepared = [head for head in found if head.state == PREPARED]
        standing = [
            replace(head, state=DELIVERED)
            for head in prepared
            if head.copies and all(stands(copy.called, copy.sha256) for copy in head.copies)
        ]
        keys = {head.key for head in standing}
        with named(self._path, writing=True), changing(self._connection):
            for head in standing:
                mark(self._connection, head)
            for head in prepared:
                if head.key not in keys:
                    drop(self._connection, head)
        return tuple(head.page for head in standing)

    @contextmanager
    def _looking(self) -> Iterator[tuple[Head, ...]]:
        """The heads of all pages, oldest first, at one moment; whatever else is read in the block is of that moment."""
        with named(self._path, writing=False), looking(self._connection):
            yield heads(self._connection, self._path)

    def _own_turn(self) -> Turn:
        if self._turn is None:
            raise UnwritableArchive(self._path, "it was opened to be read only")
        return self._turn

    def _give_back(self, turn: Turn) -> None:
        if not self._pending:
            turn.leave()


def _delivered(found: tuple[Head, ...]) -> Iterator[Head]:
    """The heads of delivered pages, newest first."""
    return (head for head in reversed(found) if head.state == DELIVERED)


def _of(found: tuple[Head, ...], edition: str, before: datetime, day: date | None) -> Iterator[Head]:
    """The delivered pages of an edition made before a moment and, where a day is given, for an earlier day."""
    name, limit = whole(edition), ticks(before)
    earlier = (head for head in _delivered(found) if head.edition == name and head.moment < limit)
    return (head for head in earlier if day is None or head.day < day.isoformat())


def _lately(heads: Iterator[Head], until: date, days: int) -> Iterator[Head]:
    """Those of the last so many days."""
    since = date.fromordinal(max(until.toordinal() - days, 1)).isoformat()
    return (head for head in heads if head.day >= since)


def _folded(text: str) -> str:
    """Text as it is compared: "The Harbour’s" and "the harbour's" are the same."""
    return unicodedata.normalize("NFKC", text).casefold().translate(_STRAIGHT)
