"""What PDFium knows of single characters of a page: place, size, weight, colour.

Here are all native calls for characters. Each costs about a microsecond, as much as reading the character itself, so
they are asked for few, and boxes for many characters in one sweep.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from ctypes import byref, c_double, c_float, c_int, c_uint, c_ushort, create_string_buffer
from itertools import repeat
from math import hypot
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
# Boxes asked for in one sweep.
SWEEP = 512

_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, as the page is shown, y upwards."""


class Glyphs:
    """The characters of one page after another; it keeps the buffers, and the type sizes already worked out."""

    def __init__(self) -> None:
        self._boxes = (pdfium.FS_RECTF * SWEEP)()
        self._pointers = [byref(box) for box in self._boxes]
        self._corners = (c_float * (4 * SWEEP)).from_buffer(self._boxes)
        self._matrix = pdfium.FS_MATRIX()
        self._colour = [c_uint() for _ in range(4)]
        self._into = [byref(part) for part in self._colour]
        self._edges = [c_double() for _ in range(4)]
        self._sides = [byref(edge) for edge in self._edges]
        self._name = create_string_buffer(LONGEST_NAME)
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
        buffer = (c_ushort * (2 * wanted + 2))()
        written = pdfium.FPDFText_GetText(textpage, 0, wanted, buffer)
        return memoryview(buffer)[: max(0, written - 1)].tobytes().decode("utf-16-le", "replace")

    def boxes(self, numbers: Sequence[int]) -> list[float]:
        """The rooms of these characters, each as high as its font: left, top, right, bottom, left, top …"""
        found: list[float] = []
        for start in range(0, len(numbers), SWEEP):
            some = numbers[start : start + SWEEP]
            deque(map(pdfium.FPDFText_GetLooseCharBox, repeat(self._text), some, self._pointers), maxlen=0)
            found += self._corners[: 4 * len(some)]
        if self._turn:
            quads = (found[at : at + 4] for at in range(0, len(found), 4))
            return [edge for left, top, right, bottom in quads for edge in _turned(left, top, right, bottom, self._turn)]
        return found

    def size(self, number: int, height: float) -> float:
        """The size of the type in points, as shown; `height` is that of the character's box.

        PDFium gives the size before the matrix it is drawn with; both are asked once for each height. Wrong where two
        fonts of different build and size make boxes of one height, to a hundredth of a point.
        """
        key = round(height, 2)
        known = self._sizes.get(key)
        if known is None:
            told = pdfium.FPDFText_GetFontSize(self._text, number)
            pdfium.FPDFText_GetMatrix(self._text, number, self._matrix)
            known = round(told * hypot(self._matrix.c, self._matrix.d), 2) or height or 1.0
            self._sizes[key] = known
        return known

    def bold(self, number: int) -> bool:
        """The font calls itself bold."""
        pdfium.FPDFText_GetFontInfo(self._text, number, self._name, LONGEST_NAME, c_int())
        return bool(_BOLD.search(self._name.value))

    def white(self, number: int) -> bool:
        """The letter is white."""
        pdfium.FPDFText_GetFillColor(self._text, number, *self._into)
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
        left, top, right, bottom = (edge.value for edge in self._edges)
        shown = _turned(left, top, right, bottom, self._turn) if self._turn else (left, top, right, bottom)
        return shown[0], shown[2]


def _turned(left: float, top: float, right: float, bottom: float, turn: int) -> Box:
    """A box as the page is shown, turned by so many quarters clockwise."""
    if turn == 1:
        return bottom, -left, top, -right
    return (-right, -bottom, -left, -top) if turn == 2 else (-top, right, -bottom, left)
