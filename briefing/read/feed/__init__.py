"""A feed to the articles in it, newest first: each whole where the feed gives it, else as a teaser with its link.

xml (RSS, Atom) or json -> item -> page. An undated item stands last: nothing says that it is new.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.errors import BrokenFile, EmptyInput, TooLarge
from briefing.model import INSIDE, File, Head
from briefing.read.decode import decode
from briefing.read.feed import json, xml
from briefing.read.feed.item import Feed, Item
from briefing.read.feed.page import Text, document, text_of
from briefing.read.html.tree import declared
from briefing.read.pieces import Extract

# A feed of 3,000 items has some four megabytes.
MOST_BYTES = 10_000_000
MOST_ITEMS = 200
# A description of so many words is the article; a teaser has thirty to sixty.
WHOLE_WORDS = 120
# What is given as the article itself may be a short notice, but not as short as this: the page may tell more.
FEWEST_WORDS = 15
NO_LINK = "the feed holds only these few words of it, and no link"

# What feedparser and lxml were seen to raise, or may, over texts that are no dates, numbers or addresses.
_FAULTS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError, RecursionError)


def extract(file: File) -> Extract:
    """The items of a feed as files, newest first. Raises `TooLarge`, `BrokenFile`, or `EmptyInput` for no items."""
    if len(file.data) > MOST_BYTES:
        raise TooLarge(file.name, len(file.data), MOST_BYTES)
    text, notes = decode(file.data, file.name, declared(file))
    try:
        feed = _feed(text.lstrip("\ufeff"), file)
        once = tuple(_once(feed))
        named = [item for item in once if item.link or item.texts]
        newest = sorted(named, key=lambda item: item.stamp.instant, reverse=True)[:MOST_ITEMS]
        files = [_file(item, number, feed.name or file.name) for number, item in enumerate(newest, 1)]
    except _FAULTS as fault:
        raise BrokenFile(file.name, "feed", "its items cannot be told apart") from fault
    inner = tuple(one for one in files if one.url or one.data)
    if not inner:
        raise EmptyInput(file.name)
    silent = len(once) - len(named) + len(files) - len(inner)
    told = _left_out(len(feed.items) - len(once), silent, len(named) - len(files))
    return Extract(head=Head(title=feed.name, outlet=feed.name), notes=notes + feed.notes + told, inner=inner)


def _feed(text: str, file: File) -> Feed:
    """The feed in a text, by its first sign."""
    if text.lstrip().startswith("{"):
        return json.feed_of(text, file.name, file.url)
    feed = xml.feed_of(text, file.url)
    if not feed:
        raise BrokenFile(file.name, "feed", "no feed is in it")
    return feed


def _once(feed: Feed) -> Iterator[Item]:
    """Each item once, the first of those with one identity or one link; the feed's own page is no item's link.

    Wrong for a live report whose entries all link to it and stand in the feed whole.
    """
    seen: set[str] = set()
    for item in feed.items:
        link = "" if item.link.rstrip("/") == feed.home.rstrip("/") else item.link
        keys = {f"{what} {key}" for what, key in (("guid", item.guid), ("link", link)) if key}
        if not keys & seen:
            seen |= keys
            yield replace(item, link=link)


def _file(item: Item, number: int, feed: str) -> File:
    """An item as a file, with the fullest of its texts. `number` names one without link and title."""
    told = [(text_of(told.text, html=told.html), told.content) for told in item.texts]
    best, whole = _fullest(told)
    data, media = document(item.title, best)
    return File(
        name=item.link or f"{feed}{INSIDE}{item.title or f'item {number}'}",
        data=data,
        media=media,
        charset="utf-8",
        url=item.link,
        head=Head(item.title, item.stamp.day, item.outlet or feed, item.author, item.stamp.minute),
        partial=bool(item.link) and not whole,
        doubt="" if item.link or whole else NO_LINK,
    )


def _fullest(told: Sequence[tuple[Text, bool]]) -> tuple[Text, bool]:
    """The longest text, and whether it is the whole article: long, or given as content and not as short as a teaser.

    Wrong for a feed that gives a longer teaser as content, unless it ends as teasers do.
    """
    best, content = max(told, key=lambda pair: pair[0].count, default=(Text(None, ""), False))
    return best, best.count >= (FEWEST_WORDS if content else WHOLE_WORDS) and not best.cut_off


def _left_out(repeated: int, silent: int, older: int) -> tuple[str, ...]:
    told = (
        (repeated, f"items left out that repeat another: {repeated:,}"),
        (silent, f"items left out that have neither link nor words: {silent:,}"),
        (older, f"items left out that are older than the {MOST_ITEMS} newest, or undated: {older:,}"),
    )
    return tuple(note for count, note in told if count)
