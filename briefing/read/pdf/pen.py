"""A PDF page taken apart into its lines as PDFium reads them, in the order in which they were painted.

The text of a page comes in one call; each line then costs two boxes, those of its first and its last character.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise, product
from math import inf
from operator import sub
from typing import NamedTuple

from briefing.read.pdf.glyphs import MOST_CHARACTERS, Glyphs
from briefing.read.pdf.lines import (
    BESIDE,
    BULLET,
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
# A raised mark is set in type of less than this share of its line's, and stands higher by this one at least.
RAISED = 0.87
RISE = 0.1
# A line whose last letter is larger than its first, by this factor, begins with a bullet or a raised mark.
UNEVEN = 1.05
# On a page of so few lines every one of them is looked at; next to the cells of a table, so long at most in characters,
# the lines above and below are.
FEW_LINES = 12
CELL_LENGTH = 40
# There cells may stand as close as this, in type sizes.
CELL_GAP = 1.0
# Spaces that differ by less than this share of such a gap were stretched, and are none.
EVEN = 0.15
# A short line that may be a heading, in characters; only such are asked whether they are bold.
HEADING_LENGTH = 120

# From the first letter to the last. PDFium ends a line with CR LF, and with U+FFFE alone where it takes a hyphen for
# that of a broken word.
_SEGMENT = re.compile(r"[^\s\ufffe](?:[^\r\n\ufffe]*[^\s\ufffe])?\ufffe?")
_SPACE = re.compile(r" +")
# What may be the raised mark of a footnote: figures behind a word, or glued to the next sentence as layout engines do.
# Not those of "12 km2", not those in "B2".
_MARK = re.compile(
    r"[0-9*†‡](?<=[^\W\d_](?:[^\W\d_]|[.,;:!?”’\"')])[0-9*†‡])(?<! [mk].)(?<! [ck]m.)"
    r"\d{0,2}(?:,\d{1,3})*(?=[\s.,;:!?)]|$)"
    r"|(?<=[.!?”\"’)] )\d{1,2}(?=[A-Z“])"
)
# So many are looked at on a page.
MOST_MARKS = 200
# It is taken out of the text by this, a character which only stands for a space and which nobody writes.
_TAKEN = "\x1f"
_NOTED = frozenset("0123456789*†‡§")


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
        text = self._without_marks(text)
        every = [found.span() for found in _SEGMENT.finditer(text)]
        spans = every[:MOST_LINES]
        if not spans:
            return Page(text, [])
        found = self._upright(text, spans)
        steps = [inf, *map(sub, found.bottoms, found.bottoms[1:])]
        celled = self._celled(text, found, steps, len(every))
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

    def _without_marks(self, text: str) -> str:
        """The text without the raised marks of its footnotes. Example: "councils.2" with a small 2 set high."""
        parts: list[str] = []
        done = 0
        for mark in islice(_MARK.finditer(text), MOST_MARKS):
            at = mark.start()
            beside = mark.end() if text[at - 1].isspace() else at - 1
            _, top, _, foot, _, raised_top, _, raised_foot = self._glyphs.boxes([beside, at])
            height = top - foot
            if raised_top - raised_foot < RAISED * height and raised_foot - foot > RISE * height:
                parts += text[done:at], _TAKEN * len(mark[0])
                done = mark.end()
        return "".join([*parts, text[done:]]) if parts else text

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
        """Lines measured in one sweep; a bullet or a raised mark at a line's head is passed over."""
        edges = self._glyphs.boxes([at for start, end in spans for at in (start, end - 1)])
        tops, bottoms = edges[1::8], edges[3::8]
        heights = list(map(sub, tops, bottoms))
        texts = [text[start:end] for start, end in spans]
        if _TAKEN in text:
            texts = [line.replace(_TAKEN, "") for line in texts]
        sizes = self._glyphs.sizes([start for start, _ in spans], heights)
        climbs = list(map(sub, edges[7::8], bottoms))
        for number, (height, last) in enumerate(zip(heights, map(sub, edges[5::8], edges[7::8]), strict=True)):
            if height > UNEVEN * last and BULLET.match(texts[number]):
                sizes[number] = self._glyphs.sizes([spans[number][1] - 1], [last])[0]
            elif last > UNEVEN * height:
                sizes[number] = max(sizes[number], *self._glyphs.sizes([spans[number][1] - 1], [last]))
                if abs(climbs[number]) < sizes[number]:
                    tops[number], bottoms[number] = edges[8 * number + 5], edges[8 * number + 7]
        return Measured(spans, texts, edges[0::8], bottoms, edges[6::8], tops, sizes, climbs)

    def _weighed(self, line: Line, spans: Sequence[Span], climb: float, step: float) -> Line:
        """The line with its weight, why it is not to be read, and where it stands; it lies `step` under the last."""
        first, last = spans[0][0], spans[-1][1] - 1
        size = line.size
        rule = "margin" if abs(climb) > size else ""
        place = Place.UNDER if step > BESIDE * size else Place.BESIDE if step > -BESIDE * size else Place.ELSEWHERE
        if -size < climb < -RISE * size and line.text[0] in _NOTED and place is not Place.BESIDE:
            rule = "footnote"
        if size < HIDDEN_SIZE or self._glyphs.white(first):
            rule = "hidden"
        bold = len(line.text) <= HEADING_LENGTH and self._glyphs.bold(first) and self._glyphs.bold(last)
        return line._replace(place=place, bold=bold, rule=rule) if place or bold or rule else line

    def _celled(self, text: str, found: Measured, steps: Sequence[float], count: int) -> dict[int, list[Span]]:
        """The lines that have wide gaps, with the gaps; `steps` tell how far each lies under the last."""
        # As many runs as lines: then none has cells but within one run, which saves asking many.
        plain = self._glyphs.runs(0, -1) <= count
        numbers = _roomy(found, WIDEST_LETTER if plain else 0.0) if count > FEW_LINES else range(count)
        gaps = {number: self._wide(text, found, number) for number in numbers}
        if not plain:
            long = [number for number, words in enumerate(found.texts) if len(words) >= LONG_LINE]
            sample = {number: self._wide(text, found, number) for number in long[::SAMPLED]}
            if sum(map(bool, sample.values())) * 2 > len(sample):
                gaps |= {number: self._wide(text, found, number) for number in long}
            gaps |= sample
        gaps = {number: wide for number, wide in gaps.items() if wide}
        return gaps | self._rows(text, found, steps, gaps)

    def _rows(
        self, text: str, found: Measured, steps: Sequence[float], gaps: Mapping[int, Sequence[Span]]
    ) -> dict[int, list[Span]]:
        """The lines above and below the cells of a table that have wide gaps too, one after the other."""
        texts = found.texts
        pairs = enumerate(zip(steps, found.sizes, strict=True))
        level = [number for number, (step, size) in pairs if -BESIDE * size < step < BESIDE * size]
        known = {number for number in level if max(len(texts[number]), len(texts[number - 1])) <= CELL_LENGTH}
        known.update(number for number, wide in gaps.items() if len(wide) > 1 or len(texts[number]) <= CELL_LENGTH)
        rows: dict[int, list[Span]] = {}
        for number, way in product(sorted(known), (1, -1)):
            at = number + way
            while 0 <= at < len(texts) and at not in rows and at not in gaps:
                wide = self._gaps(text, found.spans[at], CELL_GAP * found.sizes[at])
                if not wide:
                    break
                rows[at] = wide
                at += way
        return rows

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
        return self._gaps(text, found.spans[number], wide)

    def _gaps(self, text: str, span: Span, wide: float) -> list[Span]:
        """The spaces of a line that take more room than this, unless its words were spread out evenly to fill it."""
        spaces = [space.span() for space in _SPACE.finditer(text, *span)]
        sides = self._glyphs.boxes([at for before, behind in spaces for at in (before - 1, behind)])
        rooms = list(map(sub, sides[4::8], sides[2::8]))
        if len(rooms) > 1 and max(rooms) - min(rooms) < EVEN * wide and not any(map(str.isdigit, text[slice(*span)])):
            return []
        return [space for space, room in zip(spaces, rooms, strict=True) if room > wide]

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
