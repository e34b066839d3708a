"""What stands within an article or at its edge and is none of it: each rule says so of a line or has no opinion.

Structure comes before words: where a line stands, what the page names it, how it is set. What its words tell is left to
the rules for all texts (furniture.py). A line found here stays in the text as furniture where it stands within the
article, and goes where it stands behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.read.dateline import first_day
from briefing.read.furniture import known_line, known_opening
from briefing.read.html.lines import ALL_ITALIC, Line, Zone, is_slanted
from briefing.read.html.lines import around as stands_around
from briefing.read.html.title import key
from briefing.read.shape import count, ends_whole

# What names the author, the day and the section has fewer words than this; above the text a line without a stop has
# at most so many, or it is a standfirst.
BYLINE_WORDS = 25
ABOVE_WORDS = 7
# The life of an author has fewer words than this, and stands in the last third of a text.
LIFE_WORDS = 90
LAST_THIRD = 2 / 3
# A row has so many parts, each of a few words.
ROW_PARTS = 3
PART_WORDS = 4
# The words of a button.
CALL_WORDS = 5
# A sentence that is set apart again has so many letters.
REPEATED_LETTERS = 20
# Words set apart are looked for among so many letters of text, and are so many themselves.
TEXT_LETTERS = 200_000
APART_WORDS = 50

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’]?\s+")
_FILE_SIZE = re.compile(r"\([\w ]{2,12}[,;:]? \d[\d.,]{0,9} ?[kKMG]i?[bB]\)$")
_BARS = re.compile(r"\s*[|·•]\s*")


@dataclass(frozen=True, slots=True)
class Scene:
    """A page as the rules see it: `title` is the number of its title or -1, `first` and `last` of its paragraphs.

    `teasers` are the lines in cards, `text` the letters of all real paragraphs, `sentences` those of each sentence in
    paragraphs of several.
    """

    lines: Sequence[Line]
    zones: Sequence[Zone]
    title: int
    first: int
    last: int
    outlet: str
    authors: tuple[str, ...]
    teasers: frozenset[int]
    text: str
    sentences: frozenset[str]


def around(scene: Scene, number: int) -> bool:
    """It stands in a part that the page names as one around the article. Example: class="newsletter-box"."""
    return stands_around(scene.lines[number], scene.zones)


def teaser(scene: Scene, number: int) -> bool:
    """It stands in a card that leads to another article; see cards.py."""
    return number in scene.teasers


def byline(scene: Scene, number: int) -> bool:
    """The page names it as what tells author and day. Example: class="entry-meta".

    Not a paragraph so named, nor any line where the name is that of the whole text: class="post-author-text".
    """
    line = scene.lines[number]
    if scene.lines[scene.first].said == "byline":
        return False
    return line.said == "byline" and line.shape in ("p", "li") and count(line.text) <= BYLINE_WORDS


def above_text(scene: Scene, number: int) -> bool:
    """Between title and text, with a date, or short, without a stop and in a part of its own.

    Examples: "3 May 2026 · 4 min", "Premium". Wrong for a standfirst of a few words, unless the page names it.
    """
    line = scene.lines[number]
    if line.shape not in ("p", "li") or not scene.title < number < scene.first or line.said == "standfirst":
        return False
    words = count(line.text)
    dated = words <= BYLINE_WORDS and first_day(line.text) is not None
    apart = line.shape == "p" and words <= ABOVE_WORDS and line.home is not scene.lines[scene.first].home
    return not ends_whole(line.text) and (apart or dated)


def about_author(scene: Scene, number: int) -> bool:
    """Near the end it opens with an author's name and goes on small. Example: "Ann Roe covers ports for the Courier".

    Wrong for an author who is part of the story and named again at its end.
    """
    line = scene.lines[number]
    if line.shape not in ("p", "li") or count(line.text) > LIFE_WORDS:
        return False
    late = number > scene.first + LAST_THIRD * (scene.last - scene.first)
    behind = (line.text[len(name) :] for name in scene.authors if line.text.startswith(name))
    return late and any(re.match(r",? (?:[a-z]|$)", rest) for rest in behind)


def row(scene: Scene, number: int) -> bool:
    """Short words set apart by bars before or behind the text. Example: "Accounts · Safeguarding · Complaints"."""
    line = scene.lines[number]
    parts = _BARS.split(line.text)
    short = len(parts) >= ROW_PARTS and all(count(part) <= PART_WORDS for part in parts)
    return short and not ends_whole(line.text) and line.shape == "p" and not scene.first < number < scene.last


def imprint(scene: Scene, number: int) -> bool:
    """The publisher's name and address behind the text. Example: "Harbour Courier, Quay 3, Brenn. Phone 0555 0188"."""
    line = scene.lines[number]
    name = scene.outlet + ","
    late = number >= scene.last and number > scene.first
    return late and len(name) > 1 and line.text.startswith(name) and any(map(str.isdigit, line.text))


def download(scene: Scene, number: int) -> bool:
    """A link to a file with its kind and size. Example: "Traffic report (PDF, 2.2MB)"."""
    line = scene.lines[number]
    return line.linked > 0 and bool(_FILE_SIZE.search(line.text))


def calls(scene: Scene, number: int) -> bool:
    """Its last words are a button. Example: "Our journalism is free. Join now".

    "Read more" behind a paragraph is no such call; nor are words without a link.
    """
    line = scene.lines[number]
    tail = _SENTENCE.split(line.text)[-1]
    if not line.linked or tail == line.text or count(tail) > CALL_WORDS or ends_whole(tail):
        return False
    return not tail.lower().startswith("read") and (known_line(tail) or known_opening(tail))


def note(scene: Scene, number: int) -> bool:
    """It is all in slanted letters behind the last paragraph. Example: <p><i>Ann Roe is a reporter.</i></p>.

    Not a line that is bold besides. Wrong for a text whose last sentence is set so, as an echo.
    """
    line = scene.lines[number]
    return line.shape == "p" and is_slanted(line) and number > scene.last


def repeated(scene: Scene, number: int) -> bool:
    """A sentence that a paragraph holds too, or words of one that are set as a quotation, to catch the eye."""
    line = scene.lines[number]
    letters = key(line.text)
    if line.shape not in ("p", "h") or len(letters) < REPEATED_LETTERS or count(line.text) > APART_WORDS:
        return False
    apart = line.text[0] in '"“‘«„' or line.home.tag == "blockquote" or max(line.bold, line.italic) >= ALL_ITALIC
    inside = scene.text.count(letters) - scene.text.count(f"\n{letters}\n") if apart else 0
    return letters in scene.sentences or inside > 0


RULES: tuple[Callable[[Scene, int], bool], ...] = (
    around,
    teaser,
    byline,
    above_text,
    about_author,
    row,
    imprint,
    download,
    calls,
    note,
    repeated,
)


def sentences(texts: Sequence[str]) -> frozenset[str]:
    """The letters of each sentence in paragraphs of several."""
    parts = (_SENTENCE.split(text) for text in texts)
    return frozenset(key(sentence) for told in parts if len(told) > 1 for sentence in told)


def asides(scene: Scene, numbers: Sequence[int]) -> dict[int, str]:
    """The lines among these that are none of the article, and the name of the rule that said so."""
    found = {}
    for number in numbers:
        name = next((rule.__name__ for rule in RULES if rule(scene, number)), "")
        if name:
            found[number] = name
    return found
