"""Finds the days and periods a reader must keep in mind: ahead of the document first, then those of its event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from briefing.find.date_grammar import Mention
from briefing.find.date_readers import Precision
from briefing.find.judge import score
from briefing.find.signals import Seen, observe_all
from briefing.model import Document, Finding, KeyDate, Ranked, Reason, Span, total

# What a date is worth: a day to come most, a period less the vaguer it is. Set by hand: nobody labelled dates.
_AHEAD, _EVENT, _UNDATED = 0.5, 0.2, 0.15
_EXACT = {
    Precision.DAY: 0.3,
    Precision.DAYS: 0.3,
    Precision.WEEK: 0.15,
    Precision.MONTH: 0.1,
    Precision.QUARTER: 0.1,
    Precision.YEAR: 0.0,
}
# A date that only says when something was said, and one by which or on which something falls due.
_SAID, _DUE = -0.15, 0.1
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|warned|confirmed|added|stated|reported|wrote|spoke|declared|published)\b[^,;:]{0,24}$"
)
_FALLS_DUE = frozenset(("deadline", "decide", "talks", "planned"))
# Part of the sentence's own worth as agenda or news that its date inherits.
_SHARE = 0.2
_LEAST = 0.3
# The days before a document within which its event lies.
_RECENT = timedelta(days=7)


def find_dates(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[KeyDate, ...]:
    """The key dates, best first, each day or period once."""
    told = [
        day for seen in observe_all(documents, ranked) for mention in seen.view.mentions if (day := _key(seen, mention))
    ]
    told.sort(key=lambda day: (-day.finding.score, day.finding.passage.source, day.finding.passage.sentence.start))
    once: dict[tuple[date, date | None], KeyDate] = {}
    for day in told:
        once.setdefault((day.when, day.until), day)
    return tuple(once.values())


def _key(seen: Seen, mention: Mention) -> KeyDate | None:
    """The date as a key date, or None where it is background."""
    place = _place(mention, seen.view.frame.document.date)
    if place is None:
        return None
    worth = max(score("agenda", seen), score("news", seen), 0.0)
    exact, inherited = Reason("precision", _EXACT[mention.precision]), Reason("its sentence", round(_SHARE * worth, 4))
    reasons = (place, exact, inherited, *_matter(seen, mention, place))
    if total(reasons) < _LEAST:
        return None
    passage = seen.view.passage
    at = Span(passage.sentence.start + mention.start, passage.sentence.start + mention.end)
    until = mention.last if mention.last != mention.first else None
    return KeyDate(
        mention.first, until, seen.view.text[mention.start : mention.end], Finding(passage, reasons, focus=at)
    )


def _matter(seen: Seen, mention: Mention, place: Reason) -> tuple[Reason, ...]:
    """What a day is told for: when something was said, or when something falls due."""
    if place.points == _AHEAD:
        return () if _FALLS_DUE.isdisjoint(seen.view.groups) else (Reason("falls due", _DUE),)
    return (Reason("only when it was said", _SAID),) if _SAYING.search(seen.view.text, 0, mention.start) else ()


def _place(mention: Mention, anchor: date | None) -> Reason | None:
    """Where the date stands to the document's: ahead, at its event, or (None) behind it."""
    if anchor is None:
        return Reason("document without a date", _UNDATED)
    if mention.last > anchor:
        return Reason("ahead", _AHEAD)
    return Reason("of the event", _EVENT) if mention.first >= anchor - _RECENT else None
