"""A text of a feed's item to a small whole document: a web page for HTML, plain text for text, the headline on top.

Programs, style sheets and every attribute that could start one go; so do addresses other than http, https and mailto.
Their text stays. feedparser's own cleaning is not used: unclosed comments of 200 KB keep it busy for seven seconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from briefing.errors import EmptyInput
from briefing.model import File
from briefing.read.html.tree import page

HTML, TEXT = "text/html", "text/plain"
# The end of a teaser, with the line that some systems put behind it, is looked for in so many last characters.
LAST = 400
# Longer than any article: a book has a million characters. What is cut off are pictures written as letters.
MOST_CHARACTERS = 1_000_000

_PROGRAMS = ("script", "style", "template", "iframe", "object", "embed", "applet")
# What tells of an element's place, and whether it is hidden: the reader of web pages asks that.
_KEPT = frozenset(
    ("href", "alt", "colspan", "rowspan", "class", "id", "datetime", "cite", "style", "hidden", "aria-hidden")
)
_LINK = re.compile(r"\s*(?:https?://|mailto:)", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,999}>|<!--")
_CUT_OFF = re.compile(
    r"(?:\[?(?:…|\.{3})\]?|\b(?:read more|continue reading|read (?:the )?(?:full|whole) \w{1,20})\W{0,9})\s*"
    r"(?:The post .{1,300})?$",
    re.IGNORECASE | re.DOTALL,
)
_RUNS = re.compile(r"\s+")
# What lxml refuses to write.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an item: its tree where it is HTML, and its words as they are read."""

    tree: Any
    words: str

    @property
    def count(self) -> int:
        return len(self.words.split())

    @property
    def cut_off(self) -> bool:
        """It ends as a teaser does. Examples: "…", "[...]", "Read more". Wrong for an article that trails off."""
        return bool(_CUT_OFF.search(self.words.rstrip()[-LAST:]))


def text_of(said: str, *, html: bool) -> Text:
    """What a feed says, with its mark-up apart. Text without a tag is plain, whatever it is called, bar entities."""
    said = _ILLEGAL.sub("", said[:MOST_CHARACTERS])
    if not html or not _TAG.search(said):
        return Text(None, (unescape(said) if html else said).strip())
    try:
        tree = _harmless(page(File("", said.encode(), charset="utf-8")).tree)
    except EmptyInput:
        return Text(None, "")
    return Text(tree, " ".join(tree.itertext()).strip())


def line_of(said: str, *, html: bool) -> str:
    """The same as one line of plain text, for titles and names. Example: "<b>Oats</b> &amp; fish" is "Oats & fish"."""
    text = text_of(said, html=html)
    words = text.words if text.tree is None else "".join(text.tree.itertext())
    return _RUNS.sub(" ", _ILLEGAL.sub("", words)).strip()


def document(title: str, text: Text) -> tuple[bytes, str]:
    """The bytes of a document with this headline and text, and its media type; b"" for no text."""
    if not text.words:
        return b"", TEXT
    own = _RUNS.sub(" ", text.words[: 2 * len(title) + LAST]).strip().startswith(title)
    headline = "" if own else title
    if text.tree is None:
        return (f"{headline}\n\n{text.words}" if headline else text.words).encode("utf-8", "replace"), TEXT
    return _written(title, headline, text.tree), HTML


def _written(title: str, headline: str, tree: Any) -> bytes:
    from lxml import etree

    root = etree.Element("html")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    article = etree.SubElement(etree.SubElement(root, "body"), "article")
    if headline:
        etree.SubElement(article, "h1").text = headline
    tree.tag = "div"
    article.append(tree)
    written: bytes = etree.tostring(root, method="html", encoding="utf-8")
    return b"<!doctype html>" + written


def _harmless(tree: Any) -> Any:
    """The body of a tree, without programs, and with no address that could start one."""
    from lxml import etree

    body = tree.find("body")
    body = tree if body is None else body
    etree.strip_elements(body, *_PROGRAMS, with_tail=False)
    for element in body.xpath("descendant-or-self::*[@*]"):
        kept = {key: value for key, value in element.attrib.items() if key in _KEPT}
        if not _LINK.match(kept.get("href", "")):
            kept.pop("href", None)
        element.attrib.clear()
        element.attrib.update(kept)
    return body
