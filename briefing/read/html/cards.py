"""Cards: small parts of a page that lead to other articles, with a headline, a picture and a line of text.

They are told by what they hold, links in certain places, and by standing in rows of the same make.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from briefing.read.furniture import closes, known_opening
from briefing.read.html.core import make
from briefing.read.html.lines import A_LINK, Line, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A card has fewer words and lines than these.
CARD_WORDS = 60
CARD_LINES = 6
# What stands under a headline in a card has at most so many; a part with more than this many is no card, and its like
# beside it are none.
BLURB_WORDS = 35
DEEPER_WORDS = 90
BESIDE = 6
# A headline has so many words, a button ("Read more") fewer.
HEADLINE_WORDS = 3
# What stands over a box, as "Related stories", has at most so many.
LABEL_WORDS = 6
# So many elements outwards a card reaches around its text.
REACH = 4

_PARTS = frozenset({"div", "section", "article", "li", "a", "aside", "td", "dd"})
_CARD = re.compile(r"(?:^|[\s_-])(?:teaser|card|tile|inset|callout|promo|feature)(?!s?-?text)", re.IGNORECASE)

Parts = Mapping["HtmlElement", Sequence[int]]


def teasers(lines: Sequence[Line]) -> frozenset[int]:
    """The lines that stand in cards, and in boxes whose first line says what they are.

    Wrong for an article that is a row of such cards, an overview; then no text is left, and the cards are read.
    """
    parts = _parts(lines)
    cards = [part for part in parts if part.tag in _PARTS and _leads_on([lines[number] for number in parts[part]])]
    rows: dict[tuple[HtmlElement | None, tuple[str, str]], list[HtmlElement]] = defaultdict(list)
    for card in cards:
        rows[card.getparent(), make(card)].append(card)
    found: set[int] = {number for part in parts if _asks(lines[parts[part][0]]) for number in parts[part]}
    for row in rows.values():
        if _goes_deeper(row[0]):
            continue
        for card in row:
            headed = lines[parts[card][0]].shape == "h"
            if len(row) > 1 or headed or _CARD.search(card.get("class") or ""):
                found.update(parts[card])
    return frozenset(found)


def _parts(lines: Sequence[Line]) -> Parts:
    """The parts of a page of a few lines and words, and the numbers of the lines in each."""
    homes: dict[HtmlElement, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        homes[line.home].append(number)
    parts: dict[HtmlElement, list[int]] = defaultdict(list)
    held: Counter[HtmlElement] = Counter()
    for home, numbers in homes.items():
        own = sum(words(lines[number].text) for number in numbers)
        for part in (home, *islice(home.iterancestors(), REACH)):
            held[part] += own
            if held[part] <= CARD_WORDS:
                parts[part] += numbers
    small = (part for part in parts if held[part] <= CARD_WORDS and 1 < len(parts[part]) < CARD_LINES)
    return {part: sorted(parts[part]) for part in small}


def _goes_deeper(card: HtmlElement) -> bool:
    """Beside a card stand parts of the same make with whole paragraphs: the posts of a live page, chapters."""
    beside = (*islice(card.itersiblings(), BESIDE), *islice(card.itersiblings(preceding=True), BESIDE))
    alike = (part for part in beside if make(part) == make(card))
    return any(words(part.xpath("normalize-space(.)")) > DEEPER_WORDS for part in alike)


def _asks(line: Line) -> bool:
    """The first line of a part says by its words what the part is. Examples: "Sign up for our letter", "Ads by Roe"."""
    heading = line.shape == "h" or line.bold > A_LINK or words(line.text) <= LABEL_WORDS
    return heading and (known_opening(line.text) or closes(line.text))


def _leads_on(lines: Sequence[Line]) -> bool:
    """Its headline is a link, or its last line is a button; the rest is short.

    Not the post of a live page, whose first line may be a link to itself, a time, and whose text may end in a link.
    """
    if any(line.shape in ("row", "code") or words(line.text) > BLURB_WORDS for line in lines):
        return False
    opening = any(line.linked > A_LINK and words(line.text) >= HEADLINE_WORDS for line in lines[:2])
    closing = lines[-1].linked > A_LINK and words(lines[-1].text) <= HEADLINE_WORDS
    return opening or closing
