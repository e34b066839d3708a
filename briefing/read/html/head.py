"""What a page says of itself: titles, date, outlet and author, from the surest place first.

Places: meta elements and JSON-LD, marked elements, the masthead; then, once its text is found, the lines around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.model import Head
from briefing.read.html.authors import signed, told_authors
from briefing.read.html.dates import day_around, day_in_address, near, told_day
from briefing.read.html.lines import Line
from briefing.read.html.linked_data import Node, linked_data
from briefing.read.html.outlet import headed_outlet, shown_outlet, told_outlet
from briefing.read.outlets import publication

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Names = tuple[str, ...]

_TITLES: Names = ("og:title", "headline", "twitter:title", "dc.title", "dcterms.title", "citation_title")
_SUMMARIES = ("og:description", "description", "dc.description")
_CHANGED = ("article:modified_time", "og:updated_time", "dcterms.modified", "last-modified")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[\w-]+$")
_PRINTED = re.compile(r"\s*[|:–—(-]\s*print(?:able|er)?(?:[ -]friendly)?[ -](?:version|view|page)\)?$", re.IGNORECASE)
_BARS = re.compile(r"\s+(?:[|•·»›«–—-]|::)\s+|:\s+")


@dataclass(frozen=True, slots=True)
class About:
    """A page's head, all titles that it gives itself, and the summary that may stand under its title.

    `authors` are the names in the head, one by one; `later` is a day that counts where no other is told, that in the
    page's address or of its last change; `language` is the page's.
    """

    head: Head
    titles: tuple[str, ...]
    summary: str
    authors: tuple[str, ...] = ()
    later: str = ""
    language: str = ""


def about(tree: HtmlElement, address: str = "") -> About:
    """What the page at this address says of itself; its scripts must still be there."""
    metas = _metas(tree)
    said = dict(reversed(metas))
    nodes = linked_data(tree)
    own = _PRINTED.sub("", _tidy("".join(title.text or "" for title in tree.xpath("//head//title[1]"))))
    outlet = told_outlet(said, nodes) or _behind(own) or shown_outlet(tree, own) or _alone(own)
    titles = _titles(said, nodes, own, outlet)
    authors = told_authors(tree, metas, nodes, outlet)
    head = Head(titles[0] if titles else "", told_day(tree, said, nodes), outlet, ", ".join(authors))
    language = tree.get("lang") or said.get("og:locale", "")
    addresses = (address, said.get("og:url", ""), *map(str, tree.xpath("//link[@rel='canonical']/@href")))
    later = day_in_address(addresses) or next(_told(said, _CHANGED), "")
    return About(head, titles, next(_told(said, _SUMMARIES), ""), authors, later, language)


def completed(known: About, lines: Sequence[Line], text: tuple[int, int, int]) -> About:
    """The head with what the lines around the text tell, where the page's marks tell nothing.

    `text` holds the numbers of its title, or -1, of its first and of its last paragraph.
    """
    title, first, last = text
    above, below = near(lines, title, first, last)
    head = known.head
    day = head.date or day_around(lines, above, below, known.language) or known.later
    authors = known.authors or signed([lines[number] for number in (*above, *below)])
    outlet = head.outlet or headed_outlet(lines[: max(title, 0)])
    return replace(known, head=replace(head, date=day, outlet=outlet, author=", ".join(authors)), authors=authors)


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


def _alone(title: str) -> str:
    """The <title>, where it is no title but the outlet's name, as on printable pages."""
    return title if title and publication(title) else ""


def _metas(tree: HtmlElement) -> list[tuple[str, str]]:
    """Name, in lower case, and value of each meta element that has both."""
    found = []
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = _tidy(element.get("content"))
        if value:
            found.append((name.lower(), value))
    return found


def _told(said: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    return (said[name] for name in names if name in said)


def _titles(said: Mapping[str, str], nodes: Sequence[Node], own: str, outlet: str) -> tuple[str, ...]:
    """All titles, without the outlet; a headline in JSON-LD before the <title>."""
    headlines = (_tidy(str(node["headline"])) for node in nodes if isinstance(node.get("headline"), str))
    told = (*_told(said, _TITLES), *headlines, own)
    return tuple(dict.fromkeys(filter(None, (without_outlet(title, outlet) for title in told))))


def _tidy(text: str | None) -> str:
    return " ".join((text or "").split())
