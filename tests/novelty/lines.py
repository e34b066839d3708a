"""Sentences of today and lines of earlier pages for the tests of novelty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import briefing
from briefing.model import Document, Kind, Novelty, Passage, PastLine, Sentence
from briefing.novelty import judge
from briefing.novelty.facts import Facts, read
from briefing.novelty.rarity import measure
from briefing.pipeline import passages
from briefing.words import stems, words

MONDAY = date(2026, 3, 2)


def past(*lines: str) -> tuple[PastLine, ...]:
    """Lines printed whole, newest first, each a day older than the one before."""
    return tuple(PastLine(line, line, MONDAY - timedelta(days=at)) for at, line in enumerate(lines))


def document(*sentences: str) -> Document:
    """A document of one paragraph."""
    return briefing.loads(" ".join(sentences), name="today.txt", date=MONDAY + timedelta(days=1))


def judged(sentence: str, *earlier: str) -> Novelty:
    """The verdict on one sentence."""
    (verdict,) = judge(passages([document(sentence)]), past(*earlier))
    return verdict


def passage(text: str) -> Passage:
    """A text taken as one sentence, whatever it is."""
    tokens = words(text)
    return Passage(Sentence(text, 0, len(text), Kind.PARAGRAPH, 1, 1), 1, tokens, stems(tokens))


def told(text: str, verdict: Novelty) -> Sequence[str]:
    """The words of the changes, looked up in the document."""
    return [text[span.start : span.end] for span in verdict.changed]


def facts(text: str) -> Facts:
    """A sentence as units, weighed by common text alone."""
    return read(text, measure([]))
