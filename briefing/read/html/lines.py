"""The lines of a web page and the zones they stand in, as the walk found them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.read.shape import count, ends_whole

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A real paragraph: longer than a teaser's headline, not made of links, closed like a sentence.
PARAGRAPH_WORDS = 12
MOST_LINKED = 0.5
# Above this share of linked letters a line is a link.
A_LINK = 0.8
# Above this share of its letters a line is all in slanted letters, unless most of them are bold too.
ALL_ITALIC = 0.95
STRESSED = 0.5
# Scripts without spaces between words have some two letters in a word; a line with fewer letters than this for each
# of its spaces is in no such script.
LETTERS_A_WORD = 2
LONG_WORDS = 12

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u9fff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its shape, the element that holds it and its neighbours, the number of its zone, 0 for none.

    `shape` is "p", "h", "li", "row", "code" or "caption"; `said` is what the page names it: "standfirst", "byline",
    "title" or "". `linked`, `home_linked` (to the front page), `bold` and `italic` are shares of its letters.
    """

    text: str
    shape: str
    home: HtmlElement
    level: int = 0
    linked: float = 0.0
    home_linked: float = 0.0
    bold: float = 0.0
    italic: float = 0.0
    zone: int = 0
    said: str = ""


@dataclass(slots=True)
class Zone:
    """A part of a page that by its name stands around the article, inside the zone of number `outer`.

    It is `spared` when it holds the page's first heading or much of the article after all. `said` is "zone", "talk"
    for what readers wrote, which may be longer than the article, or "consent" for a question of cookies.
    """

    outer: int
    element: HtmlElement
    said: str = "zone"
    spared: bool = False


def words(text: str) -> int:
    """How many words a text has, by its letters where the script sets no spaces. Example: a line of Thai."""
    spaced = count(text)
    if len(text) < LONG_WORDS * spaced:
        return spaced
    return max(spaced, len(_UNSPACED.findall(text)) // LETTERS_A_WORD)


def is_link(line: Line) -> bool:
    """The line is a link to another page and no sentence. Example: "Read more: Ferry fares rise"."""
    return line.linked > A_LINK and not ends_whole(line.text)


def is_real(line: Line) -> bool:
    """A paragraph or item of the kind that articles are made of; one in a script without spaces has no full stop."""
    size = words(line.text)
    long = line.shape in ("p", "li") and size >= PARAGRAPH_WORDS
    return long and line.linked < MOST_LINKED and (ends_whole(line.text) or size > count(line.text))


def is_slanted(line: Line) -> bool:
    """The line is all in slanted letters, as a note is; what is bold besides is stressed, and no note."""
    return line.italic >= ALL_ITALIC and line.bold < STRESSED


def around(line: Line, zones: Sequence[Zone]) -> bool:
    """The line stands in a part of the page around the article."""
    at = line.zone
    while at and zones[at].spared:
        at = zones[at].outer
    return at > 0
