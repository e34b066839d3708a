"""Plain text and Markdown: bytes, or a text in hand, to pieces. Read in this process, for nothing here runs wild."""

from __future__ import annotations

from briefing.errors import EmptyInput
from briefing.model import File, Head, Kind
from briefing.read import markdown, plain
from briefing.read.decode import decode
from briefing.read.funnel import cleaned
from briefing.read.pieces import Extract, Piece

FIRST = 3  # pieces among which a text's own headline stands


def extract(file: File, text: str | None = None) -> Extract:
    """The pieces of a text; `text` where it is decoded already. Raises `EmptyInput`."""
    notes: tuple[str, ...] = ()
    if text is None:
        text, notes = decode(file.data, file.name, file.charset)
    text, repairs = cleaned(text)
    if not text.strip():
        raise EmptyInput(file.name)
    if not markdown.is_markdown(text, file.name):
        return Extract(plain.pieces(text), Head(), notes + repairs)
    head, text = markdown.front_matter(text)
    return Extract(_titled(markdown.pieces(text), head.title), head, notes + repairs)


def _titled(pieces: tuple[Piece, ...], title: str) -> tuple[Piece, ...]:
    """A title that the front matter alone tells, as the first piece: what is printed must stand in the text."""
    told = not title or any(piece.text == title or piece.kind is Kind.HEADING for piece in pieces[:FIRST])
    return pieces if told else (Piece(title, kind=Kind.TITLE, rule="front_matter"), *pieces)
