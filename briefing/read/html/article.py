"""The lines chosen from a page, put together: its title, its text from first to last, and what in it is furniture."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from briefing.read.html.asides import TEXT_LETTERS, Scene, asides, sentences
from briefing.read.html.choose import Choice
from briefing.read.html.core import Core
from briefing.read.html.head import About
from briefing.read.html.lines import Line, Zone, around, is_link, is_real, is_slanted
from briefing.read.html.title import key, title_line
from briefing.read.shape import capitalised, count, ends_whole

# Lines that are kept whatever stands around them: a table at the end of a report is part of it.
_SILENT = ("row", "code", "caption")
# So many elements outwards the part is looked for that a heading shares with what stands under it.
REACH = 6
# A line above the text of fewer words is a label, unless the page names it.
STANDFIRST_WORDS = 8
# A point of a summary has more words than the entries of a list that tells day and section.
POINT_WORDS = 5
# A line that is no heading by its tag but may be one has at most so many words.
LABEL_WORDS = 6
# What stands over the words on the publisher has at most so many, and stands in the last part of the text.
ABOUT_WORDS = 12
LAST_PART = 0.5
# More lines under a heading that lead elsewhere are not looked through.
MOST_UNDER = 60

_ABOUT = re.compile(r"About (?:the )?")


@dataclass(frozen=True, slots=True)
class Article:
    """The number of the title's line, None where no line is it; the numbers of the others; those that are furniture.

    `first` and `last` are its outermost paragraphs.
    """

    title: int | None
    numbers: tuple[int, ...]
    asides: Mapping[int, str]
    first: int
    last: int


def article(lines: Sequence[Line], zones: Sequence[Zone], choice: Choice, known: About) -> Article:
    """The article of a page. Lines before its title and behind its end are left out, furniture within it stays."""
    held = choice.core or Core(frozenset(choice.numbers), choice.numbers[0], choice.numbers[-1])
    own = _own(lines, zones, choice, held)
    title = title_line(lines, known.titles, known.head.outlet, own[0])
    under = [number for number in own if title is not None and number > title]
    own = under if 2 * _words(lines, under) > _words(lines, own) else own
    first, last = own[0], next((number for number in reversed(own) if not is_slanted(lines[number])), own[-1])
    real = [line.text for line in lines if is_real(line)]
    scene = Scene(
        lines,
        zones,
        -1 if title is None else title,
        first,
        last,
        known.head.outlet,
        known.authors,
        choice.cards,
        "\n\n".join(("", *map(key, real), ""))[:TEXT_LETTERS],
        sentences(real),
    )
    above = (number for number in range(scene.title + 1, held.first) if title is not None)
    under_title = {number for number in above if _is_standfirst(lines[number], zones)}
    numbers = [n for n in sorted(under_title.union(choice.numbers)) if _belongs(lines[n], n, held, scene)]
    found = asides(scene, numbers) if choice.core else {}
    _with_headings(lines, numbers, found)
    found |= _about_publisher(scene, numbers, known.head.outlet)
    return Article(title, tuple(_ended(lines, numbers, found)), found, first, last)


def _own(lines: Sequence[Line], zones: Sequence[Zone], choice: Choice, held: Core) -> Sequence[int]:
    """The real paragraphs of the article's part, or what there is in it."""
    inside = [number for number in choice.numbers if number in held.inside and number not in choice.cards]
    real = [number for number in inside if is_real(lines[number]) and not around(lines[number], zones)]
    return real or [number for number in inside if lines[number].shape in ("p", "li")] or list(choice.numbers)


def _words(lines: Sequence[Line], numbers: Sequence[int]) -> int:
    return sum(count(lines[number].text) for number in numbers)


def _belongs(line: Line, number: int, held: Core, scene: Scene) -> bool:
    """The line stands in the article's part, or between the title and it; without a title real ones before it count."""
    if number in held.inside:
        return number > scene.title or scene.title > scene.first
    before = number < held.first and scene.title < held.first
    return before and number > scene.title and (scene.title >= 0 or is_real(line))


def _is_standfirst(line: Line, zones: Sequence[Zone]) -> bool:
    """What stands between title and text and is a sentence, long enough to tell something, or a point of a list."""
    point = line.shape == "li" and count(line.text) >= POINT_WORDS
    whole = count(line.text) >= STANDFIRST_WORDS or ends_whole(line.text)
    told = point or (line.shape in ("p", "h") and (whole or line.said == "standfirst"))
    return told and not is_link(line) and not around(line, zones)


def _with_headings(lines: Sequence[Line], numbers: Sequence[int], found: dict[int, str]) -> None:
    """A heading with nothing under it but what is none of the article is none of it either.

    Example: "More on the ports" above two cards.
    """
    for place in range(len(numbers) - 1, -1, -1):
        number = numbers[place]
        if number not in found and _may_head(lines[number]) and _heads_asides(lines, numbers[place:], found):
            found[number] = "heading_of_asides"


def _heads_asides(lines: Sequence[Line], numbers: Sequence[int], found: Mapping[int, str]) -> bool:
    """All lines under the first of these, a heading, are asides: those in its own part of the page, which ends with
    them, or, in the article's part, teasers and links up to the next heading.

    Not so a heading before a box that interrupts its text.
    """
    heading, rest = lines[numbers[0]], numbers[1 : 1 + MOST_UNDER]
    under = list(takewhile(lambda number: number in found or is_link(lines[number]), rest))
    behind = lines[rest[len(under)]] if len(under) < len(rest) else None
    if not under:
        return False
    if behind is None or not _within(behind, heading):
        return behind is None or any(_within(lines[number], heading) for number in under)
    leads_on = all(found.get(number, "links") in ("teaser", "links") for number in under)
    return leads_on and behind.shape == "h"


def _about_publisher(scene: Scene, numbers: Sequence[int], outlet: str) -> dict[int, str]:
    """What a release says of its publisher at its end, under a line that says so. Example: "About the Port of Brenn".

    Wrong for an article whose last chapter is on somebody so named.
    """
    late = scene.first + LAST_PART * (scene.last - scene.first)
    labels = (number for number in numbers if number > late and _says_about(scene.lines[number].text, outlet))
    opens = next(labels, len(scene.lines))
    return {number: "about_publisher" for number in numbers if number >= opens}


def _says_about(text: str, outlet: str) -> bool:
    """The line says "About", and the publisher or a name of two words or more; not "About the data"."""
    said = _ABOUT.match(text)
    if not said or count(text) > ABOUT_WORDS or ends_whole(text):
        return False
    name = text[said.end() :]
    return key(name) == key(outlet) or (" " in name and capitalised(name))


def _may_head(line: Line) -> bool:
    short = line.shape == "p" and count(line.text) <= LABEL_WORDS and not ends_whole(line.text)
    return line.shape == "h" or (short and not is_link(line))


def _within(line: Line, heading: Line) -> bool:
    """The line stands in the part of the page that holds the heading."""
    home = line.home
    return heading.home in (home, *islice(home.iterancestors(), REACH))


def _ended(lines: Sequence[Line], numbers: Sequence[int], found: Collection[int]) -> Sequence[int]:
    """The lines up to the last that is the article's own; a heading, a link or furniture behind it goes."""
    own = [
        place
        for place, number in enumerate(numbers)
        if lines[number].shape in _SILENT
        or not (number in found or lines[number].shape == "h" or is_link(lines[number]))
    ]
    return numbers[: own[-1] + 1] if own else numbers
