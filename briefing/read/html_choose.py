"""Which lines of a page are its article: trafilatura says which words are, and each line is looked up among them.

So a line keeps all that the page says of it (a caption, an item, a bold line), in the page's own order, whatever
trafilatura makes of its tree. Where it finds too little, it is asked again to take its time, and then all paragraphs
are taken.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.read.html_lines import Line, Zone
from briefing.read.shape import count, ends_whole

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

# An article has more words than this.
FEWEST_WORDS = 25
# A choice with a smaller share than this of the words of all real paragraphs is asked for again, and then not believed.
SOON_ENOUGH = 0.7
TOO_LITTLE = 0.3
# A real paragraph: longer than a teaser's headline, not made of links, closed like a sentence.
PARAGRAPH_WORDS = 12
MOST_LINKED = 0.5
# Above this share of linked letters a line without a stop is a link and no sentence.
A_LINK = 0.8
# Words are looked up three at a time: pairs meet by chance. So many of a line's must be found, for trafilatura may
# drop a word at an edge.
RUN = 3
FOUND = 0.6
# Texts that may be lines too short for that, in characters; they are found as a whole or not.
SHORT = 60
# A zone with more than this share of the chosen words is the article, whatever it is called.
SPARED = 0.5

# A page is a list of others when most of its headings are links, and there are several.
LINKED_HEADINGS = 0.7
FEWEST_HEADINGS = 3

NO_ARTICLE = "no article was found on the page, so all of its paragraphs are taken"

TEASERS = "the page lists other articles, so their teasers are taken"

_LISTS = ("ul", "ol", "dl", "blockquote")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Choice:
    """The numbers of the lines that are the article, and why that is in doubt, "" when it is not."""

    numbers: tuple[int, ...]
    doubt: str


def choose(tree: HtmlElement | None, lines: Sequence[Line], zones: Sequence[Zone]) -> Choice:
    """The article's lines; `tree` is the page for trafilatura, None where it is too wild to be asked."""
    wanted = sum(count(line.text) for line in lines if _is_real(line) and not around(line, zones))
    best: list[int] = []
    for fast in (True, False) if tree is not None else ():
        found = _looked_up(lines, _words_of_article(tree, fast=fast))
        best = max(best, found, key=lambda numbers: _words(lines, numbers))
        if _words(lines, best) >= max(SOON_ENOUGH * wanted, FEWEST_WORDS):
            break
    words = _words(lines, best)
    if words >= FEWEST_WORDS and words >= TOO_LITTLE * wanted:
        _spare(lines, zones, best)
        kept = frozenset(number for number in best if not around(lines[number], zones))
        if kept:
            numbers = tuple(_filled(lines, zones, kept))
            return Choice(numbers, TEASERS if _lists_others([lines[number] for number in numbers]) else "")
    return Choice(tuple(_all(lines, zones)), NO_ARTICLE)


def around(line: Line, zones: Sequence[Zone]) -> bool:
    """The line stands in a part of the page around the article."""
    at = line.zone
    while at and zones[at].spared:
        at = zones[at].outer
    return at > 0


def is_link(line: Line) -> bool:
    """The line is a link to another page and no sentence. Example: "Read more: Ferry fares rise"."""
    return line.linked > A_LINK and not ends_whole(line.text)


def _is_real(line: Line) -> bool:
    long = line.shape in ("p", "li") and count(line.text) >= PARAGRAPH_WORDS
    return long and line.linked < MOST_LINKED and ends_whole(line.text)


def _words(lines: Sequence[Line], numbers: Collection[int]) -> int:
    return sum(count(lines[number].text) for number in numbers)


