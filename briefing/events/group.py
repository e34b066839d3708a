"""Documents by event: same address, same text, same story, in this order."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.events.linkage import link
from briefing.events.terms import terms
from briefing.events.twins import twins
from briefing.events.veto import contrary, headline
from briefing.events.weights import rarities, weigh
from briefing.model import Document

# Years outside which a date is a slip of a feed or a clock, and as good as none.
FIRST_YEAR, LAST_YEAR = 1900, 2199


def group(documents: Sequence[Document]) -> tuple[tuple[int, ...], ...]:
    """The documents by event: 0-based numbers, ascending inside a group, groups by their first document.

    Three reports of a ferry strike in Velcor and one of a flood in Tarn -> ((0, 1, 3), (2,)). The same documents in
    another order make the same groups.
    """
    order = sorted(range(len(documents)), key=lambda number: _identity(documents[number]))
    found = [tuple(sorted(order[at] for at in event)) for event in _events([documents[number] for number in order])]
    return tuple(sorted(found))


def _events(documents: Sequence[Document]) -> list[tuple[int, ...]]:
    """The same for documents in an order of their own; a text and its copies count as one voice."""
    told = [terms(document) for document in documents]
    rare = rarities(told)
    titles = [headline(article, rare) for article in told]
    copies = twins(documents, lambda one, other: contrary(titles[one], titles[other]))
    voices = [max(same, key=lambda at: (len(documents[at].text), -at)) for same in copies]
    days = [tuple(sorted({day for at in same for day in _days(documents[at])})) for same in copies]
    stories = link(weigh([told[at] for at in voices]), days, [titles[at] for at in voices])
    return [tuple(at for copy in story for at in copies[copy]) for story in stories]


def _identity(document: Document) -> tuple[int, str, str, str, str]:
    return min(_days(document), default=0), document.title, document.text, document.url or "", document.name


def _days(document: Document) -> tuple[int, ...]:
    """The ordinal of its date, if it has one that can be."""
    day = document.date or (document.moment and document.moment.date())
    return (day.toordinal(),) if day and FIRST_YEAR <= day.year <= LAST_YEAR else ()
