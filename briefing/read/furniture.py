"""What stands on a page around its article, known from the line alone: each rule says so or has no opinion."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from briefing.lexicon import rows
from briefing.read.dateline import date_line

# Longest lines, in words, that each kind of furniture is believed to fill.
LONGEST = {"start": 40, "inside": 30, "byline": 12, "credit": 60, "caption": 60, "notice": 120, "noted": 24}
# In characters: no line known word for word is longer, no row of such and no path of a page.
LONGEST_KNOWN = 60
LONGEST_ROW = 120
# So many sections in a row are no heading.
LONG_ROW = 4
# The words of one station on the path to a page, of one phrase in a row.
STATION_WORDS = 4
STAGE_WORDS = 12
SCRAP_WORDS = 6
# The name of an agency and a photographer behind a caption, in characters.
LONGEST_CREDIT = 60
# A line with fewer letters than this share is a scrap of mark-up or a rule across the page.
LETTERS = 0.5

_COUNTER = re.compile(r"\(?(?:page |p\. ?|photo |image |slide )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?\)?$", re.IGNORECASE)
_STAGE = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\]|\*+[^*]*\*+)\.?$")
_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+")
_PULL_QUOTE = re.compile(r"[\"“].*[\"”] ?[-–—] ?[A-Z][\w.’'-]*(?: [\w.’'-]+){0,5}$")
_END = re.compile(r"[\s.:!*]+$")
_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W_]+)*")
_PATH = re.compile(r"\s+[>›»]\s+")
_BARS = re.compile(r"\s*[|·•/]\s*")


def counter(text: str) -> bool:
    """A page or picture counter. Example: "1 / 3". Wrong for a bare year as a heading."""
    return len(text) <= 20 and bool(_COUNTER.match(text))


def date_alone(text: str) -> bool:
    """A line that holds a date and nothing else. Example: "Friday, 3 May 2024"."""
    return date_line(text)


def stage_direction(text: str) -> bool:
    """A short line in brackets or asterisks. Example: "(APPLAUSE)". Wrong for an aside set as a paragraph."""
    return text[0] in "([*" and len(text) <= 200 and len(text.split()) <= STAGE_WORDS and bool(_STAGE.match(text))


def known_line(text: str) -> bool:
    """A line known word for word. Example: "Office of the Spokesperson"."""
    return len(text) <= LONGEST_KNOWN and _END.sub("", _plain(text)) in _lines()


def row(text: str) -> bool:
    """Buttons side by side, sections too in a long row. Example: "☰ Menu Sign in". Not "Climate Finance"."""
    words = _TOKEN.findall(_plain(text)) if len(text) <= LONGEST_ROW else []
    found: list[str] = []
    while words:
        heads = (" ".join(words[:length]) for length in range(STATION_WORDS, 0, -1))
        phrase = next((head for head in heads if head in _stations()), "")
        if not phrase:
            return False
        found.append(phrase)
        words = words[phrase.count(" ") + 1 :]
    return len(found) >= LONG_ROW or (len(found) > 1 and _lines().issuperset(found))


def breadcrumb(text: str) -> bool:
    """The path to a page. Examples: "Home > World > Europe", "News | Politics". Wrong for "Health | Science"."""
    if len(text) > LONGEST_ROW or text[-1] in ".!?":
        return False
    for parts, known in ((_PATH.split(text), 0), (_BARS.split(text), 2)):
        short = len(parts) > 1 and all(part.count(" ") < STATION_WORDS for part in parts)
        if short and sum(_plain(part.strip()) in _stations() for part in parts) >= known:
            return True
    return False


def known_opening(text: str) -> bool:
    """A line that opens as such lines do. Example: "Sign up for our letter"."""
    low = _plain(text)
    return (_within(text, "start") and _opens("start", low)) or (_within(text, "notice") and _opens("notice", low))


def known_inside(text: str) -> bool:
    """A short line that holds a telling phrase. Example: "Anna Roe contributed to this report."."""
    return _within(text, "inside") and _holds("inside", _plain(text))


def byline(text: str) -> bool:
    """Who wrote it. Example: "By Anna Roe in Oslo". Wrong for a heading such as "By Land and Sea"."""
    return _within(text, "byline") and text[-1] not in ".?!:" and _opens("byline", _plain(text))


def noted(text: str) -> bool:
    """Who made the text, or where it was given, and when. Example: "Delivered at the yearly fair, 3 May 2026"."""
    return _within(text, "noted") and text[-1].isdigit() and _opens("noted", _plain(text))


def caption(text: str) -> bool:
    """A picture's caption with its credit. Examples: "The port. Photo: Anna Roe", "Roe in Oslo / Reuters"."""
    low = _plain(text)
    credited = _within(text, "credit") and (_holds("credit", low) or bool(_agency().search(text[-LONGEST_CREDIT:])))
    return credited or (_within(text, "caption") and _opens("caption", low))


