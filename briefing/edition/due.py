"""Is today's page to be made now? So that a clock may ask often, and the edition alone decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from briefing.config import Edition, closes, day


def due(edition: Edition, now: datetime, done: Callable[[date], bool]) -> bool:
    """Whether today is one of the edition's days, its cut-off has passed, and its page is not `done` yet.

    Today and the cut-off are those of the edition's own zone, whatever the machine's. Example: for Monday to Friday at
    06:30 in Oslo, on Thursday from 06:30 until the page is done, or until midnight: yesterday's page is never made up
    for, because nobody reads it. Wrong for a cut-off in the last hour of the one day whose last hour the clocks jump
    over (Nuuk, a Saturday in March): that day has no page. Raises `UnclearMoment` for a `now` without zone.
    """
    today = day(edition, now)
    return today.weekday() in edition.days and _passed(closes(edition, now), now) and not done(today)


def _passed(closing: datetime, now: datetime) -> bool:
    """Moments of one zone would be compared by their wall clocks, which in the hour told twice is wrong."""
    return closing.timestamp() <= now.timestamp()
