"""ZIP containers for tests: well made, lying, locked, damaged."""

from __future__ import annotations

import random
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# Where an entry of the directory and the header of a member keep what they say, in bytes from their start.
ENTRY, HEADER = b"PK\x01\x02", b"PK\x03\x04"
FLAGS, PACKED, SIZE, OFFSET = 8, 20, 24, 42
HEADER_FLAGS = 6


def packed(members: Mapping[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    """A ZIP container, the same bytes each time."""
    data = BytesIO()
    with ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(ZipInfo(name), content, method)
    return data.getvalue()


def patched(data: bytes, sign: bytes, at: int, value: bytes, number: int = 0) -> bytes:
    """The container with other bytes at this place of its so-manieth entry or header."""
    start = -1
    for _ in range(number + 1):
        start = data.index(sign, start + 1)
    return data[: start + at] + value + data[start + at + len(value) :]


def locked(data: bytes, number: int = 0) -> bytes:
    """The archive with one member marked as encrypted."""
    data = patched(data, ENTRY, FLAGS, b"\x01\x00", number)
    return patched(data, HEADER, HEADER_FLAGS, b"\x01\x00", number)


def mutated(data: bytes, seed: int) -> bytes:
    """The bytes with one chunk flipped, deleted, put in, cut off or doubled."""
    chance = random.Random(seed)
    at = chance.randrange(len(data))
    end = at + chance.randrange(1, 40)
    return chance.choice(
        (
            data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :],
            data[:at] + data[end:],
            data[:at] + chance.randbytes(end - at) + data[at:],
            data[:at],
            data[:end] + data[at:],
        )
    )
