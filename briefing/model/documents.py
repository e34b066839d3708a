"""What was read: files, and documents with their blocks, sections and sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a block of a document is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    FURNITURE = "furniture"


PRINTABLE = frozenset({Kind.PARAGRAPH, Kind.BULLET})
# Between the name of a mail or an archive and that of a file in it: "note.eml › report.pdf".
INSIDE = " › "


@dataclass(frozen=True, slots=True)
class Head:
    """What a format or a sender says of a whole document, apart from its text; "" where it says nothing.

    `date` is as written there; `outlet` is the publisher, `author` the person. `moment` is the minute, in ISO 8601 with
    its zone.
    """

    title: str = ""
    date: str = ""
    outlet: str = ""
    author: str = ""
    moment: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """Bytes with a name, and what their sender says of them: media type, character set, address, head.

    `partial` means that the whole stands at `url` and `data` is a teaser of it, or empty. `doubt` says why less was
    got than there is; `teaser` is what to read where this file cannot be.
    """

    name: str
    data: bytes
    media: str = ""
    charset: str = ""
    url: str = ""
    head: Head = field(default_factory=Head)
    partial: bool = False
    doubt: str = ""
    teaser: File | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One title, heading, paragraph, bullet or piece of furniture, and the rule that said so.

    `page` is where it begins, in a source with pages; at each offset in `turns` the next page does.
    """

    kind: Kind
    start: int
    end: int
    rule: str = ""
    level: int = 0
    page: int | None = None
    turns: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page on which that character of the document stands."""
        return self.page + sum(turn <= offset for turn in self.turns) if self.page else None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; number 1 is the first, its heading "" before any heading."""

    number: int
    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `document.text[start:end] == text`."""

    text: str
    start: int
    end: int
    kind: Kind
    section: int
    paragraph: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source as read: cleaned text, its blocks, and, once segmented, its sections and sentences.

    `paragraph` numbers of sentences count from 1 inside their section. `repairs` says in plain words
    what decoding and cleaning had to mend, `doubt` why the reading is of low confidence; `media` is the kind of file.
    `moment` is when it was published, with its zone, where the format tells the minute; `weight` is what its source
    counts for, as the edition says.
    """

    name: str
    text: str
    title: str = ""
    subtitle: str = ""
    date: date | None = None
    place: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    media: str = ""
    sha256: str = ""
    repairs: tuple[str, ...] = ()
    doubt: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    moment: datetime | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, and why, in one sentence; `skipped` where nobody asked for it by name."""

    name: str
    why: str
    skipped: bool = False
