"""Texts for the tests of ranking: each line is a sentence, every word of more than three letters its own stem."""

from __future__ import annotations

from briefing.model import Document, Kind, Passage, Ranked, Reason, Section, Sentence

STORM = """\
A storm closed the harbour of Velm on Monday.
The harbour master said ships must wait for three days.
Ships of the storm fleet left the harbour early.
A bakery sold out of bread.
The storm fleet of Velm waits outside the harbour."""


def document(title: str = "") -> Document:
    return Document("made-up", "", title, sections=(Section(1, "", 0, 0),))


def passages_of(text: str, source: int = 1) -> tuple[Passage, ...]:
    """The lines of a text as passages; a line that opens with "## " begins a section."""
    at, section, found = 0, 1, []
    for line in text.splitlines():
        words = tuple(line.lower().replace(".", "").split())
        if line.startswith("## "):
            section += 1
        else:
            sentence = Sentence(line, at, at + len(line), Kind.PARAGRAPH, section, 1)
            found.append(Passage(sentence, source, words, tuple(word for word in words if len(word) > 3)))
        at += len(line) + 1
    return tuple(found)


def scored(text: str, *scores: float, source: int = 1) -> list[Ranked]:
    """The lines of a text with scores given by hand."""
    return [Ranked(p, (Reason("given", score),)) for p, score in zip(passages_of(text, source), scores, strict=True)]
