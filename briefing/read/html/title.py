"""Which line of a page is its title: a heading that the page's own head names, or the one above the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.read.furniture import known_line
from briefing.read.html.lines import A_LINK, Line
from briefing.read.shape import count, ends_whole

# A heading is the named title though a word of it differs: it holds this share of its letters.
ALIKE = 0.6
# A line that is no heading is set as one where this share of its letters is bold.
MOSTLY_BOLD = 0.6
# Titles are headings of the first levels; deeper ones are those of boxes.
DEEPEST = 3
# A page's name for itself of fewer words is that of a part of the site: "Transcripts", "Press release".
TELLING_WORDS = 3
# A line that is only named as a title has at most so many words.
TITLE_WORDS = 40

_LETTERS = re.compile(r"[\W_]+")


def key(text: str) -> str:
    """The letters and digits of a text, to compare titles that differ in marks and spaces."""
    return _LETTERS.sub("", text).casefold()


def title_line(lines: Sequence[Line], titles: Sequence[str], outlet: str, first: int) -> int | None:
    """The number of the line that is the title, None where only the page's head has it; the text opens at `first`.

    Example: <h1>Harbour Courier</h1> <h2>Locks reopen</h2>, with <title>Locks reopen - Harbour Courier</title>: the h2.
    """
    titles = [title for title in titles if not known_line(title)]
    headings = [number for number, line in enumerate(lines) if _may_be(line, outlet)]
    for name in map(key, titles):
        same = [number for number in headings if _alike(key(lines[number].text), name)]
        same = [number for number in same if number <= first] or same
        if same:
            return max(same, key=lambda number: (len(lines[number].text), -number))
    above = [number for number in headings if number <= first and lines[number].level < DEEPEST]
    if not above:
        return next(_named(lines, titles, outlet, first), None)
    level = min(lines[number].level for number in above)
    return [number for number in above if lines[number].level == level][-1]


def _may_be(line: Line, outlet: str) -> bool:
    """A heading that is no masthead, a link to the front page or the outlet's name, and no label ("Press release")."""
    masthead = line.home_linked > A_LINK or (bool(outlet) and key(line.text) == key(outlet))
    return line.shape == "h" and 0 < line.level <= DEEPEST and not masthead and not known_line(line.text)


def _named(lines: Sequence[Line], titles: Sequence[str], outlet: str, first: int) -> Iterator[int]:
    """Lines above the text that are titles without being headings: one of several words that the head repeats, the
    nearest that the page names so, any that the head repeats."""
    names = set(map(key, titles))
    numbers = [number for number in range(first, -1, -1) if not lines[number].home_linked > A_LINK]
    repeated = [number for number in numbers if key(lines[number].text) in names]
    yield from (number for number in repeated if count(lines[number].text) >= TELLING_WORDS)
    for number in numbers:
        line = lines[number]
        telling = TELLING_WORDS <= count(line.text) <= TITLE_WORDS and key(line.text) != key(outlet)
        if line.said == "title" and line.shape == "p" and telling:
            yield number
    yield from repeated
    yield from _under_label(lines, first)


def _under_label(lines: Sequence[Line], first: int) -> Iterator[int]:
    """The bold lines between a heading that only tells what kind of paper this is and the text.

    Example: "PRESS SUMMARY" over "Roe v Harbour Board".
    """
    label = next(
        (number for number in range(first) if lines[number].shape == "h" and known_line(lines[number].text)), first
    )
    for number in range(label + 1, first):
        line = lines[number]
        if line.bold > MOSTLY_BOLD and TELLING_WORDS <= count(line.text) <= TITLE_WORDS and not ends_whole(line.text):
            yield number


def _alike(heading: str, name: str) -> bool:
    """One holds the other and most of its letters."""
    short, long = sorted((heading, name), key=len)
    return bool(short) and short in long and len(short) >= ALIKE * len(long)
