"""Who says a sentence of a transcript: the label that opened the turn it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from briefing.model import Block, Document, Kind

# Those who ask are no party; what they say is a premise, not a fact.
_ASKING = re.compile(r"(?:Q\d*|QUESTION|MODERATOR|INTERVIEWER|REPORTER|OPERATOR|HOST|PRESS)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turns:
    """Where each turn of a transcript begins, in order, and the label that opens it.

    A turn goes on until the next, or until a heading: nobody speaks behind that before a new label.
    """

    starts: tuple[int, ...]
    labels: tuple[str, ...]

    @classmethod
    def of(cls, document: Document) -> Turns:
        """The turns of a document; none in an article."""
        blocks = [block for block in document.blocks if block.rule == "speaker" or block.kind == Kind.HEADING]
        return cls(tuple(block.start for block in blocks), tuple(_label(document, block) for block in blocks))

    def speaker(self, start: int) -> str | None:
        """The label of the turn that a sentence stands in, "" outside any turn, `None` for a turn that only asks."""
        turn = bisect_right(self.starts, start) - 1
        if turn < 0 or not self.labels[turn]:
            return ""
        return None if _ASKING.match(self.labels[turn]) else self.labels[turn]


def _label(document: Document, block: Block) -> str:
    return "" if block.kind == Kind.HEADING else document.text[block.start : block.end].rstrip(": ")
