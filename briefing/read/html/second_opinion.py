"""A second opinion: trafilatura says which words of a page are its article, and each line is looked up among them.

It is asked only where the page's own structure shows no article or too little of one. A line keeps all that the page
says of it, in the page's order, whatever trafilatura makes of its tree.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from briefing.read.html.lines import Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Extractor

# More elements or text than this take trafilatura longer than a page is worth.
MOST_ELEMENTS = 20_000
MOST_TEXT = 1_000_000
# Words are looked up three at a time: pairs meet by chance. So many of a line's must be found, for trafilatura may
# drop a word at an edge.
RUN = 3
FOUND = 0.6
# Texts that may be lines too short for that, in characters; they are found as a whole or not.
SHORT = 60

_WORD = re.compile(r"\w+")

Tokens = tuple[str, ...]


def second_opinion(tree: HtmlElement, lines: Sequence[Line]) -> Sequence[int]:
    """The numbers of the lines that trafilatura takes for the article, none where it finds no article either.

    Example: a poem has no paragraphs; trafilatura takes its lines and leaves the menu. Wrong for a line that only
    repeats words of the article.
    """
    if tree.xpath("count(.//*)") > MOST_ELEMENTS or tree.xpath("string-length(.)") > MOST_TEXT:
        return []
    texts = _texts(tree)
    return _looked_up(lines, _tokens(" ".join(texts)), [_tokens(text) for text in texts if len(text) <= SHORT])


def _texts(tree: HtmlElement) -> Sequence[str]:
    """The texts that trafilatura keeps; it works on a copy of the tree, and its faults are no faults of the page."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    try:
        found = bare_extraction(tree, options=_options())
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError, KeyError):
        return []
    return [text for text in found.body.itertext() if text.strip()] if isinstance(found, Document) else []


@cache
def _options() -> Extractor:
    """Made once, for it takes as long as a short page. Nothing is asked of clocks, dates or its own memory of texts."""
    from trafilatura.settings import Extractor

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return Extractor(output_format="xml", comments=False, dedup=False, with_metadata=False)


def _tokens(text: str) -> Tokens:
    return tuple(_WORD.findall(text.lower()))


def _looked_up(lines: Sequence[Line], article: Tokens, short: Sequence[Tokens]) -> Sequence[int]:
    """The lines whose words are the article's. Each of its runs of words is found once, so that a copy is not.

    Lines too short for a run, as "Talks fail", count from right above the first of the longer ones to the last.
    """
    runs = Counter(_runs(article))
    alone = frozenset(short)
    found: list[int] = []
    named: list[int] = []
    for number, line in enumerate(lines):
        tokens = _tokens(line.text)
        own = list(_runs(tokens))
        if len(tokens) > RUN and sum(runs[run] > 0 for run in own) >= FOUND * len(own):
            found.append(number)
            runs.subtract(own)
        elif len(tokens) <= RUN and tokens in alone:
            named.append(number)
    inside = (number for number in named if found and found[0] - 1 <= number <= found[-1])
    return sorted([*found, *inside])


def _runs(tokens: Tokens) -> Iterator[Tokens]:
    return zip(*(tokens[at:] for at in range(RUN)), strict=False)
