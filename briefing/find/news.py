"""Finds what is new: the event, the decision, the statement of this document; not background, not scene setting."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.find.judge import best_first, judge, worth_printing
from briefing.find.signals import observe_all
from briefing.model import Document, Finding, Ranked


def find_news(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[Finding, ...]:
    """What was not known before these documents, best first."""
    chosen = worth_printing("news", observe_all(documents, ranked))
    return best_first(Finding(seen.view.passage, judge("news", seen)) for seen in chosen)
