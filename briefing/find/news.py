"""Finds what is new: the event, the decision, the statement of this document; not background, not scene setting."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.find.judge import best_first, judge, worth_printing
from briefing.find.signals import observe_all
from briefing.find.view import View
from briefing.model import Document, Finding, Ranked, Reason

# Set, not learned: too few labelled documents have such a heading. It takes an early sentence below a late event.
_BACKGROUND = frozenset(("background", "history", "context"))
_UNDER_BACKGROUND = Reason("under a heading of background", -0.1)


def find_news(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[Finding, ...]:
    """What was not known before these documents, best first."""
    chosen = worth_printing("news", observe_all(documents, ranked))
    return best_first(Finding(seen.view.passage, (*judge("news", seen), *_by_heading(seen.view))) for seen in chosen)


def _by_heading(view: View) -> tuple[Reason, ...]:
    """What a heading costs that calls its section no news: "Background"."""
    return () if _BACKGROUND.isdisjoint(view.heading_words) else (_UNDER_BACKGROUND,)
