"""The work on a part, called by name on any machine: each document is one task of the guarded child there.

So a document that hangs, crashes or eats memory costs itself alone. Inside the child
reading, ranking and composing are one task: a mail whose report crashes the reader is refused with the report.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from briefing import guard
from briefing.batch.engine import Found
from briefing.batch.parts import Item, Part, file, told
from briefing.batch.rows import Row
from briefing.errors import BriefingError
from briefing.guard import Limits, Task, Workers
from briefing.guard.faults import NotStarted
from briefing.model import Brief, Document, File, Unread
from briefing.settings import Settings

# A page of 38 ms is usual; a report of 2,000 pages takes 8 s to read and as long to rank.
DOCUMENT = Limits(seconds=120, processor=60, result=50_000_000)
# A day of 10,000 agency reports takes 23 s of processor and 83 MB; of long reads it may be twenty times that.
MANY = Limits(seconds=1800, processor=600, memory=4_000_000_000, result=50_000_000)


def briefs(part: Part) -> Found:
    """A brief of each document of a part."""
    return done(part, f"{__name__}:brief_one")


def dates(part: Part) -> Found:
    """The date of each document of a part, in rows without a brief; one that says why has none."""
    return done(part, f"{__name__}:date_one")


def done(part: Part, function: str) -> Found:
    """What a function, named as "module:function", makes of each document of a part in the child."""
    workers = guard.workers()
    return [_rows(item, function, workers) for item in part.items]


def _rows(item: Item, function: str, workers: Workers) -> list[list[str]]:
    if isinstance(item, Unread):
        return [Row(item.name, item.why).values()]
    return asked(Task(item.name, function, item.data, {"known": told(item)}, DOCUMENT), workers)


def asked(task: Task, workers: Workers) -> list[list[str]]:
    """The rows that a guarded child makes, or one that says why it makes none.

    Raises the `OSError` for which no child could be started: of that the document is not to blame.
    """
    try:
        return list(workers.run(task))
    except NotStarted as fault:
        raise fault.__cause__ or fault from None
    except BriefingError as refusal:
        return [Row(task.name, str(refusal)).values()]


def brief_one(data: bytes, known: dict[str, Any]) -> list[list[str]]:
    """In the child: a row for each document in a file."""
    return [_briefed(one).values() for one in _documents(file(known, data))]


def date_one(data: bytes, known: dict[str, Any]) -> list[list[str]]:
    """In the child: the date of each document in a file."""
    return [_dated(one).values() for one in _documents(file(known, data))]


def _documents(given: File) -> Sequence[Document | Unread]:
    """The documents in a file and those that cannot be read; what else it holds is told only where that is all."""
    from briefing.intake import Network, opened

    found = tuple(opened([given], Network(allowed=False)))
    return [one for one in found if isinstance(one, Document) or not one.skipped] or found


def _briefed(one: Document | Unread) -> Row:
    if isinstance(one, Unread):
        return Row(one.name, one.why)
    from briefing.pipeline import make

    try:
        return row_of(one.name, make([one], Settings()))
    except BriefingError as refusal:
        return Row(one.name, str(refusal))


def _dated(one: Document | Unread) -> Row:
    if isinstance(one, Unread):
        return Row(one.name, one.why)
    if one.date is None:
        return Row(one.name, f"{one.name}: tells no date, so it stands on the page of no day; brief it by document.")
    return Row(one.name, date=one.date.isoformat())


def row_of(name: str, brief: Brief) -> Row:
    """The row of a finished page."""
    from briefing.render import to_dict

    text = json.dumps(to_dict(brief), ensure_ascii=False)
    return Row(name, "", brief.title, brief.date.isoformat() if brief.date else "", text)