def _words_of_article(tree: HtmlElement, *, fast: bool) -> tuple[list[str], list[list[str]]]:
    """The words that trafilatura keeps, all in order, and those of each short text; it works on a copy."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        found = bare_extraction(tree, options=_options(fast))
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError):
        return [], []
    if not isinstance(found, Document):
        return [], []
    texts = [text for text in found.body.itertext() if text.strip()]
    return _tokens(" ".join(texts)), [_tokens(text) for text in texts if len(text) <= SHORT]


@cache
def _options(fast: bool) -> Extractor:
    """Made once, for it takes as long as a short page; "xml" spares writing a text out. Its warnings are not ours."""
    from trafilatura.settings import Extractor

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return Extractor(output_format="xml", comments=False, fast=fast)


def _tokens(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _looked_up(lines: Sequence[Line], article: tuple[list[str], list[list[str]]]) -> list[int]:
    """The lines whose words are the article's. Each of its runs of words is found once, so that a copy is not.

    Lines too short for a run, as "Talks fail", count from right above the first of the longer ones to the last.
    """
    words, elements = article
    runs = dict(Counter(_runs(words)))
    short = Counter(map(tuple, elements))
    found = []
    named = []
    for number, line in enumerate(lines):
        tokens = _tokens(line.text)
        own = list(_runs(tokens))
        if len(tokens) > RUN and len([run for run in own if runs.get(run, 0) > 0]) >= FOUND * len(own):
            found.append(number)
            for run in own:
                runs[run] = runs.get(run, 0) - 1
        elif len(tokens) <= RUN and short[tuple(tokens)] > 0:
            named.append(number)
    inside = (number for number in named if found and found[0] - 1 <= number <= found[-1])
    return sorted([*found, *inside])


def _runs(tokens: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(tokens[at:] for at in range(RUN)), strict=False)


def _spare(lines: Sequence[Line], zones: Sequence[Zone], found: Sequence[int]) -> None:
    """A zone that holds much of the article is none."""
    held: Counter[int] = Counter()
    words = _words(lines, found)
    for number in found:
        held[lines[number].zone] += count(lines[number].text)
    for at in range(len(zones) - 1, 0, -1):
        held[zones[at].outer] += held[at]
        zones[at].spared |= not zones[at].consent and held[at] > SPARED * words


def _lists_others(chosen: Sequence[Line]) -> bool:
    linked = [line.linked > A_LINK for line in chosen if line.shape == "h"]
    return len(linked) >= FEWEST_HEADINGS and sum(linked) > LINKED_HEADINGS * len(linked)


def _filled(lines: Sequence[Line], zones: Sequence[Zone], kept: frozenset[int]) -> Iterator[int]:
    """The lines kept, and those that evidently stand among them.

    These are paragraphs beside them, and, from the first to the last, their lists, headings, captions, tables, code.
    """
    homes = {lines[number].home for number in kept if _is_real(lines[number])}
    first, last = min(kept), max(kept)
    for number, line in enumerate(lines):
        inside = first < number < last
        listed = inside and line.home.tag in _LISTS and (line.home in homes or line.home.getparent() in homes)
        beside = (listed or (line.home in homes and _is_real(line))) and not is_link(line)
        heading = line.shape == "h" and number + 1 in kept and inside
        silent = line.shape in ("caption", "row", "code") and inside
        if number in kept or ((beside or heading or silent) and not around(line, zones)):
            yield number


def _all(lines: Sequence[Line], zones: Sequence[Zone]) -> Iterator[int]:
    """All paragraphs and items outside the zones that hold sentences, with the headings right above them."""
    kept = [not around(line, zones) and not is_link(line) and _says(line) for line in lines]
    pairs = pairwise([*zip(lines, kept, strict=True), (None, False)])
    for number, ((line, own), (_, after)) in enumerate(pairs):
        headed = line is not None and line.shape == "h" and after and not around(line, zones)
        if own or headed:
            yield number


def _says(line: Line) -> bool:
    if line.shape in ("p", "li"):
        return ends_whole(line.text) or (count(line.text) >= PARAGRAPH_WORDS and line.linked < MOST_LINKED)
    return line.shape in ("row", "code")
