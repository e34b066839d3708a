"""Who wrote a page: the names in its meta elements and JSON-LD, else in the line under its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from briefing.read.dateline import first_day
from briefing.read.html.lines import Line
from briefing.read.html.linked_data import Node, named
from briefing.read.html.names import MOST_NAMES, behind_by, has_first_name, is_name, names, opened, undated, without_by
from briefing.read.shape import count

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_NAME = 80
# A byline is looked for among so many marked elements of a page.
MOST_MARKED = 12
# A line that tells the day beside a name has at most so many words.
DATED_WORDS = 10

_META: tuple[str, ...] = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "citation_author")
_META += ("dc.creator", "dcterms.creator", "twitter:data1")
# Accounts and offices that content systems give where nobody filled in the field.
_NOBODY = frozenset({"admin", "administrator", "editor", "editors", "user", "guest", "author", "webmaster", "web"})
_NOBODY |= {"root", "staff", "default", "unknown", "system", "anonymous", "redaktion", "redaction", "moderator"}
_NOBODY |= {"test", "site admin", "super user", "web team", "webteam", "web editor"}
_MARKED = (
    "//*[@rel='author' or @itemprop='author' or contains(@class, 'author') or contains(@class, 'byline')"
    " or contains(@class, 'Byline') or contains(@class, 'Author')]"
)
_MARK = re.compile(r"(?:^|[\s_-])(?:by-?lines?|authors?|post-?author|article-?author)(?:$|[\s_\d-])", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"comment(?!ary|s-link)|related|recent|recommend|author-?(?:box|bio)|about-?author|side-?bar|promo|card", re.I
)

_NO_NAME = re.compile(r"https?:|www\.|[@/{}<>|]")
_SAID_BY = re.compile(r"\bby\s+(?=[A-Z])")
_BARS = re.compile(r"\s+[|·•]\s+")


def told_authors(
    tree: HtmlElement, metas: Sequence[tuple[str, str]], nodes: Sequence[Node], outlet: str
) -> tuple[str, ...]:
    """The persons or the desk that the page names as its authors, in its order; the outlet itself is none.

    The line under the title wins where it holds a meta element's words and more: "Dr. Ann Roe" over "Roe, Ann".
    """
    told = _persons(name for node in nodes for name in named(node.get("author")))
    told = told or _persons(_turned(name, value) for name, value in metas if name in _META)
    told = tuple(name for name in told if name.casefold() != outlet.casefold())
    marked = _marked(tree)
    fuller = set(_words(told)) <= set(_words(marked))
    return marked if marked and fuller else told


def signed(lines: Sequence[Line]) -> tuple[str, ...]:
    """The names in the first of these lines that opens as a byline does, or is a name that the page marks as one.

    So is a person's name right above a date. Examples: "Posted by Ann Roe at 10:47", "3 May 2026 | by Ann Roe".
    """
    parts = [part for line in lines for part in _BARS.split(line.text)]
    behind = [behind_by(part) for part in parts]
    behind += (_SAID_BY.split(part, maxsplit=1)[-1] for part in parts if _dated(part) and _SAID_BY.search(part))
    marked = filter(is_name, (undated(line.text) for line in lines if line.said == "byline"))
    persons = ((line.text, after.text) for line, after in pairwise(lines) if is_name(line.text))
    beside = (name for name, after in persons if has_first_name(name) and _dated(after))
    return next(filter(None, map(names, (*behind, *marked, *beside))), ())


def _dated(text: str) -> bool:
    return count(text) <= DATED_WORDS and first_day(text) is not None


def _marked(tree: HtmlElement) -> tuple[str, ...]:
    """The names in the first marked element that has any, and in those beside it."""
    found: list[str] = []
    home = None
    for element in islice(_bylines(tree), MOST_MARKED):
        own = _named(element)
        around = list(islice(element.iterancestors(), 2))
        if own and (home is None or home in around):
            found += own
            home = around[-1] if home is None else home
    return tuple(dict.fromkeys(found))[:MOST_NAMES]


def _bylines(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.xpath(_MARKED):
        classes = element.get("class") or ""
        said = element.get("rel") == "author" or element.get("itemprop") == "author" or _MARK.search(classes)
        if said and element.tag not in ("html", "body", "article", "main", "meta"):
            around = (one for one in (element, *element.iterancestors()) if one.tag not in ("body", "html"))
            if not any(_ELSEWHERE.search(f"{one.get('class') or ''} {one.get('id') or ''}") for one in around):
                yield element


def _named(element: HtmlElement) -> Sequence[str]:
    """The names in a marked element: those of its links, else of its own words."""
    links = [opened("".join(link.itertext())) for link in element.iter("a")]
    texts = [text for text in links if is_name(text)]
    if texts:
        return texts
    parts = [opened(part) for part in element.itertext()]
    return [part for part in parts if is_name(part)][:1] or names(opened(" ".join(parts)))


def _persons(told: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_person, told))))


def _person(name: str) -> str:
    """A name without "By"; "" for an address, an account ("deltareview"), or something longer than names are."""
    name = without_by(name)
    fits = 2 < len(name) <= LONGEST_NAME and not _NO_NAME.search(name) and name.lower() not in _NOBODY
    written = " " in name or name[:1].isupper()
    return name if fits and written and not name[0].isdigit() else ""


def _turned(field: str, name: str) -> str:
    """Libraries put the surname first: "Roe, Ann" is Ann Roe."""
    last, comma, first = name.partition(", ")
    catalogued = field.startswith(("citation", "dc")) and comma and "," not in first
    return f"{first} {last}" if catalogued else name


def _words(told: Iterable[str]) -> list[str]:
    return re.findall(r"\w+", " ".join(told).casefold())
