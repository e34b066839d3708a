"""Which lines of a page may be its article: all that stand in the one element that holds most of its paragraphs.

Names and cards say which paragraphs do not count for that. A page without such an element is shown to trafilatura; one
in which that finds nothing either gives all of its paragraphs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.read.html.cards import teasers
from briefing.read.html.core import Core, core
from briefing.read.html.lines import A_LINK, MOST_LINKED, PARAGRAPH_WORDS, Line, Zone, around, is_link, is_real, words
from briefing.read.html.second_opinion import second_opinion
from briefing.read.shape import ends_whole

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# An article has more words than this.
FEWEST_WORDS = 25
# A zone with more than this share of the words of all real paragraphs, in paragraphs of so many words as teasers have
# not, is the article, whatever it is called.
SPARED = 0.5
PROSE_WORDS = 25
# Where fewer words stand outside all zones and cards, a reader's talk is the page's text, and so are its cards.
FEWEST_TOLD = 60
# With a smaller share than this of the words of all real paragraphs, what was found is not believed to be all.
TOO_LITTLE = 0.3

# A page is a list of others when most of its headings are links, there are several, and few words stand under each.
LINKED_HEADINGS = 0.7
FEWEST_HEADINGS = 3
TEASER_WORDS = 40

NO_ARTICLE = "no article was found on the page, so all of its paragraphs are taken"
TEASERS = "the page lists other articles, so their teasers are taken"


@dataclass(frozen=True, slots=True)
class Choice:
    """The numbers of the lines that may be the article, and why that is in doubt, "" when it is not.

    `core` is the part that holds it, None where none was found; `cards` are the lines in cards that lead elsewhere.
    """

    numbers: tuple[int, ...]
    doubt: str = ""
    core: Core | None = None
    cards: frozenset[int] = frozenset()


def choose(tree: HtmlElement | None, lines: Sequence[Line], zones: Sequence[Zone]) -> Choice:
    """The article's lines; `tree` is the page they come from, None for a wild one, in which no element is looked for.

    The page's structure is asked first, trafilatura where it shows too little, and then all paragraphs are taken.
    """
    if tree is not None:
        found = _by_structure(lines, zones)
        if not _too_little(found, lines, zones):
            return found
        second = _by_words(tree, lines, zones)
        best = max(found, second, key=lambda choice: _words(lines, choice.numbers))
        if best.numbers:
            return best
    return Choice(tuple(_all(lines, zones)), NO_ARTICLE)


def _by_structure(lines: Sequence[Line], zones: Sequence[Zone]) -> Choice:
    """The lines in the element that holds the article, none where no part of the page looks like one."""
    real = [number for number, line in enumerate(lines) if is_real(line)]
    _spare(lines, zones, real, ("zone",), PROSE_WORDS)
    cards = teasers(lines)
    own = _own(lines, zones, real, cards)
    if _words(lines, own) < FEWEST_TOLD:
        _spare(lines, zones, real, ("zone", "talk"), 0)
        cards = frozenset() if _words(lines, cards.intersection(real)) > SPARED * _words(lines, real) else cards
        own = _own(lines, zones, real, cards)
    if _words(lines, own) < FEWEST_WORDS:
        return Choice(())
    held = core(lines, own)
    before = (number for number in own if number < held.first)
    return _judged(lines, (*before, *sorted(held.inside)), held, cards)


def _by_words(tree: HtmlElement, lines: Sequence[Line], zones: Sequence[Zone]) -> Choice:
    """The lines that trafilatura takes, none where they are few; names of parts around its paragraphs say nothing."""
    numbers = tuple(second_opinion(tree, lines))
    for number in numbers:
        at = lines[number].zone if is_real(lines[number]) else 0
        while at:
            zones[at].spared |= zones[at].said != "consent"
            at = zones[at].outer
    if _words(lines, [number for number in numbers if not around(lines[number], zones)]) < FEWEST_WORDS:
        return Choice(())
    return _judged(lines, numbers, Core(frozenset(numbers), numbers[0], numbers[-1]), frozenset())


def _judged(lines: Sequence[Line], numbers: tuple[int, ...], held: Core, cards: frozenset[int]) -> Choice:
    teasing = _lists_others([lines[number] for number in sorted(held.inside) if number not in cards])
    return Choice(numbers, TEASERS if teasing else "", held, cards)


def _too_little(choice: Choice, lines: Sequence[Line], zones: Sequence[Zone]) -> bool:
    """No article, or a small share of the words of all real paragraphs but those in cards and of readers' talk."""
    if choice.core is None:
        return True
    real = [number for number, line in enumerate(lines) if is_real(line) and number not in choice.cards]
    wanted = [number for number in real if zones[lines[number].zone].said not in ("talk", "consent")]
    own = [number for number in wanted if number in choice.core.inside and not around(lines[number], zones)]
    return _words(lines, own) < TOO_LITTLE * _words(lines, wanted)


def _words(lines: Sequence[Line], numbers: Collection[int]) -> int:
    return sum(words(lines[number].text) for number in numbers)


def _own(lines: Sequence[Line], zones: Sequence[Zone], real: Sequence[int], cards: frozenset[int]) -> Sequence[int]:
    return [number for number in real if not around(lines[number], zones) and number not in cards]


def _spare(
    lines: Sequence[Line], zones: Sequence[Zone], real: Sequence[int], kinds: Collection[str], length: int
) -> None:
    """Zones of these kinds that hold most of the page's paragraphs, these of a certain mean length, are none."""
    held: Counter[int] = Counter()
    times: Counter[int] = Counter()
    for number in real:
        held[lines[number].zone] += words(lines[number].text)
        times[lines[number].zone] += 1
    most = SPARED * held.total()
    for at in range(len(zones) - 1, 0, -1):
        held[zones[at].outer] += held[at]
        times[zones[at].outer] += times[at]
        prose = held[at] > max(most, length * times[at])
        zones[at].spared |= zones[at].said in kinds and prose


def _lists_others(chosen: Sequence[Line]) -> bool:
    linked = [line.linked > A_LINK for line in chosen if line.shape == "h"]
    leading = len(linked) >= FEWEST_HEADINGS and sum(linked) > LINKED_HEADINGS * len(linked)
    return leading and sum(words(line.text) for line in chosen if is_real(line)) < TEASER_WORDS * len(linked)


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
        return ends_whole(line.text) or (words(line.text) >= PARAGRAPH_WORDS and line.linked < MOST_LINKED)
    return line.shape in ("row", "code")
