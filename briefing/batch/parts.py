"""An archive in parts: what is given to a worker at once, written as one file, and never done twice.

A part is known by its number and by the digest of all that goes into it, so that a second run can tell what is done
from what has changed. Example: documents 0 to 99 are part 0, unless they hold more bytes than a part should.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from briefing.model import File, Head, Unread

# Documents: 4 s of work. At 10 the files and Dask's own 10 ms a task begin to show; at 1,000 a kill costs a minute.
MOST_DOCUMENTS = 100
# Bytes; few articles together have so many, a few books do. A core holds two parts: 16 MB, whatever is in the corpus.
MOST_BYTES = 8_000_000

Item = File | Unread

# A teaser stands behind what was fetched, and a corpus is not.
_FILE = tuple(known.name for known in fields(File) if known.name not in ("data", "head", "teaser"))
_HEAD = tuple(known.name for known in fields(Head))


@dataclass(frozen=True, slots=True)
class Part:
    """Some documents in their order, or, where `day` is told, all of one day; `left` are those beyond its most."""

    number: int
    digest: str
    items: tuple[Item, ...]
    day: str = ""
    left: int = 0


def parts(items: Iterable[Item], first: int = 0) -> Iterator[Part]:
    """The documents of a stream, part by part, each made when it is asked for."""
    taken: list[Item] = []
    size = 0
    number = first
    for item in items:
        taken.append(item)
        size += len(item.data) if isinstance(item, File) else 0
        if len(taken) == MOST_DOCUMENTS or size >= MOST_BYTES:
            yield Part(number, digest(taken), tuple(taken))
            taken, size, number = [], 0, number + 1
    if taken:
        yield Part(number, digest(taken), tuple(taken))


def digest(items: Iterable[Item], day: str = "") -> str:
    """A hash over all that is known of some documents, in their order."""
    found = sha256(day.encode())
    for item in items:
        data = item.data if isinstance(item, File) else b""
        known = told(item) if isinstance(item, File) else {"name": item.name, "why": item.why, "skipped": item.skipped}
        head = json.dumps([known, len(data)], sort_keys=True).encode()
        found.update(len(head).to_bytes(8, "big") + head + data)
    return found.hexdigest()


def told(file: File) -> dict[str, Any]:
    """All that is known of a file but its bytes, as JSON can carry it."""
    return _named(file, _FILE) | {"head": _named(file.head, _HEAD)}


def _named(value: File | Head, names: tuple[str, ...]) -> dict[str, Any]:
    """Values by their names, in a tenth of the time of `dataclasses.asdict`, which took a third of the run's own."""
    return {name: getattr(value, name) for name in names}


def file(known: dict[str, Any], data: bytes) -> File:
    """The file of which so much was told."""
    return File(**known | {"head": Head(**known["head"]), "data": data})
