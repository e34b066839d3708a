"""The lines of a finished HTML page. All running text counts as printed, so a line slipped in is found."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from lxml.etree import ParserError, XMLSyntaxError

from briefing.errors import UnknownPage
from briefing.prove.pages import MARK, FinishedPage, PrintedLine, marked, noted

SLIPPED_IN = 4  # words; loose text this long is no label and must be proved
OURS = frozenset(
    {
        "country",
        "masthead",
        "health",
        "see",
        "none",
        "mark",
        "count",
        "kind",
        "sign",
        "when",
        "sources",
        "notes",
        "teller",
        "ours",
        "editor",
        "heading",
    }
)
NAMED = frozenset({"name", "role"})
# Where a long word may break. libxml2 thinks that the tag holds what follows, and 256 of them are too deep for it.
_BREAK = "<wbr>"


def html_page(data: bytes, name: str) -> FinishedPage:
    """The page in HTML made by `briefing.render.html`, or by `briefing.render.mail` as the body of a mail."""
    parser = html.HTMLParser()
    try:
        body = html.document_fromstring(data.decode("utf-8", "replace").replace(_BREAK, ""), parser=parser).body
    except (ParserError, XMLSyntaxError, ValueError) as fault:
        raise UnknownPage(name, "is no HTML") from fault
    if parser.error_log.filter_from_fatals():
        raise UnknownPage(name, "is not whole: it nests too deep to be read to its end")
    footer = " ".join(note.text_content() for note in body.xpath("//*[starts-with(@id, 'source-')]"))
    return noted(tuple(_lines(body)), footer)


def _lines(element: html.HtmlElement) -> Iterator[PrintedLine]:
    classes = set((element.get("class") or "").split())
    if not isinstance(element.tag, str) or classes & OURS:
        return
    if "headline" in classes:  # of a source that the footer need not name
        yield PrintedLine(" ".join(element.text_content().split()), "headline")
        return
    if "line" in classes:
        yield _line(element)
        return
    text = element.text_content()
    if element.tag == "h1" or classes & NAMED:
        yield from [PrintedLine(text, element.tag)] if text.strip() else []
        return
    for loose in (element.text, *(child.tail for child in element)):
        if loose and len(loose.split()) >= SLIPPED_IN:
            yield PrintedLine(loose.strip(), "loose text")
    for child in element:
        yield from _lines(child)


def _line(element: html.HtmlElement) -> PrintedLine:
    _, section, paragraph, number = marked(MARK.search("".join(_marked_by(element).split())))
    start, end, source = (element.get(f"data-{key}") or "" for key in ("start", "end", "source"))
    return PrintedLine(
        text=" ".join(element.text_content().split()),
        part="line",
        source=int(source) if source.isdecimal() else 0,
        section=section,
        paragraph=paragraph,
        page=number,
        start=int(start) if start.isdecimal() else None,
        end=int(end) if end.isdecimal() else None,
    )


def _marked_by(element: html.HtmlElement) -> str:
    """The text that holds the mark of a line: what follows it, else what is around it."""
    after = element.getnext()
    behind: str = after.text_content() if after is not None and isinstance(after.tag, str) else ""
    return behind if MARK.search("".join(behind.split())) else str(element.getparent().text_content())
