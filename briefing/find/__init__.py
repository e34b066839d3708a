"""Stage 4: what the page needs, found in the ranked sentences: actors, news, risks, agenda, dates, the bottom line."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.find.actors import find_actors
from briefing.find.agenda import find_agenda
from briefing.find.bottom_line import find_bottom_line
from briefing.find.dates import find_dates
from briefing.find.news import find_news
from briefing.find.risks import find_risks
from briefing.model import Document, Found, Ranked

__all__ = ["find"]


def find(documents: Sequence[Document], ranked: Sequence[Ranked]) -> Found:
    """Everything found, each part best first, with the reasons of each."""
    cast = find_actors(documents, ranked)
    return Found(
        summary=find_bottom_line(documents, ranked),
        actors=cast.actors,
        news=find_news(documents, ranked),
        risks=find_risks(documents, ranked),
        agenda=find_agenda(documents, ranked),
        dates=find_dates(documents, ranked),
        antecedents=cast.antecedents,
    )
