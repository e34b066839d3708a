"""A mail to its text and the files attached to it: body is what its sender tells, not what programs and habits add."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from briefing.errors import BriefingError, BrokenFile, EmptyInput, OwnPage
from briefing.model import File, Kind
from briefing.read.mail import box
from briefing.read.mail.files import attached
from briefing.read.mail.furniture import furniture
from briefing.read.mail.headers import forwards, head, header
from briefing.read.mail.parse import Part, damage, parse
from briefing.read.mail.parts import Leaf, Role, content, leaves
from briefing.read.mail.quotes import is_quote, parted, unquoted
from briefing.read.mail.text import MOST_LINES, Line, page_lines, param, plain_lines, settled
from briefing.read.mail_sniff import bare
from briefing.read.pieces import Extract, Piece
from briefing.read.sniff import own

# Whoever writes fewer words above a quotation hands it on: "FYI", "See below, please".
OWN_WORDS = 5
# Quotations in quotations are opened so many times.
MOST_LEVELS = 5
ENCRYPTED = "its text is encrypted"
# What rules say that a line is another mail's.
OTHERS = ("quoted", "forwarded")
# How a page of ours is known in a mail, whatever mail programs made of its HTML: by its last line, by several marks.
# One or two marks stand in a mail that cites the page.
FEWEST_MARKS = 3
_CHECKED = re.compile(r"check\s+with\s+\*?briefing\s+verify\*?\.\s+briefing\s+\d")
_MARK = re.compile(r"\[\d{1,6}·§\d{1,6}\.\d{1,6}")


@dataclass(frozen=True, slots=True)
class Body:
    """The texts of a mail one behind the other, what had to be mended, and why one could not be read."""

    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    doubt: str = ""
    fault: BriefingError | None = None


def extract(file: File) -> Extract:
    """The subject as title, the body, quotations and signatures as furniture, attachments as files; a box as its mails.

    Raises `OwnPage` for our page, sent or handed on, and a `BriefingError` for a mail that is broken, encrypted, nested
    too deep or empty.
    """
    data = bare(file.data)
    if mails := box.opened(file, data):
        return mails
    message = parse(data, file.name)
    found = tuple(leaves(message, file.name))
    if page := _saved_page(message, found, file):
        return page
    inner, left = attached(found, file.name)
    body = _body(found, file)
    said = head(message)
    lines = _judged(body.lines, forwards(message), said.author)
    if _ours(lines):
        raise OwnPage(file.name)
    if not any(line.text and not line.rule for line in lines):
        lines = () if inner else body.lines
    if not any(line.text for line in lines) and not inner:
        raise _emptiness(found, body, file)
    pieces = tuple(settled(lines))
    return Extract(
        _titled(pieces, said.title) if pieces else (), said, (*body.notes, *left, *damage(message)), body.doubt, inner
    )


def _saved_page(message: Part, found: Sequence[Leaf], file: File) -> Extract | None:
    """The web page that a browser saved in the form of a mail; what the page says of itself goes first."""
    address = header(message, "snapshot-content-location") or header(message, "content-location")
    saved = address or header(message, "from").lower().startswith("<saved by")
    root = next((leaf for leaf in found if leaf.html), None)
    if not saved or not root:
        return None
    page = _page(root, file, address)
    own = head(message)
    return replace(page, head=replace(page.head, title=page.head.title or own.title))


def _page(leaf: Leaf, file: File, address: str = "") -> Extract:
    from briefing.read.html import extract as read_page

    data, charset = content(leaf.part, file.name), param(leaf.part, "charset")
    if own(data):
        raise OwnPage(file.name)
    return read_page(File(file.name, data, "text/html", charset, address or file.url))


def _body(found: Sequence[Leaf], file: File) -> Body:
    """All texts of the mail, up to a limit. A page that cannot be read is noted where other texts can."""
    texts: list[Body] = []
    lines: list[Line] = []
    for leaf in found:
        if leaf.role is Role.TEXT and len(lines) <= MOST_LINES:
            texts.append(_text(leaf, file))
            lines += (Line(""), *texts[-1].lines)
    cut = (f"only the first {MOST_LINES:,} lines of the mail are read",) if len(lines) > MOST_LINES else ()
    return Body(
        tuple(lines[:MOST_LINES]),
        (*cut, *dict.fromkeys(note for text in texts for note in text.notes)),
        next((text.doubt for text in texts if text.doubt), ""),
        next((text.fault for text in texts if text.fault), None),
    )


def _text(leaf: Leaf, file: File) -> Body:
    try:
        return _page_body(_page(leaf, file)) if leaf.html else _plain_body(leaf, file)
    except OwnPage:
        raise
    except BriefingError as fault:
        return Body(notes=("a part of the mail could not be read",), fault=fault)


def _page_body(page: Extract) -> Body:
    return Body(tuple(page_lines(page)), page.notes, page.doubt)


def _plain_body(leaf: Leaf, file: File) -> Body:
    data = content(leaf.part, file.name)
    if data.lstrip().startswith(b"-----BEGIN PGP MESSAGE"):
        raise BrokenFile(file.name, "mail", ENCRYPTED)
    lines, notes = plain_lines(leaf.part, data)
    torn = leaf.part.get_content_maintype() == "multipart"
    return Body(lines, notes, "its parts cannot be told apart" if torn else "")


def _ours(lines: Sequence[Line]) -> bool:
    """What would be read of the mail is a page of ours. Wrong where its sender wrote an article above it as well."""
    text = " ".join(line.text.lstrip("> ") for line in lines if line.rule not in OTHERS)
    return bool(_CHECKED.search(text)) or len(_MARK.findall(text)) >= FEWEST_MARKS


def _judged(lines: Sequence[Line], hands_on: bool, author: str) -> tuple[Line, ...]:
    """The lines with their rules; where a mail says next to nothing itself, what it quotes is its text.

    Example: "FYI" above a quoted report hands the report on.
    """
    judged = tuple(_letters(parted(lines, hands_on), author))
    for _ in range(MOST_LEVELS):
        if sum(len(line.text.split()) for line in judged if not line.rule) >= OWN_WORDS:
            break
        lines = [unquoted(line) if is_quote(line.text) else line for line in lines]
        judged = tuple(_letters(parted(lines, True), author))
    return judged


def _letters(lines: Sequence[Line], author: str) -> Iterator[Line]:
    for other, stretch in groupby(lines, lambda line: line.rule in OTHERS):
        letter = tuple(stretch)
        rules = {} if other else furniture([line.text for line in letter], author)
        yield from (replace(line, rule=rules[i]) if i in rules else line for i, line in enumerate(letter))


def _titled(pieces: tuple[Piece, ...], title: str) -> tuple[Piece, ...]:
    """The pieces with their title: where the subject opens the text as its headline, else above it."""
    if not title:
        return pieces
    first = next((i for i, piece in enumerate(pieces) if piece.kind is not Kind.FURNITURE), -1)
    if first >= 0 and pieces[first].text.casefold() == title.casefold():
        return (*pieces[:first], replace(pieces[first], kind=Kind.TITLE, rule="subject"), *pieces[first + 1 :])
    return (Piece(title, kind=Kind.TITLE, rule="subject"), *pieces)


def _emptiness(found: Sequence[Leaf], body: Body, file: File) -> BriefingError:
    if any(leaf.role is Role.ENCRYPTED for leaf in found):
        return BrokenFile(file.name, "mail", ENCRYPTED)
    return body.fault or EmptyInput(file.name)
