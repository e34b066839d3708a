"""What a page says of itself: titles, date, outlet and author, from the surest place first.

Places: meta elements, JSON-LD, marked elements in the text. Only a date that none of them tells is looked for by
htmldate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.model import Head
from briefing.read.html_data import Node, linked_data, named
from briefing.read.outlets import publication

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Names = tuple[str, ...]

LONGEST_NAME = 80
# htmldate asks for the last day that a page may have; today would make the answer depend on the clock.
LAST_DAY = "2100-01-01"

_TITLES: Names = ("og:title", "headline", "twitter:title", "dc.title", "dcterms.title", "citation_title")
_DATES: Names = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
)
_DATES += ("dcterms.created", "dcterms.date", "citation_publication_date", "parsely-pub-date", "sailthru.date")
_DATES += ("publish-date", "publish_date", "publishdate", "pubdate", "date")
_OUTLETS: Names = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")
_AUTHORS: Names = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_SUMMARIES = ("og:description", "description", "dc.description")
_BYLINES = "//*[@rel='author' or @itemprop='author' or @class='author' or @class='author-name' or @class='byline']"
_DATED = "//*[@itemprop='datePublished'] | //time[@datetime] | //abbr[@class='published' and @title]"

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[\w-]+$")
_NO_NAME = re.compile(r"https?:|www\.|[@/{}<>|]")
_BY = re.compile(r"(?:written )?by:?\s+", re.IGNORECASE)
_BARS = re.compile(r"\s+(?:[|•·»›«–—-]|::)\s+")


@dataclass(frozen=True, slots=True)
class About:
    """A page's head, all titles that it gives itself, and the summary that may stand under its title."""

    head: Head
    titles: tuple[str, ...]
    summary: str


def about(tree: HtmlElement) -> About:
    """What the page says of itself; its scripts must still be there."""
    said = _meta(tree)
    nodes = linked_data(tree)
    outlet = _outlet(said, nodes)
    own = _tidy("".join(title.text or "" for title in tree.xpath("//head//title[1]")))
    titles = _titles(said, nodes, without_outlet(own, outlet))
    day, author = _day(tree, said, nodes), _author(tree, said, nodes)
    head = Head(titles[0] if titles else "", day, outlet or _behind(own), author)
    return About(head, titles, next(_told(said, _SUMMARIES), ""))


def without_outlet(title: str, outlet: str) -> str:
    """A <title> without the outlet before or behind it. Example: "Locks reopen | Harbour Courier"."""
    for mark in _BARS.finditer(title):
        before, behind = title[: mark.start()], title[mark.end() :]
        if _is_name(behind, outlet):
            return before
        if _is_name(before, outlet):
            return behind
    return title


def _is_name(text: str, outlet: str) -> bool:
    return text.casefold() == outlet.casefold() if outlet else publication(text)


def _behind(title: str) -> str:
    """The outlet that a <title> ends with, "" where its last part does not look like one."""
    parts = _BARS.split(title)
    return parts[-1] if len(parts) > 1 and publication(parts[-1]) and not _DOMAIN.match(parts[-1]) else ""


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The first value of each meta element by its name in lower case."""
    said: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = _tidy(element.get("content"))
        if value:
            said.setdefault(name.lower(), value)
    return said


def _told(said: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    return (said[name] for name in names if name in said)


def _titles(said: Mapping[str, str], nodes: Sequence[Node], own: str) -> tuple[str, ...]:
    headlines = (_tidy(str(node["headline"])) for node in nodes if isinstance(node.get("headline"), str))
    return tuple(dict.fromkeys(filter(None, (*_told(said, _TITLES), *headlines, own))))


def _outlet(said: Mapping[str, str], nodes: Sequence[Node]) -> str:
    """A name, not an address: a domain tells the reader nothing that the link does not."""
    names = [said.get("og:site_name", ""), *(name for node in nodes for name in named(node.get("publisher")))]
    names += _told(said, _OUTLETS)
    fit = (_tidy(name) for name in names if not _NO_NAME.search(name) and not _DOMAIN.match(name.strip()))
    return next((name for name in fit if 1 < len(name) <= LONGEST_NAME), "")


def _author(tree: HtmlElement, said: Mapping[str, str], nodes: Sequence[Node]) -> str:
    """The persons or the desk, in the page's order, set apart by commas."""
    names = [name for node in nodes for name in named(node.get("author"))] or list(_told(said, _AUTHORS))
    if not any(map(_person, names)):
        found = tree.xpath(_BYLINES)[:1]
        names = [element.get("content") or "".join(element.itertext()) for element in found]
    return ", ".join(dict.fromkeys(filter(None, map(_person, names))))


def _person(name: str) -> str:
    """A name without "By"; "" for an address or something longer than names are."""
    name = _BY.sub("", _tidy(name), count=1)
    return name if 2 < len(name) <= LONGEST_NAME and not _NO_NAME.search(name) else ""


def _day(tree: HtmlElement, said: Mapping[str, str], nodes: Sequence[Node]) -> str:
    """The day of publication as YYYY-MM-DD, or as the page has it; "" for none."""
    dates = [str(node["datePublished"]) for node in nodes if isinstance(node.get("datePublished"), str)]
    dates += _told(said, _DATES)
    for element in tree.xpath(_DATED):
        dates.append(element.get("datetime") or element.get("content") or element.get("title") or "")
    days = [match[0] for date in dates if (match := _ISO.match(date.strip()))]
    return next(iter(days), "") or next((date for date in dates if date.strip()), "") or _searched(tree)


def _searched(tree: HtmlElement) -> str:
    """The date that htmldate finds in the page's addresses and dated elements, without reading its prose."""
    from htmldate import find_date

    try:
        return find_date(tree, original_date=True, extensive_search=False, max_date=LAST_DAY) or ""
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return ""


def _tidy(text: str | None) -> str:
    return " ".join((text or "").split())
