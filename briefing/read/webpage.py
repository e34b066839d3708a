"""Whether a text is the source of a web page, which nobody meant to hand in as it is."""

from __future__ import annotations

import re

from briefing.read.markdown import SUFFIXES

# So many first characters tell.
SNIFF = 20_000
# An article that speaks of HTML shows a few tags, inside its sentences; in a page's source they open most lines.
FEWEST_TAGS = 10
LINES_TAGGED = 0.5

_OPENING = re.compile(r"\s*(?:<\?xml [^>]{0,200}>\s*)?<(?:!doctype html|html[\s>])", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:html|head|body|title|meta|link|script|style|div|p|span|a|ul|ol|li|table|tr|td|th|h[1-6]|br|hr|img|section"
    r"|article|nav|header|footer|main|aside|figure|figcaption|form|button|input|label|strong|em|b|i)\b[^<>]{0,500}>",
    re.IGNORECASE,
)


def web_page(text: str, name: str) -> bool:
    """The text opens as HTML does or is full of tags; Markdown may hold as many as it likes."""
    if _OPENING.match(text[:SNIFF]):
        return True
    if name.lower().endswith(SUFFIXES):
        return False
    head = text[:SNIFF]
    if len(_TAG.findall(head)) < FEWEST_TAGS:
        return False
    lines = [line.lstrip() for line in head.split("\n") if line.strip()]
    return sum(bool(_TAG.match(line)) for line in lines) >= LINES_TAGGED * len(lines)
