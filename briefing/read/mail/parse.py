"""Bytes to a tree of mail parts by the standard library, with limits that hold before it begins.

The parser gets what cannot hurt it: nesting is counted beforehand, each header is cut, headers are never interpreted
by the library's own grammar (which recurses, and is quadratic in encoded words), and a mail inside a mail stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from email import errors
from email.feedparser import BytesFeedParser
from email.message import Message
from email.policy import Compat32

from briefing.errors import BrokenFile, TooDeep

# A reply with a signed, forwarded newsletter inside nests seven deep.
MOST_DEPTH = 20
# A saved web page brings some hundred pictures along.
MOST_PARTS = 1_000
# In characters: no subject is longer; the addressees of a mailing may be, and are not read.
MOST_HEADER = 8_000
# In bytes: the lines above a mail that went through many hands and lists take half of it.
MOST_BLOCK = 64_000
# What a receipt is called here; under its own name the library parses each of its lines.
RECEIPT = "text/x-receipt"
# What it calls damaged base64.
BASE64_DEFECTS = frozenset(
    (errors.InvalidBase64PaddingDefect, errors.InvalidBase64CharactersDefect, errors.InvalidBase64LengthDefect)
)
# What the library raises on broken mails, beside the errors that it means to raise.
FAULTS = (LookupError, RecursionError, ValueError, AssertionError, AttributeError, TypeError)

_SIGN = re.compile(
    rb"^--(?P<line>[^\r\n]{1,200})|^content-type[ \t]*:[ \t]*(?P<mail>message)/"
    rb"|\bboundary[*\d \t]*=[ \t]*\"?(?P<said>[^\"\r\n;]{1,200})",
    re.MULTILINE | re.IGNORECASE,
)

_HEADERS = re.compile(rb"(?:(?:[!-9;-~]{1,200}[ \t]*:|[ \t]|>?From )[^\n]*\n)*+")
_READ = re.compile(
    rb"^(?:from|sender|date|subject|organi[sz]ation|list-id|content-[a-z-]{1,40}|snapshot-content-location)[ \t]*:"
    rb"[^\n]{0,8000}(?:\n[ \t][^\n]{0,1000}){0,100}",
    re.MULTILINE | re.IGNORECASE,
)

Part = Message


class _Whole(Message):
    """A part of a mail; one that is a mail itself, or a receipt, is a leaf: its bytes are handed on, not parsed."""

    def get_content_type(self) -> str:
        kind = super().get_content_type()
        return RECEIPT if kind == "message/delivery-status" else kind

    def get_content_maintype(self) -> str:
        main = super().get_content_maintype()
        return "application" if main == "message" else main


class _Cut(Compat32):
    """Each header is cut to `MOST_HEADER` and handed out as it stands."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:MOST_HEADER].strip()

    def header_fetch_parse(self, name: str, value: str) -> str:
        return value


def parse(data: bytes, name: str) -> Part:
    """The mail that these bytes hold. Raises `TooDeep` and `BrokenFile`."""
    data = _trimmed(data)
    depth, parts = _extent(data, name)
    if depth > MOST_DEPTH:
        raise TooDeep(name, f"mails inside mails or parts inside parts, more than {MOST_DEPTH} deep")
    if parts > MOST_PARTS:
        raise TooDeep(name, f"more than {MOST_PARTS:,} parts")
    try:
        parser = BytesFeedParser(_Whole, policy=_Cut())
        parser.feed(data)
        return parser.close()
    except FAULTS as fault:
        raise BrokenFile(name, "mail", "its parts cannot be told apart") from fault


def damage(message: Part) -> tuple[str, ...]:
    """In plain words what the parser, and the decoding of the parts so far, had to put up with."""
    defects = {type(defect) for part in message.walk() for defect in part.defects}
    torn = defects & {errors.CloseBoundaryNotFoundDefect, errors.StartBoundaryNotFoundDefect}
    told = ("the mail breaks off: its last part has no end",) if torn else ()
    return told + (("the coding of a part is damaged",) if defects & BASE64_DEFECTS else ())


def _extent(data: bytes, name: str) -> tuple[int, int]:
    """How deep the parts of a mail nest and how many there are, without parsing it.

    A declared boundary and a mail inside go one deeper; a line with a boundary known from above leaves what is below.
    Raises `BrokenFile` for a part whose header fills pages.
    """
    open_: list[bytes] = []
    deepest = parts = 0
    for sign in _SIGN.finditer(data):
        if sign["line"] is None:
            said = (sign["said"] or b"").rstrip()
            if not said or said not in open_:
                open_.append(said)
        elif at := _level(open_, sign["line"].rstrip()):
            del open_[at:]
            parts += 1
            if _block(data, data.find(b"\n", sign.end()) + 1) > MOST_BLOCK:
                raise BrokenFile(name, "mail", "the header of one of its parts has no end")
        deepest = max(deepest, len(open_))
        if deepest > MOST_DEPTH:
            break
    return deepest, parts


def _trimmed(data: bytes) -> bytes:
    """The mail, of a header that fills pages only the lines that are read."""
    size = _block(data, 0)
    if size <= MOST_BLOCK:
        return data
    read = b"\n".join(line[0] for line in _READ.finditer(data, 0, size))
    return read[:MOST_BLOCK].rstrip() + b"\n" + data[size:]


def _block(data: bytes, start: int) -> int:
    """How many bytes the header lines take that stand here."""
    block = _HEADERS.match(data, start)
    return block.end() - start if block else 0


def _level(open_: Sequence[bytes], line: bytes) -> int:
    """How many are open after a line of two dashes and these bytes; 0 where the line is no boundary."""
    if line in open_:
        return open_.index(line) + 1
    closed = line.removesuffix(b"--")
    return open_.index(closed) + 1 if closed and closed in open_ else 0
