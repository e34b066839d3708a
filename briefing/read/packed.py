"""ZIP containers, opened with limits: what they say of themselves is not believed, what they unpack to is counted.

Nothing is written to disk, so that a member's name can lead nowhere.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from briefing.errors import BrokenFile, Inflated, NeedsPassword, TooDeep
from briefing.model import File

# A report with all its pictures has some hundred parts, a day's press some hundred articles.
MOST_ENTRIES = 2_000
# Four times the largest file that is taken; nobody writes a report of 200 MB.
MOST_BYTES = 200_000_000
# Text packs to a tenth, the XML of a monotonous table to a fiftieth; a bomb to a thousandth. Small parts may do as they
# like, for a page of blanks harms nobody.
MOST_RATIO = 100
FREE_BYTES = 1_000_000
CHUNK_BYTES = 1_000_000

# What Word and every common packer write. bzip2 and LZMA cannot be unpacked in measured steps.
_METHODS = (ZIP_STORED, ZIP_DEFLATED)
_ENCRYPTED = 0x1
# Every entry of the directory opens with these bytes, and every member with a header of so many.
_ENTRY = b"PK\x01\x02"
_HEADER_BYTES = 30
# The list of types that every office file holds; Word's own spelling has capitals.
_OFFICE = "[content_types].xml"
_FAULTS = (
    BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    EOFError,
    RuntimeError,
    OverflowError,
    ValueError,
    OSError,
    IndexError,
)


class Packed:
    """A ZIP container in memory and its members in the order of its directory.

    It counts what it has unpacked, over all members. Raises `BrokenFile`, `TooDeep`, `NeedsPassword` or `Inflated`.
    """

    def __init__(self, file: File, kind: str) -> None:
        """`kind` is what the user calls such a file. Example: "Word document"."""
        self._name, self._kind = file.name, kind
        self._size, self._unpacked = len(file.data), 0
        if file.data.count(_ENTRY) > MOST_ENTRIES:
            raise TooDeep(file.name, f"more than {MOST_ENTRIES:,} entries")
        try:
            self._archive = ZipFile(BytesIO(file.data))
        except _FAULTS as fault:
            raise self._broken("its directory is damaged or cut off") from fault
        self.members = tuple(self._archive.infolist())
        if _overlap(self.members, self._archive.start_dir):
            raise self._broken("its members overlap")

    @property
    def office(self) -> bool:
        """It is an office file, be it of Word or of another program, and not a mere archive of files."""
        return any(member.filename.casefold() == _OFFICE for member in self.members)

    def read(self, member: ZipInfo) -> bytes:
        """All bytes of a member."""
        return b"".join(self.chunks(member))

    def chunks(self, member: ZipInfo) -> Iterator[bytes]:
        """The bytes of a member, some at a time; the check sum is known to be right only after the last."""
        if encrypted(member):
            raise NeedsPassword(self._name)
        if member.compress_type not in _METHODS:
            raise self._broken("a member is packed by a method that is not read")
        size = 0
        try:
            with self._archive.open(member) as stream:
                while chunk := stream.read(CHUNK_BYTES):
                    size += len(chunk)
                    self._count(len(chunk), size, member.compress_size)
                    yield chunk
        except _FAULTS as fault:
            raise self._broken("a member is damaged or cut off") from fault
        if size != member.file_size:
            raise self._broken("a member has another size than it says")

    def _count(self, more: int, size: int, packed: int) -> None:
        """Stops at a member that swells beyond the ratio, and at a container that swells beyond the whole."""
        self._unpacked += more
        most = max(FREE_BYTES, MOST_RATIO * packed)
        if size > most:
            raise Inflated(self._name, packed, most)
        if self._unpacked > MOST_BYTES:
            raise Inflated(self._name, self._size, MOST_BYTES)

    def _broken(self, fault: str) -> BrokenFile:
        return BrokenFile(self._name, self._kind, fault)


def encrypted(member: ZipInfo) -> bool:
    """The member cannot be read without a password."""
    return bool(member.flag_bits & _ENCRYPTED)


def _overlap(members: Sequence[ZipInfo], directory: int) -> bool:
    """Two members share bytes, or one shares them with the directory: the same bytes would be unpacked many times."""
    spans = sorted((member.header_offset, member.compress_size) for member in members)
    return any(
        start + _HEADER_BYTES + size > following for (start, size), (following, _) in pairwise([*spans, (directory, 0)])
    )
