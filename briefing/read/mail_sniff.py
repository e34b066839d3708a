"""Whether bytes are a mail or a box of mails, told by the header lines they open with."""

from __future__ import annotations

import codecs
import re

# Mails that went through many hands open with some 20,000 bytes of header lines, the telling ones among them.
SNIFF = 64_000
# A box of mails, a mail, a saved web page in the form of a mail.
SUFFIXES = (".eml", ".mbox", ".mbx", ".mht", ".mhtml")

# Lines that people write above a memo too.
_WRITTEN = frozenset((b"from", b"date", b"subject"))
_KNOWN = _WRITTEN | {b"to", b"cc", b"bcc", b"reply-to", b"sender"}
# Lines that only programs write.
_TECHNICAL = re.compile(
    rb"(?:received|message-id|mime-version|return-path|dkim-signature|delivered-to|content-type|list-id"
    rb"|content-transfer-encoding|in-reply-to|x-[a-z0-9-]+|arc-[a-z-]+)$"
)
_HEADER = re.compile(rb"([!-9;-~]{1,80})[ \t]*:|[ \t]+\S|>?From \S")
_FROM_LINE = re.compile(rb"From \S+ [^\r\n]{0,40}\d\d:\d\d[^\r\n]{0,20}\d{4}[^\r\n]{0,20}\r?\n")


def is_mail(data: bytes, name: str) -> bool:
    """The bytes open as a mail does: with a line that only programs write, or, under a mail's name, two known lines.

    Not a memo that opens "TO: All staff", "FROM: Ann Roe", "DATE: 3 May". Wrong for a web server's raw answer.
    """
    head = bare(data[:SNIFF])
    if is_box(head):
        return True
    names = _names(head)
    technical = any(_TECHNICAL.match(name) for name in names)
    if name.lower().endswith(SUFFIXES):
        return len(names & _KNOWN) + technical >= 2
    return technical and bool(names & _WRITTEN)


def is_box(data: bytes) -> bool:
    """The bytes open as a file of several mails. Example: "From ann@roe.example Wed Mar  4 10:00:00 2026"."""
    return bool(_FROM_LINE.match(data))


def bare(data: bytes) -> bytes:
    """The bytes without the mark and the blank lines before a mail; UTF-16 as UTF-8, old line ends as new ones."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    data = data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    return data if b"\n" in data[:SNIFF] else data.replace(b"\r", b"\n")


def _names(head: bytes) -> frozenset[bytes]:
    """The names of the header lines at the top, in lower case; none where the first line is no header."""
    names = set()
    for line in head.splitlines():
        header = _HEADER.match(line)
        if not header:
            break
        if header[1]:
            names.add(header[1].lower())
    return frozenset(names)
