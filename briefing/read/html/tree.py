"""The bytes of a web page to a tree, with nothing fetched, nothing expanded, and no size or depth that hurts later.

The parser stops at 256 open elements and at huge pieces of text and forgets the rest. Such a page is `wild`: it is
parsed again with wider limits, its containers cut out where even these are too narrow, and its elements not compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.errors import EmptyInput
from briefing.model import File
from briefing.read.decode import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A page declares its character set within 1,024 bytes, says the standard; scripts and comments push it down.
DECLARED_WITHIN = 4096

_CHARSET = re.compile(rb"(?:charset\s{0,9}=|encoding\s{0,9}=)\s{0,9}[\"']?\s{0,9}([\w.:-]{2,40})", re.IGNORECASE)
# lxml refuses a text that declares a character set; a DOCTYPE that defines entities has no business in a web page.
_OPENING = re.compile(
    r"\s*+(?:<\?xml[^<>]{0,500}+>\s*+)?(?:<!DOCTYPE[^<>\[]{0,500}+\[.*?\]\s*+>)?", re.IGNORECASE | re.DOTALL
)
# The time that a tag takes grows with the square of its attributes; no page needs one of so many characters.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40}+)[^<>]{8000,}+>")
_INLINE = re.compile(r"</?(?:b|i|u|em|strong|span|font|small|big)\b[^<>]{0,999}+>", re.IGNORECASE)
_CONTAINER = re.compile(
    r"</?(?!(?:p|h[1-6]|br|a|script|style|title|meta|html|head|body)\b)[a-z][^<>]{0,999}+>", re.IGNORECASE
)
_RUN = re.compile(r"\v[\v\s]*+")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's tree; `wild` when it is so deep that its elements are not compared."""

    tree: HtmlElement
    wild: bool
    notes: tuple[str, ...]


def page(file: File) -> Page:
    """The tree of a web page. Raises `EmptyInput` for one that holds no mark-up and no text."""
    text, notes = decode(file.data, file.name, declared=declared(file))
    text = _LONG_TAG.sub(r"<\1>", _OPENING.sub("", text.replace("\0", ""), count=1))
    tree, whole = _parse(text, huge=False)
    wild = not whole
    if wild:
        tree, whole = _parse(text, huge=True)
    if not whole:
        tree, _ = _parse(_RUN.sub("<br><br>", _CONTAINER.sub("\v", _INLINE.sub("", text))), huge=True)
    if tree is None:
        raise EmptyInput(file.name)
    return Page(tree, wild, notes)


def declared(file: File) -> str:
    """The character set that the server or the page itself declares, "" for none.

    A legacy one does not win over bytes that are sound UTF-8 with letters beyond ASCII, for templates often declare
    wrongly, and UTF-16 is known by its bytes alone; see `decode`.
    """
    found = _CHARSET.search(file.data[:DECLARED_WITHIN])
    return file.charset or (found[1].decode("ascii", "replace") if found else "")


def _parse(text: str, *, huge: bool) -> tuple[HtmlElement | None, bool]:
    """The tree, None for no mark-up at all, and whether the parser took the whole text."""
    from lxml.etree import ElementDefaultClassLookup, HTMLParser, ParserError
    from lxml.html import HtmlElement, document_fromstring

    parser = HTMLParser(recover=True, no_network=True, huge_tree=huge, remove_comments=True, remove_pis=True)
    # the parser of lxml.html asks a function in Python for the class of each element; this takes a third of the time
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    try:
        tree = document_fromstring(text, parser=parser)
    except ParserError:
        return None, True
    return tree, not any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log)
