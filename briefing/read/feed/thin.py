"""A feed's tree without what is not needed: what is left takes feedparser little time, whatever the feed holds.

feedparser knows the dialects and their dates, but some of its ways take quadratic time or more: 340 KB of nested
`xml:base` a minute and a gigabyte, 40 KB of an author 25 seconds. So it gets known elements only, well-formed, without
a document type, and with numbers in the place of texts.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from briefing.read.feed.item import MOST_LOOKED_AT
from briefing.read.xml_tree import local

# An item has a dozen elements that matter here; more are an attack.
MOST_PARTS = 40
# No person has a longer name; feedparser's search for an address in it is quadratic.
LONGEST_NAME = 200
# No title, link or date is longer.
LONGEST_LINE = 2_000

_ITEMS = frozenset({"item", "entry"})
_AROUND = frozenset({"channel", "source", "author"}) | _ITEMS
_TEXTS = frozenset({"description", "summary", "content", "encoded", "body"})
_DATES = frozenset({"pubDate", "date", "published", "issued", "created", "updated", "modified"})
_NAMES = frozenset({"name", "author", "creator"})
_KNOWN = _AROUND | _TEXTS | _DATES | _NAMES | {"title", "link", "guid", "id"}
_MAIL = re.compile(r"<?[^\s<>()@]{1,80}@[^\s<>()]{1,100}>?")
_MEDIA = "search.yahoo.com/mrss"
_PREFIX = re.compile(r"(</?)[A-Za-z][\w.-]*:(?=\w)")
# What old systems number after Windows-1252: "don&#146;t".
_C1 = {code: bytes([code]).decode("cp1252", "ignore") or None for code in range(0x80, 0xA0)}


def without_later_items(root: Any) -> bool:
    """Takes them out, and tells whether there were any."""
    items = [element for element in root.iter() if local(element) in _ITEMS]
    for item in items[MOST_LOOKED_AT:]:
        item.getparent().remove(item)
    return len(items) > MOST_LOOKED_AT


def thinned(root: Any) -> tuple[str, ...]:
    """Takes all out of the tree that is not needed; the texts taken out, whose numbers stand there in their stead."""
    texts: list[str] = []
    levels = [root]
    while levels:
        element = levels.pop()
        element.text = None
        _few_attributes(element)
        for child in _known(element):
            name = local(child)
            child.tail = None
            if name in _AROUND and len(child):
                levels.append(child)
                continue
            _few_attributes(child)
            if name in _TEXTS:
                texts.append(_taken_out(child))
                child.text = str(len(texts) - 1)
            else:
                _as_line(child)
    return tuple(texts)


def _known(element: Any) -> list[Any]:
    """The known children; others are taken out, and so is what pictures and films say of themselves."""
    most = MOST_PARTS if local(element) in _ITEMS else MOST_LOOKED_AT + MOST_PARTS
    known = [child for child in element if local(child) in _KNOWN and _MEDIA not in str(child.tag)][:most]
    element[:] = known
    return known


def _taken_out(element: Any) -> str:
    """The text of an element; mark-up in it as HTML. Example: of `<content><p>A</p></content>` it is "<p>A</p>"."""
    if not len(element):
        return (element.text or "").translate(_C1)
    from lxml import etree

    tag, element.tag = element.tag, "div"
    element.attrib.clear()
    _, _, markup = etree.tostring(element, method="html", encoding="unicode", with_tail=False).partition(">")
    del element[:]
    element.tag = tag
    element.set("type", "html")
    return _PREFIX.sub(r"\1", markup.rpartition("</")[0].translate(_C1))


def _as_line(element: Any) -> None:
    """Only text: of a title, a link, a date or a name. Example: "desk@post.example (Ann Roe)" is "Ann Roe"."""
    text = _taken_out(element)[:LONGEST_LINE]
    if local(element) in _NAMES:
        text = _MAIL.sub("", text[:LONGEST_NAME]).strip(' ()"\t\n')
    element.text = text


def _few_attributes(element: Any) -> None:
    """Few, short attributes, and no base address that is not of the web: "file:///etc/" is no place for links."""
    if len(element.attrib) > MOST_PARTS:
        element.attrib.clear()
    for key, value in element.attrib.items():
        base = key.rpartition("}")[2] == "base"
        if len(value) > LONGEST_LINE or (base and not _of_the_web(value)):
            del element.attrib[key]


def _of_the_web(base: str) -> bool:
    try:
        return urlsplit(base.strip()).scheme in ("", "http", "https")
    except ValueError:
        return False
