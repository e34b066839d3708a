"""The page as a letter: text and HTML for the screen, the PDF for the printer.

What goes in is cleaned here, for the standard library's own guards have had holes (CVE-2024-6923, CVE-2026-1299): no
character that could end a header reaches it. The same letter gives the same bytes wherever it is made, so that a second
run can see that nothing has changed, and a mail program that it has this letter already.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256

from briefing.deliver.faults import UnfitAddress
from briefing.deliver.names import slug

LONGEST_SUBJECT = 150  # characters; the lists of mail programs show about half of that
# RFC 2045 and 2047 end lines of quoted-printable and of encoded words at 76 characters; the library would take its 78.
_LINE = 76
_POLICY = SMTP.clone(max_line_length=_LINE)
_TYPES = {"pdf": ("application", "pdf")}
_UNKNOWN = ("application", "octet-stream")
_ID_LENGTH = 32  # hexadecimal digits, 128 bits

_LINE_END = re.compile("\r\n?|[\u0085\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_BODY_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
# What turns the reading direction or cannot be seen.
_HIDDEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BARE_ADDRESS = re.compile(r"[^\x00-\x20\x7f-\U0010ffff\"(),:;<>@\[\\\]]+@[A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class Letter:
    """A page on its way to its readers. Without sender or recipients it is a draft that a person sends.

    `attachments` are names and bytes, `moment` when the page closed, with its zone; a draft may leave it to its sender.
    """

    sender: str
    recipients: tuple[str, ...]
    subject: str
    text: str
    html: str
    attachments: tuple[tuple[str, bytes], ...]
    moment: datetime | None = None


def message(letter: Letter) -> bytes:
    """The letter as it goes over the wire (RFC 5322), its lines ended by CR LF.

    A draft has no From, To and Message-ID, which are its sender's to give; X-Unsent makes Outlook open it ready to
    send. Raises `UnfitAddress`.
    """
    mail = EmailMessage(policy=_POLICY)
    mark = _mark(letter)
    if letter.sender and letter.recipients:
        mail["From"] = _bare(letter.sender)
        mail["To"] = ", ".join(_bare(recipient) for recipient in letter.recipients)
        mail["Message-ID"] = f"<{mark}@{letter.sender.rpartition('@')[2]}>"
        mail["Auto-Submitted"] = "auto-generated"
    else:
        mail["X-Unsent"] = "1"
    if letter.moment:
        mail["Date"] = letter.moment
    mail.set_content(_sound(letter.text), cte="quoted-printable")
    mail.add_alternative(_sound(letter.html), subtype="html", cte="quoted-printable")
    for name, data in letter.attachments:
        maintype, subtype = _TYPES.get(name.rpartition(".")[2].lower(), _UNKNOWN)
        mail.add_attachment(data, maintype=maintype, subtype=subtype, filename=_file_name(name))
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_{mark}.{number}")  # "=_" stands in no quoted-printable and no base64
    return _subject(letter) + mail.as_bytes()


def one_line(text: str, most: int) -> str:
    """The words of a text on one line without anything hidden, cut at a word where they are too many.

    "Ferry sinks\\r\\nBcc: x@y" gives "Ferry sinks Bcc: x@y". "=?" is taken apart, for a mail program would decode what
    follows it, line ends and all.
    """
    plain = _SURROGATE.sub("\ufffd", _HIDDEN.sub("", _CONTROL.sub(" ", text))).replace("=?", "= ?")
    line = " ".join(plain.split())
    if len(line) <= most:
        return line
    start = line[:most]  # one more than there is room for beside the ellipsis: a word may end just there
    head = start.rpartition(" ")[0] or start[:-1]
    return f"{head.rstrip()}…"


def _sound(text: str) -> str:
    """A body without what is no text; every other line and space stays."""
    return _SURROGATE.sub("\ufffd", _BODY_CONTROL.sub("", _LINE_END.sub("\n", text)))


def _subject(letter: Letter) -> bytes:
    """The line of the subject. `EmailMessage` loses spaces beside encoded words (seen in 3.11.7), `Header` does not."""
    text = one_line(letter.subject, LONGEST_SUBJECT)
    plain = text.isascii() and all(len(word) < _LINE - len("Subject: ") for word in text.split())
    header = Header(text, "us-ascii" if plain else "utf-8", _LINE, "Subject")
    return f"Subject: {header.encode(linesep=_POLICY.linesep)}{_POLICY.linesep}".encode("ascii")


def _bare(address: str) -> str:
    """The address if it is one and only one: a comma or a line end in it would be a second one."""
    if not _BARE_ADDRESS.fullmatch(address):
        raise UnfitAddress(address)
    return address


def _file_name(name: str) -> str:
    """Plain words and the suffix: names beyond ASCII reach old mail programs as gibberish."""
    stem, _, suffix = name.rpartition(".")
    return f"{slug(stem)}.{slug(suffix)}"


def _mark(letter: Letter) -> str:
    """What tells this letter from every other: digits of a hash over all of it."""
    parts = [
        letter.sender,
        letter.recipients,
        letter.subject,
        letter.text,
        letter.html,
        [(name, sha256(data).hexdigest()) for name, data in letter.attachments],
        letter.moment.isoformat() if letter.moment else "",
    ]
    return sha256(json.dumps(parts).encode()).hexdigest()[:_ID_LENGTH]
