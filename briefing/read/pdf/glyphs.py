"""What PDFium knows of single characters of a page: place, size, weight, colour.

Here are all native calls for characters. Each costs about a microsecond, as much as reading the character itself, so
they are asked for few, and boxes for many characters in one sweep.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from ctypes import (
    PYFUNCTYPE,
    byref,
    c_double,
    c_float,
    c_int,
    c_uint,
    c_ulong,
    c_ushort,
    c_void_p,
    cast,
    create_string_buffer,
)
from itertools import repeat
from math import hypot, isfinite
from typing import Any

import pypdfium2.raw as pdfium

# A page of a newspaper has some 20,000 characters; a larger one is a table or an attack.
MOST_CHARACTERS = 200_000
# Lighter than this in red, green and blue, of 255, is white on white.
WHITE = 250
# Letters drawn in this mode are not painted: a recognised text under the picture of its page.
UNPAINTED = 3
# The name of a font is cut to so many bytes.
LONGEST_NAME = 128
# No page is larger, in points; what lies further off is an attack or no number at all.
FARTHEST = 1e6
# Boxes asked for in one sweep.
SWEEP = 512


def _straight(function: Any) -> Any:
    """A native function whose arguments are passed as they are: to check their types takes longer than the call."""
    return PYFUNCTYPE(None)(cast(function, c_void_p).value or 0)


_LOOSE_BOX = _straight(pdfium.FPDFText_GetLooseCharBox)
_FONT_INFO = _straight(pdfium.FPDFText_GetFontInfo)
_FILL_COLOUR = _straight(pdfium.FPDFText_GetFillColor)

_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)


class Glyphs:
    """The characters of one page after another; it keeps the buffers, and the type sizes already worked out."""

    def __init__(self) -> None:
        self._boxes = (pdfium.FS_RECTF * SWEEP)()
        self._pointers = [byref(box) for box in self._boxes]
        self._corners = (c_float * (4 * SWEEP)).from_buffer(self._boxes)
        self._buffer = (c_ushort * 1)()
        self._matrix = pdfium.FS_MATRIX()
        self._colour = [c_uint() for _ in range(4)]
        self._into = [byref(part) for part in self._colour]
        self._edges = [c_double() for _ in range(4)]
        self._sides = [byref(edge) for edge in self._edges]
        self._name = create_string_buffer(LONGEST_NAME)
        self._flags = byref(c_int())
        self._sizes: dict[float, float] = {}
        self._text: Any = None
        self._turn = 0
        self.count = 0

    def turn_to(self, page: Any, textpage: Any) -> str:
        """Take up a page; gives its text, of which a character's place is its number for all that follows."""
        self._text = textpage
        self._turn = pdfium.FPDFPage_GetRotation(page)
        self.count = pdfium.FPDFText_CountChars(textpage)
        wanted = max(0, min(self.count, MOST_CHARACTERS))
        # A character may take more than its own place in the text, never more than two.
        if len(self._buffer) < 2 * wanted + 2:
            self._buffer = (c_ushort * (4 * wanted + 4))()
        written = pdfium.FPDFText_GetText(textpage, 0, wanted, self._buffer)
        return memoryview(self._buffer)[: max(0, written - 1)].tobytes().decode("utf-16-le", "replace")

    def turn(self, quarters: int) -> None:
        """Look at the page from its side, so many quarters further clockwise."""
        self._turn = (self._turn + quarters) % 4

    def boxes(self, numbers: Sequence[int]) -> list[float]:
        """The rooms of these characters, each as high as its font: left, top, right, bottom, left, top …

        They are those of the page as it is shown, y upwards.
        """
        found: list[float] = []
        for start in range(0, len(numbers), SWEEP):
            some = numbers[start : start + SWEEP]
            deque(map(_LOOSE_BOX, repeat(self._text), some, self._pointers), maxlen=0)
            found += self._corners[: 4 * len(some)]
        if not isfinite(sum(found)) or max(map(abs, found), default=0.0) > FARTHEST:
            found = [edge if abs(edge) <= FARTHEST else 0.0 for edge in found]
        if self._turn:
            quads = (found[at : at + 4] for at in range(0, len(found), 4))
            return [edge for quad in quads for edge in _turned(quad, self._turn)]
        return found

    def sizes(self, numbers: Sequence[int], heights: Sequence[float]) -> list[float]:
        """The sizes of the type in points, as shown; the heights are those of the characters' boxes.

        PDFium gives the size before the matrix it is drawn with; both are asked once for each height. Wrong where two
        fonts of different build and size make boxes of one height, to a hundredth of a point.
        """
        known = self._sizes
        for height in dict.fromkeys(heights):
            if height in known:
                continue
            key = round(height, 2)
            if key not in known:
                known[key] = self._size(numbers[heights.index(height)]) or abs(key) or 1.0
            known[height] = known[key]
        return list(map(known.__getitem__, heights))

    def _size(self, number: int) -> float:
        told = pdfium.FPDFText_GetFontSize(self._text, number)
        pdfium.FPDFText_GetMatrix(self._text, number, self._matrix)
        size = abs(float(told)) * hypot(self._matrix.c, self._matrix.d)
        return round(size, 2) if size <= FARTHEST else 0.0

    def bold(self, number: int) -> bool:
        """The font calls itself bold."""
        _FONT_INFO(self._text, number, self._name, c_ulong(LONGEST_NAME), self._flags)
        return bool(_BOLD.search(self._name.value))

    def white(self, number: int) -> bool:
        """The letter is white."""
        _FILL_COLOUR(self._text, number, *self._into)
        red, green, blue, _ = self._colour
        return red.value >= WHITE and green.value >= WHITE and blue.value >= WHITE

    def unseen(self, number: int) -> bool:
        """The letter is not painted at all."""
        drawn = pdfium.FPDFText_GetTextObject(self._text, number)
        return bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) == UNPAINTED

    def runs(self, start: int, count: int) -> int:
        """In how many runs the characters were painted; a count of -1 means all that follow."""
        return int(pdfium.FPDFText_CountRects(self._text, start, count))

    def run(self, number: int) -> tuple[float, float]:
        """Where a run of those last counted begins and ends along its line."""
        pdfium.FPDFText_GetRect(self._text, number, *self._sides)
        edges = [edge.value for edge in self._edges]
        left, _, right, _ = _turned(edges, self._turn) if self._turn else edges
        return left, right


def _turned(box: Sequence[float], turn: int) -> Sequence[float]:
    """A box as the page is shown, turned by so many quarters clockwise."""
    left, top, right, bottom = box
    if turn == 1:
        return bottom, -left, top, -right
    return (-right, -bottom, -left, -top) if turn == 2 else (-top, right, -bottom, left)
