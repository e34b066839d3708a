"""From record to record of a web archive, never reading a line without a limit, and on behind what is broken.

warcio knows the headers. Its own walk reads lines of any length, takes a broken packing for the end and prints what it
finds; so the walk is ours.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from briefing.corpus.stream import STEP, Torn

SIGN = b"WARC/"
# Bytes of headers, of one line of them, and of lines in a body that comes in chunks.
MOST_HEADERS = 1_000_000
LONGEST_LINE = 65_536
MOST_CHUNK_LINES = 50_000_000


class Broken(Exception):
    """Why a record cannot be read, in words."""


def records(plain: BufferedReader) -> Iterator[Any]:
    """Each record as warcio has it, or a `Broken` in its place; what of a record was not read is passed over.

    Raises `Torn` where the archive ends inside a record. Behind a broken record, and one that is not as long as it
    says, the next line that opens one is looked for. Wrong for a broken record that holds such a line.
    """
    from warcio.recordloader import ArcWarcRecordLoader

    # or its remarks, with addresses out of the file, would come out on standard error
    logging.getLogger("warcio").addHandler(logging.NullHandler())
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    stream = _Lines(plain)
    while opening := stream.opening():
        if stream.strayed:
            yield Broken("the one before is not as long as it says")
        record = _parsed(loader, stream, opening)
        yield record
        stream.lost = isinstance(record, Broken)
        if not stream.lost:
            drain(record)


def drain(record: Any) -> None:
    """Passes over what is left of a record. Raises `Torn` where the archive ends before it does."""
    while record.raw_stream.limit:
        if not record.raw_stream.read(STEP):
            raise Torn("it is cut off")


def _parsed(loader: Any, stream: _Lines, opening: bytes) -> Any:
    from warcio.exceptions import ArchiveLoadFailed

    try:
        record = loader.parse_record_stream(stream, opening, "warc")
    except Broken as fault:
        return fault
    except (ArchiveLoadFailed, EOFError, ValueError, LookupError, AttributeError, TypeError):
        return Broken("its headers cannot be told apart")
    stream.left = MOST_CHUNK_LINES
    length = record.rec_headers.get_header("Content-Length") or ""
    return record if length.isascii() and length.isdigit() else Broken("it does not say how long it is")


class _Lines:
    """A stream whose lines have an end; `strayed` says that something else stood where a record was to open."""

    def __init__(self, plain: BufferedReader) -> None:
        self._plain = plain
        self.left = MOST_HEADERS
        self.lost = self.strayed = False

    def opening(self) -> bytes:
        """The line that opens the next record, b"" where there is none."""
        self.strayed = False
        self.left = MOST_HEADERS
        while line := self._plain.readline(LONGEST_LINE):
            if line.startswith(SIGN):
                break
            self.strayed = self.strayed or (bool(line.strip()) and not self.lost)
        return line

    def readline(self, length: int | None = None) -> bytes:
        """The next line, of at most so many bytes. Raises `Broken` for headers without an end."""
        line = self._plain.readline(LONGEST_LINE if length is None else min(length, LONGEST_LINE))
        self.left -= len(line)
        if self.left < 0 or len(line) == LONGEST_LINE:
            raise Broken("its headers do not end")
        return line

    def read(self, length: int) -> bytes:
        """The next bytes, of which there may be fewer at the end."""
        return self._plain.read(length)

    def tell(self) -> int:
        """Asked for by warcio of records without a length, which are then refused."""
        return 0
