"""Stage 3: how much each sentence matters in its document, and why; then which few say most together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.errors import UnknownRanker
from briefing.model import Document, Passage, Ranked
from briefing.rank.centrality import agreements, centralities
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


def _views(documents: Sequence[Document], passages: Sequence[Passage]) -> Iterator[View]:
    """Each passage with what surrounds it. Centrality is taken over all passages: on one event, over the event."""
    sources = dict.fromkeys(passage.source for passage in passages)
    titles = {source: frozenset(stems(words(documents[source - 1].title))) for source in sources}
    central = centralities([passage.stems for passage in passages])
    agreed = agreements([passage.stems for passage in passages], [passage.source for passage in passages])
    places: Counter[int] = Counter()
    section_places: Counter[tuple[int, int]] = Counter()
    for at, passage in enumerate(passages):
        source, section = passage.source, (passage.source, passage.sentence.section)
        yield View(passage, central[at], agreed[at], places[source], section_places[section], titles[source])
        places[source] += 1
        section_places[section] += 1
