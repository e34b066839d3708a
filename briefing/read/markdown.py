"""Markdown to pieces: markdown-it reads it, the marks go, links keep their text, code and tables are furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefing.model import Head, Kind
from briefing.read.pieces import Piece

if TYPE_CHECKING:
    from markdown_it.token import Token

# Beyond this many characters the marks cost more time than they tell; such a text is read as plain text.
MOST_CHARACTERS = 2_000_000
SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")

# The marks of a text without a telling name are looked for among so many first characters.
SAMPLE = 20_000

_ATX = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_TITLED = re.compile(r"\s*# +\S[^\n]*\n(?:\s*\n|$)")
_SETEXT = re.compile(r"(?:\A|\n\n)(?P<title>[^\s#>*-][^\n]{0,150}[^\s.!?;,])\n(?P<line>={3,}|-{3,}) *\n")
_MARKS = (
    re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*|__[^\s_][^_\n]{0,200}__"),
    re.compile(r"^ {0,3}[*+-] +\S", re.MULTILINE),
    re.compile(r"\[[^\[\]\n]{1,200}\]\((?:https?:|www\.|mailto:|[/#])[^()\s]{1,500}\)"),
)
_FRONT = re.compile(r"\A---\n((?:[^\n]*\n){0,60}?)---\n")
_FIELD = re.compile(r"^(title|date|source|publisher):[ \t]*[\"']?([^\n\"']{1,300})", re.MULTILINE | re.IGNORECASE)
_RUNS = re.compile(r"\s+")


def is_markdown(text: str, name: str) -> bool:
    """The name says so, or the text: by its front matter, its headings, or two of bold words, bullets and links.

    Wrong for a plain text that shows such marks on purpose.
    """
    if len(text) > MOST_CHARACTERS:
        return False
    if name.lower().endswith(SUFFIXES) or front_matter(text)[0] != Head():
        return True
    head = text[:SAMPLE]
    titled = bool(_TITLED.match(head)) or len(_ATX.findall(head)) >= 2 or _underlined(head)
    return titled or sum(bool(mark.search(head)) for mark in _MARKS) >= 2


def _underlined(text: str) -> bool:
    """A heading stands over a line of its own length. Wrong for a rule of such a length under a line."""
    lengths = ((len(found["title"]) + 1, len(found["line"])) for found in _SETEXT.finditer(text))
    return any(title / 2 <= line <= 2 * title for title, line in lengths)


def front_matter(text: str) -> tuple[Head, str]:
    """What the lines between two "---" at the top say, and the text after them."""
    front = _FRONT.match(text)
    if not front:
        return Head(), text
    said = {key.lower(): value.strip() for key, value in _FIELD.findall(front[1])}
    outlet = said.get("publisher", said.get("source", ""))
    return Head(said.get("title", ""), said.get("date", ""), outlet), text[front.end() :]


def pieces(text: str) -> tuple[Piece, ...]:
    """The pieces of a Markdown text in order."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(text)
    return tuple(_walk(tokens))


def _walk(tokens: Iterable[Token]) -> Iterator[Piece]:
    """Blocks as pieces; `inside` counts the blocks open around a token, a heading as its level."""
    inside: Counter[str] = Counter()
    cells: list[str] = []
    for token in tokens:
        name = token.type.rpartition("_")[0]
        inside[name] += token.nesting * (int(token.tag[1]) if name == "heading" else 1)
        if token.type in ("fence", "code_block"):
            yield from _code(token.content)
        elif token.type == "tr_close":
            yield Piece(" | ".join(cells), kind=Kind.FURNITURE, rule="table")
            cells.clear()
        elif token.type == "inline" and (words := _words(token.children or [])):
            if inside["tr"]:
                cells.append(words)
            else:
                yield _said(words, inside["heading"], inside["list_item"])


def _said(words: str, heading: int, items: int) -> Piece:
    if heading:
        return Piece(words, kind=Kind.HEADING, rule="markdown_heading", level=heading)
    if items:
        return Piece(words, kind=Kind.BULLET, rule="markdown_item", level=items)
    return Piece(words)


def _code(content: str) -> Iterator[Piece]:
    for line in content.splitlines():
        if line.strip():
            yield Piece(_RUNS.sub(" ", line).strip(), gap=False, kind=Kind.FURNITURE, rule="code")


def _words(children: Iterable[Token]) -> str:
    """The text of a line of Markdown; pictures say nothing."""
    said = (" " if child.type.endswith("break") else child.content for child in children if child.type != "image")
    return _RUNS.sub(" ", "".join(said)).strip()
