"""Whose page it is: names that the page gives its publisher, and those its masthead shows.

A masthead is a link to the front page, a logo, or what is named as such, in words or as the text of a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.read.html.lines import Line
from briefing.read.html.linked_data import Node, named
from briefing.read.html.walk import leads_home
from briefing.read.outlets import publication
from briefing.read.shape import count, is_furniture

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONGEST_NAME = 80
NAME_WORDS = 10
# A masthead stands among the first links and pictures of a page.
MOST_LINKS = 80
MOST_NAMED = 8
MOST_PICTURES = 2
# An imprint stands among the last characters of a page.
IMPRINT_WITHIN = 3000

_FIELDS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name", "citation_publisher")
_LOGOS = (
    "//body//*[contains(@class, 'logo') or contains(@id, 'logo') or contains(@class, 'brand') or contains(@id, 'brand')"
    " or contains(@class, 'site-title') or contains(@class, 'site-name') or contains(@class, 'masthead')]"
)
_NO_NAME = re.compile(r"https?:|www\.|[@/{}<>|]")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[\w-]+$")
_LOGO_WORD = re.compile(r"\s*\b(?:logo|home ?page|home|front ?page|main page|start ?page)\b\s*", re.IGNORECASE)
_EDGE = re.compile(r"^[\s:–—|-]+|[\s:–—|-]+$")
_IMPRINT = re.compile(r"(?:©|\(c\)|\bcopyright\b)[^\n]{0,160}", re.IGNORECASE)


def told_outlet(said: Mapping[str, str], nodes: Sequence[Node]) -> str:
    """The publisher's name as meta elements and JSON-LD have it; a domain is no name."""
    names = [said.get("og:site_name", ""), *(name for node in nodes for name in named(node.get("publisher")))]
    names += (said[name] for name in _FIELDS if name in said)
    return next(_fit(names), "")


def shown_outlet(tree: HtmlElement, title: str) -> str:
    """The name in the masthead: one that the <title> or the imprint holds too, one that looks like an outlet's, or any.

    Wrong for a page in a part of a site with a masthead of its own.
    """
    names = list(dict.fromkeys(_masthead(tree)))
    pictures = _fit(
        picture.get("alt") or "" for picture, _ in zip(tree.iter("img"), range(MOST_PICTURES), strict=False)
    )
    imprint = " ".join(found[0] for found in _IMPRINT.finditer(tree.xpath("string(.)")[-IMPRINT_WITHIN:]))
    known = f"{title} {imprint}".casefold()
    text = tree.xpath("string(.)").casefold()
    both = [*names, *(name for name in pictures if publication(name) or (" " in name and name.casefold() in text))]
    confirmed = (name for name in both if name.casefold() in known)
    return next(confirmed, "") or next(filter(publication, both), "") or next(iter(both), "")


def headed_outlet(lines: Iterable[Line]) -> str:
    """The first heading above the title that looks like the name of an outlet, on old pages without a linked logo."""
    names = _fit(line.text for line in lines if line.shape == "h")
    return next(filter(publication, names), "")


def _masthead(tree: HtmlElement) -> Iterator[str]:
    """Names of logos, then of links to the front page."""
    marked = [element for element in tree.xpath(_LOGOS)[:MOST_NAMED] if element.tag not in ("body", "html", "main")]
    links = [link for link, _ in zip(tree.iter("a"), range(MOST_LINKS), strict=False) if leads_home(link)]
    yield from _fit(name for element in (*marked, *links[:MOST_NAMED]) for name in _words(element))


def _words(element: HtmlElement) -> Iterator[str]:
    """What a masthead says: the parts of its text, all of it, the text of its picture."""
    parts = [" ".join(part.split()) for part in element.itertext() if part.strip()]
    yield from sorted(parts, key=count, reverse=True)[:2] if len(parts) > 1 else parts
    yield from (picture.get("alt") or picture.get("title") or "" for picture in element.iter("img", "amp-img"))
    yield element.get("alt") or element.get("aria-label") or element.get("title") or ""


def _fit(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        name = _EDGE.sub("", _LOGO_WORD.sub(" ", " ".join(name.split())))
        fits = 1 < len(name) <= LONGEST_NAME and count(name) <= NAME_WORDS and name[-1] not in ".!?"
        if fits and not _NO_NAME.search(name) and not _DOMAIN.match(name) and not is_furniture(name):
            yield name
