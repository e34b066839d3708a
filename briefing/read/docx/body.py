"""The blocks of a Word document to lines: paragraphs, list items, tables, text boxes, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from xml.etree.ElementTree import Element

from briefing.model import Kind
from briefing.read.docx.runs import DELETED, DELETIONS, EMBEDDED, EMBEDDING, Listener, Said, chosen, prompts
from briefing.read.docx.styles import DEEPEST, Role, Styles, list_level, number, outlined
from briefing.read.docx.xml import value, within
from briefing.read.pieces import Piece
from briefing.read.shape import count, ends_whole, stopped
from briefing.read.structure import HEADING_WORDS

# A line of so many words that ends as a sentence does is running text, whatever its style says.
PROSE_WORDS = 30
# A cell of so many words that ends so holds a paragraph; a table that is half made of such was drawn for its looks.
CELL_WORDS = 20
# Bold lines stand below the title of a text.
BOLD_LEVEL = 2

# What Word draws up by itself, by the gallery it was taken from.
_GALLERIES = {"table of contents": "contents", "bibliographies": "bibliography"}
_WRAPPERS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins"})
_SILENT = frozenset({"w:sectPr", "w:tblPr", "w:tcPr", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr"})


@dataclass(frozen=True, slots=True)
class Line:
    """A piece and how it is set: all in bold letters, in a text box."""

    piece: Piece
    bold: bool = False
    boxed: bool = False


class Body:
    """Reads blocks with the styles of one document; what is left out is noted with its listener."""

    def __init__(self, styles: Styles, listener: Listener) -> None:
        self._styles, self._listener = styles, listener
        self._held: list[str] = []
        self._readers: dict[str, Callable[[Element], Iterable[Line]]] = {
            "w:p": self._paragraph,
            "w:tbl": self._table,
            "w:sdt": self._control,
            "mc:AlternateContent": lambda element: self.lines(chosen(element)),
        }

    def lines(self, blocks: Iterable[Element]) -> Iterator[Line]:
        """The lines of blocks in order."""
        for block in blocks:
            tag = block.tag
            if tag != "w:p":
                yield from self._released()
            if tag in self._readers:
                yield from self._readers[tag](block)
            elif tag in DELETED:
                self._listener.note_deletion(block)
            elif tag in EMBEDDING:
                self._listener.notes[EMBEDDED] = None
            elif tag not in _SILENT:
                yield from self.lines(block)
        yield from self._released()

    def _paragraph(self, paragraph: Element) -> Iterator[Line]:
        """A paragraph, and the text boxes that hang on it; if its end mark was deleted, it goes on in the next one."""
        properties = paragraph.find("w:pPr")
        style = value(properties, "w:pStyle")
        said = self._listener.hear(paragraph, style)
        role = self._role(properties, style)
        texts = said.texts
        if texts and within(properties, "w:rPr", "w:del") is not None:
            self._listener.notes[DELETIONS] = None
            self._held += texts
            texts = ()
        elif texts and self._held:
            texts = (" ".join([*self._held, texts[0]]), *texts[1:])
            self._held = []
        for text in texts:
            yield _line(text, role, said)
        yield from self._boxes(said)

    def _boxes(self, said: Said) -> Iterator[Line]:
        """The text boxes that hang on a paragraph; what is held for the next paragraph does not run into them."""
        held, self._held = self._held, []
        for box in said.boxes:
            yield from (replace(line, boxed=True) for line in self.lines(box))
        self._held = held

    def _released(self) -> Iterator[Line]:
        """The text that was held for a next paragraph when there is none."""
        if self._held:
            yield Line(Piece(" ".join(self._held)))
            self._held = []

    def _role(self, properties: Element | None, style: str) -> Role:
        """What a paragraph is: its own outline level and its own list come before those of its style."""
        role = self._styles.role(style)
        if properties is None or role.kind in (Kind.FURNITURE, Kind.TITLE, Kind.SUBTITLE):
            return role
        outline = number(value(properties, "w:outlineLvl"), DEEPEST + 1)
        if outline is not None and (outline <= DEEPEST or role.kind is Kind.HEADING):
            role = outlined(outline, "outline_level")
        listed = list_level(properties)
        if role.kind is Kind.HEADING or listed is None:
            return role
        return Role(Kind.BULLET, "list_item", listed) if listed else Role()

    def _control(self, control: Element) -> Iterator[Line]:
        """What stands in a content control; a table of contents or of references is no text of the article."""
        if prompts(control):
            return
        rule = _GALLERIES.get(value(control, "w:sdtPr", "w:docPartObj", "w:docPartGallery").casefold(), "")
        lines = self.lines(_children(control, "w:sdtContent"))
        yield from (_furniture(line, rule) for line in lines) if rule else lines

    def _table(self, table: Element) -> Iterator[Line]:
        """A table row by row; one that was drawn for its looks as the paragraphs in its cells."""
        rows = [
            [
                list(self.lines(cell))
                for cell in _children(row, "w:tc")
                if not self._deleted(cell, "w:tcPr", "w:cellDel")
            ]
            for row in _children(table, "w:tr")
            if not self._deleted(row, "w:trPr", "w:del")
        ]
        if _for_looks(rows):
            yield from (line for row in rows for cell in row for line in cell)
            return
        gap = True
        for row in rows:
            cells = [" ".join(line.piece.text for line in cell) for cell in row]
            if any(cells):
                yield Line(Piece(" | ".join(cells), gap, Kind.FURNITURE, "table"))
                gap = False

    def _deleted(self, element: Element, *mark: str) -> bool:
        if within(element, *mark) is None:
            return False
        self._listener.note_deletion(element)
        return True


def bold_headings(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, and those that are only bold and short as headings, as in "**What was agreed**" over a paragraph.

    The first text is left to the judge, for it may be the title. Wrong for a name in bold over an address.
    """
    texts = [line for line in lines if line.piece.kind is not Kind.FURNITURE]
    following = {id(line): after for line, after in pairwise(texts)}
    for line in lines:
        after = following.get(id(line))
        if after and line is not texts[0] and _looks_like_heading(line, after):
            line = replace(line, piece=Piece(line.piece.text, True, Kind.HEADING, "bold_line", BOLD_LEVEL))
        yield line


