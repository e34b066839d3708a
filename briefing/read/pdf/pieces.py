"""Blocks of a PDF to pieces: title, headings, list items and furniture are named, the rest is left to the rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.model import Kind
from briefing.read.outlets import publication
from briefing.read.pdf.blocks import LARGER, Block, Measure
from briefing.read.pdf.headings import Entry, Heading, bare, headings
from briefing.read.pdf.lines import BULLET
from briefing.read.pdf.words import Words
from briefing.read.pieces import Piece
from briefing.read.shape import count, headline
from briefing.read.structure import OUTLET_WORDS

# A title stands on one of the first pages: the first may be a cover.
TITLE_PAGES = 2
# Of the words of a title known from elsewhere so many must stand in the text, or it is another document's.
SHARED_WORDS = 0.5

# The number of a section and its heading, set apart by less than a space. Example: "4.3.1Staff".
_GLUED = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,4}\.?(?=[A-Z][a-z])")
# A line above the title has no more words.
ABOVE_WORDS = 12

_LONG_WORD = re.compile(r"\w{4,}")


def pieces(found: Sequence[Block], words: Words, entries: Sequence[Entry], measure: Measure) -> list[Piece]:
    """The pieces of these blocks, in order."""
    texts = [words.running(block.lines) for block in found]
    told = headings(found, texts, entries, measure)
    return [_piece(*one) for one in zip(found, texts, told, strict=True)]


def _piece(block: Block, text: str, heading: Heading | None) -> Piece:
    if block.rule:
        return Piece(text, kind=Kind.FURNITURE, rule=block.rule, page=block.page)
    if heading:
        text = _GLUED.sub(r"\g<0> ", text)
        return Piece(text, kind=heading.kind, rule=heading.rule, level=heading.level, page=block.page)
    bullet = BULLET.match(text)
    if bullet:
        return Piece(text[bullet.end() :], kind=Kind.BULLET, rule="pdf_bullet", level=1, page=block.page)
    return Piece(text, page=block.page)


def titled(found: list[Piece], sizes: Sequence[float], title: str, measure: Measure) -> list[Piece]:
    """The pieces with the title named: the heading that repeats the known one, else the largest on the first pages.

    A known title that stands nowhere is put first, if the text has most of its words.
    """
    headed = [number for number, piece in enumerate(found) if piece.kind is Kind.HEADING]
    early = [number for number in headed if (found[number].page or 0) <= TITLE_PAGES]
    same = [number for number in early if title and bare(found[number].text) == bare(title)]
    large = [number for number in early if sizes[number] >= LARGER * measure.size]
    first = [number for number in large if found[number].page == found[large[0]].page] if large else []
    chosen = same or sorted(first, key=lambda number: -sizes[number])
    if chosen:
        number = chosen[0]
        named = replace(found[number], kind=Kind.TITLE, rule="pdf_title", level=0)
        return [*map(_above, found[:number]), named, *found[number + 1 :]]
    if title and _shared(title, found) >= SHARED_WORDS:
        return [Piece(title, kind=Kind.TITLE, rule="pdf_description", page=1), *found]
    return found


def _above(piece: Piece) -> Piece:
    """A short line above the title, which is none then. Example: "Ministry of Transport". An outlet's name is left."""
    words = count(piece.text)
    short = piece.kind is None and headline(piece.text) and words <= ABOVE_WORDS
    outlet = words <= OUTLET_WORDS and publication(piece.text)
    return replace(piece, kind=Kind.FURNITURE, rule="above_title") if short and not outlet else piece


def _shared(title: str, found: Sequence[Piece]) -> float:
    """How many of a title's longer words stand in the text."""
    wanted = set(_LONG_WORD.findall(title.lower()))
    text = " ".join([piece.text for piece in found]).lower()
    return sum(word in text for word in wanted) / max(len(wanted), 1)
