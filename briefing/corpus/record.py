"""One row of a corpus to a document's file, or to the sentence that says why it is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import PurePath

from briefing.corpus.names import Names
from briefing.model import File, Head, Unread
from briefing.read import LOOKED_FOR
from briefing.read.clean import clean

# Under which names a row holds what, the usual one first; the first that has a value counts.
TEXT = ("text", "body", "content", "article")
HTML = ("html",)
NAME = ("id",)
TITLE = ("title", "headline")
DATE = ("date", "published", "datetime")
OUTLET = ("outlet", "source", "publisher")
AUTHOR = ("author",)
URL = ("url",)
FIELDS = (*TEXT, *HTML, *NAME, *TITLE, *DATE, *OUTLET, *AUTHOR, *URL)

# Characters; a longer name would fill the line that cites it, a longer title is a paragraph, and no browser takes a
# longer address.
MOST_NAME = 100
MOST_LINE = 300
MOST_URL = 2_000
# Among so many first lines, blank ones too, stands the headline of a text that has one.
LINES = 8
PLAIN, PAGE = "text/plain", "text/html"

_URL = re.compile(r"https?://[^\s<>\"\x00-\x1f\x7f-\x9f]+", re.IGNORECASE)
_HEADLINE = re.compile(r"<(?:title|h1)[\s>]", re.IGNORECASE)
# The hour of a day of which nobody told the hour.
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?")

_WORDS = ((dict, "an object"), (list, "a list"), (bool, "true or false"), ((int, float), "a number"), (str, "a text"))


class Fault(Exception):
    """Why a row is no document, in words."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a corpus, as it is called. Example: "press.jsonl, line 17"."""

    corpus: str
    at: str

    def __str__(self) -> str:
        return f"{self.corpus}, {self.at}"


def unread(place: Place, fault: str, called: str = "") -> Unread:
    """What is said of a row that is no document, by its place and, where it has one, its id."""
    name = f"{place} ({called})" if called else str(place)
    return Unread(name, f"{name}: {fault}; mend it or take it out.")


def document(row: Mapping[str, object], place: Place, names: Names) -> File | Unread:
    """The article of a row: the bytes of its text, or of its web page, under its id or else its place.

    A title that the text does not open with becomes its first line, as in a feed: what is printed must stand in the
    text. Of two rows with one id the later bears its place too, "a17 (line 90)".
    """
    title = _line(row, TITLE)
    try:
        text, media = _written(row)
        data = (_titled_page if media == PAGE else _titled)(text, title).encode()
    except UnicodeEncodeError:
        return unread(place, "its text holds half a character (a lone surrogate)", _line(row, NAME, MOST_NAME))
    except Fault as fault:
        return unread(place, str(fault), _line(row, NAME, MOST_NAME))
    return File(
        name=names.once(_called(row, place), place.at),
        data=data,
        media=media,
        charset="utf-8",
        url=web_address(_line(row, URL, MOST_URL + 1)),
        head=Head(title, _day(row), _line(row, OUTLET), _line(row, AUTHOR)),
    )


def _written(row: Mapping[str, object]) -> tuple[str, str]:
    """The text of a row, else its web page, and which of them it is."""
    for fields, media in ((TEXT, PLAIN), (HTML, PAGE)):
        name, value = _first(row, fields)
        if isinstance(value, str):
            return value, media
        if value is not None:
            raise Fault(f"its {name} is {what(value)} and not text")
    raise Fault(f"has no text (looked for as {', '.join((*TEXT, *HTML))})")


def _titled(text: str, title: str) -> str:
    """The text under its title; as it is where that is its beginning, or one of its first lines.

    Example: "Fjord Post\n\nPort Shut\n\nThe port …" is as it is under the title "Port shut".
    """
    wanted = _folded(title)
    opening = text[: LINES * MOST_LINE]
    own = _folded(opening).startswith(wanted) or any(_folded(line) == wanted for line in opening.split("\n")[:LINES])
    return text if own else f"{title}\n\n{text}"


def _titled_page(page: str, title: str) -> str:
    """The page under its title; as it is where it has one, or a headline, of its own."""
    return page if not title or _HEADLINE.search(page) else f"<h1>{escape(title)}</h1>\n{page}"


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def what(value: object) -> str:
    """What a value is, in words."""
    return next((word for kind, word in _WORDS if isinstance(value, kind)), "something else")


def web_address(said: str) -> str:
    """An address as it is, if it is one of the web and of a usual length; else ""."""
    return said if len(said) <= MOST_URL and _URL.fullmatch(said) else ""


def _first(row: Mapping[str, object], fields: Iterable[str]) -> tuple[str, object]:
    """The first of the fields that has a value."""
    return next(((name, row[name]) for name in fields if row.get(name) not in (None, "")), ("", None))


def _called(row: Mapping[str, object], place: Place) -> str:
    """The id of a row on one line, a number too; else its place.

    One that ends as files do bears its place as well, "a17.pdf (line 3)": it would promise a PDF, and here is its text.
    """
    number = row.get("id")
    if isinstance(number, int) and not isinstance(number, bool):
        return str(number)[:MOST_NAME]
    name = _line(row, NAME, MOST_NAME)
    return f"{name} ({place.at})" if PurePath(name).suffix.lower() in LOOKED_FOR else name or str(place)


def _line(row: Mapping[str, object], fields: Iterable[str], most: int = MOST_LINE) -> str:
    """What a field says, cleaned and on one line; several names as one list; "" for what is no text."""
    value = _first(row, fields)[1]
    if isinstance(value, list):
        value = ", ".join(one for one in value[:most] if isinstance(one, str))
    return one_line(value, most) if isinstance(value, str) else ""


def one_line(text: str, most: int) -> str:
    """A text cleaned and on one line of at most so many characters."""
    return " ".join(clean(text[: 2 * most])[0].split())[:most]


def _day(row: Mapping[str, object]) -> str:
    """The date as written; of a midnight the day alone, for most likely nobody told the hour."""
    said = _line(row, DATE)
    midnight = _MIDNIGHT.fullmatch(said)
    return midnight[1] if midnight else said
