"""What lies under the letters of a PDF page: a picture of the page itself, or a coloured ground for white type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_uint
from typing import Any

import pypdfium2.raw as pdfium

from briefing.read.pdf.glyphs import WHITE
from briefing.read.pdf.lines import HIDDEN_SIZE, Line

# A picture that covers so much of its page is the page.
WHOLE = 0.5
# So many objects of a page are looked at; a report's page has some hundreds, a map tens of thousands.
MOST_OBJECTS = 2_000

_GROUNDS = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)

Box = tuple[float, float, float, float]


def pictured(page: Any) -> bool:
    """A picture covers most of the page."""
    room = pdfium.FPDF_GetPageWidthF(page) * pdfium.FPDF_GetPageHeightF(page)
    boxes = (box for kind, part, box in _parts(page) if kind == pdfium.FPDF_PAGEOBJ_IMAGE)
    return any((right - left) * (top - bottom) > WHOLE * room for left, bottom, right, top in boxes)


def shown(page: Any, lines: Sequence[Line]) -> list[Line]:
    """The lines; those in white are not hidden where a picture or a coloured ground lies under them.

    Example: a title in white on a blue bar. On a page that is shown turned such lines stay hidden.
    """
    grounds = [box for kind, part, box in _parts(page) if kind in _GROUNDS and not _white(kind, part)]
    return [line._replace(rule="") if line.rule == "hidden" and _on(line, grounds) else line for line in lines]


def _parts(page: Any) -> Iterator[tuple[int, Any, Box]]:
    """The objects of a page, each with its kind and its box: left, bottom, right, top."""
    edges = [c_float() for _ in range(4)]
    for number in range(min(MOST_OBJECTS, pdfium.FPDFPage_CountObjects(page))):
        part = pdfium.FPDFPage_GetObject(page, number)
        pdfium.FPDFPageObj_GetBounds(part, *map(byref, edges))
        left, bottom, right, top = (edge.value for edge in edges)
        yield pdfium.FPDFPageObj_GetType(part), part, (left, bottom, right, top)


def _white(kind: int, part: Any) -> bool:
    """A path filled with white, or with nothing."""
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return False
    colour = [c_uint() for _ in range(4)]
    filled = pdfium.FPDFPageObj_GetFillColor(part, *map(byref, colour))
    return not filled or all(tone.value >= WHITE for tone in colour[:3])


def _on(line: Line, grounds: Sequence[Box]) -> bool:
    """The line, large enough to be read, lies on one of these."""
    x, y = (line.left + line.right) / 2, (line.bottom + line.top) / 2
    return line.size >= HIDDEN_SIZE and any(a <= x <= c and b <= y <= d for a, b, c, d in grounds)
