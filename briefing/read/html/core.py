"""The element of a page that holds its article, and which lines stand inside it, before it, and behind it.

It is found by words: from the page's body inwards, as long as one part holds most of the words of real paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.read.html.lines import Line, is_link, is_real, words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# The part of the page that holds so much of the words of all real paragraphs holds the article.
MOST = 0.7
# What a page marks as its article is believed where it holds so much of them, or less with a heading of its own.
MUCH = 0.4
FEW = 0.15
# An element of one of these holds lines of the article beside others, not all of it.
_TOO_SMALL = frozenset({"ul", "ol", "dl", "blockquote", "li", "p", "dd", "tr", "table"})
# A part of the same make behind the article goes on with it, where its paragraphs have so many words.
GOES_ON_WORDS = 20

Make = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Core:
    """The lines inside the article's element, the first and the last of them."""

    inside: frozenset[int]
    first: int
    last: int


def core(lines: Sequence[Line], numbers: Sequence[int]) -> Core:
    """The core that holds most of these lines, and the lines behind it that go on with it.

    Wrong for an article in two parts of different make, of which the second is the smaller: it is taken for something
    under the article.
    """
    real = [number for number in numbers if is_real(lines[number])] or list(numbers)
    held = _held(lines, real)
    named = _named(held)
    real = [number for number in real if named is None or _within(lines[number].home, named)]
    element = _deepest(_held(lines, real), named)
    within = {home for home in {line.home for line in lines} if _within(home, element)}
    inside = [number for number, line in enumerate(lines) if line.home in within]
    makes = {make(lines[number].home) for number in real if lines[number].home in within} | {make(element)}
    beside = element if element.getparent() is None else element.getparent()
    further = [number for number in _goes_on(lines, real, makes, beside) if number > inside[-1]]
    return Core(frozenset([*inside, *further]), inside[0], max([inside[-1], *further]))


def make(element: HtmlElement) -> Make:
    """How an element is made, to tell parts alike from others: its tag and its classes."""
    return element.tag, element.get("class") or ""


def _held(lines: Sequence[Line], real: Sequence[int]) -> Counter[HtmlElement]:
    """How many words of these lines each element around them holds."""
    at_home: Counter[HtmlElement] = Counter()
    for number in real:
        at_home[lines[number].home] += words(lines[number].text)
    held: Counter[HtmlElement] = Counter()
    for home, size in at_home.items():
        for element in (home, *home.iterancestors()):
            held[element] += size
    return held


def _deepest(held: Counter[HtmlElement], named: HtmlElement | None) -> HtmlElement:
    """The innermost element that holds most words, inside the named one."""
    wanted = MOST * max(held.values())
    chain = [element for element, size in held.items() if size >= wanted and element.tag not in _TOO_SMALL]
    inside = [element for element in chain if named is None or _within(element, named)] or chain
    return max(inside, key=lambda element: sum(1 for _ in element.iterancestors()))


def _named(held: Counter[HtmlElement]) -> HtmlElement | None:
    """The element that the page itself marks as its article, None where it marks none, or several alike.

    The first <article> with a heading of the first level is it, for a page may load the next article under it; else
    the only one, or the only main part. Wrong for a page that marks its lead alone, hence such a part holds much.
    """
    most = max(held.values())
    articles = [element for element in held if element.tag == "article"]
    headed = (one for one in articles if held[one] >= FEW * most and one.find(".//h1") is not None)
    first = next(headed, None)
    if first is not None:
        return first
    bodies = [element for element in held if "articleBody" in (element.get("itemprop") or "")]
    mains = [element for element in held if element.tag == "main" or element.get("role") == "main"]
    outer = [one for one in articles if not any(other is not one and _within(one, other) for other in articles)]
    alone = (found[0] for found in (bodies, outer, mains) if len(found) == 1 and held[found[0]] >= MUCH * most)
    return next(alone, None)


def _within(element: HtmlElement, outer: HtmlElement) -> bool:
    return element is outer or any(above is outer for above in element.iterancestors())


def _goes_on(
    lines: Sequence[Line], real: Collection[int], makes: Collection[Make], beside: HtmlElement
) -> Iterator[int]:
    """Real paragraphs in a part with a name that the article's own parts have too, and quotations beside these."""
    for number in real:
        home = lines[number].home
        around = [home] if home.getparent() is None else [home, home.getparent()]
        alike = any(make(element)[1] and make(element) in makes for element in around)
        quoted = home.tag == "blockquote" and _within(home, beside)
        if (alike or quoted) and words(lines[number].text) >= GOES_ON_WORDS and not is_link(lines[number]):
            yield number
