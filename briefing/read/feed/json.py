"""JSON Feed 1.x to items, field by field as its specification names them; a field of another type counts as missing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from briefing.errors import BrokenFile
from briefing.read.feed.item import MOST_LOOKED_AT, OVER, Feed, Item, Stamp, Told, safe_link, stamp
from briefing.read.feed.page import line_of


def feed_of(text: str, name: str, url: str) -> Feed:
    """The feed that a JSON text holds; relative links are resolved against `url`. Raises `BrokenFile`."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise BrokenFile(name, "feed", "its JSON is damaged") from fault
    items = said.get("items") if isinstance(said, dict) else None
    if not isinstance(items, list):
        raise BrokenFile(name, "feed", "it has no list of items")
    base = url or safe_link(_text(said, "feed_url"))
    found = tuple(_item(item, base) for item in items[:MOST_LOOKED_AT] if isinstance(item, dict))
    notes = (OVER,) if len(items) > MOST_LOOKED_AT else ()
    return Feed(_line(said, "title"), safe_link(_text(said, "home_page_url"), base), found, notes)


def _item(item: dict[str, Any], base: str) -> Item:
    links = (safe_link(_text(item, key), base) for key in ("url", "external_url"))
    stamps = (_stamp(_text(item, key)) for key in ("date_published", "date_modified"))
    return Item(
        title=_line(item, "title"),
        link=next(filter(None, links), ""),
        guid=str(item.get("id") or ""),
        stamp=next((found for found in stamps if found.day), Stamp()),
        outlet="",
        author=line_of(", ".join(_authors(item)), html=False),
        texts=tuple(told for told in _texts(item) if told.text),
    )


def _texts(item: dict[str, Any]) -> Iterator[Told]:
    yield Told(_text(item, "content_html"), html=True, content=True)
    yield Told(_text(item, "content_text"), html=False, content=True)
    yield Told(_text(item, "summary"), html=False, content=False)


def _authors(item: dict[str, Any]) -> Iterator[str]:
    """Version 1.1 has a list, 1.0 one author."""
    several = item.get("authors")
    for author in several if isinstance(several, list) else [item.get("author")]:
        if isinstance(author, dict) and (name := _text(author, "name")):
            yield name


def _stamp(written: str) -> Stamp:
    try:
        moment = datetime.fromisoformat(written.strip())
        utc = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return Stamp()
    return stamp(written, utc.timetuple())


def _line(of: dict[str, Any], key: str) -> str:
    return line_of(_text(of, key), html=False)


def _text(of: dict[str, Any], key: str) -> str:
    value = of.get(key)
    return value if isinstance(value, str) else ""
