"""A web page to pieces: its tree is cut, its lines are walked, those of its article are kept.

tree (bytes to tree) -> head (what it says of itself) -> prune -> walk (lines) -> choose (what may be the article) ->
article (its title, its first and last line, what in it is furniture).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.errors import BrokenFile, EmptyInput
from briefing.model import File, Kind
from briefing.read.furniture import closes
from briefing.read.html.article import Article, article
from briefing.read.html.choose import choose
from briefing.read.html.head import About, about, completed
from briefing.read.html.lines import Line, is_link
from briefing.read.html.prune import prune
from briefing.read.html.title import key
from briefing.read.html.tree import page
from briefing.read.html.walk import lines as walked
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
    known = about(tree, file.url)
    hiding = prune(tree)
    lines, zones = walked(tree)
    choice = choose(None if source.wild else tree, lines, zones)
    if not choice.numbers:
        scripted = _NEEDS_SCRIPT.search(file.data)
        raise BrokenFile(file.name, "web page", SCRIPTED) if scripted else EmptyInput(file.name)
    found = article(lines, zones, choice, known)
    title = -1 if found.title is None else found.title
    known = completed(known, lines, (title, found.first, found.last))
    pieces = tuple(_pieces(lines, found, known))
    head = replace(known.head, title=pieces[0].text) if pieces[0].kind is Kind.TITLE else known.head
    return Extract(pieces, head, source.notes, "; ".join(filter(None, (choice.doubt, hiding))))


def _pieces(lines: Sequence[Line], found: Article, known: About) -> Iterator[Piece]:
    """The title first and once, what stands under it, and the article."""
    at = found.title
    title = known.head.title if at is None else lines[at].text
    if title:
        yield Piece(title, kind=Kind.TITLE, rule="html_title", level=1)
    under = _standfirst(lines, -1 if at is None else at, found.first, known.summary)
    if under is not None:
        yield Piece(lines[under].text, kind=Kind.SUBTITLE, rule="standfirst")
    for number in found.numbers:
        line, rule = lines[number], found.asides.get(number)
        repeated = line.shape in ("h", "p") and bool(title) and key(line.text) == key(title)
        if number not in (under, at) and not repeated:
            yield _piece(line) if rule is None else Piece(line.text, kind=Kind.FURNITURE, rule=rule)


def _standfirst(lines: Sequence[Line], title: int, first: int, summary: str) -> int | None:
    """The line between title and text that the page names as such, or that repeats its summary.

    Wrong for a page whose summary is its first paragraph, hence only lines above the text are asked, and named ones.
    """
    for number in range(title + 1, min(first + 1, len(lines))):
        line = lines[number]
        if line.shape in ("p", "h") and count(line.text) <= STANDFIRST_WORDS:
            repeats = number < first and bool(summary) and key(line.text) == key(summary)
            if line.said == "standfirst" or repeats:
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
    if line.shape == "h" and not (is_furniture(text) or closes(text)):
        return Piece(text, kind=Kind.HEADING, rule="html_heading", level=line.level)
    if line.bold >= ALL_BOLD and count(text) <= BOLD_WORDS and headline(text):
        return Piece(text, kind=Kind.HEADING, rule="bold_line", level=BOLD_LEVEL)
    return Piece(text)
