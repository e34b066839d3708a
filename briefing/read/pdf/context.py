"""What a piece of a PDF is by what stands around it: a table of contents, the authors, the heading of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from briefing.model import Kind
from briefing.read.dateline import date_line
from briefing.read.pdf.blocks import ended
from briefing.read.pdf.headings import LONGEST, bare
from briefing.read.pieces import Piece

# So many lines in a row that all return as headings are a table of contents.
CONTENTS_LINES = 3
# The authors stand on one of the first pages, in so many words at most; a line of contents and the heading of a table
# have no more either.
AUTHOR_PAGES = 2
MOST_WORDS = 20

_CONTENTS = frozenset({"contents", "tableofcontents", "inhalt", "inhaltsverzeichnis"})
# A note in a printed web page ends in an arrow that leads back into the text; what follows it chooses how it is drawn.
_BACK = "\u21a9"
_DRAWN = "\ufe0e\ufe0f"


def in_context(found: Sequence[Piece], author: str) -> list[Piece]:
    """The pieces, those that their surroundings make furniture under a rule; `author` is the one known."""
    rules = _contents(found)
    for number, piece in enumerate(found):
        if number in rules or piece.kind is Kind.FURNITURE:
            continue
        after = found[number + 1] if number + 1 < len(found) else None
        rule = _alone(piece, author) or (_heads_table(piece, after) if after else "")
        if rule:
            rules[number] = rule
    return [
        replace(piece, kind=Kind.FURNITURE, rule=rules[number], level=0) if number in rules else piece
        for number, piece in enumerate(found)
    ]


def _contents(found: Sequence[Piece]) -> dict[int, str]:
    """A table of contents without figures: lines that return as headings. Example: "1 Introduction" as a link."""
    last = {bare(piece.text): number for number, piece in enumerate(found) if piece.kind is Kind.HEADING}
    shown = [(number, piece) for number, piece in enumerate(found) if piece.kind is not Kind.FURNITURE]
    rules: dict[int, str] = {}
    for returns, run in groupby(shown, lambda one: _returns(one[0], one[1], last)):
        numbers = [number for number, _ in run]
        if returns and len(numbers) >= CONTENTS_LINES:
            rules |= dict.fromkeys(numbers, "contents")
    return rules


def _returns(number: int, piece: Piece, last: Mapping[str, int]) -> bool:
    """The words of a piece are those of a heading further down."""
    return len(piece.text) <= LONGEST and _words(piece) <= MOST_WORDS and last.get(bare(piece.text), -1) > number


def _alone(piece: Piece, author: str) -> str:
    """The rule by which the words of a piece make it furniture whatever follows."""
    if piece.kind is Kind.HEADING and bare(piece.text) in _CONTENTS:
        return "contents"
    if piece.text.rstrip(_DRAWN).endswith(_BACK):
        return "footnote"
    return "byline" if author and _names(piece, author) else ""


def _names(piece: Piece, author: str) -> bool:
    """The author, perhaps with a date. Example: "Ann Roe and Bo Lie March 2026"."""
    if (piece.page or 0) > AUTHOR_PAGES or _words(piece) > MOST_WORDS:
        return False
    rest = piece.text.removeprefix(author).strip(" ,")
    return rest != piece.text and (not rest or date_line(rest) or rest.isdigit())


def _heads_table(piece: Piece, after: Piece) -> str:
    """A short line without a stop on top of a table. Example: "Locks by region". Wrong for a heading in plain type."""
    on_top = piece.kind is None and after.rule == "table" and after.page == piece.page
    return "caption" if on_top and _words(piece) <= MOST_WORDS and not ended(piece.text) else ""


def _words(piece: Piece) -> int:
    return piece.text.count(" ") + 1
