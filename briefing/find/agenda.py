"""Finds what is still to be discussed, decided, held or delivered, each with its topic.

Where the document lists its topics the list comes first, in its own order.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.find.judge import FIRST_LINES, best_first, judge, worth_printing
from briefing.find.signals import Seen, observe_all
from briefing.find.topics import listed_topic_of, topic_of
from briefing.model import Document, Finding, Ranked, Reason

# An item of a list of topics is an agenda item by the document's own word: above every judged one.
_LISTED = 1.0
# Keeps listed items in their order: too small to matter otherwise.
_STEP = 0.001


def find_agenda(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[Finding, ...]:
    """What is to be discussed, decided, held or delivered, best first, with its topic as `focus`."""
    all_seen = observe_all(documents, ranked)
    listed = [_listed_item(seen) for seen in all_seen if _is_listed(seen)]
    others = (seen for seen in all_seen if not _is_listed(seen))
    judged = worth_printing("agenda", others, first=0 if listed else FIRST_LINES)
    return best_first([*listed, *map(_item, judged)])


def _is_listed(seen: Seen) -> bool:
    return bool(seen.signals.get("listed topic"))


def _listed_item(seen: Seen) -> Finding:
    return Finding(seen.view.passage, _of_a_list(seen), focus=listed_topic_of(seen.view))


def _item(seen: Seen) -> Finding:
    return Finding(seen.view.passage, judge("agenda", seen), focus=topic_of(seen.view))


def _of_a_list(seen: Seen) -> tuple[Reason, ...]:
    return Reason("listed topic", _LISTED), Reason("place in the document", -_STEP * seen.view.index)