def pull_quote(text: str) -> bool:
    """A quotation set apart with its speaker after a dash. Example: "“We waited.” – Anna Roe"."""
    return text[0] in '"“' and len(text) <= 400 and bool(_PULL_QUOTE.match(text))


def address(text: str) -> bool:
    """A short line with a mail or web address and no sentence. Example: "Anna Roe roe@example.org"."""
    return len(text) <= 250 and text[-1] not in ".!?;" and bool(_ADDRESS.search(text))


def scrap(text: str) -> bool:
    """Left-over mark-up or a rule across the page. Example: "] and", "* * *"."""
    short = text[:100]
    letters = sum(map(str.isalpha, short))
    unpaired = text.count(" ") < SCRAP_WORDS and text.count("[") != text.count("]")
    return letters < LETTERS * len(short.replace(" ", "")) or unpaired


RULES: tuple[Callable[[str], bool], ...] = (
    counter,
    date_alone,
    stage_direction,
    known_line,
    row,
    breadcrumb,
    known_opening,
    known_inside,
    byline,
    noted,
    caption,
    pull_quote,
    address,
    scrap,
)


def section(text: str) -> bool:
    """The name of a part of a news site, furniture above a headline only. Example: "Middle East"."""
    return _plain(text) in _phrases("section")


def closes(text: str) -> bool:
    """The heading of what stands after an article. Example: "Related stories"."""
    return len(text) <= LONGEST_KNOWN and _END.sub("", _plain(text)) in _phrases("closer")


def _within(text: str, where: str) -> bool:
    return len(text) <= 12 * LONGEST[where] and text.count(" ") < LONGEST[where]


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _opens(where: str, low: str) -> bool:
    """The text opens with a phrase of this kind; the phrase ends where a word does."""
    return low.startswith(_phrases(where)) and any(
        low.startswith(phrase) and not (phrase[-1].isalnum() and low[len(phrase) : len(phrase) + 1].isalnum())
        for phrase in _phrases(where)
    )


def _holds(where: str, low: str) -> bool:
    return any(map(low.__contains__, _phrases(where)))


@cache
def _phrases(where: str) -> tuple[str, ...]:
    return tuple(row[0] for row in rows("furniture") if row[1] == where)


@cache
def _lines() -> frozenset[str]:
    return frozenset(_phrases("line") + _phrases("agency"))


@cache
def _stations() -> frozenset[str]:
    return _lines() | frozenset(_phrases("section"))


@cache
def _agency() -> re.Pattern[str]:
    """An agency behind a slash, or before one and a photographer, at a line's end: "/ Reuters", "(AP/Anna Roe)"."""
    names = "|".join(_phrases("wire"))
    return re.compile(
        rf"(?:[/©]\s?(?:{names})(?: Images)?|[(/©\s](?:{names})/[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{0,3}})\)?\.?$"
    )
