"""Stage 1: bytes to a Document with cleaned text and judged blocks.

decode -> clean -> mend -> pieces (a reader per format) -> rules (structure) -> assemble.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from briefing.errors import EmptyInput, ForeignLanguage, WebPage
from briefing.model import Document, Head
from briefing.read import markdown, plain
from briefing.read.assemble import assemble
from briefing.read.clean import clean
from briefing.read.decode import decode
from briefing.read.gather import gather
from briefing.read.language import foreign
from briefing.read.mojibake import mend
from briefing.read.webpage import web_page

__all__ = ["gather", "read", "read_text"]

# A desk reads no longer report: five million characters are 800,000 words.
MOST_CHARACTERS = 5_000_000
MOST_PIECES = 50_000


def read(data: bytes, name: str) -> Document:
    """The document that these bytes hold. Raises a `BriefingError` for empty, binary or foreign input and web pages."""
    text, notes = decode(data, name)
    return replace(_document(text, name, notes), sha256=sha256(data).hexdigest())


def read_text(text: str, name: str) -> Document:
    """The document of a text in hand; its hash is that of its UTF-8 bytes."""
    data = text.encode("utf-8", "surrogatepass")
    return replace(_document(text, name, ()), sha256=sha256(data).hexdigest())


def _document(text: str, name: str, notes: tuple[str, ...]) -> Document:
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS]
        notes += (f"only the first {MOST_CHARACTERS:,} characters are judged",)
    text, mended = mend(text)
    text, cleaned = clean(text)
    if not text.strip():
        raise EmptyInput(name)
    if web_page(text, name):
        raise WebPage(name)
    if foreign(text):
        raise ForeignLanguage(name)
    if markdown.is_markdown(text, name):
        head, text = markdown.front_matter(text)
        pieces = markdown.pieces(text)
    else:
        head, pieces = Head(), plain.pieces(text)
    if not pieces:
        raise EmptyInput(name)
    if len(pieces) > MOST_PIECES:
        pieces = pieces[:MOST_PIECES]
        notes += (f"only the first {MOST_PIECES:,} lines are judged",)
    return replace(assemble(pieces, name, head), repairs=notes + mended + cleaned)
