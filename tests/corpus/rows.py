"""Corpora for tests: rows, and what becomes of a file, each answer as "name" or "name! why"."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from briefing.corpus import files
from briefing.model import File, Unread

STORY = (
    "The council of Oslo closed the port on Monday after a fire. The mayor warned that smoke could harm crews, and "
    "asked ships to wait outside until the pumps are mended. Work on the pier goes on until Friday."
)


def lines(*rows: object) -> bytes:
    """JSON lines: bytes as they are, other rows as JSON."""
    return b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows)


def said(found: Iterable[File | Unread]) -> list[str]:
    """Each answer in one line."""
    return [f"{one.name}! {one.why}" if isinstance(one, Unread) else one.name for one in found]


def told(path: Path) -> list[str]:
    """The answers of a corpus under its own name."""
    return said(files(path, path.name))


def read(path: Path) -> list[File]:
    """The documents of a corpus in which nothing is wrong."""
    found = list(files(path, path.name))
    assert all(isinstance(one, File) for one in found), found
    return [one for one in found if isinstance(one, File)]
