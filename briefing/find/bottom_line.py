"""Finds the one sentence that alone tells what happened."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.find.judge import best_first, judge, score
from briefing.find.signals import observe_all
from briefing.model import Document, Finding, Ranked

# Runners-up are for compose to fall back on when the first cannot stand alone or is too long.
_KEPT = 5


def find_bottom_line(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[Finding, ...]:
    """The sentence that alone tells what happened, then the runners-up. Never empty when there is a sentence."""
    seen = sorted(observe_all(documents, ranked), key=lambda one: -score("bottom_line", one))[:_KEPT]
    return best_first(Finding(one.view.passage, judge("bottom_line", one)) for one in seen)
