"""What stands on the pages of a PDF around its text: running headers and footers, page numbers, footnotes, captions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from briefing.read.pdf.lines import BESIDE, Line
from briefing.read.pdf.order import Stretch

# A running header has at most so many lines and cells.
EDGE_LINES = 4
# No running line is longer, in characters.
RUNNING_LENGTH = 150
# What stands at the edge of so many pages, or of half of a shorter document's, runs through it.
RUNNING_PAGES = 3
# A running line keeps more distance from the text than its lines from one another, by this factor, unless its size,
# in shares, is another.
APART = 1.25
SAME_SIZE = 0.06
# On a single page it keeps this distance at least, in usual distances of lines.
LONE = 2.0
# Footnotes are set smaller than the text by this factor at least.
NOTE_SIZE = 0.93
# Notes below one another differ in size by rounding, by this factor at most.
NOTE_GROWTH = 1.02

# A page's number, with what is set around it, in characters; the end of a line of contents.
NUMBER_LENGTH = 20
LEADERS_LENGTH = 40

# The letters with which captions begin, and the signs with which numbers of pages end.
_CAPTIONED = frozenset("FTCGMES")
_PAGED = frozenset("0123456789ivxlc")
_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"\b[ivxlc]+\b")
_NUMBER = re.compile(
    r"[-–—|\s]{0,3}(?:(?:page|p\.)\s?)?(\d{1,4}|[ivxlc]{1,7})(?:\s?(?:/|of|\|)\s?\d{1,4})?[-–—|\s]{0,3}$", re.IGNORECASE
)
_OUTSPOKEN = re.compile(r"(?:page\s?\d{1,4}\b.*|\d{1,4}\s?(?:/|of)\s?\d{1,4}|[-–—]\s?\d{1,4}\s?[-–—])$", re.IGNORECASE)
_NOTE = re.compile(r"(?:\(?\d{1,3}\)?[.)]?|[*†‡§]+)\s*[^\W\d_]|(?:\d{1,3}|[*†‡§]+)\s+\S")
_CAPTION = re.compile(
    r"(?:Figure|Fig\.|Table|Chart|Graph|Map|Exhibit)\s?(?:\d{1,3}|[A-Z]\b)(?:\.\d{1,2}){0,2}\s?[.:–—|]|Sources?:\s"
)
_LEADERS = re.compile(r"(?:\.{4,}|(?:\. ){4,}|…{2,}|_{4,})\s*\|?\s*(?:\d{1,4}|[ivxlc]{1,7})$")


class _Edge(NamedTuple):
    """A line at the top or the bottom of a page: its number there, the rule it may fall under, its likeness.

    `row` is the likeness of all that stands on the same line; a program may part it into cells on one page only.
    """

    number: int
    line: Line
    rule: str
    likeness: str
    row: str


def running(pages: Sequence[Sequence[Line]], step: float, size: float) -> list[dict[int, str]]:
    """For each page the numbers of the lines that run through the document, each with its rule.

    `step` is the usual distance of lines, in type sizes, `size` that of the text's type.
    """
    edges = [list(_edges(lines)) for lines in pages]
    seen = Counter(key for found in edges for key in _keys(found))
    enough = max(2, min(RUNNING_PAGES, (len(pages) + 1) // 2))
    shift = _shift(edges)
    told: list[dict[int, str]] = []
    for page, found in enumerate(edges):
        rules = [
            _rule(edge, page - shift, max(seen[edge.rule, edge.likeness], seen[edge.rule, edge.row]) >= enough)
            for edge in found
        ]
        ruled = list(zip(found, rules, strict=True))
        text = [edge.line for edge, rule in ruled if not rule]
        told.append({edge.number: rule for edge, rule in ruled if rule and _off(edge, text, step)})
    if len(pages) == 1:
        told[0] |= dict(_single(edges[0], step, size))
    return told


def _single(edges: Sequence[_Edge], step: float, size: float) -> Iterator[tuple[int, str]]:
    """The header and the footer of a single page: its outermost lines, in small type and far from the next one."""
    down = sorted(edges, key=lambda edge: -edge.line.bottom)
    for outer, inner in (down[:2], down[:-3:-1]) if len(down) > 2 else ():
        far = abs(outer.line.bottom - inner.line.bottom) > LONE * step * size
        if far and outer.likeness and outer.line.size < NOTE_SIZE * size:
            yield outer.number, outer.rule


def _edges(lines: Sequence[Line]) -> Iterator[_Edge]:
    """The lines at the top and at the bottom of a page; each is one of them only."""
    down = sorted(range(len(lines)), key=[-line.bottom for line in lines].__getitem__)
    some = min(EDGE_LINES, (len(down) + 1) // 2)
    for rule, numbers in (("page_header", down[:some]), ("page_footer", down[max(some, len(down) - some) :])):
        for _, level in groupby(numbers, partial(_height, lines)):
            row = sorted(level, key=lambda number: lines[number].left)
            texts = [lines[number].text for number in row]
            told = _alike(" ".join(texts)) if len(row) > 1 else ""
            for number, text in zip(row, texts, strict=True):
                yield _Edge(number, lines[number], rule, _alike(text), told)


def _height(lines: Sequence[Line], number: int) -> int:
    """About how high a line stands; what stands on one line is about as high."""
    return round(lines[number].bottom)


def _keys(edges: Sequence[_Edge]) -> set[tuple[str, str]]:
    """What stands at the edges of a page, each line with its rule, and each row."""
    return {(edge.rule, like) for edge in edges for like in (edge.likeness, edge.row) if like}


def _alike(text: str) -> str:
    """A line as it is the same on every page, "" for one too long to run. Example: "Page 3 of 12" as "page # of #"."""
    if "\n" in text or len(text) > RUNNING_LENGTH:
        return ""
    low = text.lower()
    return _DIGITS.sub("#", _ROMAN.sub("#", low) if len(low) <= NUMBER_LENGTH else low)


def _shift(edges: Sequence[Sequence[_Edge]]) -> int:
    """How far the printed numbers of pages lag behind the count of pages, as most pages have it; else as counted."""
    lags = Counter(
        page - int(match[1])
        for page, found in enumerate(edges)
        for edge in found
        if len(edge.line.text) <= NUMBER_LENGTH and (match := _NUMBER.match(edge.line.text)) and match[1].isdigit()
    )
    lag, count = lags.most_common(1)[0] if lags else (-1, 0)
    return lag if count >= 2 else -1


def _rule(edge: _Edge, printed: int, repeated: bool) -> str:
    """Why a line at a page's edge is furniture, "" if it is not; `printed` is the number that the page should bear."""
    text = edge.line.text
    match = _NUMBER.match(text) if len(text) <= NUMBER_LENGTH else None
    if match and (repeated or _OUTSPOKEN.match(text) or match[1] == str(printed)):
        return "page_number"
    return edge.rule if repeated else ""


