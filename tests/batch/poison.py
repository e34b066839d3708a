"""A reader that some documents kill, each in its way; called by name in a guarded child, never here."""

from __future__ import annotations

import os
from typing import Any

from briefing.batch import work
from briefing.batch.parts import Part


def briefs(part: Part) -> str:
    """The work on a part, with this reader."""
    return work.done(part, f"{__name__}:brief_one")


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