def table_headings(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, and a short one without a stop on top of a table as its caption. Example: "Locks by region".

    Other programs than Word set it in the usual style. Wrong for the heading of a section that is only a table.
    """
    for line, after in zip_longest(lines, lines[1:]):
        on_top = after is not None and after.piece.rule == "table" and line.piece.kind is None and not line.bold
        short = count(line.piece.text) <= HEADING_WORDS and not stopped(line.piece.text)
        yield _furniture(line, "caption") if on_top and short else line


def _looks_like_heading(line: Line, after: Line) -> bool:
    """Short, bold, without a stop, and what follows is a paragraph that is not bold, or a list."""
    kinds = line.piece.kind, after.piece.kind
    leads = line.bold and not after.bold and kinds in ((None, None), (None, Kind.BULLET), (Kind.BULLET, None))
    return leads and count(line.piece.text) <= HEADING_WORDS and not stopped(line.piece.text)


def _line(text: str, role: Role, said: Said) -> Line:
    """One text of a paragraph, as what its style says unless it is prose under the name of a heading."""
    whole = ends_whole(text)
    if said.in_contents and not whole:
        role = Role(Kind.FURNITURE, "contents")
    elif role.kind in (Kind.TITLE, Kind.SUBTITLE, Kind.HEADING) and whole and count(text) >= PROSE_WORDS:
        role = Role()
    return Line(Piece(text, True, role.kind, role.rule, role.level), said.bold)


def _furniture(line: Line, rule: str) -> Line:
    return replace(line, piece=Piece(line.piece.text, line.piece.gap, Kind.FURNITURE, rule))


def _children(element: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those inside of controls too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tag)


def _for_looks(rows: Sequence[Sequence[Sequence[Line]]]) -> bool:
    """The table only puts text in its place: it has one column, or holds the title, or half of its words in paragraphs.

    Wrong for a table of remarks that each fill some lines; their sentences are read as text then.
    """
    if all(len(row) <= 1 for row in rows):
        return True
    pieces = [line.piece for row in rows for cell in row for line in cell]
    if any(piece.kind in (Kind.TITLE, Kind.SUBTITLE) for piece in pieces):
        return True
    words = [count(piece.text) for piece in pieces if piece.kind is not Kind.FURNITURE]
    prose = [count(p.text) for p in pieces if p.kind is not Kind.FURNITURE and _is_prose(p.text)]
    return 2 * sum(prose) >= sum(words) > 0


def _is_prose(text: str) -> bool:
    return count(text) >= CELL_WORDS and ends_whole(text)
