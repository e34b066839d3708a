"""What parts of a page are though no name says so: told by the fields, the picture or the type in them.

Small boxes with a field to fill in ask for something; a few words beside a picture are its caption; a page without a
single heading shows them in large type. Each such part is given the name or the tag that the later steps know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from briefing.read.html.hidden import ground
from briefing.read.html.lines import words
from briefing.read.html.roles import ASKING, PICTURED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A box that asks for an address, a vote or a search has fewer words than this; an article in one would have more.
BOX_WORDS = 60
# A box on a ground of its own has at least so many, and all such boxes together this share of the page's words.
TINTED_WORDS = 8
MOST_TINTED = 0.35
# A caption has fewer words than this, and a page with fewer than that is one picture and its text.
CAPTION_WORDS = 30
PAGE_WORDS = 150
MOST_PICTURED = 0.2
# So many elements outwards a box or a caption reaches, and so many fields and pictures are asked: a page has fewer.
REACH = 6
MOST_ASKED = 300
# Headings without a tag are lines of fewer words, in type of so many pixels; text is set in 13 to 18.
HEADING_WORDS = 25
HEADING_PX = 20.0
# Text as typed has so many words, and of its letters fewer than this share are marks that programs are full of.
PROSE_WORDS = 40
MOST_MARKS = 0.01

_FIELDS = ("input", "textarea", "select")
_SILENT_FIELDS = frozenset({"hidden", "submit", "button", "image", "reset"})
_PICTURES = ("img", "amp-img")
_HELD = "boolean(.//h1 | .//article | .//main)"
_WORDED = "boolean(.//h1 | .//h2 | .//h3 | .//h4 | .//h5 | .//table | .//ul | .//ol | .//blockquote)"
_PARTED = "boolean(.//p | .//div | .//table | .//td | .//ul | .//ol | .//h1 | .//h2 | .//h3 | .//h4)"
_PLAIN = "boolean(.//p | .//pre)"
_HEADED = "boolean(//h1 | //h2 | //h3)"
_BOXES = frozenset({"div", "section", "fieldset", "label", "p", "span", "li", "td", "ul", "amp-form"})
_TINTED = frozenset({"div", "td", "table", "section"})
_FRAMES = frozenset({"div", "figure", "section", "span", "td", "a", "center", "dl"})
_SIZE = re.compile(r"font-size\s{0,9}:\s{0,9}(\d{1,3}(?:\.\d{1,4})?)(px|pt|em|rem|%)")
_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}
_ASKS = re.compile(r"(?:sign (?:me )?up|subscribe|join|register|donate|become a)\b", re.IGNORECASE)
_BLANK = re.compile(r"\n[ \t\r]*\n")
_LARGE_FONTS = frozenset({"4", "5", "6", "7", "+1", "+2", "+3", "+4"})


def mark(tree: HtmlElement) -> None:
    """Give boxes, captions and headings of the page the names they lack; its fields must still be there."""
    for element in tree.xpath("//*[@role='heading']"):
        level = element.get("aria-level") or "2"
        element.tag = f"h{level}" if level in "123456" else "h2"
    for block in list(tree.iter("pre")):
        if _is_prose(block):
            _reflow(block)
    for box in _boxes(tree):
        box.set("class", ASKING)
    for frame in _frames(tree):
        frame.set("class", PICTURED)
    for box in list(_tinted(tree)):
        box.set("class", ASKING)


def mark_headings(tree: HtmlElement) -> None:
    """On a page without headings lines in large type are such; its tables for layout must be containers already.

    Example: <td style="font-size:26px">Locks reopen</td>. Wrong for a first paragraph in large type, hence few words.
    """
    if tree.xpath(_HEADED):
        return
    for element in tree.xpath("//body//font[@size] | //body//*[contains(@style, 'font-size')]"):
        if _is_large(element) and 0 < _words(element) <= HEADING_WORDS and not element.xpath(_PARTED):
            element.tag = "h2"


def _boxes(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The widest small part around each field to fill in, or button that asks for it.

    Example: "Stay in touch" above a field for an address.
    """
    fields = (field for field in tree.iter(*_FIELDS) if (field.get("type") or "text").lower() not in _SILENT_FIELDS)
    asking = (button for button in tree.iter("button") if _ASKS.match(button.xpath("normalize-space(.)")))
    yield from _widest(chain(fields, asking), _is_box)


