"""The bytes of a corpus, a little at a time: unpacked where gzip packed them, and broken off where they are torn."""

from __future__ import annotations

import zlib
from gzip import GzipFile
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP = b"\x1f\x8b"
# Bytes unpacked at a time.
STEP = 65_536
# What gzip makes of an attack swells a thousandfold, of articles four to tenfold; the first bytes tell nothing yet.
MOST_SWELLING = 100
SURE = 50_000_000


class Torn(OSError):
    """The bytes end before their end, and why, in words; what came before is sound."""


def unpacked(packed: BufferedReader) -> BufferedReader:
    """The same bytes, without the gzip around them if there is any: the bytes say so, not the name.

    Reading may raise `Torn` at any time. Holds some tens of kilobytes, whatever the size.
    """
    if packed.peek(len(GZIP))[: len(GZIP)] != GZIP:
        return packed
    return BufferedReader(_Gunzip(packed), STEP)


class _Gunzip(RawIOBase):
    """What gzip packed, with one kind of fault for all that can be wrong with it."""

    def __init__(self, packed: BufferedReader) -> None:
        self._counted = _Counted(packed)
        self._file = GzipFile(fileobj=BufferedReader(self._counted, STEP))
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        try:
            data = self._file.read1(len(view))  # what more than one step reads would be lost with the step that fails
        except (OSError, EOFError, zlib.error) as fault:
            raise Torn("its packing is broken or cut off") from fault
        view[: len(data)] = data
        self._given += len(data)
        if self._given > SURE and self._given > MOST_SWELLING * self._counted.count:
            raise Torn(f"it swells more than {MOST_SWELLING} times, as an attack does")
        return len(data)


class _Counted(RawIOBase):
    """A stream that knows how much of it was taken."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        count = self._stream.readinto(buffer)
        self.count += count
        return count
