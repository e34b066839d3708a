"""How wide our letters are, and how many lines a text takes: greedy breaking on the fonts' advance widths.

Hyphenation is left out and kerning reckoned low, so the count errs on the safe side.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.render.home import FONTS

# Advance width, in 1/1000 em, of a character the fonts lack: that of a Chinese one, the widest.
UNKNOWN = 1000
# Kerning and ligatures make our text narrower: by .6 % on average over a page's lines, .1 % wider at worst.
KERNED = 0.997
# Words remembered with their widths; a day's page has about a thousand different ones.
REMEMBERED = 8192
# More letters in a row than this may break, every so many letters: layout engines are quadratic on long tokens.
LONG, EVERY = 40, 10
_LONG_TOKEN = re.compile(rf"\S{{{LONG + 1},}}")
# A line may also end behind these, inside a word: "face-to-face", "war—and peace".
_BREAKS = re.compile(r"(?<=[-–—‐/])(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style: `style` is a font file's name, `size` in points, `spacing` in em a letter.

    `margin` points stand behind it. A `glued` run follows the one before it without a space and never breaks from it.
    """

    text: str
    style: str
    size: float
    spacing: float = 0.0
    margin: float = 0.0
    glued: bool = False


def lines(runs: Iterable[Run], room: float) -> int:
    """How many lines the runs take, one after the other, in a column `room` points wide; a word too wide is cut."""
    count, used = 1, 0.0
    for width, gap in _pieces(runs):
        if used and used + width > room:
            count, used = count + 1, 0.0
        if width > room:
            count, width = count + int(width // room), width % room
        used += width + gap
    return count


def chunks(text: str) -> list[str]:
    """The text, cut where more than 40 letters in a row may break across lines."""
    cuts = [0]
    for token in _LONG_TOKEN.finditer(text):
        cuts += range(token.start() + EVERY, token.end(), EVERY)
    return [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _pieces(runs: Iterable[Run]) -> list[tuple[float, float]]:
    """The width of each unbreakable piece and of the gap behind it, in points."""
    pieces: list[tuple[float, float]] = []
    for run in runs:
        em, spacing = KERNED * run.size / 1000, run.spacing * run.size
        gap = widths(" ", run.style)[0][0] * em + spacing
        first = len(pieces)
        for word in run.text.split(" "):
            parts = [(advance * em + letters * spacing, 0.0) for advance, letters in widths(word, run.style)]
            pieces += parts[:-1]
            pieces.append((parts[-1][0], gap))
        pieces[-1] = (pieces[-1][0], gap + run.margin)
        if run.glued and first:
            (tied, _), (width, gap) = pieces[first - 1], pieces[first]
            pieces[first - 1 : first + 1] = [(tied + width, gap)]
    return pieces


@lru_cache(REMEMBERED)
def widths(word: str, style: str) -> tuple[tuple[int, int], ...]:
    """The advance width in 1/1000 em and the letters of each part of a word that a line may end behind."""
    table = _widths()[style]
    parts = _BREAKS.split(word) if len(word) <= LONG else chunks(word)
    return tuple((sum([table.get(letter, UNKNOWN) for letter in part]), len(part)) for part in parts)


@cache
def _widths() -> dict[str, dict[str, int]]:
    metrics = json.loads((FONTS / "metrics.json").read_text("utf-8"))
    return {
        style: {character: int(width) for width, characters in found["widths"].items() for character in characters}
        for style, found in metrics.items()
    }
