"""How parent and child speak: eight bytes that tell a length, then so many bytes; no more is ever taken in."""

from __future__ import annotations

from typing import BinaryIO

LENGTH = 8  # bytes


class Broken(Exception):
    """The other side went away in the middle, or announced more than is allowed."""


def send(pipe: BinaryIO, *frames: bytes) -> None:
    """Writes each frame behind its length."""
    for frame in frames:
        pipe.write(len(frame).to_bytes(LENGTH, "big"))
        pipe.write(frame)
    pipe.flush()


def receive(pipe: BinaryIO, most: int) -> bytes:
    """The next frame, of at most so many bytes; `EOFError` where the other side has nothing more to say."""
    head = pipe.read(LENGTH)
    if not head:
        raise EOFError
    size = int.from_bytes(head, "big")
    if len(head) < LENGTH or size > most:
        raise Broken
    frame = pipe.read(size)
    if len(frame) < size:
        raise Broken
    return frame
