"""A PDF opened and read page by page with PDFium: what stands on its pages, and what could not be read.

No script runs, no attachment is opened, no link is followed: nothing but pages, outline and description is asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdf
import pypdfium2.raw as pdfium

from briefing.errors import BriefingError, BrokenFile, NeedsPassword, OwnPage
from briefing.model import File
from briefing.read.pdf.bullets import PAINTER, pointed
from briefing.read.pdf.glyphs import Glyphs
from briefing.read.pdf.ground import pictured, shown
from briefing.read.pdf.headings import Entry, outline
from briefing.read.pdf.lines import Line
from briefing.read.pdf.pen import Pen

# A brief is not made from more; a report of a thousand pages exists.
MOST_PAGES = 2_000
MOST_CHARACTERS = 5_000_000
# A page with fewer characters bears a number or a stamp, and no text.
LEAST_CHARACTERS = 30
# A file says what it is among its first bytes, and that it is whole among its last.
START = 1_024
TAIL = 2_048
# The maker that our own pages name.
OURS = "briefing"


@dataclass(slots=True)
class Pages:
    """What was read of a document: texts and lines page by page, and the numbers of the pages with something amiss.

    `painted` when its program paints bullets as shapes.
    """

    title: str = ""
    author: str = ""
    count: int = 0
    painted: bool = False
    whole: bool = True
    entries: tuple[Entry, ...] = ()
    texts: list[str] = field(default_factory=list)
    lines: list[list[Line]] = field(default_factory=list)
    pitches: Counter[float] = field(default_factory=Counter)
    pictures: list[int] = field(default_factory=list)
    unseen: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)


def read(file: File) -> Pages:
    """The pages of a PDF. Refuses one that is locked or broken, and a page of ours."""
    if b"%PDF-" not in file.data[:START]:
        raise BrokenFile(file.name, "PDF", "it does not begin as one")
    try:
        with closing(pdf.PdfDocument(file.data)) as document:
            pages = _described(document, file.name)
            pages.whole = b"%%EOF" in file.data[-TAIL:]
            _turned(document, pages)
    except pdf.PdfiumError as fault:
        raise _refusal(file, fault) from None
    if len(pages.failed) == len(pages.lines):
        raise BrokenFile(file.name, "PDF", "none of its pages can be read")
    return pages


def _refusal(file: File, fault: Any) -> BriefingError:
    if fault.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return NeedsPassword(file.name)
    cut = b"%%EOF" not in file.data[-TAIL:]
    return BrokenFile(file.name, "PDF", "it is cut off" if cut else "its pages cannot be found")


def _described(document: Any, name: str) -> Pages:
    """What the file says of itself. Raises `OwnPage` where it says that we made it."""
    said = document.get_metadata_dict(skip_empty=True)
    if said.get("Creator") == OURS:
        raise OwnPage(name)
    painted = PAINTER in said.get("Producer", "")
    return Pages(said.get("Title", ""), said.get("Author", ""), len(document), painted, entries=outline(document))


def _turned(document: Any, pages: Pages) -> None:
    """Turn the pages one by one, and note down what stands there."""
    glyphs = Glyphs()
    pen = Pen(glyphs)
    characters = 0
    for number in range(1, min(pages.count, MOST_PAGES) + 1):
        with _opened(document, number) as (page, textpage):
            if not textpage:
                pages.failed.append(number)
            found = pen.page(glyphs.turn_to(page, textpage) if textpage else "")
            if textpage and len(found.text) < LEAST_CHARACTERS and pictured(page):
                pages.pictures.append(number)
            pages.lines.append(_seen(page, found.lines, pages.painted))
        pages.texts.append(found.text)
        pages.pitches[found.pitch[0]] += found.pitch[1]
        if found.cut:
            pages.cut.append(number)
        if found.unseen:
            pages.unseen.append(number)
        characters += len(found.text)
        if characters > MOST_CHARACTERS:
            break


def _seen(page: Any, lines: list[Line], painted: bool) -> list[Line]:
    """The lines with what a look at the shapes on the page tells of them."""
    if "hidden" in {line.rule for line in lines}:
        lines = shown(page, lines)
    return pointed(page, lines) if painted else lines


@contextmanager
def _opened(document: Any, number: int) -> Iterator[tuple[Any, Any]]:
    """A page and its characters, closed behind the caller; None for what cannot be opened."""
    page = pdfium.FPDF_LoadPage(document, number - 1)
    textpage = pdfium.FPDFText_LoadPage(page) if page else None
    try:
        yield page, textpage
    finally:
        if textpage:
            pdfium.FPDFText_ClosePage(textpage)
        if page:
            pdfium.FPDF_ClosePage(page)
