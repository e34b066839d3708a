"""Finds the one sentence that alone tells what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.find.judge import best_first, judge, score
from briefing.find.signals import observe_all
from briefing.find.signals.matter import performs
from briefing.find.view import View
from briefing.model import Document, Finding, Ranked, Reason, total

# Runners-up are for compose to fall back on when the first cannot stand alone or is too long.
_KEPT = 5
# What follows is set, not learned: few labelled documents are speeches. A greeting tells nothing that happened; the
# next sentences of a speech set its scene, and what it decides or announces is what it was held for.
_GREETS = re.compile(r"\W*(?:good (?:morning|afternoon|evening|day)|thank(?:s| you)|welcome|hello|dear|ladies)\b", re.I)
_GREETING = Reason("greeting", -0.5)
_SCENE = Reason("opens a speech", -0.3)
_ANNOUNCED, _TODAY = Reason("announced in a speech", 0.2), Reason("decided today in a speech", 0.3)
_SCENE_SENTENCES = 3


def find_bottom_line(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[Finding, ...]:
    """The sentence that alone tells what happened, then the runners-up. Never empty when there is a sentence."""
    seen = sorted(observe_all(documents, ranked), key=lambda one: -score("bottom_line", one) - _set(one.view))
    return best_first(
        Finding(one.view.passage, (*judge("bottom_line", one), *_set_reasons(one.view))) for one in seen[:_KEPT]
    )


def _set(view: View) -> float:
    return total(_set_reasons(view))


def _set_reasons(view: View) -> tuple[Reason, ...]:
    """What a greeting costs, and what the scene and the announcements of a speech do."""
    if _GREETS.match(view.text):
        return (_GREETING,)
    if not view.frame.is_speech:
        return ()
    if {"now", "decision"} <= view.groups.keys():
        return (_TODAY,)
    if performs(view):
        return (_ANNOUNCED,)
    return (_SCENE,) if view.index < _SCENE_SENTENCES else ()
