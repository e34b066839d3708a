"""The lines of a web page and the zones they stand in, as the walk found them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its shape, the element that holds it and its neighbours, the number of its zone, 0 for none.

    `shape` is "p", "h", "li", "row", "code" or "caption"; `linked` and `bold` are shares of its letters.
    """

    text: str
    shape: str
    home: HtmlElement
    level: int = 0
    linked: float = 0.0
    bold: float = 0.0
    zone: int = 0
    standfirst: bool = False


@dataclass(slots=True)
class Zone:
    """A part of a page that by its name stands around the article, inside the zone of number `outer`.

    It is `spared` when it holds the page's first heading or much of the article after all; a question of consent to
    cookies never is on account of its words.
    """

    outer: int
    element: HtmlElement
    consent: bool = False
    spared: bool = False
