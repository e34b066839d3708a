"""The title and the author that a Word document carries among its properties, where they are to be believed.

Its dates are those of saving and say nothing of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element

from briefing.model import Head, Kind
from briefing.read.pieces import Piece
from briefing.read.shape import TITLE_WORDS, count, ends_whole

# The title stands among the first lines or is not printed.
TITLE_WITHIN = 8
# Fewer words that end as a sentence may still be a headline.
SENTENCE_WORDS = 12
# A title left over from a template or an earlier report shares few words with the text.
FEWEST_SHARED = 0.5

# The names of two or three people.
AUTHOR_WORDS = 12

# What programs write when nobody gave a title or a name.
_NO_TITLE = re.compile(
    r"microsoft word\b.*|(?:document|dokument|documento|untitled|unbenannt|sans titre|title|titel)\s?\d*"
    r"|.*\.(?:docx?|dotx?|odt|rtf|pdf)",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r".*\b(?:user|admin|administrator|owner|office|python-docx|docx4j|openxml|libreoffice|unknown|author|benutzer)\b.*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")


def head(properties: Iterable[Element], pieces: Sequence[Piece]) -> Head:
    """Title and author as the properties say, "" where they say nothing that is to be believed."""
    said = {one.tag: " ".join((one.text or "").split()) for one in properties if one.tag in ("dc:title", "dc:creator")}
    title, author = said.get("dc:title", ""), said.get("dc:creator", "")
    return Head(
        title=title if _is_title(title, pieces) else "",
        author="" if count(author) > AUTHOR_WORDS or _NO_AUTHOR.fullmatch(author) else author,
    )


def titled(pieces: Sequence[Piece], title: str) -> tuple[Piece, ...]:
    """The pieces with one title: the first set as such, else the line that repeats the property.

    Where neither is there and the text opens with a sentence, the property is put in front.
    """
    first = next((i for i, piece in enumerate(pieces) if piece.kind is Kind.TITLE), None)
    if first is not None:
        return (*pieces[: first + 1], *(_below(piece) for piece in pieces[first + 1 :]))
    if not title:
        return tuple(pieces)
    for i, piece in enumerate(pieces[:TITLE_WITHIN]):
        if piece.kind in (None, Kind.HEADING) and piece.text.casefold() == title.casefold():
            return (*pieces[:i], Piece(piece.text, piece.gap, Kind.TITLE, "document_title"), *pieces[i + 1 :])
    opening = next((piece for piece in pieces if piece.kind is not Kind.FURNITURE), None)
    if opening and opening.kind is None and ends_whole(opening.text) and count(opening.text) >= SENTENCE_WORDS:
        return (Piece(title, True, Kind.TITLE, "document_title"), *pieces)
    return tuple(pieces)


def _below(piece: Piece) -> Piece:
    """A second title is the heading of a part."""
    return replace(piece, kind=Kind.HEADING, level=1) if piece.kind is Kind.TITLE else piece


def _is_title(title: str, pieces: Sequence[Piece]) -> bool:
    """Somebody gave it to this text. Wrong for a title in other words than the text."""
    if not title or _NO_TITLE.fullmatch(title) or count(title) > TITLE_WORDS:
        return False
    wanted = set(_WORD.findall(title.casefold()))
    found = wanted & {word for piece in pieces for word in _WORD.findall(piece.text.casefold())}
    return bool(wanted) and len(found) >= FEWEST_SHARED * len(wanted)
