"""Stage 3: how much each sentence matters in its document, and why; then which few say most together."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.errors import UnknownRanker
from briefing.model import Document, Passage, Ranked
from briefing.rank.centrality import centrality
from briefing.rank.peers import PEERS, rate
from briefing.rank.signals import View, reasons
from briefing.rank.variety import pick
from briefing.words import stems, words

RANKERS: tuple[str, ...] = ("briefing", *PEERS)

__all__ = ["RANKERS", "pick", "rank"]


def rank(documents: Sequence[Document], passages: Sequence[Passage], ranker: str = "briefing") -> tuple[Ranked, ...]:
    """One `Ranked` for each passage, in their order; `documents[passage.source - 1]` is where a passage stands.

    `ranker` is "briefing" or one of sumy's, to compare with. Raises `UnknownRanker` for any other name.
    """
    if ranker not in RANKERS:
        raise UnknownRanker(ranker, RANKERS)
    if ranker in PEERS:
        return rate(passages, ranker)
    return tuple(Ranked(view.passage, reasons(view)) for view in _views(documents, passages))


def _views(documents: Sequence[Document], passages: Sequence[Passage]) -> list[View]:
    """Each passage with what surrounds it. Centrality is taken over all passages: on one event, over the event."""
    titles = [_content(document.title) for document in documents]
    headings = [{part.number: _content(part.heading) for part in document.sections} for document in documents]
    places: dict[tuple[int, int | None], int] = {}
    views = []
    for passage, central in zip(passages, centrality([p.stems for p in passages]), strict=True):
        source, section = passage.source, passage.sentence.section
        heading = headings[source - 1].get(section, frozenset())
        place, section_place = places.get((source, None), 0), places.get((source, section), 0)
        places[source, None], places[source, section] = place + 1, section_place + 1
        views.append(View(passage, central, place, section_place, titles[source - 1], heading))
    return views


def _content(heading: str) -> frozenset[str]:
    return frozenset(stems(words(heading)))
