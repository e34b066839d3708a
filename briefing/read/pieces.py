"""What a format reader takes from a file: its text in pieces, one line of text each, in order."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.model import File, Head, Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """One title, heading, paragraph or list item, without line breaks; `kind` where the format itself says what it is.

    `gap` tells that a blank line stands before it; `rule` is the name under which the format said so; `level` that of a
    heading or of a list. `page` is where it begins, from 1, where the format has pages: then a form feed in the text
    says that the next page begins, and becomes one of the `turns`, offsets in the cleaned text.
    """

    text: str
    gap: bool = True
    kind: Kind | None = None
    rule: str = ""
    level: int = 0
    page: int | None = None
    turns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """A file as its format reader took it apart: its own text, and the files inside it (attachments, members, items).

    `notes` say in plain words what had to be mended or left out, `doubt` why the reading is of low confidence.
    """

    pieces: tuple[Piece, ...] = ()
    head: Head = field(default_factory=Head)
    notes: tuple[str, ...] = ()
    doubt: str = ""
    inner: tuple[File, ...] = ()
