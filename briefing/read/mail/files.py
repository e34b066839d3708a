"""The files attached to a mail, for the readers of their own formats; what is no document is counted and told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.errors import BriefingError
from briefing.model import File
from briefing.read.mail.headers import file_name, subject
from briefing.read.mail.parse import Part, parse
from briefing.read.mail.parts import Leaf, Role, content
from briefing.read.mail.text import param

# Whoever mails more files at once packs them.
MOST_FILES = 50
# In bytes, after decoding, for all files of a mail together: as much as is read of one file.
MOST_BYTES = 50_000_000
# In bytes: so much of a mail inside a mail is looked through for its subject, and so many characters name it.
SUBJECT_WITHIN = 20_000
LONGEST_SUBJECT = 80

# What is attached and is no document, by type and by the end of its name, and what to call one and many.
_OTHERS = (
    ("image/", (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg"), "picture", "pictures"),
    ("audio/", (".mp3", ".m4a", ".wav", ".ogg"), "sound", "sounds"),
    ("video/", (".mp4", ".mov", ".avi", ".webm"), "film", "films"),
    ("text/calendar application/ics", (".ics",), "calendar entry", "calendar entries"),
    ("text/vcard text/x-vcard text/directory", (".vcf",), "contact card", "contact cards"),
    (
        "application/pgp-signature application/pkcs7-signature application/x-pkcs7-signature application/pgp-keys",
        (".p7s", ".asc", ".sig"),
        "digital signature",
        "digital signatures",
    ),
    ("application/ms-tnef", ("winmail.dat",), "packet of Outlook's own (winmail.dat)", "packets of Outlook's own"),
    ("text/x-receipt message/disposition-notification text/rfc822-headers", (), "receipt", "receipts"),
    ("application/pgp-encrypted", (), "mark of encryption", "marks of encryption"),
)


def attached(found: Sequence[Leaf], name: str) -> tuple[tuple[File, ...], tuple[str, ...]]:
    """The attached files in order, and in plain words what was left out."""
    others: Counter[tuple[str, str]] = Counter()
    files: list[File] = []
    left: list[str] = []
    size = 0
    for leaf in found:
        if leaf.role is not Role.FILE:
            continue
        if other := _other(leaf.part):
            others[other] += 1
            continue
        file = _file(leaf.part, name, len(files) + len(left) + 1)
        size += len(file.data)
        if len(files) < MOST_FILES and size <= MOST_BYTES:
            files.append(file)
        else:
            left.append(file.name.removeprefix(f"{name} › "))
            size -= len(file.data)
    return tuple(files), (*_told(others), *_left_out(left))


def _other(part: Part) -> tuple[str, str] | None:
    """What a part is that is no document, as one and as many."""
    kind, name = part.get_content_type(), file_name(part).lower()
    vague = kind in ("application/octet-stream", "text/plain")
    for kinds, ends, one, many in _OTHERS:
        if kind.startswith(tuple(kinds.split())) or (vague and ends and name.endswith(ends)):
            return one, many
    return None


def _file(part: Part, name: str, number: int) -> File:
    kind, data = part.get_content_type(), content(part, name)
    own = file_name(part)
    if kind == "message/rfc822" and not own:
        own = f"{_subject(data) or f'attachment {number}'}.eml"
    return File(f"{name} › {own or f'attachment {number}'}", data, kind, param(part, "charset"))


def _subject(data: bytes) -> str:
    """The subject of a mail inside a mail, fit for a name."""
    try:
        return subject(parse(data[:SUBJECT_WITHIN], "")).replace("/", " ")[:LONGEST_SUBJECT].strip()
    except BriefingError:
        return ""


def _told(others: Counter[tuple[str, str]]) -> tuple[str, ...]:
    counted = [f"{count} {one if count == 1 else many}" for (one, many), count in others.items()]
    return (f"{', '.join(counted)} not read",) if counted else ()


def _left_out(names: Sequence[str]) -> tuple[str, ...]:
    few = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    return (f"too many or too large, left out: {few}",) if names else ()
