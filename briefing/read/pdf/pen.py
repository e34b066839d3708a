"""A PDF page taken apart into its lines as PDFium reads them, in the order in which they were painted.

The text of a page comes in one call; each line then costs two boxes, those of its first and its last character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from operator import sub
from typing import NamedTuple

from briefing.read.pdf.glyphs import MOST_CHARACTERS, Glyphs
from briefing.read.pdf.lines import (
    BESIDE,
    HIDDEN_SIZE,
    USUAL_PITCH,
    WIDE_GAP,
    Line,
    Measured,
    Place,
    Span,
    cuts,
    joined,
    pitch,
)

MOST_LINES = 5_000
# A line whose letters take a tenth more room than is usual may have a wide gap in it. Of lines so long, in characters,
# that they may be those of two columns run together one in four is looked at, and all if most of these have a gap.
ROOMY = 1.1
LONG_LINE = 60
SAMPLED = 4
# Letters take half the type size, those of a typewriter six tenths; beyond this there are gaps inside one run.
WIDEST_LETTER = 0.8
# So many runs of a line are looked at; a line of words set one by one has some twenty.
MOST_RUNS = 60
# A raised mark is set in type of less than this share of its line's.
RAISED = 0.8
# A line whose last letter is larger than its first, by this factor, begins with a bullet or a raised mark.
UNEVEN = 1.05
# A short line that may be a heading, in characters; only such are asked whether they are bold.
HEADING_LENGTH = 120

# From the first letter to the last. PDFium ends a line with CR LF, and with U+FFFE alone where it takes a hyphen for
# that of a broken word.
_SEGMENT = re.compile(r"[^\s\ufffe](?:[^\r\n\ufffe]*[^\s\ufffe])?\ufffe?")
_SPACE = re.compile(r" +")
_MARK = re.compile(r"(?<=[^\W\d]|[.,;:!?”’\"')])(?:\d{1,3}(?:,\d{1,3})*|[*†‡])$")


class Page(NamedTuple):
    """A page's text and lines, and how far these mostly are apart, in type sizes, with the number that tell so.

    `cut` when it has more than are read, `unseen` when its letters are not painted.
    """

    text: str
    lines: list[Line]
    pitch: tuple[float, int] = (0.0, 0)
    cut: bool = False
    unseen: bool = False


class Pen:
    """Takes pages apart into lines."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs

    def page(self, text: str) -> Page:
        """The lines of the page which the glyphs are turned to, and whose text this is."""
        glyphs = self._glyphs
        every = [found.span() for found in _SEGMENT.finditer(text)]
        spans = every[:MOST_LINES]
        if not spans:
            return Page(text, [])
        found = self._upright(text, spans)
        celled = self._celled(text, found, len(every))
        steps = [inf, *map(sub, found.bottoms, found.bottoms[1:])]
        usual, tellers = pitch(steps, found.sizes)
        begun = cuts(found, steps, usual or USUAL_PITCH, celled)
        lines: list[Line] = []
        for line, start, end in zip(joined(found, begun), begun, begun[1:], strict=False):
            if start in celled:
                lines += self._cells(text, found.spans[start], celled[start], steps[start])
            else:
                lines.append(self._weighed(line, spans[start:end], found.climbs[start], steps[start]))
        cut = len(every) > MOST_LINES or glyphs.count > MOST_CHARACTERS
        return Page(text, lines, (usual, tellers), cut, glyphs.unseen(spans[0][0]))

    def _upright(self, text: str, spans: Sequence[Span]) -> Measured:
        """The lines measured; a page on which most of them run up or down is looked at from its side."""
        found = self._measured(text, spans)
        climbs = list(zip(found.climbs, found.sizes, strict=True))
        ups, downs = sum(climb > size for climb, size in climbs), sum(-climb > size for climb, size in climbs)
        if max(ups, downs) * 2 <= len(spans):
            return found
        self._glyphs.turn(1 if ups > downs else -1)
        return self._measured(text, spans)

    def _measured(self, text: str, spans: Sequence[Span]) -> Measured:
        """Lines measured in one sweep; a raised mark at a line's end is taken off, one at its head is passed over."""
        edges = self._glyphs.boxes([at for start, end in spans for at in (start, end - 1)])
        tops, bottoms = edges[1::8], edges[3::8]
        heights = list(map(sub, tops, bottoms))
        texts = [text[start:end] for start, end in spans]
        sizes = self._glyphs.sizes([start for start, _ in spans], heights)
        for number, (height, last) in enumerate(zip(heights, map(sub, edges[5::8], edges[7::8]), strict=True)):
            if last < RAISED * height:
                texts[number] = _MARK.sub("", texts[number])
            elif last > UNEVEN * height:
                sizes[number] = max(sizes[number], *self._glyphs.sizes([spans[number][1] - 1], [last]))
        climbs = list(map(sub, edges[7::8], bottoms))
        return Measured(spans, texts, edges[0::8], bottoms, edges[6::8], tops, sizes, climbs)

    def _weighed(self, line: Line, spans: Sequence[Span], climb: float, step: float) -> Line:
        """The line with its weight, why it is not to be read, and where it stands; it lies `step` under the last."""
        first, last = spans[0][0], spans[-1][1] - 1
        size = line.size
        rule = "margin" if abs(climb) > size else ""
        if size < HIDDEN_SIZE or self._glyphs.white(first):
            rule = "hidden"
        bold = len(line.text) <= HEADING_LENGTH and self._glyphs.bold(first) and self._glyphs.bold(last)
        place = Place.UNDER if step > BESIDE * size else Place.BESIDE if step > -BESIDE * size else Place.ELSEWHERE
        return line._replace(place=place, bold=bold, rule=rule) if place or bold or rule else line

    def _celled(self, text: str, found: Measured, count: int) -> dict[int, list[Span]]:
        """The lines that have wide gaps, with the gaps."""
        # As many runs as lines: then none has cells but within one run, which saves asking many.
        plain = self._glyphs.runs(0, -1) <= count
        numbers = _roomy(found, WIDEST_LETTER if plain else 0.0)
        gaps = {number: self._wide(text, found, number) for number in numbers}
        if not plain:
            long = [number for number, words in enumerate(found.texts) if len(words) >= LONG_LINE]
            sample = {number: self._wide(text, found, number) for number in long[::SAMPLED]}
            if sum(map(bool, sample.values())) * 2 > len(sample):
                gaps |= {number: self._wide(text, found, number) for number in long}
            gaps |= sample
        return {number: wide for number, wide in gaps.items() if wide}

    def _wide(self, text: str, found: Measured, number: int) -> list[Span]:
        """The wide gaps between the words of a line: between its runs, or in one much wider than its letters."""
        (start, end), size = found.spans[number], found.sizes[number]
        wide = WIDE_GAP * size
        glyphs = self._glyphs
        runs = glyphs.runs(start, end - start)
        if runs > 1:
            edges = [glyphs.run(one) for one in range(min(runs, MOST_RUNS))]
            if not any(after[0] - before[1] > wide for before, after in pairwise(edges)):
                return []
        elif found.rights[number] - found.lefts[number] < WIDEST_LETTER * size * (end - start):
            return []
        spaces = [space.span() for space in _SPACE.finditer(text, start, end)]
        sides = glyphs.boxes([at for before, behind in spaces for at in (before - 1, behind)])
        return [space for space, room in zip(spaces, map(sub, sides[4::8], sides[2::8]), strict=True) if room > wide]

    def _cells(self, text: str, span: Span, gaps: Sequence[Span], step: float) -> list[Line]:
        """The line in the parts between its wide gaps."""
        starts = [span[0], *(end for _, end in gaps)]
        ends = [*(start for start, _ in gaps), span[1]]
        spans = list(zip(starts, ends, strict=True))
        found = self._measured(text, spans)
        cells = joined(found, range(len(spans) + 1))
        return [
            self._weighed(cell, [part], 0.0, 0.0 if n else step)
            for n, (cell, part) in enumerate(zip(cells, spans, strict=True))
        ]


def _roomy(found: Measured, usual: float) -> list[int]:
    """The lines whose letters take more room than is usual; `usual` in type sizes, 0 for what it is on this page."""
    rooms = [len(text) * size for text, size in zip(found.texts, found.sizes, strict=True)]
    widths = list(map(sub, found.rights, found.lefts))
    most = usual or ROOMY * sum(widths) / sum(rooms)
    return [number for number, (width, room) in enumerate(zip(widths, rooms, strict=True)) if width > most * room]
