"""Plain text to pieces: a piece is a line, or several where the lines were broken at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing.read.pieces import Piece

# Mail, wire copy and old reports break lines at 65 to 80 columns; past 100 a line is a paragraph.
WIDEST_WRAP = 100
NARROWEST_WRAP = 40
# Whoever breaks lines by hand lets them grow so long; three that end in mid-sentence show such a text.
BY_HAND = 55
BROKEN_BY_HAND = 3
# A broken paragraph's lines are all full but the last; ragged copy still fills six in ten.
FULL_LINES = 0.6

# A long dash at a line's beginning goes on with a sentence more often than it opens an item.
_ITEM = re.compile(r"\s*(?:[•◦▪●‣·∙*-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)]|#{1,6}|>)\s")
_STOPS = ".!?…:;\"”’')]"
_RUNS = re.compile(r"[ \t\n]+")


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a plain text in order; runs of spaces become one space."""
    lines = [line.strip() for line in text.split("\n")]
    width = _wrap_width(lines)
    by_hand = not width and sum(_goes_on(a, b) for a, b in pairwise(lines)) >= BROKEN_BY_HAND
    found: list[Piece] = []
    held: list[str] = []
    gap = True
    for before, line in zip(["", *lines], lines, strict=False):
        if held and line and (_runs_on(before, line, width) if width else _goes_on(before, line, by_hand)):
            held.append(line)
            continue
        if held:
            found.append(_piece(held, gap))
            gap = False
        held = [line] if line else []
        gap = gap or not line
    if held:
        found.append(_piece(held, gap))
    return tuple(found)


def _piece(lines: list[str], gap: bool) -> Piece:
    joined = lines[0] if len(lines) == 1 else _unbroken(lines)
    return Piece(_RUNS.sub(" ", joined), gap)


def _unbroken(lines: list[str]) -> str:
    """Lines as one paragraph; a hyphen at a line's end keeps its word whole."""
    out = [lines[0]]
    for before, line in pairwise(lines):
        out.append(line if before.endswith("-") and not before.endswith(" -") else " " + line)
    return "".join(out)


def _runs_on(line: str, following: str, width: int) -> bool:
    """The next line belongs to this one: its first word would not have fitted here, and it opens no list item."""
    first = following.split(" ", 1)[0]
    return len(line) + 1 + len(first) > width and not _ITEM.match(following)


def _goes_on(line: str, following: str, by_hand: bool = False) -> bool:
    """A line without a stop that the next goes on with, in small letters or where such lines are many.

    Example: "Hungary asked for an exemption for" above "the pipeline until 2027.". Wrong for a list without marks whose
    items are long and open with small letters.
    """
    cut = len(line) >= NARROWEST_WRAP and line[-1] not in _STOPS and not _ITEM.match(following)
    return cut and (following[:1].islower() or (by_hand and len(line) >= BY_HAND and following[:1].isalnum()))


def _wrap_width(lines: list[str]) -> int:
    """The width at which paragraphs were broken, 0 where each line is a paragraph of its own.

    Example: eight lines of 64 to 71 characters and a last of 30. Wrong for verse with lines of one length.
    """
    spaced = [len(line) for line in lines if " " in line]
    width = max(spaced, default=0)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    full = sum(_runs_on(a, b, width) for a, b in pairs)
    return width if pairs and full >= FULL_LINES * len(pairs) else 0
