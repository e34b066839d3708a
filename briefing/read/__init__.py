"""Stage 1: a file to a Document with cleaned text and judged blocks, and to the files inside it.

sniff -> extract (a reader per format) -> clean and mend -> rules (structure) -> assemble.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from briefing.errors import EmptyInput, ForeignLanguage
from briefing.guard import Task, workers
from briefing.model import Document, File, Head
from briefing.read import wire
from briefing.read.assemble import assemble
from briefing.read.dated import moment_told
from briefing.read.funnel import through
from briefing.read.language import foreign
from briefing.read.pieces import Extract
from briefing.read.sniff import (
    LOOKED_FOR,
    MOST_BYTES_PDF,
    PROMISES,
    SNIFF,
    Media,
    marked_up,
    mismatch,
    sniff,
    too_large,
)
from briefing.read.text import extract as extract_text

__all__ = [
    "LOOKED_FOR",
    "MOST_BYTES_PDF",
    "PROMISES",
    "Holder",
    "Media",
    "Reading",
    "begin",
    "finish",
    "read_text",
    "too_large",
]

MOST_PIECES = 50_000

# Who reads what. Plain text and Markdown are read in this process and pay nothing for the others.
READERS = {
    Media.HTML: "briefing.read.html",
    Media.PDF: "briefing.read.pdf",
    Media.PACKED: "briefing.read.office",
    Media.MAIL: "briefing.read.mail",
    Media.FEED: "briefing.read.feed",
    Media.OPML: "briefing.read.opml",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A file on its way: its kind, and how to wait for what its reader took from it."""

    file: File
    media: Media
    extract: Callable[[], Extract]


@dataclass(frozen=True, slots=True)
class Holder:
    """A file without a text of its own, and in plain words what in it was left out."""

    notes: tuple[str, ...]


def begin(file: File) -> Reading:
    """Starts the reader of a file: a guarded child for foreign formats.

    Raises `TooLarge`, and `BinaryInput` for what none reads.
    """
    fault = too_large(file)
    if fault:
        raise fault
    media = sniff(file)
    if media not in READERS:
        return Reading(file, media, lambda: extract_text(file))
    values = {"reader": READERS[media], "file": wire.told(file)}
    answer = workers().submit(Task(file.name, "briefing.read.wire:take_apart", file.data, values))
    return Reading(file, media, lambda: wire.unpacked(answer.result(), file.name))


def finish(reading: Reading) -> tuple[Document | Holder, tuple[File, ...]]:
    """The document of a file, or what is to be said of one that only holds others, and the files inside it.

    Raises a `BriefingError` for what is broken, empty or foreign.
    """
    file, extract = reading.file, through(reading.extract())
    lie = mismatch(file, reading.media)
    lies = (lie,) if lie else ()
    if not extract.pieces and extract.inner:
        return Holder(lies + extract.notes), extract.inner
    document = _document(file, extract)
    repairs = lies + document.repairs
    return replace(document, repairs=repairs, media=reading.media.value), extract.inner


def read_text(text: str, name: str) -> Document:
    """The document of a text in hand, be it the source of a web page; its hash is that of its UTF-8 bytes."""
    file = File(name, text.encode("utf-8", "surrogatepass"), charset="utf-8")
    if marked_up(text[:SNIFF], file) is Media.HTML:
        document, _ = finish(begin(file))
        if isinstance(document, Document):
            return document
    return _document(file, through(extract_text(file, text)))


def _document(file: File, extract: Extract) -> Document:
    pieces, notes = extract.pieces, extract.notes
    if not pieces:
        raise EmptyInput(file.name)
    if foreign("\n\n".join(piece.text for piece in pieces[:MOST_PIECES])):
        raise ForeignLanguage(file.name)
    if len(pieces) > MOST_PIECES:
        pieces = pieces[:MOST_PIECES]
        notes += (f"only the first {MOST_PIECES:,} lines are judged",)
    head = _surest(extract.head, file.head)
    return replace(
        assemble(pieces, file.name, head),
        moment=moment_told(head.moment or head.date),
        url=file.url or None,
        sha256=sha256(file.data).hexdigest(),
        repairs=notes,
        doubt="; ".join(filter(None, (file.doubt, extract.doubt))),
    )


def _surest(own: Head, told: Head) -> Head:
    """What the file says of itself, and what its sender says of it where it is silent."""
    return Head(
        own.title or told.title,
        own.date or told.date,
        own.outlet or told.outlet,
        own.author or told.author,
        own.moment or ("" if own.date else told.moment),
    )
