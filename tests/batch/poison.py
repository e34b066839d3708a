"""A reader that some documents kill, each in its way; called by name in a guarded child, never here."""

from __future__ import annotations

import os
import signal
from typing import Any

from briefing.batch import work
from briefing.batch.engine import Found
from briefing.batch.parts import Part
from briefing.model import File


def briefs(part: Part) -> Found:
    """The work on a part, with this reader."""
    return work.done(part, f"{__name__}:brief_one")


def killing(part: Part) -> Found:
    """The work on a part, on a Dask worker that one document kills, before any child could."""
    if any(isinstance(item, File) and item.data == b"kill" for item in part.items):
        os.kill(os.getpid(), signal.SIGKILL)
    return work.briefs(part)


def brief_one(data: bytes, known: dict[str, Any]) -> list[list[str]]:
    """What the text says is done, else a brief is made of it."""
    match data:
        case b"abort":
            os.abort()
        case b"spin":
            while True:
                pass
        case b"grow":
            bytearray(10**10)
        case b"leave":
            os._exit(0)
        case b"fail":
            raise LookupError("unknown encoding")
        case b"recurse":
            return brief_one(data, known)
    return work.brief_one(data, known)
