"""What is cut out of a page's tree before anybody reads it: programs, menus and whatever a reader does not see.

Layout tables become plain containers, quotations get their marks, so that all later steps see running text as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.read.html.hidden import hidden
from briefing.read.html.marks import mark, mark_headings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Elements without words of the article; the fields among them tell what stands beside them.
_SILENT: tuple[str, ...] = (
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "math",
    "canvas",
    "iframe",
    "object",
    "embed",
    "audio",
)
_SILENT += ("video", "map")
_FIELDS = ("select", "textarea", "input", "button", "datalist", "progress", "meter")
# Text that stands around an article. A footer inside a quotation names its speaker.
_AROUND = ("nav", "aside", "dialog", "menu", "footer")
_ROLES = frozenset({"navigation", "dialog", "alertdialog", "complementary", "search", "contentinfo"})
# Struck-out words are withdrawn; a raised link to a note, as in "grain [3]", is no word of the sentence, nor are a
# heading's links to itself and to its editor.
_WITHDRAWN = (
    "//del | //s | //strike | //sup[a[starts-with(@href, '#')] or starts-with(normalize-space(.), '[')]"
    " | //*[contains(@class, 'editsection')] | //a[normalize-space(.)='#' or normalize-space(.)='¶']"
)
# Fewer letters than this, some 25 words, are no article: then the marks that took the others away are not believed.
FEWEST_LETTERS = 125
_PARTS = frozenset({"thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
# A cell of a data table holds a figure or a name, in letters; longer ones hold paragraphs, and the table is for layout.
LONGEST_CELL = 250

HIDDEN_DOUBT = "nearly all of the page is marked as hidden, so hidden text is read too"


def prune(tree: HtmlElement) -> str:
    """Cut the tree in place, and tell why that is in doubt, "" when it is not."""
    from lxml.etree import strip_elements

    strip_elements(tree, *_SILENT, with_tail=False)
    mark(tree)
    strip_elements(tree, *_FIELDS, with_tail=False)
    _cut(tree.xpath(_WITHDRAWN))
    _cut_unless_all(tree, _around(tree))
    seen = _cut_unless_all(tree, hidden(tree))
    for table in tree.xpath("//table"):
        if _is_layout(table):
            _unfold(table)
    mark_headings(tree)
    for quotation in tree.xpath("//q"):
        _quote(quotation)
    return "" if seen else HIDDEN_DOUBT


def _around(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Menus and margins."""
    yield from (element for element in tree.iter(*_AROUND) if element.getparent().tag != "blockquote")
    yield from (element for element in tree.xpath("//*[@role]") if element.get("role").lower() in _ROLES)


def _cut_unless_all(tree: HtmlElement, elements: Iterable[HtmlElement]) -> bool:
    """Cut out these elements, and tell that it was done: not where the article goes with them.

    Example: a menu that was never closed swallows the page. Wrong for a page that has no article.
    """
    found = _outermost(elements)
    if found:
        cut = sum(map(_letters, found))
        if cut >= FEWEST_LETTERS > _letters(tree) - cut:
            return False
        _cut(found)
    return True


def _letters(element: HtmlElement) -> int:
    return len("".join(element.xpath("string(.)").split()))


def _outermost(elements: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Those that lie in none of the others."""
    all_of_them = dict.fromkeys(elements)
    return [one for one in all_of_them if not any(above in all_of_them for above in one.iterancestors())]


def _cut(elements: Iterable[HtmlElement]) -> None:
    """Take elements out with all they hold; the text behind them stays."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _is_layout(table: HtmlElement) -> bool:
    """The table arranges text instead of telling data: it is nested or says so, or its cells hold paragraphs.

    Example: a newsletter set as one column of cells. Wrong for a table of data with a sentence in each cell.
    """
    if table.get("role") in ("presentation", "none") or table.xpath("boolean(.//table | .//h1 | .//h2 | .//h3)"):
        return True
    if table.xpath("boolean(.//th)"):
        return False
    rows = table.xpath(".//tr")
    if all(len(row) <= 1 for row in rows):
        return True
    return any(_letters(cell) > LONGEST_CELL for row in rows for cell in row)


def _unfold(table: HtmlElement) -> None:
    """The table, its rows and cells as plain containers; tables inside it are judged for themselves."""
    for element in table.xpath(". | ./* | ./*/* | ./*/*/*"):
        if element is table or element.tag in _PARTS:
            element.tag = "div"


def _quote(quotation: HtmlElement) -> None:
    """<q> as the marks that a browser shows, in words that do not lose them."""
    quotation.text = f"“{quotation.text or ''}"
    if len(quotation):
        quotation[-1].tail = f"{quotation[-1].tail or ''}”"
    else:
        quotation.text += "”"
    quotation.tag = "span"
