"""A feed's broken XML so far mended that its items stay apart: one tag left open in a text must not swallow the rest.

Example: of `<description>Rain<br>and snow</description>` the tag becomes text, as it does in sound feeds, which escape
it. Wrong for a text element inside another of the same name.
"""

from __future__ import annotations

import re
from html import escape

from briefing.read.xml_tree import escaped

_OPEN, _CLOSE = "<![CDATA[", "]]>"
# CDATA, and the tags between which a text stands, or at which it must have ended.
_MARKS = re.compile(
    r"<!\[CDATA\[.*?\]\]>|<(?P<end>/?)(?P<name>title|description|summary|content(?::encoded)?|item|entry)\b[^<>]*>",
    re.DOTALL,
)
_ITEMS = frozenset({"item", "entry"})
_TAG = re.compile(r"</?[A-Za-z]")


def mended(body: str) -> str:
    """The XML with the mark-up in its texts escaped, lone signs too, and texts closed where their item ends."""
    parts: list[str] = []
    at, inside = 0, ""
    body = _closed(body)
    for mark in _MARKS.finditer(body):
        parts.append(_text(body[at : mark.start()], inside))
        at = mark.end()
        token, name = mark[0], mark["name"] or ""
        if name in _ITEMS:
            token = f"</{inside}>{token}" if inside else token
            inside = ""
        elif name and not inside:
            inside = "" if mark["end"] or token.endswith("/>") else name
        elif mark["end"] and name == inside:
            inside = ""
        elif name:
            token = escape(token, quote=False)
        parts.append(token)
    parts.append(_text(body[at:], inside))
    return "".join(parts)


def _closed(body: str) -> str:
    """The XML without a CDATA section that never ends."""
    last = body.rfind(_CLOSE)
    end = last + len(_CLOSE) if last >= 0 else 0
    return body[:end] + body[end:].replace(_OPEN, escape(_OPEN))


def _text(text: str, inside: str) -> str:
    return escape(text, quote=False) if inside and _TAG.search(text) else escaped(text)
