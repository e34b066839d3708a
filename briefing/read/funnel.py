"""The one funnel: no text passes on to rules, page or terminal that was not mended and cleaned here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from briefing.model import Head
from briefing.read.clean import clean
from briefing.read.mojibake import mend
from briefing.read.pieces import Extract, Piece

# A desk reads no longer report: five million characters are 800,000 words.
MOST_CHARACTERS = 5_000_000
# In a piece of a file with pages.
PAGE_TURN = "\f"


def cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    """A text cut to what is judged, mended and cleaned, and in plain words what was done."""
    notes: tuple[str, ...] = ()
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS]
        notes += (f"only the first {MOST_CHARACTERS:,} characters are judged",)
    text, mended = mend(text)
    text, repairs = clean(text)
    return text, notes + mended + repairs


def through(extract: Extract) -> Extract:
    """An extract whose pieces hold one clean line each, empty ones dropped; heads and names of inner files too."""
    pieces, repairs = _pieces(extract.pieces)
    return replace(
        extract,
        pieces=pieces,
        head=_head(extract.head),
        notes=tuple(dict.fromkeys((*extract.notes, *repairs))),
        doubt=_line(extract.doubt),
        inner=tuple(replace(file, name=_line(file.name), head=_head(file.head)) for file in extract.inner),
    )


def _pieces(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    """All pieces cleaned at once: joined by line feeds, which none of them holds, and parted again."""
    parts = [piece.text.split(PAGE_TURN) if piece.page else [piece.text] for piece in pieces]
    lines, repairs = cleaned("\n".join(" ".join(part.split()) for told in parts for part in told))
    clean = iter(lines.split("\n"))
    told = (_joined(piece, list(islice(clean, len(own)))) for piece, own in zip(pieces, parts, strict=True))
    return tuple(piece for piece in told if piece.text), repairs


def _joined(piece: Piece, parts: Sequence[str]) -> Piece:
    """The piece of its cleaned parts, one for each page that it touches, and where in it each further page begins."""
    text, turns = "", []
    for part in (" ".join(part.split()) for part in parts):
        turns.append(len(text) + 1 if text else 0)
        text = f"{text} {part}" if text and part else text or part
    return piece if piece.text == text else replace(piece, text=text, turns=tuple(turns[1:]))


def _head(head: Head) -> Head:
    return Head(_line(head.title), _line(head.date), _line(head.outlet), _line(head.author), _line(head.moment))


def _line(text: str) -> str:
    """One clean line. Example: "Port\\r\\nBcc: x" is "Port Bcc: x"."""
    return " ".join(cleaned(" ".join(text.split()))[0].split()) if text else text
