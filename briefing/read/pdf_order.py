"""The lines of a page in reading order: PDFium gives them as they were painted, which is nearly always right.

It is not where list marks are painted after their items, where the lines of two columns are painted in turn, and where
the cells of a table are. Columns are found by where lines begin.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from math import inf
from operator import attrgetter, itemgetter
from typing import NamedTuple

from briefing.read.pdf_lines import BESIDE, WIDE_GAP, Line, Place

# Lines begin in one column when their left edges are so many points apart at most.
BIN = 6
# A column has at least so many lines, and this share of its page's; of its lines most are this long, in characters.
COLUMN_LINES = 4
COLUMN_SHARE = 0.12
COLUMN_LETTERS = 18
# It is so many type sizes wide at least, and as many lines as this share of its own may run across its edge.
COLUMN_WIDTH = 8
ACROSS = 0.5
# Columns whose lines change sides so often were painted in turn.
TURNS = 6
# Lines that fill so much of the page's width are text, not cells.
TEXT_WIDTH = 0.55
# One line in twenty may stick out of the right edge.
STICKING_OUT = 20

# Between the cells of a row; a gap of fewer type sizes may be a space stretched over a narrow column.
CELLS = " | "
WIDEST_SPACE = 4

_MARKER = re.compile(r"(?:[^\w\s\"“”‘’'(\[]|o|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])$")

FULL = -1
"""The side of a line that runs across all columns."""


class Stretch(NamedTuple):
    """Lines under one another, and the left and the right edge which they keep."""

    lines: list[Line]
    left: float
    right: float


def ordered(lines: list[Line]) -> list[Stretch]:
    """The stretches of a page in reading order: one for a page of one column, else a new one where the side changes."""
    if not lines:
        return []
    places = {line.place for line in lines[1:]}
    if places != {Place.UNDER}:
        lines = _marked(lines)
    starts = _starts(lines)
    if len(starts) == 1:
        return [_stretch(lines if places == {Place.UNDER} else _told(_downwards(lines)))]
    sided = list(zip(_sides(lines, starts), lines, strict=True))
    if _in_turn([side for side, _ in sided if side != FULL]):
        sided = list(_banded(sided, len(starts)))
    edges = {side: _stretch([line for one, line in sided if one == side]) for side in {side for side, _ in sided}}
    runs = ((side, [line for _, line in run]) for side, run in groupby(sided, itemgetter(0)))
    return [Stretch(_told(run), edges[side].left, edges[side].right) for side, run in runs]


def _told(lines: list[Line]) -> list[Line]:
    """The lines with what shares a line put together."""
    if not any([abs(a.bottom - b.bottom) < BESIDE * a.size for a, b in pairwise(lines)]):
        return lines
    return list(_tables(list(_rows(lines))))


def _stretch(lines: list[Line]) -> Stretch:
    """The lines with their edges: where most of them begin, and where all but a few end."""
    lefts = Counter([int(line.left) for line in lines])
    most = max(lefts.values())
    left = min(edge for edge, count in lefts.items() if count == most)
    rights = sorted([line.right for line in lines])
    return Stretch(lines, left, rights[-1 - len(rights) // STICKING_OUT])


def _marked(lines: list[Line]) -> list[Line]:
    """List marks that were painted apart go before the line to their right. Example: "•" and "Ports" to "• Ports"."""
    marks = [line for line in lines if len(line.text) <= 6 and _MARKER.match(line.text)]
    if not marks:
        return lines
    known = set(marks)
    rest = sorted((line for line in lines if line not in known), key=attrgetter("bottom"))
    bottoms = [line.bottom for line in rest]
    taken: dict[Line, Line] = {}
    for mark in marks:
        near = rest[bisect_left(bottoms, mark.bottom - mark.size / 2) : bisect_right(bottoms, mark.top)]
        right = [line for line in near[:COLUMN_WIDTH] if -mark.size < line.left - mark.right < 4 * mark.size]
        if right:
            taken.setdefault(min(right, key=lambda line: abs(line.bottom - mark.bottom)), mark)
    gone = set(taken.values())
    return [_behind(taken[line], line) if line in taken else line for line in lines if line not in gone]


def _behind(mark: Line, line: Line) -> Line:
    return line._replace(text=f"{mark.text} {line.text}", left=mark.left)


def _starts(lines: Sequence[Line]) -> list[float]:
    """The left edges of the columns, one for a page of one column."""
    bins = Counter([int(line.left // BIN) for line in lines])
    first = min(bins)
    least = max(COLUMN_LINES, COLUMN_SHARE * len(lines))
    width = COLUMN_WIDTH * lines[len(lines) // 2].size
    starts = [first * float(BIN)]
    for place in sorted(bins):
        # An edge may fall between two bins.
        beginning = bins[place] + bins[place + 1]
        if beginning >= least and place * BIN > starts[-1] + width and _is_column(lines, place * BIN, beginning):
            starts.append(place * float(BIN))
    return starts


def _is_column(lines: Sequence[Line], edge: float, beginning: int) -> bool:
    """Lines of prose begin at this edge, and few run across it."""
    across = sum(line.left < edge - BIN and line.right > edge + BIN for line in lines)
    within = [len(line.text) for line in lines if edge <= line.left < edge + 2 * BIN]
    return across <= ACROSS * beginning and sorted(within)[len(within) // 2] >= COLUMN_LETTERS


def _sides(lines: Sequence[Line], starts: Sequence[float]) -> list[int]:
    """For each line the number of the column in which it stands."""
    inner = [start - BIN for start in starts[1:]]
    ends = [start + BIN for start in starts[1:]] + [inf]
    columns = [bisect_right(inner, line.left) for line in lines]
    return [FULL if line.right > ends[column] else column for column, line in zip(columns, lines, strict=True)]


def _in_turn(sides: Sequence[int]) -> bool:
    """The columns were painted line by line, now left, now right."""
    return sum([a != b for a, b in pairwise(sides)]) >= max(TURNS, len(sides) // 4)


def _banded(sided: Iterable[tuple[int, Line]], columns: int) -> Iterator[tuple[int, Line]]:
    """Column after column; a line across them all parts what stands above it from what stands below."""
    held: list[list[Line]] = [[] for _ in range(columns)]
    for side, line in sorted(sided, key=lambda one: -one[1].bottom):
        if side != FULL:
            held[side].append(line)
            continue
        yield from ((number, one) for number, column in enumerate(held) for one in column)
        held = [[] for _ in range(columns)]
        yield side, line
    yield from ((number, one) for number, column in enumerate(held) for one in column)


def _downwards(lines: list[Line]) -> list[Line]:
    """From top to bottom where they were painted otherwise, unless text stands beside text.

    Example: the cells of a table, painted column by column. Wrong for a page of two columns too short to be seen.
    """
    if not any(after.bottom > before.top for before, after in pairwise(lines)):
        return lines
    down = sorted(lines, key=lambda line: (-line.bottom, line.left))
    wide = TEXT_WIDTH * (max(line.right for line in lines) - min(line.left for line in lines))
    beside = (pair for pair in pairwise(down) if _level(*pair))
    if any(max(a.right - a.left, b.right - b.left) > wide for a, b in beside):
        return lines
    return down


def _level(before: Line, line: Line) -> bool:
    """Both stand on one line."""
    overlap = min(before.top, line.top) - max(before.bottom, line.bottom)
    return overlap > min(before.top - before.bottom, line.top - line.bottom) / 2


def _rows(lines: Iterable[Line]) -> Iterator[Line]:
    """What stands on one line is one line again; across a wide gap it is a row of a table."""
    held: Line | None = None
    for line in lines:
        if held and _level(held, line) and line.left > held.right - held.size:
            held = _together(held, line)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _together(before: Line, line: Line) -> Line:
    gap = (line.left - before.right) / before.size
    apart = gap > WIDE_GAP and not _MARKER.match(before.text)
    text = f"{before.text}{CELLS if apart else ' '}{line.text}"
    rule = before.rule or line.rule
    if apart:
        rule = "table" if gap > WIDEST_SPACE or before.rule == "table" else "loose"
    return before._replace(text=text, right=line.right, rule=rule, bold=before.bold and line.bold)


def _tables(lines: Sequence[Line]) -> Iterator[Line]:
    """A row whose gaps may be spaces is one of a table when it stands beside another row, else a line of text.

    Example: "Reform    in", one line of a heading stretched over a narrow column.
    """
    for number, line in enumerate(lines):
        if line.rule != "loose":
            yield line
        elif any(one.rule in ("table", "loose") for one in lines[max(0, number - 1) : number + 2] if one is not line):
            yield line._replace(rule="table")
        else:
            yield line._replace(rule="", text=line.text.replace(CELLS, " "))