def _frames(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The widest part around each picture, or figure drawn by the page, that holds a few words, and no heading or list.

    Wrong for a small picture beside a paragraph of few words. Where such parts hold much of the page, as in an essay in
    pictures, they are its text.
    """
    if _words(tree) >= PAGE_WORDS:
        drawn = (figure for figure in tree.iter("figure") if not figure.xpath(_PLAIN) and _is_frame(figure))
        frames = {frame: _words(frame) for frame in chain(_widest(tree.iter(*_PICTURES), _is_frame), drawn)}
        if sum(frames.values()) < MOST_PICTURED * _words(tree):
            yield from (frame for frame, words in frames.items() if words)


def _tinted(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The few boxes on a ground of their own: in a mail, what is set apart from its text to sell or to point out.

    Wrong for a box with a summary; where many parts have grounds, these are the page's look and say nothing.
    """
    found = {}
    for element in tree.xpath("//body//*[@bgcolor or contains(@style, 'background')]"):
        own = ground(element) if element.tag in _TINTED else ""
        if own and TINTED_WORDS <= _words(element) <= BOX_WORDS and own != _ground_around(element):
            found[element] = _words(element)
    if sum(found.values()) <= MOST_TINTED * _words(tree):
        yield from found


def _ground_around(element: HtmlElement) -> str:
    return next(filter(None, map(ground, element.iterancestors())), "#ffffff")


def _is_frame(element: HtmlElement) -> bool:
    words = _words(element)
    return not words or (words < CAPTION_WORDS and element.tag in _FRAMES and not element.xpath(_WORDED))


def _is_box(element: HtmlElement) -> bool:
    return element.tag in _BOXES and _words(element) <= BOX_WORDS and not element.xpath(_HELD)


def _widest(elements: Iterator[HtmlElement], fits: Callable[[HtmlElement], bool]) -> Iterator[HtmlElement]:
    """For each element the outermost one around it that fits, all between them fitting too."""
    known: dict[HtmlElement, bool] = {}
    for element, _ in zip(elements, range(MOST_ASKED), strict=False):
        widest = None
        for above, _ in zip(element.iterancestors(), range(REACH), strict=False):
            if above not in known:
                known[above] = fits(above)
            if not known[above]:
                break
            widest = above
        if widest is not None:
            yield widest


def _words(element: HtmlElement) -> int:
    return words(element.xpath("normalize-space(.)"))


def _is_large(element: HtmlElement) -> bool:
    if element.tag == "font" and element.get("size") in _LARGE_FONTS:
        return True
    found = _SIZE.search(element.get("style") or "")
    return found is not None and float(found[1]) * _PIXELS[found[2]] >= HEADING_PX


def _is_prose(block: HtmlElement) -> bool:
    """A text as typed and no code: words, and nearly all of its letters in them."""
    text = "".join(block.itertext())
    marks = sum(text.count(mark) for mark in "{}=<>;\\|_#")
    return (
        words(" ".join(text.split())) >= PROSE_WORDS and marks < MOST_MARKS * len(text) and not block.xpath(".//code")
    )


def _reflow(block: HtmlElement) -> None:
    """Text as typed, with a blank line between paragraphs, to paragraphs. Example: a mailing list's archive."""
    from lxml.etree import SubElement

    text = "".join(block.itertext())
    for child in list(block):
        block.remove(child)
    block.tag, block.text = "div", None
    for paragraph in filter(str.strip, _BLANK.split(text)):
        SubElement(block, "p").text = paragraph
