"""The lines of a PDF page as PDFium reads them: text, place and size, in the order in which they were painted.

The text of a page comes in one call; each line then costs two boxes, those of its first and its last character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from briefing.read.pdf_glyphs import MOST_CHARACTERS, Glyphs

MOST_LINES = 5_000
# A space is a quarter of the type size, in justified text up to one whole; cells and columns stand further apart.
WIDE_GAP = 1.5
# A line whose letters take a tenth more room than is usual may have a wide gap in it; of the others one in five is
# looked at, for a page with columns run together has many.
ROOMY = 1.1
SAMPLED = 5
# The usual room follows the last so many lines.
MEMORY = 16
# Letters take half the type size, those of a typewriter six tenths; beyond this there are gaps inside one run.
WIDEST_LETTER = 0.8
# Type of fewer points is there to be found, not to be read.
HIDDEN_SIZE = 2.0
# A raised mark is set in type of less than this share of its line's.
RAISED = 0.8
# A line whose foot is less than this share of its size from that of another stands beside it.
BESIDE = 0.6
# A line that ends in a small letter or in one of these is not over.
RUNNING_ON = ",-\u2010\u00ad\u0002\ufffe"
# A short line that may be a heading, in characters; only such are asked whether they are bold.
HEADING_LENGTH = 120

# From the first letter to the last. PDFium ends a line with CR LF, and with U+FFFE alone where it takes a hyphen for
# that of a broken word.
_SEGMENT = re.compile(r"[^\s\ufffe](?:[^\r\n\ufffe]*[^\s\ufffe])?\ufffe?")
_SPACE = re.compile(r" +")
_MARK = re.compile(r"(?<=[^\W\d]|[.,;:!?”’\"')])(?:\d{1,3}(?:,\d{1,3})*|[*†‡])$")

Span = tuple[int, int]
Corners = tuple[float, float, float, float, float, float, float, float]


class Place(IntEnum):
    """Where a line stands as against the one painted before it."""

    UNDER = 0
    ELSEWHERE = 1
    BESIDE = 2


class Line(NamedTuple):
    """One line, or one cell of it, in points with y upwards; a tuple, for a document has ten thousand of them.

    `rule` tells why nobody is to read it.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    place: int = Place.UNDER
    bold: bool = False
    rule: str = ""


class Page(NamedTuple):
    """A page's text and lines; `cut` when it has more than are read, `unseen` when its letters are not painted."""

    text: str
    lines: list[Line]
    cut: bool
    unseen: bool


class Pen:
    """Takes pages apart into lines; it learns how wide letters are in this document."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._letter = 0.5

    def page(self, text: str) -> Page:
        """The lines of the page which the glyphs are turned to, and whose text this is."""
        glyphs = self._glyphs
        every = [found.span() for found in _SEGMENT.finditer(text)]
        spans = every[:MOST_LINES]
        # One run for each line: then none has cells, which saves asking every line.
        plain = glyphs.runs(0, -1) <= len(every)
        lines: list[Line] = []
        apart = True
        under = 0.0
        for number, (span, corners) in enumerate(zip(spans, self._corners(spans), strict=True)):
            line = self._line(text[span[0] : span[1]], span, corners, apart, under)
            last = line.text[-1]
            apart = not (last.islower() or last in RUNNING_ON) or line.bold or line.rule != ""
            under = line.bottom
            width = line.right - line.left
            if width > WIDEST_LETTER * line.size * len(line.text) or not (plain or self._even(line, width, number)):
                lines += self._cells(text, span, line)
            else:
                lines.append(line)
        cut = len(every) > MOST_LINES or glyphs.count > MOST_CHARACTERS
        return Page(text, lines, cut, bool(spans) and glyphs.unseen(spans[0][0]))

    def _corners(self, spans: list[Span]) -> Iterator[Corners]:
        """For each span the boxes of its first and its last character."""
        edges = iter(self._glyphs.boxes([at for start, end in spans for at in (start, end - 1)]))
        return zip(*[edges] * 8, strict=True)

    def _line(self, words: str, span: Span, corners: Corners, apart: bool, under: float) -> Line:
        """One line; `apart` when what stands before it may be over, `under` is the foot of that."""
        left, top, _, bottom, _, last_top, right, last_bottom = corners
        height = top - bottom
        size = self._glyphs.size(span[0], height)
        step = under - bottom
        place = Place.UNDER if step > BESIDE * size else Place.BESIDE if step > -BESIDE * size else Place.ELSEWHERE
        if last_top - last_bottom < RAISED * height:
            words = _MARK.sub("", words)
        if apart or size < HIDDEN_SIZE or abs(last_bottom - bottom) > size:
            rule = self._unread(span[0], size, last_bottom - bottom)
            bold = len(words) <= HEADING_LENGTH and self._glyphs.bold(span[0]) and self._glyphs.bold(span[1] - 1)
            return Line(words, left, bottom, right, top, size, place, bold, rule)
        return Line(words, left, bottom, right, top, size, place)

    def _unread(self, start: int, size: float, climb: float) -> str:
        """Why nobody is to read the line: white or tiny type, or type that runs up the margin."""
        if size < HIDDEN_SIZE or self._glyphs.white(start):
            return "hidden"
        return "margin" if abs(climb) > size else ""

    def _even(self, line: Line, width: float, number: int) -> bool:
        """The line's letters take no more room than is usual here, and it is none of those looked at in any case."""
        letter = width / (len(line.text) * line.size)
        usual = self._letter
        self._letter = usual + (letter - usual) / MEMORY
        return letter <= ROOMY * usual and number % SAMPLED > 0

    def _cells(self, text: str, span: Span, line: Line) -> Iterator[Line]:
        """The line in the parts between its wide gaps, mostly one."""
        gaps = self._gaps(text, span, WIDE_GAP * line.size)
        if not gaps or line.rule:
            yield line
            return
        starts = [span[0], *(end for _, end in gaps)]
        ends = [*(start for start, _ in gaps), span[1]]
        parts = list(zip(starts, ends, strict=True))
        for number, (part, corners) in enumerate(zip(parts, self._corners(parts), strict=True)):
            cell = self._line(text[part[0] : part[1]], part, corners, True, 0.0)
            yield cell._replace(place=Place.BESIDE if number else line.place)

    def _gaps(self, text: str, span: Span, wide: float) -> list[Span]:
        """The wide gaps between the words of a line."""
        start, end = span
        glyphs = self._glyphs
        runs = [glyphs.run(number) for number in range(glyphs.runs(start, end - start))]
        if len(runs) > 1 and not any(after[0] - before[1] > wide for before, after in pairwise(runs)):
            return []
        spaces = [found.span() for found in _SPACE.finditer(text, start, end)]
        corners = self._corners([(a - 1, b + 1) for a, b in spaces if a > start and b < end])
        return [space for space, edge in zip(spaces, corners, strict=False) if edge[4] - edge[2] > wide]
