"""The lines of a finished PDF, read off its text layer.

The page sets what the sources say in its serif and what it says itself in its sans. A line is a run of serif that ends
at a mark set in sans; a change of size ends a run too (the title, the source notes). PDFium tells each character's font
and size.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from briefing.errors import UnknownPage
from briefing.prove.pages import MARK, FinishedPage, PrintedLine, marked, noted

SERIF = "Serif"
FONT_NAME_LENGTH = 256  # bytes; PDF names are at most 127


@dataclass(frozen=True, slots=True)
class _Run:
    serif: bool
    size: float
    text: str


def pdf_page(data: bytes, name: str) -> FinishedPage:
    """The page in a PDF made by `briefing.render.pdf`."""
    try:
        document = pypdfium2.PdfDocument(data)
        runs = list(_runs(document))
    except pypdfium2.PdfiumError as fault:
        raise UnknownPage(name, f"cannot be opened as a PDF ({fault})") from fault
    return noted(tuple(_lines(runs)), " ".join(run.text for run in runs if not run.serif and "sha256" in run.text))


def _lines(runs: list[_Run]) -> Iterator[PrintedLine]:
    """Serif runs with the mark that follows; one without a mark must stand in some source."""
    for run, following in itertools.pairwise([*runs, _Run(False, 0, "")]):
        if run.serif and run.text.strip():
            mark = MARK.match("".join(following.text.split())) if not following.serif else None
            yield PrintedLine(" ".join(run.text.split()), "line", *marked(mark))


def _runs(document: pypdfium2.PdfDocument) -> Iterator[_Run]:
    """White space joins the run it follows."""
    for page in (document[number].get_textpage() for number in range(len(document))):
        face, text = (False, 0.0), ""
        for index in range(page.count_chars()):
            letter = chr(raw.FPDFText_GetUnicode(page, index))
            current = face if letter.isspace() else _face(page, index)
            if current != face:
                yield _Run(*face, text)
                face, text = current, ""
            text += " " if letter.isspace() else letter
        yield _Run(*face, text)


def _face(page: pypdfium2.PdfTextPage, index: int) -> tuple[bool, float]:
    buffer = ctypes.create_string_buffer(FONT_NAME_LENGTH)
    raw.FPDFText_GetFontInfo(page, index, buffer, FONT_NAME_LENGTH, ctypes.byref(ctypes.c_int()))
    serif = SERIF in buffer.value.decode("latin-1")
    return serif, round(raw.FPDFText_GetFontSize(page, index), 1)
