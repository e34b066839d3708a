"""The texts of a mail as lines: decoded, soft line ends joined, those of a web page with the pieces they came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

from briefing.errors import EmptyInput
from briefing.model import Kind
from briefing.read import plain
from briefing.read.decode import decode
from briefing.read.funnel import cleaned
from briefing.read.mail.parse import FAULTS, Part
from briefing.read.pieces import Extract, Piece

# In characters: nobody writes a longer letter, and every line of it is looked at.
MOST_CHARACTERS = 2_000_000
# A letter of 400 pages; each line is looked at several times.
MOST_LINES = 30_000

_RULE = re.compile(r"-{3,}\s*$")

# No cleaned text holds it.
_PLACE = "\x00"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a mail, "" where one is blank; its rule where it is furniture; its piece where it is a web page's."""

    text: str
    rule: str = ""
    piece: Piece | None = None


def plain_lines(part: Part, data: bytes) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """The lines of a plain part, and in plain words what had to be mended."""
    try:
        text, notes = decode(data, "", "" if data.isascii() else param(part, "charset"))
    except EmptyInput:
        return (), ()
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS]
        notes += (f"only the first {MOST_CHARACTERS:,} characters of the mail are read",)
    text, repairs = cleaned(text)
    lines = text.split("\n", MOST_LINES)[:MOST_LINES]
    if param(part, "format") == "flowed":
        lines = list(unflowed(lines, param(part, "delsp") == "yes"))
    lines = list(unstarred(lines))
    return tuple(Line(line.removeprefix(">") if line.startswith(">From ") else line) for line in lines), notes + repairs


def page_lines(page: Extract) -> Iterator[Line]:
    """The pieces of a web page as lines."""
    for piece in page.pieces:
        if piece.gap:
            yield Line("")
        rule = piece.rule if piece.kind is Kind.FURNITURE else ""
        yield Line(piece.text, rule, piece)


def unflowed(lines: list[str], close: bool) -> Iterator[str]:
    """Paragraphs of text whose soft line ends are marked by a space before them (RFC 3676); `close` drops that space.

    Example: "The port ", "opened." is "The port opened.". Wrong for a text that only claims to be such.
    """
    held, held_depth = "", -1
    for line in lines:
        depth = len(line) - len(line.lstrip(">"))
        text = line[depth:].removeprefix(" ")
        if held_depth >= 0 and (depth != held_depth or text == "-- "):
            yield _at_depth(held, held_depth)
            held, held_depth = "", -1
        held += text
        if text.endswith(" ") and text != "-- ":
            held, held_depth = (held[:-1] if close else held), depth
            continue
        yield _at_depth(held, depth)
        held, held_depth = "", -1
    if held:
        yield _at_depth(held, held_depth)


def unstarred(lines: Iterable[str]) -> Iterator[str]:
    """The lines, headings without the stars that newsletters put before them. Example: "** Quays", "-----"."""
    for line, after in pairwise(chain(lines, ("",))):
        yield line.removeprefix("** ") if _RULE.match(after) else line


def settled(lines: Sequence[Line]) -> Iterator[Piece]:
    """The pieces of judged lines. How wide lines were broken shows in the whole of a body, so it is put together first,
    with a mark where other stretches stand.
    """
    apart: list[tuple[Piece, ...]] = []
    body: list[str] = []
    for (paged, rule), stretch in groupby(lines, _judged):
        alike = tuple(stretch)
        if paged or rule:
            body += ("", f"{_PLACE}{len(apart)}", "")
            apart.append(tuple(map(_ruled, alike)) if paged else _furniture(alike, rule))
        else:
            body += (line.text for line in alike)
    for piece in plain.pieces("\n".join(body)):
        if piece.text.startswith(_PLACE):
            yield from apart[int(piece.text.removeprefix(_PLACE))]
        else:
            yield piece


def _furniture(lines: Sequence[Line], rule: str) -> tuple[Piece, ...]:
    text = "\n".join(line.text if line.text.strip("> ") else "" for line in lines)
    return tuple(Piece(piece.text, piece.gap, Kind.FURNITURE, rule) for piece in plain.pieces(text))


def _judged(line: Line) -> tuple[bool, str]:
    return line.piece is not None, line.rule


def _ruled(line: Line) -> Piece:
    piece = line.piece or Piece(line.text)
    if line.rule:
        return Piece(piece.text, piece.gap, Kind.FURNITURE, line.rule, page=piece.page)
    return piece


def _at_depth(text: str, depth: int) -> str:
    return f"{'>' * depth} {text}" if depth else text


def param(part: Part, name: str) -> str:
    """A parameter of the content type, in lower case; "" where there is none."""
    try:
        found = part.get_content_charset("") if name == "charset" else part.get_param(name, "")
    except FAULTS:
        return ""
    return str(found or "").lower()
