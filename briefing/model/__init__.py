"""The values handed from stage to stage: frozen, and each remembers its place in the source.

Offsets count characters of `Document.text`, the cleaned text; `start` is inclusive, `end` exclusive.
A `source` is the 1-based number of a document in the run, as printed in the mark [source·§section.paragraph].
"""

from __future__ import annotations

from briefing.model.day import Day, Dispute, Event, Figure, Novelty, PastLine, Status, Support
from briefing.model.documents import (
    INSIDE,
    PRINTABLE,
    Block,
    Document,
    File,
    Head,
    Kind,
    Section,
    Sentence,
    Span,
    Unread,
)
from briefing.model.findings import Actor, Finding, Found, Key, KeyDate, Passage, Ranked, Reason, total
from briefing.model.page import (
    ALONE,
    ActorLine,
    Brief,
    DateLine,
    Extent,
    Line,
    Lines,
    Look,
    Masthead,
    Note,
    SourceNote,
    Standing,
    Story,
)

__all__ = [
    "ALONE",
    "INSIDE",
    "PRINTABLE",
    "Actor",
    "ActorLine",
    "Block",
    "Brief",
    "DateLine",
    "Day",
    "Dispute",
    "Document",
    "Event",
    "Extent",
    "Figure",
    "File",
    "Finding",
    "Found",
    "Head",
    "Key",
    "KeyDate",
    "Kind",
    "Line",
    "Lines",
    "Look",
    "Masthead",
    "Note",
    "Novelty",
    "Passage",
    "PastLine",
    "Ranked",
    "Reason",
    "Section",
    "Sentence",
    "SourceNote",
    "Span",
    "Standing",
    "Status",
    "Story",
    "Support",
    "Unread",
    "total",
]
