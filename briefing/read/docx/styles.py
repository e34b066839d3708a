"""What the styles of a Word document say of its paragraphs: heading, list, caption. In any language of Word.

The name of a built-in style is English in the file even where Word shows another and its id is another:
"berschrift1" is named "heading 1". A style says for itself or inherits from the one it is based on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from briefing.model import Kind
from briefing.read.docx.xml import on, value, within

# Outline levels count from 0; 9 is body text.
DEEPEST = 8
# Word lets styles build on one another ten times; a circle ends here.
MOST_PARENTS = 20

# Word writes English names; other programs write those of their user.
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|nagłówek|заголовок|标题|見出し) ?([1-9])"
)
_TITLES = {"title": Kind.TITLE, "subtitle": Kind.SUBTITLE}
_LIST = re.compile(r"list (?:bullet|number)(?: ([2-5]))?")
# Styles that are based on the title for its looks and are none.
_NO_TITLES = frozenset({"date", "abstract"})
# What is no text of the article; the name under which it is told apart.
_FURNITURE = (
    (re.compile(r"toc (?:\d|heading)|table of (?:figures|authorities)|toa heading|index (?:\d|heading)"), "contents"),
    (re.compile(r"caption"), "caption"),
    (re.compile(r"header"), "page_header"),
    (re.compile(r"footer"), "page_footer"),
    (re.compile(r"(?:foot|end)note text"), "footnote"),
    (re.compile(r"author|byline"), "byline"),
    (re.compile(r"source code|html preformatted|macro"), "code"),
    (re.compile(r"closing|(?:e-mail )?signature|salutation|envelope (?:address|return)|message header"), "letter"),
)


@dataclass(frozen=True, slots=True)
class Role:
    """What a paragraph is by its style; `kind` None says nothing. Levels count from 1."""

    kind: Kind | None = None
    rule: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself; None where it is silent."""

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    list_level: int | None = None
    bold: bool | None = None
    hidden: bool | None = None


class Styles:
    """All styles of a document, by their ids."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self._styles: dict[str, Style] = {}
        self._usual = ""
        self._roles: dict[str, Role] = {}
        self._looks: dict[str, tuple[bool, bool]] = {}
        for element in elements:
            if element.tag == "w:style":
                style = element.get("w:styleId", "")
                self._styles[style] = _style(element)
                if element.get("w:type") == "paragraph" and element.get("w:default") in ("1", "true", "on"):
                    self._usual = style

    def role(self, style: str) -> Role:
        """What a paragraph of this style is; "" stands for the usual style."""
        if style not in self._roles:
            self._roles[style] = self._inherited(style)
        return self._roles[style]

    def _inherited(self, style: str) -> Role:
        """The first role in the lineage; a style that takes itself out of a list stays what it is otherwise."""
        unlisted = False
        for one in self._lineage(style):
            role = _role(one)
            if role is not None:
                return Role() if unlisted and role.kind is Kind.BULLET else role
            unlisted = unlisted or one.list_level == 0
        return Role()

    def look(self, style: str) -> tuple[bool, bool]:
        """Whether letters of this style are bold, and whether they are hidden."""
        if style not in self._looks:
            bold = (one.bold for one in self._lineage(style) if one.bold is not None)
            hidden = (one.hidden for one in self._lineage(style) if one.hidden is not None)
            self._looks[style] = next(bold, False), next(hidden, False)
        return self._looks[style]

    def _lineage(self, style: str) -> Iterator[Style]:
        """The style, the one it is based on, and so on."""
        style = style or self._usual
        for _ in range(MOST_PARENTS):
            if style not in self._styles:
                return
            yield self._styles[style]
            style = self._styles[style].based_on


def number(said: str, most: int) -> int | None:
    """The number that a w:val gives, None where it gives none or a larger one than is possible."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 and int(said) <= most else None


def list_level(properties: Element | None) -> int | None:
    """The level of the list, from 1, that paragraph properties ask for; 0 where they take the paragraph out of one."""
    if within(properties, "w:numPr", "w:numId") is None:
        return None
    listed = number(value(properties, "w:numPr", "w:numId"), 10**8)
    return (number(value(properties, "w:numPr", "w:ilvl"), DEEPEST) or 0) + 1 if listed else 0


def _style(element: Element) -> Style:
    bold, hidden = within(element, "w:rPr", "w:b"), within(element, "w:rPr", "w:vanish")
    return Style(
        name=value(element, "w:name").strip().casefold(),
        based_on=value(element, "w:basedOn"),
        outline=number(value(element, "w:pPr", "w:outlineLvl"), DEEPEST + 1),
        list_level=list_level(within(element, "w:pPr")),
        bold=None if bold is None else on(bold),
        hidden=None if hidden is None else on(hidden),
    )


def _role(style: Style) -> Role | None:
    """What a style says itself, its name before its outline level and that before its list; None where it is silent.

    Wrong for a style called "Caption" that someone sets running text in.
    """
    rule = next((rule for names, rule in _FURNITURE if names.fullmatch(style.name)), "")
    if rule:
        return Role(Kind.FURNITURE, rule)
    if style.name in _TITLES:
        return Role(_TITLES[style.name], f"{style.name}_style")
    if style.name in _NO_TITLES:
        return Role()
    heading, listed = _HEADING.fullmatch(style.name), _LIST.fullmatch(style.name)
    if style.outline is None and heading:
        return Role(Kind.HEADING, "heading_style", int(heading[1]))
    if style.outline is not None and style.outline <= DEEPEST:
        return outlined(style.outline, "heading_style")
    if style.list_level or listed:
        named = int((listed and listed[1]) or 1)
        return Role(Kind.BULLET, "list_style", max(named, style.list_level or 1))
    return None if style.outline is None else Role()


def outlined(outline: int, rule: str) -> Role:
    """A heading of this outline level, or body text."""
    return Role(Kind.HEADING, rule, outline + 1) if outline <= DEEPEST else Role()
