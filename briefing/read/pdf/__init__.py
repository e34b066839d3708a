"""PDF to pieces: PDFium reads the pages, geometry gives paragraphs, headings, lists and what stands around them.

A paragraph that goes on overleaf is one piece: it bears the page on which it begins, and a form feed where that turns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from briefing.errors import EmptyInput, NoTextLayer
from briefing.model import File, Head
from briefing.read.pdf.blocks import Measure, blocks, measured
from briefing.read.pdf.context import in_context
from briefing.read.pdf.document import Pages, read
from briefing.read.pdf.furniture import marked, running
from briefing.read.pdf.headings import plausible_author, plausible_title
from briefing.read.pdf.order import Stretch, ordered
from briefing.read.pdf.pieces import pieces, titled
from briefing.read.pdf.sound import soup
from briefing.read.pdf.words import Words
from briefing.read.pieces import Extract


def extract(file: File) -> Extract:
    """The pieces of a PDF. Refuses one that is locked, broken, or without letters that can be read."""
    pages = read(file)
    doubts = list(_doubts(pages, file.name))
    measure = measured(pages.lines, pages.pitches)
    found = list(blocks(_in_order(pages, measure), measure))
    title = pages.title.strip() if plausible_title(pages.title, file.name) else ""
    author = pages.author.strip() if plausible_author(pages.author) else ""
    told = pieces(found, Words(pages.texts), pages.entries, measure)
    told = in_context(told, author)
    told = titled(told, [block.first.size for block in found], title, measure)
    return Extract(tuple(told), Head(title=title, author=author), tuple(_notes(pages)), "; ".join(doubts))


def _in_order(pages: Pages, measure: Measure) -> Iterator[tuple[int, Sequence[Stretch]]]:
    """Each page with its stretches in reading order, what runs through the document before and behind them."""
    around = running(pages.lines, measure.pitch, measure.size)
    for number, (lines, rules) in enumerate(zip(pages.lines, around, strict=True), 1):
        body = [line for place, line in enumerate(lines) if place not in rules] if rules else lines
        edges = sorted(rules, key=lambda place: -lines[place].bottom)
        told = [lines[place]._replace(rule=rules[place]) for place in edges]
        above = [line for line in told if not body or line.bottom > body[0].bottom]
        parts = [marked(part, measure.size) for part in ordered(body)]
        yield number, [Stretch(above), *parts, Stretch(told[len(above) :])]


def _doubts(pages: Pages, name: str) -> Iterator[str]:
    """Why the reading is of low confidence; a refusal where there is nothing to read."""
    text = "".join(pages.texts)
    if not text.strip():
        raise NoTextLayer(name, "has pictures of pages but no text") if pages.pictures else EmptyInput(name)
    unread, doubt = soup(text)
    if unread:
        raise NoTextLayer(name, "its letters cannot be read (its fonts tell no characters)")
    if doubt:
        yield doubt
    if pages.pictures:
        yield f"{_numbers(pages.pictures)} {'has' if len(pages.pictures) == 1 else 'have'} no text"
    if len(pages.unseen) * 2 > len(pages.lines):
        yield "text recognised from a scan"


def _notes(pages: Pages) -> Iterator[str]:
    """What was left out."""
    if not pages.whole:
        yield "its end is cut off; what is left was read"
    if pages.failed:
        yield f"{_numbers(pages.failed)} could not be read"
    if pages.cut:
        yield f"{_numbers(pages.cut)} read in part, for too much stands there"
    if pages.count > len(pages.lines):
        yield f"only the first {len(pages.lines):,} of {pages.count:,} pages were read"


def _numbers(pages: Iterable[int]) -> str:
    """Pages in words. Example: "page 2", "pages 3-5, 9"."""
    runs = [[page for _, page in run] for _, run in groupby(enumerate(pages), lambda one: one[1] - one[0])]
    told = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    return f"{'pages' if len(told) > 1 or '-' in told[0] else 'page'} {', '.join(told)}"
