"""What a line of a PDF page is, and which lines simply go on with the one before.

Most do, so they are put together at once: all that follows then has a third of the lines to look at.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import pairwise
from string import ascii_lowercase
from typing import NamedTuple

# A space is a quarter of the type size, in justified text up to one whole; cells and columns stand further apart.
WIDE_GAP = 1.5
# A line whose foot is less than this share of its size from that of another stands beside it.
BESIDE = 0.6
# Type of fewer points is there to be found, not to be read.
HIDDEN_SIZE = 2.0
# A line goes on with the one before when it lies no further below it than is usual on its page, by this factor.
CLOSE = 1.2
# With fewer distances between lines a page does not tell what is usual, which is about this.
LEAST_STEPS = 8
# Distances are told apart to a twentieth of the type size.
FINE = 20
USUAL_PITCH = 1.25

# What opens a list item.
BULLET = re.compile(r"[•◦▪▫●○■□‣·∙✓✔➢➤►▶→❖♦◆\uf000-\uf0ff]\s*(?=\S)|o\s+(?=[A-Z])")
# What a sentence may end with.
_ENDS = frozenset(".!?:;…”\"’')]»")
# List marks that are small letters.
_LETTERED = frozenset({"o ", *(letter + sign for letter in ascii_lowercase for sign in ".)")})

Span = tuple[int, int]
"""Where a line begins in the text of its page, and where it ends."""


class Place(IntEnum):
    """Where a line stands as against the one painted before it."""

    UNDER = 0
    ELSEWHERE = 1
    BESIDE = 2


class Line(NamedTuple):
    """A line, a cell of one, or several lines of which each goes on in small letters with a sentence of the one before.

    Those are parted by line feeds; `left`, `bottom` and `top` are of the first, `end_bottom` and `end_right` of the
    last, `right` is that of the widest; in points, y upwards. `rule` tells why nobody is to read the line. A tuple, for
    a document has thousands.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    end_left: float
    end_bottom: float
    end_right: float
    place: int = Place.UNDER
    bold: bool = False
    rule: str = ""


class Measured(NamedTuple):
    """Column by column what was measured of the lines of a page."""

    spans: Sequence[Span]
    texts: list[str]
    lefts: list[float]
    bottoms: list[float]
    rights: list[float]
    tops: list[float]
    sizes: list[float]
    climbs: list[float]


def joined(found: Measured, cuts: Sequence[int]) -> list[Line]:
    """One line for all from one cut to the next."""
    _, texts, lefts, bottoms, rights, tops, sizes, _ = found
    return [
        Line(
            texts[start] if end == start + 1 else "\n".join(texts[start:end]),
            lefts[start],
            bottoms[start],
            max(rights[start:end]),
            tops[start],
            sizes[start],
            lefts[end - 1],
            bottoms[end - 1],
            rights[end - 1],
        )
        for start, end in pairwise(cuts)
    ]


def pitch(steps: Sequence[float], sizes: Sequence[float]) -> tuple[float, int]:
    """How far the lines of a page mostly are apart, in type sizes, and how many tell so; (0, 0) when too few do."""
    ratios = Counter(
        [round(FINE * step / size) for step, size in zip(steps[1:], sizes, strict=False) if size / 2 < step < 3 * size]
    )
    if ratios.total() < LEAST_STEPS:
        return 0.0, 0
    ratio, count = max(ratios.items(), key=lambda one: (one[1], -one[0]))
    return ratio / FINE, count


def cuts(found: Measured, steps: Sequence[float], usual: float, celled: Iterable[int]) -> list[int]:
    """Where lines begin that do not simply go on, in small letters and in the midst of a sentence; and the end."""
    most = CLOSE * usual
    texts, sizes = found.texts, found.sizes
    goes_on = [
        after[0].islower() and before[-1] not in _ENDS and size == other and 0 < step < most * size
        for before, after, size, other, step in zip(texts, texts[1:], sizes, sizes[1:], steps[1:], strict=False)
    ]
    pairs = enumerate(zip(steps, sizes, strict=True))
    alone = {number - 1 for number, (step, size) in pairs if abs(step) < BESIDE * size}
    alone.update(celled)
    begun = [
        number
        for number, on in enumerate(goes_on, 1)
        if not on or number in alone or number - 1 in alone or texts[number][:2] in _LETTERED
    ]
    return [0, *begun, len(texts)]
