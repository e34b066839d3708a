"""When a document was published, as one number that orders documents of any zone."""

from __future__ import annotations

from datetime import UTC, datetime, time

from briefing.model import Document

NEVER = float("inf")  # seconds; a document without a date comes after all that have one


def published(document: Document) -> float:
    """Seconds since 1970: the minute where it is known, else the first of its day in UTC, else `NEVER`."""
    if document.moment:
        zoned = document.moment if document.moment.tzinfo else document.moment.replace(tzinfo=UTC)
        return (zoned - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
    if document.date:
        return (datetime.combine(document.date, time(), UTC) - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds()
    return NEVER
