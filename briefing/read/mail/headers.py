"""What the header of a mail says: subject, sender, day, outlet, and the names of attached files, each on one line."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime, parsedate_tz
from itertools import groupby

from briefing.model import Head
from briefing.read.decode import decode
from briefing.read.funnel import cleaned
from briefing.read.mail.parse import FAULTS, Part

# In characters: most file systems take no longer name for a file.
MOST_NAME = 100
# The longest ending that tells what a file is, as in ".markdown".
LONGEST_SUFFIX = 10

_WORD = re.compile(r"=\?(?P<charset>[^?\s=]{1,60})\?(?P<code>[bBqQ])\?(?P<text>[^?]*)\?=")
# What mail programs write before the subject of an answer or of a forwarded mail, in the languages of Europe.
_ANSWER = r"(?:re|aw|antw|antwort|sv|vs|res|rif|rv|tr|wg|fwd?|enc|doorst)"
_FORWARD = r"(?:fwd?|wg|tr|rv|enc|doorst)"
_PREFIX = re.compile(rf"\s*(?:\[[^\[\]]{{1,40}}\]\s*)?{_ANSWER}(?:\[\d{{1,3}}\])?\s?:\s*", re.IGNORECASE)
_FORWARDED = re.compile(rf"(?:\[[^\[\]]{{1,40}}\]\s*)?{_FORWARD}(?:\[\d{{1,3}}\])?\s?:", re.IGNORECASE)
_VIA = re.compile(r" (?:via|on behalf of) ", re.IGNORECASE)


def head(message: Part) -> Head:
    """Who sent what, when and for whom. The day is that of the sender's own clock, "" where the header is malformed."""
    author, through = _sender(message)
    return Head(subject(message), _day(message), _outlet(message, through), author, _minute(message))


def subject(message: Part) -> str:
    """The subject without "Re:" and its like. Example: "AW: [press] Re: Grain talks" is "Grain talks"."""
    said = header(message, "subject")
    while prefix := _PREFIX.match(said):
        said = said[prefix.end() :]
    return said


def forwards(message: Part) -> bool:
    """The subject says that the mail hands another one on. Example: "Fwd: Grain talks"."""
    return bool(_FORWARDED.match(header(message, "subject")))


def header(message: Part, name: str) -> str:
    """The first header of this name, decoded, on one line."""
    return spelled(str(message.get(name) or ""))


def spelled(raw: str) -> str:
    """A header's value as it reads, on one line. Example: "=?utf-8?q?Caf=C3=A9?=" is "Café"."""
    text = "".join(_decoded(b"".join(data for _, data in run), charset) for charset, run in groupby(_runs(raw), _first))
    return _one_line(text)


def file_name(part: Part) -> str:
    """The name of an attached file, without a path and of bounded length; "" where it has none."""
    try:
        said = spelled(part.get_filename(""))
    except FAULTS:
        return ""
    name = re.split(r"[/\\]", said)[-1].strip(". ")
    stem, dot, suffix = name.rpartition(".")
    if len(name) <= MOST_NAME or not stem or len(suffix) > LONGEST_SUFFIX:
        return name[:MOST_NAME]
    return stem[: MOST_NAME - len(suffix) - 1] + dot + suffix


def _first(run: tuple[str, bytes]) -> str:
    return run[0]


def _runs(raw: str) -> Iterator[tuple[str, bytes]]:
    """Character sets and bytes; blanks between two encoded words say nothing. A word that is none stands as written."""
    end = 0
    for word in _WORD.finditer(raw):
        between = raw[end : word.start()]
        if between.strip() or not end:
            yield "", _bytes(between)
        yield _unwrapped(word)
        end = word.end()
    yield "", _bytes(raw[end:])


def _unwrapped(word: re.Match[str]) -> tuple[str, bytes]:
    data = _bytes(word["text"])
    try:
        if word["code"] in "bB":
            data = binascii.a2b_base64(data.rstrip(b"= ") + b"==")
        else:
            data = binascii.a2b_qp(data, header=True)
    except ValueError:
        return "", _bytes(word[0])
    return word["charset"].partition("*")[0].lower(), data


def _bytes(text: str) -> bytes:
    """The bytes as they came: what was no ASCII is kept in surrogates by the library."""
    return text.encode("utf-8", "surrogateescape")


def _decoded(data: bytes, charset: str) -> str:
    if not data.strip(b"\x00\t\n\r "):
        return data.decode("ascii")
    return decode(data, "", "" if data.isascii() else charset)[0]


def _one_line(text: str) -> str:
    return " ".join(cleaned(text)[0].split())


def _sender(message: Part) -> tuple[str, str]:
    """The sender's name, or the address, and the list that handed the mail on.

    Example: "Ann Roe via Harbour News <news@list.example>" is Ann Roe, by way of Harbour News.
    """
    raw = str(message.get("from") or message.get("sender") or "")
    before, _, rest = raw.partition("<")
    address = spelled(rest.partition(">")[0])
    if not address:
        address, _, comment = spelled(raw).partition("(")
        before = comment.rpartition(")")[0]
    named, *through = _VIA.split(spelled(before), maxsplit=1)
    return named.strip("\"' ,") or address.strip(), "".join(through).strip("\"' ,")


def _outlet(message: Part, through: str) -> str:
    """The sender's organisation, or the list that handed the mail on, by the name people gave it."""
    listed = header(message, "list-id").partition("<")[0].strip("\" '")
    told = not any(c.isdigit() for c in listed) and " " in listed
    return header(message, "organization") or header(message, "organisation") or through or (listed if told else "")


def _day(message: Part) -> str:
    try:
        told = parsedate_tz(header(message, "date"))
        return date(*told[:3]).isoformat() if told else ""
    except (*FAULTS, OverflowError):
        return ""


def _minute(message: Part) -> str:
    """When it was sent, to the minute; "" without a zone, for "-0000" says that none is known."""
    try:
        told = parsedate_to_datetime(header(message, "date"))
        return told.isoformat() if told.tzinfo else ""
    except (*FAULTS, OverflowError):
        return ""
