"""List marks that a program paints as small shapes and not as letters: what a browser prints has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import PYFUNCTYPE, byref, c_float, c_int, c_void_p, cast
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from briefing.read.pdf.lines import Line

# What writes the PDF of Chromium, Edge and their kin. Other programs use letters, and their pages need not be searched.
PAINTER = "Skia"
# So many objects of a page are looked at; where text is justified each word is one.
MOST_OBJECTS = 10_000
# So many shapes are compared with every line.
MOST_BULLETS = 300
# A bullet is as wide as high, but for this factor, and has between these shares of the type size; its item begins
# within so many type sizes.
ROUND = 1.3
SMALLEST, LARGEST = 0.15, 0.6
NEAR = 2.0


class Spot(NamedTuple):
    """A small round or square shape: where it begins and ends along its line, and how high its middle lies."""

    left: float
    right: float
    height: float


def _straight(function: Any, gives: Any) -> Any:
    """A native function whose arguments are passed as they are: to check their types takes longer than the call."""
    return PYFUNCTYPE(gives)(cast(function, c_void_p).value or 0)


_OBJECT = _straight(pdfium.FPDFPage_GetObject, c_void_p)
_KIND = _straight(pdfium.FPDFPageObj_GetType, c_int)


def pointed(page: Any, lines: Sequence[Line]) -> list[Line]:
    """The lines, those that have such a shape before them opened by "•"."""
    spots = list(_spots(page))[:MOST_BULLETS]
    return [part for line in lines for part in _parted(line, spots)] if spots else list(lines)


def _spots(page: Any) -> Iterator[Spot]:
    edges = [c_float() for _ in range(4)]
    into = [byref(edge) for edge in edges]
    for number in range(min(MOST_OBJECTS, pdfium.FPDFPage_CountObjects(page))):
        part = c_void_p(_OBJECT(page, number))
        if _KIND(part) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPageObj_GetBounds(cast(part, pdfium.FPDF_PAGEOBJECT), *into)
        left, foot, right, top = (edge.value for edge in edges)
        wide, high = right - left, top - foot
        if 0 < wide < ROUND * high and high < ROUND * wide:
            yield Spot(left, right, (foot + top) / 2)


def _parted(line: Line, spots: Sequence[Spot]) -> list[Line]:
    """The line, cut where a bullet stands before one of the lines that it was put together of."""
    near = [spot for spot in spots if _before(spot, line)]
    if not near or line.rule:
        return [line]
    texts = line.text.split("\n")
    step = (line.bottom - line.end_bottom) / max(1, len(texts) - 1)
    opened = {round((line.top - spot.height) // step) if len(texts) > 1 else 0 for spot in near}
    cuts = [*sorted({0, *opened} & set(range(len(texts)))), len(texts)]
    parts = [_part(line, texts, start, end) for start, end in pairwise(cuts)]
    left = near[0].left
    return [
        part._replace(text=f"• {part.text}", left=left) if start in opened else part
        for start, part in zip(cuts, parts, strict=False)
    ]


def _before(spot: Spot, line: Line) -> bool:
    """The shape is as large as a bullet of this line and stands where one would."""
    small = SMALLEST * line.size < spot.right - spot.left < LARGEST * line.size
    return small and 0 < line.end_left - spot.right < NEAR * line.size and line.end_bottom < spot.height < line.top


def _part(line: Line, texts: Sequence[str], start: int, end: int) -> Line:
    """Some of the lines that this one was put together of; they are as far apart as all of them."""
    if end - start == len(texts):
        return line
    step = (line.bottom - line.end_bottom) / (len(texts) - 1)
    last = end == len(texts)
    return line._replace(
        text="\n".join(texts[start:end]),
        left=line.left if start == 0 else line.end_left,
        bottom=line.bottom - start * step,
        top=line.top - start * step,
        end_bottom=line.end_bottom if last else line.bottom - (end - 1) * step,
        end_right=line.end_right if last else line.right,
    )
