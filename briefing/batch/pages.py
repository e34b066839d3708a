"""The work on a day, called by name on any machine: all its documents are one task of the guarded child there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from briefing import guard
from briefing.batch.engine import Found
from briefing.batch.parts import Part, file, told
from briefing.batch.work import MANY, asked, briefs, row_of
from briefing.guard import Task
from briefing.model import Document, File, Unread
from briefing.settings import Settings

LENGTH = 8  # bytes that tell how long the head is


def pages(part: Part) -> Found:
    """The page of a day, in one row; of documents without a day, why they have none."""
    if not part.day:
        return briefs(part)
    files = [item for item in part.items if isinstance(item, File)]
    head = json.dumps([[told(one), len(one.data)] for one in files]).encode()
    data = len(head).to_bytes(LENGTH, "big") + head + b"".join(one.data for one in files)
    task = Task(part.day, f"{__name__}:brief_day", data, {"day": part.day, "left": part.left}, MANY)
    return [asked(task, guard.workers())]


def brief_day(data: bytes, day: str, left: int) -> list[list[str]]:
    """In the child: the page of all documents of that day that the files hold; `left` more are said on it."""
    from briefing.intake import Network, once, opened
    from briefing.pipeline import make

    wanted = date.fromisoformat(day)
    found = once(opened(_files(data), Network(allowed=False)))
    documents = [one for one in found if isinstance(one, Document) and one.date == wanted]
    more = f"{day}: {left:,} more documents of this day are not on its page, which takes no more."
    unread = (Unread(day, more, skipped=True),) if left else ()
    return [row_of(day, make(documents, Settings(today=wanted), unread)).values()]


def _files(data: bytes) -> Iterator[File]:
    start = LENGTH + int.from_bytes(data[:LENGTH], "big")
    known: list[tuple[dict[str, Any], int]] = json.loads(data[LENGTH:start])
    for one, size in known:
        yield file(one, data[start : start + size])
        start += size
