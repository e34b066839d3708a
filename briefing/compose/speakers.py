"""Who says a sentence of a transcript: the label that opened the turn it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from briefing.model import Document

# Those who ask are no party; what they say is a premise, not a fact.
_ASKING = re.compile(r"(?:Q\d*|QUESTION|MODERATOR|INTERVIEWER|REPORTER|OPERATOR|HOST|PRESS)\b", re.IGNORECASE)


def speaker(document: Document, start: int) -> str | None:
    """The label of the turn that a sentence stands in, "" outside any turn, `None` for a turn that only asks.

    The turn goes on until the next label.
    """
    starts, labels = _turns(document)
    turn = bisect_right(starts, start) - 1
    if turn < 0:
        return ""
    return None if _ASKING.match(labels[turn]) else labels[turn]


@lru_cache(maxsize=16)
def _turns(document: Document) -> tuple[tuple[int, ...], tuple[str, ...]]:
    blocks = [block for block in document.blocks if block.rule == "speaker"]
    return (
        tuple(block.start for block in blocks),
        tuple(document.text[block.start : block.end].rstrip(": ") for block in blocks),
    )
