"""The tree of a mail's parts to its leaves in order; of several versions of a text the best."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.errors import InvalidBase64LengthDefect
from enum import StrEnum

from briefing.errors import BrokenFile
from briefing.read.mail.headers import file_name
from briefing.read.mail.parse import FAULTS, MOST_DEPTH, Part

# A plain version with fewer words than this share of the HTML version is a stub.
STUB = 0.2
_STUBS = ("html reader", "html-capable", "html capable", "does not support html", "view it in html", "html messages")
# A stub that says why it is one is short, in words.
STUB_WORDS = 60

_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
# What only dresses a web page.
_DRESSING = ("text/css", "text/javascript", "application/javascript", "application/x-javascript", "font/")


_FOREIGN_TO_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


class Role(StrEnum):
    """What a leaf of the tree is for."""

    TEXT = "text"
    FILE = "file"
    DRESSING = "dressing"
    ENCRYPTED = "encrypted"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part without parts of its own."""

    part: Part
    role: Role

    @property
    def html(self) -> bool:
        return self.role is Role.TEXT and self.part.get_content_type() == "text/html"

    @property
    def plain(self) -> bool:
        return self.role is Role.TEXT and not self.html


def leaves(part: Part, name: str, depth: int = 0) -> Iterator[Leaf]:
    """The leaves of a part that count, in order; `name` is that of the mail."""
    kind = part.get_content_type()
    if kind in _ENCRYPTED or depth > MOST_DEPTH:
        yield Leaf(part, Role.ENCRYPTED)
    elif not part.is_multipart():
        yield Leaf(part, _role(part, kind))
    elif kind == "multipart/alternative":
        yield from _best([tuple(leaves(child, name, depth + 1)) for child in _children(part)], name)
    elif kind == "multipart/related":
        yield from _related([tuple(leaves(child, name, depth + 1)) for child in _children(part)])
    else:
        for child in _children(part):
            yield from leaves(child, name, depth + 1)


def content(part: Part, name: str) -> bytes:
    """The decoded bytes of a leaf. Raises `BrokenFile`."""
    try:
        data = part.get_payload(decode=True)
    except FAULTS as fault:
        raise BrokenFile(name, "mail", "one of its parts cannot be decoded") from fault
    if any(isinstance(defect, InvalidBase64LengthDefect) for defect in part.defects):
        return _cut_base64(part)
    return data if isinstance(data, bytes) else b""


def _cut_base64(part: Part) -> bytes:
    """What can be decoded of base64 that lost letters; the library would hand out the letters as they stand."""
    letters = _FOREIGN_TO_BASE64.sub(b"", str(part.get_payload()).encode("ascii", "replace"))
    return binascii.a2b_base64(letters[: len(letters) // 4 * 4])


def _children(part: Part) -> list[Part]:
    return [child for child in part.get_payload() if isinstance(child, Part)]


def _role(part: Part, kind: str) -> Role:
    """A text is read as the mail's own unless it is sent as a file."""
    if kind.startswith(_DRESSING):
        return Role.DRESSING
    placed = str(part.get("content-disposition") or "").partition(";")[0].strip().lower()
    if kind.startswith("multipart/"):
        return Role.TEXT
    own = kind in ("text/plain", "text/html") and placed != "attachment"
    return Role.TEXT if own and not (placed and file_name(part)) else Role.FILE


def _best(versions: Sequence[tuple[Leaf, ...]], name: str) -> Iterator[Leaf]:
    """Of several versions of a text the plain one, unless it is a stub; and the files that any of them brings."""
    plain = next((v for v in versions if any(leaf.plain for leaf in v) and not any(leaf.html for leaf in v)), ())
    rich = next((v for v in reversed(versions) if any(leaf.html for leaf in v)), ())
    best = rich if rich and (not plain or _stub(plain, rich, name)) else plain
    for version in versions:
        yield from (leaf for leaf in version if version is best or leaf.role is not Role.TEXT)


def _stub(plain: Sequence[Leaf], rich: Sequence[Leaf], name: str) -> bool:
    text = b" ".join(content(leaf.part, name) for leaf in plain if leaf.plain).lower()
    words = len(text.split())
    if not words or (words <= STUB_WORDS and any(stub.encode() in text for stub in _STUBS)):
        return True
    return words < STUB * sum(_words(content(leaf.part, name)) for leaf in rich if leaf.html)


def _words(page: bytes) -> int:
    """The words of a web page outside of its tags, counted without reading it."""
    words = 0
    for piece in page.split(b"<"):
        tag, _, text = piece.partition(b">")
        if not tag[:6].lower().startswith((b"style", b"script", b"title", b"!--")):
            words += len(text.split())
    return words


def _related(children: Sequence[tuple[Leaf, ...]]) -> Iterator[Leaf]:
    """The first part is the text; further texts are frames of a saved page, most of them advertising."""
    for n, child in enumerate(children):
        yield from (leaf for leaf in child if n == 0 or leaf.role is not Role.TEXT)