def _off(edge: _Edge, text: Sequence[Line], step: float) -> bool:
    """The line keeps a distance from the nearest line of text, or is set in another size; none stands beside it.

    Wrong for a header set as close to the text as its lines are to one another.
    """
    line = edge.line
    distances = [(min(abs(one.bottom - line.bottom), abs(one.end_bottom - line.bottom)), one.size) for one in text]
    if not distances:
        return True
    distance, size = min(distances)
    if distance < BESIDE * size:
        return False
    return distance > APART * step * size or abs(size - line.size) > SAME_SIZE * size


def marked(stretch: Stretch, body: float) -> Stretch:
    """The stretch with captions, lines of a table of contents and footnotes marked; `body` is the size of the text."""
    lines = stretch.lines
    notes = len(lines)
    for number in range(len(lines) - 1, -1, -1):
        if lines[number].size > NOTE_SIZE * body:
            break
        if _NOTE.match(lines[number].text):
            notes = number
    rules = dict.fromkeys(range(min(notes, _raised(lines)), len(lines)), "footnote")
    for number, line in enumerate(lines):
        if (line.text[0] in _CAPTIONED or line.text[-1] in _PAGED) and (rule := _told(line.text)):
            rules.setdefault(number, rule)
    if not rules:
        return stretch
    told = [line._replace(rule=line.rule or rules.get(number, "")) for number, line in enumerate(lines)]
    return stretch._replace(lines=told)


def _raised(lines: Sequence[Line]) -> int:
    """The number of the line from which on all are footnotes, as large as the text: it opens with a raised mark.

    Wrong for text set under such a note.
    """
    first = next((number for number, line in enumerate(lines) if line.rule == "footnote"), len(lines))
    if any(line.size > NOTE_GROWTH * lines[first].size for line in lines[first + 1 :]):
        return len(lines)
    return first


def begins_note(text: str) -> bool:
    """A new footnote. Example: "2. See the annual report."."""
    return bool(_NOTE.match(text))


def _told(text: str) -> str:
    """The rule by which a line's own words say that it is furniture."""
    if _CAPTION.match(text):
        return "caption"
    return "contents" if _LEADERS.search(text[-LEADERS_LENGTH:]) else ""
