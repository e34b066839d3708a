"""XML text to a tree that is safe to walk: no document type, no entities, no depth without end; broken XML is mended.

Everything before the root element is cut off unread, and with it every document type, entity and external DTD, and the
warnings some servers print before a feed. Example: of `<!DOCTYPE rss [<!ENTITY a "...">]><rss>&a;</rss>` the tree
is that of `<rss>&a;</rss>`, in which "&a;" is three signs. Wrong for a comment that holds the root's tag.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from html.entities import html5
from typing import Any

_ENTITY = re.compile(r"<!ENTITY\b")
# What may not stand in XML, or only as a number: tabs and line ends may.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)(#\d{1,7};|#x[0-9a-fA-F]{1,6};|\w{2,31};)?")
_LONE = re.compile(r"<(?![A-Za-z_/!?])")


@dataclass(frozen=True, slots=True)
class Tree:
    """The root element, whether the XML was sound, and whether entities were declared (they are never read)."""

    root: Any
    sound: bool
    entities: bool


def tree(text: str, root: re.Pattern[str], mend: Callable[[str], str]) -> Tree | None:
    """The tree from the first tag that `root` finds; None where there is none, or nothing behind it can be read.

    XML that is not sound is put before `mend` first.
    """
    start = root.search(text)
    if not start:
        return None
    entities = bool(_ENTITY.search(text, 0, start.start()))
    body = text[start.start() :]
    legal = _FORBIDDEN.sub("", body)
    sound = _parsed(legal, recover=False)
    found = sound if sound is not None else _parsed(mend(legal), recover=True)
    return None if found is None else Tree(found, sound is not None and legal == body, entities)


def local(element: Any) -> str:
    """The tag of an element without its namespace or prefix. Example: "content:encoded" is "encoded"."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _parsed(body: str, *, recover: bool) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        recover=recover,
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(body.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None


def escaped(text: str) -> str:
    """The text with lone "&" and "<" escaped and HTML's names of letters written out; it holds no CDATA.

    Example: "Q&A at the caf&eacute;" becomes "Q&amp;A at the café".
    """
    return _LONE.sub("&lt;", _REFERENCE.sub(_letter, text))


def _letter(match: re.Match[str]) -> str:
    """What stands behind "&" written so that XML takes it: a letter, nothing for a control, or itself."""
    name = match[1] or ""
    if name in html5:
        return escape(html5[name])
    if not name.startswith("#"):
        return f"&amp;{name}"
    code = int(name[2:-1], 16) if name[1] == "x" else int(name[1:-1])
    return "" if code > sys.maxunicode else escape(_FORBIDDEN.sub("", chr(code)))
