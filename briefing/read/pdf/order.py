"""The lines of a page in reading order: PDFium gives them as they were painted, which is nearly always right.

It is not where the lines of two columns are painted in turn, nor for the cells of a table painted column by column.
Columns are found by where lines begin.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import inf
from typing import NamedTuple

from briefing.read.pdf.lines import BESIDE, Line, Place
from briefing.read.pdf.rows import beside, marked, told

# Lines begin in one column when their left edges are so many points apart at most.
BIN = 6
# A column has at least so many lines, and this share of its page's; of its lines most are this long, in characters.
COLUMN_LINES = 4
COLUMN_SHARE = 0.12
COLUMN_LETTERS = 18
# One to which the lines turn up again from the foot of another has so many at least.
TURNED_LINES = 3
# It is so many type sizes wide at least, and as many lines as this share of its own may run across its edge.
COLUMN_WIDTH = 8
ACROSS = 0.5
# Columns whose lines change sides so often were painted in turn.
TURNS = 6
# Lines that fill so much of the page's width are text, not cells.
TEXT_WIDTH = 0.55
# A cell has at most so many characters.
CELL_LENGTH = 80
# One line in twenty may stick out of the right edge.
STICKING_OUT = 20

FULL = -1
"""The side of a line that runs across all columns."""


class Stretch(NamedTuple):
    """Lines under one another, and the left and the right edge which they keep."""

    lines: list[Line]
    left: float = 0.0
    right: float = 0.0


def ordered(lines: list[Line]) -> list[Stretch]:
    """The stretches of a page in reading order: one for a page of one column, else a new one where the side changes."""
    if not lines:
        return []
    straight = {line.place for line in lines[1:]} <= {Place.UNDER}
    if not straight:
        lines = marked(lines)
    starts = _starts(lines)
    if len(starts) == 1:
        return [_stretch(lines if straight else told(_downwards(lines)))]
    sides = _sides(lines, starts)
    if _in_turn([side for side in sides if side != FULL]):
        sides, lines = _banded(sides, lines, len(starts))
    sided = list(zip(sides, lines, strict=True))
    found = {side: _stretch([line for one, line in sided if one == side]) for side in set(sides)}
    cuts = [0, *(number + 1 for number, (a, b) in enumerate(pairwise(sides)) if a != b), len(lines)]
    return [found[sides[a]]._replace(lines=told(lines[a:b])) for a, b in pairwise(cuts)]


def _stretch(lines: list[Line]) -> Stretch:
    """The lines with the edges where all but a few begin and end; tables may be wider than the text."""
    text = [line for line in lines if line.rule != "table"] or lines
    lefts = sorted([line.end_left for line in text])
    rights = sorted([line.right for line in text])
    few = len(text) // STICKING_OUT
    return Stretch(lines, lefts[few], rights[-1 - few])


def _starts(lines: Sequence[Line]) -> list[float]:
    """The left edges of the columns, one for a page of one column."""
    bins: Counter[int] = Counter()
    for line in lines:
        bins[int(line.end_left // BIN)] += 1 + line.text.count("\n")
    least = max(COLUMN_LINES, COLUMN_SHARE * bins.total())
    width = COLUMN_WIDTH * lines[len(lines) // 2].size
    starts = [min(bins) * float(BIN)]
    turns = set(_turns(lines))
    for place in sorted(bins):
        # An edge may fall between two bins.
        beginning = bins[place] + bins[place + 1]
        enough = TURNED_LINES if {place, place + 1} & turns else least
        if beginning >= enough and place * BIN > starts[-1] + width and _is_column(lines, place * BIN, beginning):
            starts.append(place * float(BIN))
    return starts


def _turns(lines: Sequence[Line]) -> Iterator[int]:
    """The bins in which lines begin that go up again, to the right of the last one: a column of few lines."""
    for before, line in pairwise(lines):
        if line.place is Place.ELSEWHERE and line.left > before.right and line.bottom > before.top + line.size:
            yield int(line.end_left // BIN)


def _is_column(lines: Sequence[Line], edge: float, beginning: int) -> bool:
    """Lines of prose begin at this edge, and few run across it."""
    across = sum(1 + line.text.count("\n") for line in lines if line.left < edge - BIN and line.right > edge + BIN)
    within = sorted(len(line.text) for line in lines if edge <= line.end_left < edge + 2 * BIN)
    return across <= ACROSS * beginning and within[len(within) // 2] >= COLUMN_LETTERS


def _sides(lines: Sequence[Line], starts: Sequence[float]) -> list[int]:
    """For each line the number of the column in which it stands."""
    inner = [start - BIN for start in starts[1:]]
    ends = [start + BIN for start in starts[1:]] + [inf]
    columns = [bisect_right(inner, line.left) for line in lines]
    return [FULL if line.right > ends[column] else column for column, line in zip(columns, lines, strict=True)]


def _in_turn(sides: Sequence[int]) -> bool:
    """The columns were painted line by line, now left, now right."""
    return sum([a != b for a, b in pairwise(sides)]) >= max(TURNS, len(sides) // 4)


def _banded(sides: Sequence[int], lines: Sequence[Line], columns: int) -> tuple[list[int], list[Line]]:
    """Column after column; a line across them all parts what stands above it from what stands below."""
    order: list[int] = []
    held: list[list[int]] = [[] for _ in range(columns)]
    for number in sorted(range(len(lines)), key=[-line.bottom for line in lines].__getitem__):
        if sides[number] != FULL:
            held[sides[number]].append(number)
            continue
        order += [*chain(*held), number]
        held = [[] for _ in range(columns)]
    order += chain(*held)
    return [sides[number] for number in order], [lines[number] for number in order]


def _downwards(lines: list[Line]) -> list[Line]:
    """From top to bottom wherever lines were painted otherwise, unless text stands there beside text.

    Example: the cells of a table, painted column by column. Wrong for a table whose cells hold sentences.
    """
    wide = TEXT_WIDTH * (max(line.right for line in lines) - min(line.left for line in lines))
    found: list[Line] = []
    for group in _tangles(lines):
        if len(group) == 1 or _on_one_line(group):
            found += sorted(group, key=lambda line: line.left)
            continue
        down = sorted(group, key=lambda line: (-line.bottom, line.left))
        cells = [line for pair in pairwise(down) if beside(*pair) for line in pair]
        if any(line.right - line.left > wide or len(line.text) > CELL_LENGTH for line in cells):
            found += group
        elif cells and all(line.right - line.left < wide for line in group):
            found += [line._replace(rule="table") for line in down]
        else:
            found += down
    return found


def _on_one_line(group: Sequence[Line]) -> bool:
    """All stand side by side; their feet may differ by a trifle."""
    feet = [line.bottom for line in group]
    return max(feet) - min(feet) < BESIDE * group[0].size and not any("\n" in line.text for line in group)


def _tangles(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in groups, each wholly above the next; a line painted where it should is a group of its own."""
    groups: list[tuple[float, int]] = []
    for number, line in enumerate(lines):
        foot, start = line.end_bottom, number
        while groups and groups[-1][0] < line.bottom + BESIDE * line.size:
            lowest, start = groups.pop()
            foot = min(foot, lowest)
        groups.append((foot, start))
    starts = [*(start for _, start in groups), len(lines)]
    return [list(lines[start:end]) for start, end in pairwise(starts)]
