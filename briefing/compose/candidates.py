"""All that could be printed, worded and put in order of value, before any room is known."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.entries import Candidates
from briefing.compose.order import (
    STEP,
    ahead,
    behind_headlines,
    by_value,
    fresh,
    held_back,
    once,
    spread,
    untold,
    valued,
)
from briefing.compose.standing import ONE_SOURCE, Standings
from briefing.compose.worder import Worder
from briefing.model import Day, Document, Found

DATE_WEIGHT = 0.7  # the first date stands behind the third actor or so
# Of a day of many stories: what each next story's first line keeps, and what the best risk and topic are worth beside.
NEXT_STORY, ASIDE = 0.95, 0.8


def candidates(documents: Sequence[Document], found: Found, day: Day = ONE_SOURCE) -> Candidates:
    """Word every finding so that it stands alone; what cannot is not a candidate."""
    standings = Standings(documents, day, found)
    worder = Worder(documents, found.antecedents, standings)
    summary = tuple(valued(worder.entries("summary", found.summary), 1.0))
    step = NEXT_STORY if standings.many else STEP
    wide = list(valued(worder.entries("news", (*found.news, *untold(found, standings))), 1.0, step))
    for part, findings in (("risks", found.risks), ("agenda", found.agenda)):
        wide += valued(worder.entries(part, findings), ASIDE if standings.many else 1.0)
    if standings.many:
        wide = behind_headlines(wide, documents)
    left = fresh(sorted(wide, key=by_value), standings, summary[:1])
    told = once(spread(left, {entry.keys[0] for entry in summary[:1]}), summary[:1], standings)
    actors = valued((worder.actor(actor) for actor in found.actors), 1.0)
    days = ahead(found.dates, documents) if standings.many else found.dates
    dates = valued((worder.date(date) for date in days), DATE_WEIGHT)
    return Candidates(
        summary=summary,
        wide=told,
        narrow=tuple(sorted([*actors, *dates], key=by_value)),
        stories=standings.stories([entry.lines[0] for entry in (*summary[:1], *told)]) if standings.many else (),
        repeated=held_back(wide, left),
    )
