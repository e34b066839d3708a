"""Which elements of a page a reader does not see, as far as the page itself says so: attributes and inline styles.

Style sheets are not read. What they hide (menus, boxes, a paid article) is left to the choice of the main text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Smaller type than this, in pixels, is not meant to be read.
SMALLEST_PX = 2.0
# Further off than this, in pixels, nothing is on the screen.
OFF_SCREEN_PX = 900.0
# A page opened behind a dialog is marked aria-hidden as a whole; a larger share than this is the page, no ornament.
MOST_ARIA = 0.5
# So many elements outwards a background is looked for.
BACKGROUND_WITHIN = 12

_MARKED = "//body//*[@hidden or @style or @aria-hidden='true']"
# Classes of the trade for words that are only read out, or only printed. A title may be one.
_READ_OUT = (
    "//body//*[contains(@class, 'sr-only') or contains(@class, 'hidden') or contains(@class, 'screen-reader') or"
    " contains(@class, 'print-only') or contains(@class, 'assistive') or contains(@class, 'invisible')][not(self::h1)]"
)
_NOT_SEEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|(?:print|assistive)-(?:only|text)|a11y-hidden"
    r"|element-invisible)(?:$|[\s_])"
)
_DECLARATION = re.compile(r"([a-z-]{3,30})\s{0,9}:\s{0,9}([^;]{1,200})")
_CLIPPED = re.compile(r"rect\((?:\s{0,3}[01](?:px)?[\s,]{0,3}){4}\)$|inset\((?:50|[6-9]\d|100)%\)$")
_SIZE = re.compile(r"(-?\d{0,6}(?:\.\d{1,4})?)\s{0,3}(px|pt|em|rem|%|)$")
_RGB = re.compile(r"rgba?\(\s{0,9}(\d{1,3})[\s,]{1,9}(\d{1,3})[\s,]{1,9}(\d{1,3})\s{0,9}\)$")
_PIXELS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}
_NAMED = {"white": "#ffffff", "black": "#000000"}
_WHITE = "#ffffff"

Style = dict[str, str]


def hidden(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that are not seen: by their attributes, then by their classes."""
    most = MOST_ARIA * tree.xpath("string-length(.)")
    for element in tree.xpath(_MARKED):
        style = _style(element.get("style") or "")
        unseen = element.get("hidden") is not None or any(rule(style) for rule in RULES)
        muted = element.get("aria-hidden") == "true" and element.xpath("string-length(.)") <= most
        if unseen or muted or _too_small(element, style) or _pale(element, style):
            yield element
    yield from (element for element in tree.xpath(_READ_OUT) if _NOT_SEEN.search(element.get("class")))


def not_shown(style: Style) -> bool:
    """Example: "display:none"."""
    return style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse")


def transparent(style: Style) -> bool:
    """Example: "opacity: 0". Not with a "transform", for then a program moves the text in."""
    clear = "opacity" in style and style["opacity"].rstrip("%0.") == ""
    return clear and not {"transform", "transition", "animation"} & style.keys()


def off_screen(style: Style) -> bool:
    """Example: "position:absolute; left:-9999px"."""
    sides = ("left", "top", "right", "text-indent", "margin-left")
    return any(_pixels(style.get(side, "")) < -OFF_SCREEN_PX for side in sides)


def cut_off(style: Style) -> bool:
    """A box without height that shows nothing beyond it. Example: "max-height:0;overflow:hidden"."""
    flat = any(0 <= _pixels(style.get(side, "")) < SMALLEST_PX for side in ("height", "max-height", "width"))
    return flat and style.get("overflow") == "hidden"


def clipped(style: Style) -> bool:
    """Nothing of the box is left. Examples: "clip:rect(0,0,0,0)", "clip-path:inset(50%)"."""
    return bool(_CLIPPED.match(style.get("clip", "")) or _CLIPPED.match(style.get("clip-path", "")))


RULES: tuple[Callable[[Style], bool], ...] = (not_shown, transparent, off_screen, cut_off, clipped)


def _too_small(element: HtmlElement, style: Style) -> bool:
    """Example: "font-size:1px". Not "font-size:0" around columns that set their own size, as newsletters have it."""
    return 0 <= _pixels(style.get("font-size", "")) < SMALLEST_PX and not _restyled(element, "font-size")


def _pale(element: HtmlElement, style: Style) -> bool:
    """The text has the colour of its ground, white where the page says nothing of it. Example: "color:#fff".

    Wrong for white letters on a dark ground that only a style sheet sets.
    """
    colour = _colour(style.get("color", ""))
    if not colour or _restyled(element, "color"):
        return False
    around = [element, *(above for above, _ in zip(element.iterancestors(), range(BACKGROUND_WITHIN), strict=False))]
    grounds = (ground(one) for one in around)
    return colour == next(filter(None, grounds), _WHITE)


def ground(element: HtmlElement) -> str:
    """The background that the element sets, "" for none; a picture counts as one of no known colour."""
    style = _style(element.get("style") or "")
    said = style.get("background-color") or style.get("background") or element.get("bgcolor") or ""
    if not said or said in ("transparent", "none", "inherit"):
        return ""
    return _colour(said) or "a picture"


def _restyled(element: HtmlElement, name: str) -> bool:
    """Something inside the element sets this property anew."""
    return bool(element.xpath("boolean(.//*[contains(@style, $name)])", name=name))


@lru_cache(maxsize=512)
def _style(text: str) -> Style:
    """The declarations of a style attribute, the last one of a name as browsers do."""
    return {name: value.replace("!important", "").strip() for name, value in _DECLARATION.findall(text.lower())}


def _pixels(value: str) -> float:
    """A length in pixels; one that is not understood is of no concern, as 16."""
    found = _SIZE.match(value)
    return float(found[1]) * _PIXELS[found[2]] if found and found[1] not in ("", "-", ".", "-.") else 16.0


def _colour(value: str) -> str:
    """A colour as "#rrggbb", "" where it is not understood. Examples: "white", "#FFF", "rgb(255, 255, 255)"."""
    value = _NAMED.get(value.strip().lower(), value.strip().lower())
    rgb = _RGB.match(value)
    if rgb:
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in rgb.groups())
    if re.fullmatch(r"#[0-9a-f]{3}", value):
        return "#" + "".join(2 * letter for letter in value[1:])
    return value if re.fullmatch(r"#[0-9a-f]{6}", value) else ""
