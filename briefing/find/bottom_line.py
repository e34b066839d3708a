"""Finds the one sentence that alone tells what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.find.judge import best_first, judge, score
from briefing.find.signals import Seen, observe_all
from briefing.model import Document, Finding, Ranked, Reason

# Runners-up are for compose to fall back on when the first cannot stand alone or is too long.
_KEPT = 5
# A greeting tells nothing that happened; few labelled speeches open with one, so its cost is set, not learned.
_GREETS = re.compile(r"\W*(?:good (?:morning|afternoon|evening|day)|thank(?:s| you)|welcome|hello|dear|ladies)\b", re.I)
_GREETING = Reason("greeting", -0.5)


def find_bottom_line(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[Finding, ...]:
    """The sentence that alone tells what happened, then the runners-up. Never empty when there is a sentence."""
    seen = sorted(observe_all(documents, ranked), key=lambda one: -score("bottom_line", one))[: 2 * _KEPT]
    return best_first(Finding(one.view.passage, _reasons(one)) for one in seen)[:_KEPT]


def _reasons(seen: Seen) -> tuple[Reason, ...]:
    reasons = judge("bottom_line", seen)
    return (*reasons, _GREETING) if _GREETS.match(seen.view.text) else reasons
