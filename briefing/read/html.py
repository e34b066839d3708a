"""A web page to pieces: its tree is cut, its lines are walked, those of its article are kept.

html_tree (bytes to tree) -> html_head (what it says of itself) -> html_prune -> html_walk (lines) -> html_choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.errors import BrokenFile, EmptyInput
from briefing.model import File, Kind
from briefing.read.html_choose import choose, is_link
from briefing.read.html_head import About, about
from briefing.read.html_lines import Line
from briefing.read.html_prune import prune
from briefing.read.html_title import key, title_line
from briefing.read.html_tree import page, too_large
from briefing.read.html_walk import lines as walked
from briefing.read.pieces import Extract, Piece
from briefing.read.shape import count, headline, is_furniture

# A bold line of more words is a sentence that somebody stresses.
BOLD_WORDS = 16
# Bold lines stand under the headings that the page marks as such.
BOLD_LEVEL = 4
# A line under the title of more words is the first paragraph.
STANDFIRST_WORDS = 60
ALL_BOLD = 0.99
SCRIPTED = "its text is loaded by a script and is not in the file"

_NEEDS_SCRIPT = re.compile(rb"(?:enable|requires?|needs?|turn on|activate) (?:java ?script|js\b)", re.IGNORECASE)
_FURNITURE = {"row": "table", "code": "code", "caption": "caption"}


def extract(file: File) -> Extract:
    """The article of a web page in pieces. Raises a `BriefingError` for a page without any text of its own."""
    try:
        return _extract(file)
    except RecursionError as fault:
        raise BrokenFile(file.name, "web page", "its parts are nested too deeply") from fault


def _extract(file: File) -> Extract:
    source = page(file)
    tree = source.tree
    known = about(tree)
    hiding = prune(tree)
    lines, zones = walked(tree)
    choice = choose(None if source.wild or too_large(tree) else tree, lines, zones)
    if not choice.numbers:
        scripted = _NEEDS_SCRIPT.search(file.data)
        raise BrokenFile(file.name, "web page", SCRIPTED) if scripted else EmptyInput(file.name)
    pieces = tuple(_pieces(lines, choice.numbers, known))
    head = replace(known.head, title=pieces[0].text) if pieces[0].kind is Kind.TITLE else known.head
    return Extract(pieces, head, source.notes, "; ".join(filter(None, (choice.doubt, hiding))))


def _pieces(lines: Sequence[Line], numbers: Sequence[int], known: About) -> Iterator[Piece]:
    """The title first and once, what stands under it, and the article."""
    body = [number for number in numbers if lines[number].shape in ("p", "li")] or list(numbers)
    at = title_line(lines, known.titles, body[0])
    title = known.head.title if at is None else lines[at].text
    if title:
        yield Piece(title, kind=Kind.TITLE, rule="html_title", level=1)
    under = _standfirst(lines, -1 if at is None else at, body[0], known.summary)
    if under is not None:
        yield Piece(lines[under].text, kind=Kind.SUBTITLE, rule="standfirst")
    for number in numbers:
        repeated = lines[number].shape in ("h", "p") and bool(title) and key(lines[number].text) == key(title)
        if number != under and not repeated:
            yield _piece(lines[number])


def _standfirst(lines: Sequence[Line], title: int, first: int, summary: str) -> int | None:
    """The line between title and text that the page names as such, or that repeats its summary.

    Wrong for a page whose summary is its first paragraph, hence only lines above the text are asked, and named ones.
    """
    for number in range(title + 1, min(first + 1, len(lines))):
        line = lines[number]
        if line.shape in ("p", "h") and count(line.text) <= STANDFIRST_WORDS:
            repeats = number < first and bool(summary) and key(line.text) == key(summary)
            if line.standfirst or repeats:
                return number
    return None


def _piece(line: Line) -> Piece:
    """A line as its shape says; one of running text or a heading that is page furniture is left to the rules."""
    text = line.text
    if line.shape in _FURNITURE:
        return Piece(text, gap=line.shape != "code", kind=Kind.FURNITURE, rule=_FURNITURE[line.shape])
    if is_link(line) and line.shape != "h":
        return Piece(text, kind=Kind.FURNITURE, rule="links")
    if line.shape == "li":
        return Piece(text, kind=Kind.BULLET, rule="html_item", level=max(line.level, 1))
    if line.shape == "h" and not is_furniture(text):
        return Piece(text, kind=Kind.HEADING, rule="html_heading", level=line.level)
    if line.bold >= ALL_BOLD and count(text) <= BOLD_WORDS and headline(text):
        return Piece(text, kind=Kind.HEADING, rule="bold_line", level=BOLD_LEVEL)
    return Piece(text)
