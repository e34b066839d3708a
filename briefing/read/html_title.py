"""Which line of a page is its title: a heading that the page's own head names, or the one above the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.read.html_lines import Line

# A heading is the named title though a word of it differs: it holds this share of its letters.
ALIKE = 0.6
# Titles are headings of the first or second level; deeper ones are those of boxes.
DEEPEST = 2

_LETTERS = re.compile(r"[\W_]+")


def key(text: str) -> str:
    """The letters and digits of a text, to compare titles that differ in marks and spaces."""
    return _LETTERS.sub("", text).casefold()


def title_line(lines: Sequence[Line], titles: Sequence[str], first: int) -> int | None:
    """The number of the line that is the title, None where only the page's head has it; the text opens at `first`.

    Example: <h1>Harbour Courier</h1> <h2>Locks reopen</h2>, with <title>Locks reopen - Harbour Courier</title>: the h2.
    """
    headings = [number for number, line in enumerate(lines) if line.shape == "h" and 0 < line.level <= DEEPEST]
    names = [key(title) for title in titles]
    for name in names:
        same = [number for number in headings if _alike(key(lines[number].text), name)]
        if same:
            return max(same, key=lambda number: (len(lines[number].text), -number))
    exact = (number for number, line in enumerate(lines[: first + 1]) if key(line.text) in names)
    above = [number for number in headings if lines[number].level == 1 and number <= first]
    return next(exact, None) if not above else above[-1]


def _alike(heading: str, name: str) -> bool:
    """One holds the other and most of its letters."""
    short, long = sorted((heading, name), key=len)
    return bool(short) and short in long and len(short) >= ALIKE * len(long)
