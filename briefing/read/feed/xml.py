"""RSS 0.9x, 1.0 and 2.0 and Atom to items: feedparser reads a tree that was thinned out before (thin).

It is given bytes as a stream: a bare string it would open as a file or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from briefing.read.feed.item import NOWHERE, OVER, Feed, Item, Stamp, Told, safe_link, stamp
from briefing.read.feed.mend import mended
from briefing.read.feed.page import line_of
from briefing.read.feed.thin import thinned, without_later_items
from briefing.read.xml_tree import tree

ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|rdf|feed)[\s>]", re.IGNORECASE)
# Kinds of text that are read; others are pictures and data.
_READ = frozenset({"text/plain", "text/html", "application/xhtml+xml"})


def feed_of(text: str, url: str) -> Feed | None:
    """The feed that an XML text holds, None where it is none; relative links are resolved against `url`."""
    found = tree(text, ROOT, mended)
    if not found:
        return None
    over = without_later_items(found.root)
    texts = thinned(found.root)
    notes = (
        "" if found.sound else "the feed is not well-formed",
        "the feed declares entities, which are not read" if found.entities else "",
        OVER if over else "",
    )
    channel, entries = _parsed(found.root, url)
    items = tuple(_item(entry, texts) for entry in entries)
    return Feed(_title(channel), safe_link(channel.get("link", "")), items, tuple(filter(None, notes)))


def _parsed(root: Any, url: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The channel and its entries; copied to plain dicts, for feedparser's own answer to names that are not there."""
    import feedparser
    from lxml import etree

    # headers tell the encoding and the base of links; no request is made
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url or NOWHERE}
    parsed = feedparser.parse(
        BytesIO(etree.tostring(root, encoding="utf-8")),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return dict(parsed.feed), [dict(entry) for entry in parsed.entries]


def _item(entry: dict[str, Any], texts: Sequence[str]) -> Item:
    links = [entry.get("link", ""), *(link.get("href", "") for link in entry.get("links", ()) if _leads(link))]
    return Item(
        title=_title(entry),
        link=next(filter(None, map(safe_link, links)), ""),
        guid=entry.get("id", ""),
        stamp=next((found for found in _stamps(entry) if found.day), Stamp()),
        outlet=_title(dict(entry.get("source", {}))),
        author=line_of(", ".join(_authors(entry)), html=False),
        texts=tuple(_texts(entry, texts)),
    )


def _leads(link: dict[str, str]) -> bool:
    return link.get("rel", "alternate") == "alternate"


def _title(of: dict[str, Any]) -> str:
    return line_of(of.get("title", ""), html="html" in of.get("title_detail", {}).get("type", ""))


def _stamps(entry: dict[str, Any]) -> Iterator[Stamp]:
    for key in ("published", "updated", "created"):
        yield stamp(entry.get(key, ""), entry.get(f"{key}_parsed"))


def _authors(entry: dict[str, Any]) -> Iterator[str]:
    for author in entry.get("authors", ()):
        if author.get("name"):
            yield author["name"]


def _texts(entry: dict[str, Any], texts: Sequence[str]) -> Iterator[Told]:
    """The contents and the summary; where there is none, feedparser repeats the content as such."""
    contents = entry.get("content", [])
    summary = entry.get("summary_detail", {})
    for told in (*contents, *([] if summary.get("value") in [one["value"] for one in contents] else [summary])):
        kind, number = told.get("type", ""), told.get("value", "")
        if kind in _READ and number.isdecimal() and texts[int(number)]:
            yield Told(texts[int(number)], "html" in kind, content=told is not summary)
