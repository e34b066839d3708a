"""What stands on one line of a PDF page: words set apart, a list mark and its item, the cells of a table."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from briefing.read.pdf.lines import BESIDE, WIDE_GAP, Line

# Between the cells of a row; a gap of fewer type sizes may be a space stretched over a narrow column.
CELLS = " | "
WIDEST_SPACE = 6
# A list mark has at most so many characters; its item begins within so many type sizes, and is one of so many lines
# that stand about as high.
MARK_LENGTH = 6
MARK_GAP = 4
MARK_LINES = 8

# A large initial is larger than its line by this factor.
INITIAL = 1.5

# The mark of a footnote is set in type of less than this share of its line's.
RAISED = 0.8
NOTE_MARKS = frozenset({*map(str, range(1, 200)), *"*†‡§"})

# The number of a section, set apart from its heading.
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,4}\.?$")
# A raised mark taken out before one of these may have parted the line in two.
_CLOSING = frozenset(",.;:!?)")
_MARKER = re.compile(r"(?:[A-Z]|[^\w\s\"“”‘’'(\[]|o|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])$")


def beside(one: Line, other: Line) -> bool:
    """Both stand side by side, if only in part, a wide gap between them."""
    apart = max(one.left, other.left) - min(one.right, other.right) > WIDE_GAP * one.size
    shared = min(one.top, other.top) - max(one.end_bottom, other.end_bottom)
    return apart and shared > one.size / 2


def told(lines: list[Line]) -> list[Line]:
    """The lines with what shares a line put together."""
    feet = [line.bottom for line in lines]
    sizes = [line.size for line in lines]
    pairs = zip(feet, feet[1:], map(max, sizes, sizes[1:]), strict=False)
    if True in [abs(a - b) < BESIDE * size for a, b, size in pairs]:
        return list(_tables(list(_rows(lines))))
    return lines


def marked(lines: list[Line]) -> list[Line]:
    """List marks and large initials that were painted apart go before the line to their right.

    Examples: "•" and "Ports" to "• Ports", "T" and "he ports" to "The ports".
    """
    marks = [line for line in lines if len(line.text) <= MARK_LENGTH and _MARKER.match(line.text)]
    if not marks:
        return lines
    known = set(marks)
    rest = sorted((line for line in lines if line not in known), key=attrgetter("bottom"))
    bottoms = [line.bottom for line in rest]
    taken: dict[Line, Line] = {}
    for mark in marks:
        near = rest[bisect_left(bottoms, mark.bottom - mark.size / 2) : bisect_right(bottoms, mark.top)]
        mate = _mate(mark, near[-MARK_LINES:])
        if mate:
            taken.setdefault(mate, mark)
    gone = set(taken.values())
    return [_behind(taken[line], line) if line in taken else line for line in lines if line not in gone]


def _mate(mark: Line, near: Sequence[Line]) -> Line | None:
    """The line that a mark belongs to: the nearest to its right; for an initial the topmost, in much smaller type."""
    right = [line for line in near if -mark.size < line.left - mark.right < MARK_GAP * mark.size]
    if mark.text.isalpha() and mark.text.isupper():
        right = [line for line in right if line.size * INITIAL < mark.size]
        return max(right, key=attrgetter("top"), default=None)
    return min(right, key=lambda line: abs(line.bottom - mark.bottom), default=None)


def _behind(mark: Line, line: Line) -> Line:
    if mark.text.isupper():
        return line._replace(text=mark.text + line.text)
    return line._replace(text=f"{mark.text} {line.text}", left=mark.left)


def level(before: Line, line: Line) -> bool:
    """Both stand on one line."""
    overlap = min(before.top, line.top) - max(before.bottom, line.bottom)
    return overlap > min(before.top - before.bottom, line.top - line.bottom) / 2


def _rows(lines: Iterable[Line]) -> Iterator[Line]:
    """What stands on one line is one line again; across a wide gap it is a row of a table."""
    held: Line | None = None
    for line in lines:
        if held and level(held, line) and line.left > held.right - held.size:
            held = _together(held, line)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _together(before: Line, line: Line) -> Line:
    if before.text in NOTE_MARKS and before.size < RAISED * line.size:
        return line._replace(text=f"{before.text} {line.text}", left=before.left, place=before.place, rule="footnote")
    gap = (line.left - before.right) / before.size
    apart = gap > WIDE_GAP and (before.text.isupper() or not _MARKER.match(before.text))
    apart = apart and not (before.bold and line.bold and _SECTION.match(before.text))
    space = "" if line.text[0] in _CLOSING else " "
    text = f"{before.text}{CELLS if apart else space}{line.text}"
    rule = before.rule or line.rule
    if apart:
        rule = "table" if gap > WIDEST_SPACE or before.rule == "table" else "loose"
    return before._replace(
        text=text,
        right=max(before.right, line.right),
        end_left=line.end_left,
        end_bottom=line.end_bottom,
        end_right=line.end_right,
        bold=before.bold and line.bold,
        rule=rule,
    )


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
