"""The lines of a finished PDF, read off its text layer.

The page sets what the sources say in its serif and what it says itself in its sans. A line is a run of serif that
ends at a mark set in sans; a change of size ends a run too (the title). PDFium tells each character's font and size.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from briefing.errors import UnknownPage
from briefing.prove.pages import MARK, FinishedPage, PrintedLine, digest

SERIF = "Serif"


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
    ours = "".join(run.text for run in runs if not run.serif)
    notes = ours.rpartition("sha256")[0] and ours
    return FinishedPage(lines=tuple(_lines(runs)), digests=_digests(notes), names={})


def _lines(runs: list[_Run]) -> Iterator[PrintedLine]:
    """Serif runs with the mark that follows; one without a mark must stand in some source."""
    for run, following in itertools.pairwise([*runs, _Run(False, 0, "")]):
        if run.serif and run.text.strip():
            mark = MARK.match("".join(following.text.split())) if not following.serif else None
            source, section, paragraph = map(int, mark.groups()) if mark else (None, None, None)
            yield PrintedLine(run.text, "line", source, section, paragraph)


def _runs(document: pypdfium2.PdfDocument) -> Iterator[_Run]:
    for number in range(len(document)):
        page = document[number].get_textpage()
        letters = [
            (*_face(page, index), chr(raw.FPDFText_GetUnicode(page, index))) for index in range(page.count_chars())
        ]
        solid = [letter for letter in letters if not letter[2].isspace()]
        for (serif, size), run in itertools.groupby(solid, key=lambda letter: letter[:2]):
            yield _Run(serif, size, "".join(letter[2] for letter in run))


def _face(page: pypdfium2.PdfTextPage, index: int) -> tuple[bool, float]:
    buffer = ctypes.create_string_buffer(256)
    raw.FPDFText_GetFontInfo(page, index, buffer, 256, ctypes.byref(ctypes.c_int()))
    serif = SERIF in buffer.value.decode("latin-1")
    return serif, round(raw.FPDFText_GetFontSize(page, index), 1) if serif else 0.0


def _digests(text: str) -> dict[int, str]:
    return {1: digest(text)} if digest(text) else {}
