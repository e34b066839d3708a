"""Finds the lines beside the text that say who speaks: "Ann Berg, Minister of Trade", "attributable to Ned Li"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.find.actors.vocabulary import is_role
from briefing.model import PRINTABLE, Document, Kind, Passage, Ranked, Sentence
from briefing.words import words

# Who speaks is said at the head of a speech or release, or in its last line.
_HEAD = 8

_SPEAKER = re.compile(
    r"^(?:By |Remarks by |Speech by |Statement by )?[A-Z][\w.’'-]+(?: [\w.’'-]+){1,4}, [^.!?]{4,100}$"
)
# Who writes for a paper is no party of what it tells.
_PRESS = frozenset({"correspondent", "reporter", "editor", "writer", "columnist", "staff", "photographer"})
_ATTRIBUTED = re.compile(r"\b(?:attributable to|statement by|remarks by|speech by|delivered by)\b", re.IGNORECASE)


def author_lines(documents: Sequence[Document]) -> list[Ranked]:
    """The lines that name a speaker or author, as passages without a score; they are never printed."""
    return [
        Ranked(Passage(sentence, source, words(sentence.text), ()), ())
        for source, document in enumerate(documents, 1)
        for sentence in _beside(document)
        if _names_speaker(sentence.text)
    ]


def _beside(document: Document) -> Iterator[Sentence]:
    for sentence in document.sentences[:_HEAD]:
        if sentence.kind not in PRINTABLE and sentence.kind is not Kind.TITLE:
            yield sentence


def _names_speaker(text: str) -> bool:
    if _ATTRIBUTED.search(text):
        return True
    role = words(text.partition(",")[2])
    return bool(_SPEAKER.match(text)) and any(map(is_role, role)) and _PRESS.isdisjoint(role)
