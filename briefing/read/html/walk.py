"""A pruned tree to lines: one walk, no recursion, that breaks where a browser would and notes what each line stands in.

Whether a line belongs to the article is not asked here; see choose.py.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.read.dateline import date_line
from briefing.read.html.line_parts import BOLD, BREAK, HOME, ITALIC, LINKED, Part, groups, shares
from briefing.read.html.lines import Line, Zone
from briefing.read.html.roles import NAMES, role

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements inside a line; they go before the walk, and their words stay.
_INLINE: tuple[str, ...] = (
    "span",
    "font",
    "u",
    "small",
    "big",
    "abbr",
    "acronym",
    "cite",
    "kbd",
    "samp",
    "tt",
    "var",
    "sub",
)
_INLINE += ("sup", "mark", "ins", "time", "label", "dfn", "bdi", "bdo", "wbr", "nobr", "data", "img", "picture")
_INLINE += ("source", "ruby", "code")
_SIGNS = {"a": LINKED, "b": BOLD, "strong": BOLD, "i": ITALIC, "em": ITALIC}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Elements that change what the lines inside them are; "caption" is also a role that a class gives.
_COUNTED = {"li": "li", "ul": "list", "ol": "list", "pre": "code", "tr": "row", "figcaption": "caption"}
_COUNTED |= {"caption": "caption", "article": "article"}
# Elements whose neighbours are the lines beside theirs; the text of all others stands beside itself.
_LEAVES = frozenset({"p", "li", "blockquote", "pre", "tr", "dt", "dd", *_HEADINGS})
_AROUND = ("zone", "talk", "consent")
_TOLD = ("standfirst", "byline", "title")
_BETWEEN_CELLS = " | "
# The address of a site's front page, as the masthead links to it.
_FRONT = re.compile(r"(?:https?://[^/?#\s]{1,200}+)?/?(?:(?:index|default)\.\w{2,5}|home|[a-z]{2})?/?$", re.IGNORECASE)


def lines(tree: HtmlElement) -> tuple[list[Line], list[Zone]]:
    """The lines of a page in order, and the zones they name; the tree loses its inline elements."""
    from lxml.etree import iterwalk, strip_tags

    body = tree.find("body")
    body = tree if body is None else body
    strip_tags(body, *_INLINE)
    walk = _Walk(body)
    for event, element in iterwalk(body, events=("start", "end")):
        if event == "start":
            walk.enter(element)
        elif element is not body:
            walk.leave(element)
    walk.flush(body)
    return _dated_items(walk.lines), walk.zones


def _dated_items(found: list[Line]) -> list[Line]:
    """The lines, but an item's day and what happens on it are one line, where each stands in a part of its own.

    Example: <li><div>22 May</div><div>Talks end</div></li>.
    """
    joined = found[:1]
    for line in found[1:]:
        item, before = line.home.getparent(), joined[-1]
        dated = line.shape == before.shape == "li" and date_line(before.text)
        if dated and item.tag == "li" and item is before.home.getparent():
            joined[-1] = replace(line, text=f"{before.text} {line.text}")
        else:
            joined.append(line)
    return joined


class _Walk:
    """The walk's place in the page: what it has read of the current line, and what the open elements mean."""

    def __init__(self, body: HtmlElement) -> None:
        self.lines: list[Line] = []
        self.zones = [Zone(0, body)]
        self._parts: list[Part] = []
        self._signs: Counter[int] = Counter()
        self._open: Counter[str] = Counter()
        self._homeward: list[HtmlElement] = []
        self._roles: list[tuple[HtmlElement, str]] = []
        self._zone = 0

    def enter(self, element: HtmlElement) -> None:
        """An element opens: a block ends the line before it."""
        tag = element.tag
        if tag in _SIGNS:
            self._signs[_SIGNS[tag]] += 1
            if tag == "a" and leads_home(element):
                self._homeward.append(element)
        elif tag == "br":
            self._parts.append((BREAK, 0))
        else:
            self._begin(element, tag)
        self._say(element.text)

    def leave(self, element: HtmlElement) -> None:
        """An element closes, and what stands behind it follows."""
        tag = element.tag
        if tag in _SIGNS:
            self._signs[_SIGNS[tag]] -= 1
            if self._homeward and self._homeward[-1] is element:
                self._homeward.pop()
        elif tag != "br":
            self._finish(element, tag)
        self._say(element.tail)

    def _begin(self, element: HtmlElement, tag: str) -> None:
        if self._open["row"] and tag != "tr":
            self._parts.append((_BETWEEN_CELLS if tag in ("td", "th") and self._parts else " ", 0))
        else:
            parent = element.getparent()
            self.flush(element if parent is None else parent)
        if tag in _HEADINGS:
            self._open["h"] += 1
        elif tag in _COUNTED:
            self._open[_COUNTED[tag]] += 1
        if tag == "main" or (tag == "h1" and not _is_masthead(element)):
            self._spare()
        said = role(tag, " ".join(filter(None, map(element.get, NAMES))))
        # the header of a page is a zone, that of an article holds its title
        if said and not (tag == "header" and self._open["article"]):
            self._play(element, said)

    def _finish(self, element: HtmlElement, tag: str) -> None:
        if not self._open["row"] or tag == "tr":
            self.flush(element)
        if tag in _HEADINGS:
            self._open["h"] -= 1
        elif tag in _COUNTED:
            self._open[_COUNTED[tag]] -= 1
        if self._roles and self._roles[-1][0] is element:
            _, said = self._roles.pop()
            self._open[said] -= 1
            if said in _AROUND:
                self._zone = self.zones[self._zone].outer

    def _play(self, element: HtmlElement, said: str) -> None:
        self._roles.append((element, said))
        self._open[said] += 1
        if said in _AROUND:
            self.zones.append(Zone(self._zone, element, said))
            self._zone = len(self.zones) - 1

    def _spare(self) -> None:
        """The zones around a page's first heading or main part are none, whatever their names."""
        at = self._zone
        while at:
            self.zones[at].spared = True
            at = self.zones[at].outer

    def _say(self, text: str | None) -> None:
        if text and (self._parts or not text.isspace()):
            signs = sum(sign for sign, times in self._signs.items() if times)
            self._parts.append((text, signs + HOME if self._homeward else signs))

    def flush(self, element: HtmlElement) -> None:
        """The line that ends here, or the paragraphs that line breaks part it into."""
        parts, self._parts = self._parts, []
        if not parts or not any(text.strip() for text, _ in parts):
            return
        shape = next((name for name in ("row", "code", "caption", "h", "li") if self._open[name]), "p")
        level = self._open["list"] if shape == "li" else _HEADINGS.get(element.tag, 0)
        home = element.getparent() if element.tag in _LEAVES else element
        said = next((said for _, said in reversed(self._roles) if said in _TOLD), "")
        for group in groups(parts, shape):
            text = " ".join("".join(part for part, _ in group).split())
            if text.strip(" |"):
                letters = len(text) - text.count(" ")
                linked, front, bold, italic = shares(group, letters)
                line = Line(text, shape, home, level, linked, front, bold, italic, self._zone, said)
                self.lines.append(line)


def leads_home(link: HtmlElement) -> bool:
    """The link leads to the front page, in English perhaps. Examples: "/", "https://courier.example/en/"."""
    address = (link.get("href") or "#").strip()
    return link.get("rel") == "home" or bool(_FRONT.match(address))


def _is_masthead(heading: HtmlElement) -> bool:
    """The heading is the name of the site, a link to its front page."""
    return any(leads_home(link) for link in heading.iter("a"))
