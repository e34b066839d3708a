"""Honest at 7 am: how the reading went, whether the page is whole, and whether there may be one at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from briefing.config import Edition
from briefing.edition.memory import Memory
from briefing.edition.reading import Told, Window
from briefing.model import Masthead
from briefing.render.calendar import long_date


def masthead(edition: Edition, told: Sequence[Told], window: Window, memory: Memory) -> Masthead:
    """What the page says of its sources and of the page before."""
    days = [document.date for one in told for document in one.documents if document.date]
    return Masthead(
        edition=edition.name,
        audience=edition.audience,
        wanted=len(told),
        failed=tuple(one.source.name for one in told if one.failed),
        silent=tuple(one.source.name for one in told if one.silent),
        late=sum(one.late for one in told),
        known=sum(one.known for one in told),
        oldest=min(days, default=None),
        previous=memory.previous,
        degraded=(*_missed(edition, told, window.now.date()), *memory.missed),
        refusal=tuple(_refusal(edition, told, window)),
    )


def _missed(edition: Edition, told: Sequence[Told], day: date) -> Iterator[str]:
    """Why the page is not whole."""
    read = sum(not one.failed for one in told)
    if read < edition.gate.degraded_below * len(told):
        yield f"{len(told) - read} of {len(told)} sources not read"
    for one in told:
        limit = one.source.silent_after
        if one.silent and limit is not None and (one.newest is None or day - one.newest > limit):
            since = f" since {one.newest.isoformat()}" if one.newest else ""
            yield f"{one.source.name} silent{since}"


def _refusal(edition: Edition, told: Sequence[Told], window: Window) -> Iterator[str]:
    """Why there must be no brief, each a sentence; fails closed: what is not sure to be enough is not."""
    read, texts = sum(not one.failed for one in told), sum(len(one.documents) for one in told)
    sources, least = edition.gate.least_sources, max(edition.gate.least_documents, 1)
    if read < sources:
        yield f"{_count(read, 'source')} of {len(told)} could be read; {_needed(sources)}."
    if texts < least:
        since = f"{long_date(window.opening.date())}, {window.opening:%H:%M}"
        known = sum(one.known for one in told)
        told_already = f" but {known:,} that pages before were made from" if known else ""
        yield f"{_count(texts, 'new text')} since {since}{told_already}; {_needed(least)}."


def _count(number: int, name: str) -> str:
    return f"{number or 'No'} {name}{'s' if number > 1 else ''}"


def _needed(number: int) -> str:
    return f"{number} {'is' if number == 1 else 'are'} needed"
