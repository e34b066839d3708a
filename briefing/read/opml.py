"""An OPML list to the feeds in it: every outline with the web address of a feed, in order, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from briefing.errors import BrokenFile, EmptyInput, TooLarge
from briefing.model import File, Head
from briefing.read.decode import decode
from briefing.read.feed.item import safe_link
from briefing.read.feed.page import line_of
from briefing.read.html.tree import declared
from briefing.read.pieces import Extract
from briefing.read.xml_tree import Tree, escaped, local, tree

# A list of 500 feeds has some 100 KB.
MOST_BYTES = 10_000_000
MOST_FEEDS = 500
MOST_LOOKED_AT = 2_000
# Folders in folders; people use two levels.
MOST_DEPTH = 100
KIND = "OPML list"

_ROOT = re.compile(r"<opml[\s>]", re.IGNORECASE)


def extract(file: File) -> Extract:
    """The feeds of a list as files with an address and no bytes. Raises `TooLarge`, `BrokenFile`, `EmptyInput`."""
    found = _tree(file)
    titles: dict[str, str] = {}
    for outline in _outlines(found.root):
        if address := _attribute(outline, "xmlurl"):
            titles.setdefault(address, _attribute(outline, "title") or _attribute(outline, "text"))
    links = [(safe_link(address, file.url), title) for address, title in islice(titles.items(), MOST_LOOKED_AT)]
    feeds = {link: _feed(link, title) for link, title in reversed(links) if link}
    if not feeds:
        raise EmptyInput(file.name)
    refused = sum(not link for link, _ in links)
    told = (
        (not found.sound, "the list is not well-formed"),
        (refused, f"addresses left out that are not http or https: {refused:,}"),
        (len(feeds) > MOST_FEEDS, f"only the first {MOST_FEEDS} feeds of the list are read"),
    )
    inner = tuple(reversed(feeds.values()))[:MOST_FEEDS]
    return Extract(notes=tuple(note for said, note in told if said), inner=inner)


def _feed(link: str, title: str) -> File:
    return File(link, b"", url=link, head=Head(line_of(title, html=False)), partial=True)


def _tree(file: File) -> Tree:
    if len(file.data) > MOST_BYTES:
        raise TooLarge(file.name, len(file.data), MOST_BYTES)
    text, _ = decode(file.data, file.name, declared(file))
    found = tree(text, _ROOT, escaped)
    if not found:
        raise BrokenFile(file.name, KIND, "no list is in it")
    if found.entities:
        raise BrokenFile(file.name, KIND, "it declares entities, which no list needs")
    return found


def _outlines(root: Any) -> Iterator[Any]:
    """All outlines in document order, down to the deepest level."""
    levels = [(root, 0)]
    while levels:
        element, depth = levels.pop()
        if local(element).lower() == "outline":
            yield element
        if depth < MOST_DEPTH:
            levels += [(child, depth + 1) for child in reversed(element)]


def _attribute(outline: Any, name: str) -> str:
    """An attribute, whichever way it is capitalised. Example: some programs write "xmlurl" for "xmlUrl"."""
    return next((value.strip() for key, value in outline.attrib.items() if key.lower() == name), "")
