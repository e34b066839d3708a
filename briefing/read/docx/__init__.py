"""Word documents (DOCX) to pieces: the text first, then the footnotes, then what stands on the edge of every page.

Comments, pictures and embedded files are not read, and no link is followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.errors import BrokenFile, EmptyInput
from briefing.model import File, Kind
from briefing.read.docx.body import Body, Line, bold_headings, table_headings
from briefing.read.docx.head import head, titled
from briefing.read.docx.package import KIND, Package
from briefing.read.docx.runs import Listener
from briefing.read.docx.styles import Styles
from briefing.read.docx.xml import BadPart
from briefing.read.pieces import Extract, Piece
from briefing.read.shape import count

BOXED = "its text stands in text boxes, whose order is not told"
COMMENTS = "comments left out"

_PAGE_EDGES = {"header": "page_header", "footer": "page_footer"}


def extract(file: File) -> Extract:
    """The pieces of a Word document.

    Raises `BrokenFile`, `NeedsPassword`, `Inflated`, `TooDeep`, `BinaryInput` for another office file, and `EmptyInput`
    where no part has text.
    """
    try:
        return _extract(Package(file), file.name)
    except BadPart as fault:
        raise BrokenFile(file.name, KIND, str(fault)) from fault
    except RecursionError as fault:
        raise BrokenFile(file.name, KIND, "its elements nest too deep") from fault


def _extract(package: Package, name: str) -> Extract:
    styles = Styles(element for _, element in package.related_blocks(("styles",), 1))
    listener = Listener(styles)
    body = Body(styles, listener)
    lines = list(body.lines(package.blocks(package.main, 2)))
    boxed = _mostly_boxed(lines)
    if not boxed:
        lines = [_set_apart(line) for line in lines]
    text = [line.piece for line in table_headings(list(bold_headings(lines)))]
    told = head((one for path in package.related("", "core-properties") for one in package.blocks(path, 1)), text)
    pieces = (*titled(text, told.title), *_footnotes(package, body), *_page_edges(package, body))
    if not pieces:
        raise EmptyInput(name)
    commented = any(True for _ in package.related_blocks(("comments",), 1))
    notes = (*listener.notes, *([COMMENTS] if commented else []))
    return Extract(pieces, told, notes, doubt=BOXED if boxed else "")


def _mostly_boxed(lines: Sequence[Line]) -> bool:
    """More words stand in text boxes than around them, as in a leaflet: then the boxes are the text."""
    boxed = sum(count(line.piece.text) for line in lines if line.boxed)
    return boxed > sum(count(line.piece.text) for line in lines if not line.boxed)


def _set_apart(line: Line) -> Line:
    """A text box mostly repeats a sentence in large letters. Wrong for a box that goes on with the text."""
    return replace(line, piece=Piece(line.piece.text, True, Kind.FURNITURE, "text_box")) if line.boxed else line


def _footnotes(package: Package, body: Body) -> Iterator[Piece]:
    """Footnotes and endnotes, one piece each; the lines that part them from the text are notes too, with a type."""
    for _, note in package.related_blocks(("footnotes", "endnotes"), 1):
        text = " ".join(line.piece.text for line in body.lines(note))
        if text and note.get("w:type", "normal") == "normal":
            yield Piece(text, True, Kind.FURNITURE, "footnote")


def _page_edges(package: Package, body: Body) -> Iterator[Piece]:
    """What stands above and below every page, each text once."""
    seen: set[str] = set()
    for role, block in package.related_blocks(_PAGE_EDGES, 1):
        for line in body.lines((block,)):
            if line.piece.text not in seen:
                seen.add(line.piece.text)
                yield Piece(line.piece.text, True, Kind.FURNITURE, _PAGE_EDGES[role])
