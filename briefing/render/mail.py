"""The page as the HTML body of a mail: one column of tables with its styles inside the elements, nothing to fetch.

Gmail cuts off a mail whose HTML takes more than 102 KB as sent, wherever that is. So a mail that grows too large gives
up lines from the end of its longest parts, and says how many.
"""

from __future__ import annotations

from binascii import b2a_qp
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from briefing.model import Brief
from briefing.render.home import TEMPLATES
from briefing.render.view import PARTS, view

if TYPE_CHECKING:
    from jinja2 import Template

# Bytes of the HTML, encoded as quoted-printable: Gmail's 102 KB, less what lists and gateways add to a mail.
MOST_BYTES = 80_000
# What a part says that had to give up all its lines.
IN_THE_PDF = "In the attached PDF."


def body(brief: Brief) -> str:
    """The finished HTML of the mail: the lines of the page, word for word, in the page's order.

    Example: a page of thirty lines with addresses of 2,000 letters keeps the first lines of each part, and says
    "12 lines are only in the attached PDF." The title and the bottom line are never given up.
    """
    told = view(brief)
    whole = _filled(told, ())
    if size(whole) <= MOST_BYTES:
        return whole
    given_up = (*_longest_first(told), *("sources" for _ in told["sources"]))
    fewest = bisect_left(range(len(given_up)), True, key=lambda n: size(_filled(told, given_up[:n])) <= MOST_BYTES)
    return _filled(told, given_up[:fewest])


def size(html: str) -> int:
    """The bytes that a text takes in a mail as quoted-printable, its lines parted as on the wire."""
    sent = b2a_qp(html.encode("utf-8", "replace"))
    return len(sent) + sent.count(b"\n")


def inlined(html: str) -> str:
    """The HTML with the rules of its `<style>` in the elements; nothing is read from disk or network for it."""
    from css_inline import CSSInliner

    return CSSInliner(load_remote_stylesheets=False, keep_at_rules=True, minify_css=True).inline(html)


def _filled(told: dict[str, Any], given_up: Sequence[str]) -> str:
    """The mail without the last line of each part that is named, as often as it is."""
    from markupsafe import Markup

    css = Markup((TEMPLATES / "mail.css").read_text("utf-8"))
    page = _template().render(_shortened(told, Counter(given_up)), css=css)
    return inlined(page.encode("utf-8", "replace").decode("utf-8"))


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("mail.html")


def _longest_first(told: dict[str, Any]) -> Iterator[str]:
    """The parts in the order in which they give up their last line: each time the one that is longest then."""
    sizes = {part: [_letters(row) for row in _rows(told, part)] for part in PARTS}
    left = {part: sum(rows) for part, rows in sizes.items()}
    while any(left.values()):
        longest = max(PARTS, key=lambda part: left[part])
        left[longest] -= sizes[longest].pop()
        yield longest


def _rows(told: dict[str, Any], part: str) -> list[Any]:
    """The lines of a part, those of what's new without their stories."""
    return [line for group in told["news"] for line in group["lines"]] if part == "news" else told[part]


def _letters(value: Any) -> int:
    """What all the texts in a value of the view take in a mail, in bytes."""
    if isinstance(value, dict):
        return sum(map(_letters, value.values()))
    return sum(map(_letters, value)) if isinstance(value, list) else size(str(value))


def _shortened(told: dict[str, Any], given_up: Counter[str]) -> dict[str, Any]:
    kept = {part: told[part][: len(told[part]) - given_up[part]] for part in (*PARTS, "sources") if part != "news"}
    kept["news"] = _first(told["news"], len(_rows(told, "news")) - given_up["news"])
    emptied = {part: IN_THE_PDF for part in PARTS if told[part] and not kept[part]}
    return told | kept | {"quiet": told["quiet"] | emptied, "trimmed": _told(given_up)}


def _first(groups: Sequence[dict[str, Any]], lines: int) -> list[dict[str, Any]]:
    """So many lines of what's new, under their stories."""
    kept = []
    for group in groups:
        if lines > 0:
            kept.append(group | {"lines": group["lines"][:lines]})
        lines -= len(group["lines"])
    return kept


def _told(given_up: Counter[str]) -> str:
    """How much is missing. Example: "12 lines are only in the attached PDF."."""
    lines, sources = given_up.total() - given_up["sources"], given_up["sources"]
    counts = [
        f"{count:,} {name}{'s' if count > 1 else ''}" for count, name in ((lines, "line"), (sources, "source")) if count
    ]
    verb = "is" if lines + sources == 1 else "are"
    return f"{' and '.join(counts)} {verb} only in the attached PDF." if counts else ""
