"""A ZIP of articles to the files in it, one level deep: nothing is written to disk, and nothing is left out unsaid.

A member is given when its name promises text or promises nothing; its own reader finds out what it is.
"""

from __future__ import annotations

import re
import stat
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from zipfile import ZipInfo

from briefing.errors import BinaryInput, BriefingError, BrokenFile, EmptyInput, NeedsPassword, TooDeep
from briefing.model import INSIDE, File
from briefing.read.packed import Packed, encrypted
from briefing.read.pieces import Extract

KIND = "ZIP archive"
# A longer name would fill the line that cites it; its end tells most.
MOST_NAME = 100
# A note names so many members and counts the others.
NAMED = 5

# How the names end of what is no text: pictures, sound, films, letters to set, programs and their parts.
_MUTE = re.compile(
    r"\.(?:png|jpe?g|gif|bmp|tiff?|webp|heic|avif|svg|ico|psd|ai|eps|mp3|wav|ogg|opus|flac|aac|m4a|mp4|m4v|mov|avi|mkv"
    r"|webm|wmv|mpe?g|[ot]tf|woff2?|exe|dll|so|dylib|bin|class|pyc|css|js|map|db|sqlite|lnk|url|ini)",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(r"\.(?:zip|7z|rar|tar|t?gz|t?bz2?|t?xz|zst|jar|iso|cab|dmg)", re.IGNORECASE)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_SYSTEM = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
# What opens an OpenDocument text or a book.
_OPEN = b"mimetypeapplication/"
# Where that stands in the file: behind the header of the first member.
_OPEN_AT = 30
_UTF8 = 0x800

# Controls, and signs that are not seen or turn the direction of reading.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e0fff]"
)
_DRIVE = re.compile(r"^[A-Za-z]:")


def extract(file: File) -> Extract:
    """The readable files of a ZIP archive, sorted by name; notes tell which members are not given.

    Raises `NeedsPassword`, `TooDeep` or `BrokenFile` where no member can be given, `EmptyInput` where none is text, and
    `Inflated` at the first that swells.
    """
    if _is_open_document(file.data):
        raise BinaryInput(file.name, "an OpenDocument text or an e-book")
    packed = Packed(file, KIND)
    named = _named(packed.members)
    texts = [(name, member) for name, member in named if not _MUTE.fullmatch(_suffix(name))]
    taken = [_taken(packed, member, f"{file.name}{INSIDE}{name}") for name, member in texts]
    inner = tuple(one for one in taken if isinstance(one, File))
    faults = [one for one in taken if isinstance(one, BriefingError)]
    if not inner:
        locked = faults and all(isinstance(fault, NeedsPassword) for fault in faults)
        raise NeedsPassword(file.name) if locked else next(iter(faults), EmptyInput(file.name))
    return Extract(inner=inner, notes=_notes(faults, len(named) - len(texts)))


def _taken(packed: Packed, member: ZipInfo, shown: str) -> File | BriefingError:
    """A member as a file, or why it is none. An archive in the archive stays shut, whatever it is called."""
    nested = TooDeep(shown, "more files, and an archive inside another is not opened")
    if encrypted(member):
        return NeedsPassword(shown)
    if _ARCHIVE.fullmatch(_suffix(shown)):
        return nested
    try:
        file = File(shown, packed.read(member))
        shut = file.data.startswith(_ZIP) and not _is_open_document(file.data) and not Packed(file, KIND).office
    except BrokenFile:
        return BrokenFile(shown, "member of a ZIP archive", "it cannot be unpacked")
    except TooDeep as fault:
        return fault
    return nested if shut else file


def _notes(faults: Sequence[BriefingError], mute: int) -> tuple[str, ...]:
    notes = [str(fault) for fault in faults[:NAMED]]
    if len(faults) > NAMED:
        notes.append(f"more members that could not be read: {len(faults) - NAMED}")
    if mute:
        notes.append(f"members left out that are no text (pictures, sound, programs): {mute}")
    return tuple(notes)


def _named(members: Iterable[ZipInfo]) -> list[tuple[str, ZipInfo]]:
    """The members that are files, each with the name to show, sorted by it; a name met again gets a number."""
    named = sorted(((_shown(member), member) for member in members if _is_file(member)), key=lambda pair: pair[0])
    times: Counter[str] = Counter()
    once = []
    for name, member in named:
        times[name] += 1
        path = PurePosixPath(name)
        again = f"{path.stem} ({times[name]}){path.suffix}"
        once.append((name if times[name] == 1 else str(path.with_name(again)), member))
    return once


def _is_file(member: ZipInfo) -> bool:
    """No folder, no link to another file, and nothing that a system put there for itself."""
    parts = _parts(_spelt(member))
    hidden = any(part.startswith(".") or part in _SYSTEM for part in parts)
    return not (member.filename.endswith("/") or stat.S_ISLNK(member.external_attr >> 16) or hidden)


def _shown(member: ZipInfo) -> str:
    """The name as it is cited. Example: "C:\\press\\..\\talks.txt" is shown as "press/talks.txt"."""
    name = "/".join(_parts(_spelt(member))) or "without a name"
    return name if len(name) <= MOST_NAME else f"…{name[1 - MOST_NAME :]}"


def _parts(name: str) -> list[str]:
    """Folders and file, without what leads to another place."""
    path = _DRIVE.sub("", _UNSEEN.sub("", name).replace("\\", "/"))
    return [part.strip() for part in path.split("/") if part.strip() not in ("", ".", "..")]


def _spelt(member: ZipInfo) -> str:
    """The name in its own letters: many packers write UTF-8 and do not say so.

    Wrong for a name in an old code page whose bytes happen to be UTF-8, which no word in any language is.
    """
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return member.filename


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix


def _is_open_document(data: bytes) -> bool:
    return data.startswith(_OPEN, _OPEN_AT)
