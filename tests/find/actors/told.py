"""Makes ranked sentences out of a text told in a test: one sentence a line, a blank line between paragraphs."""

from __future__ import annotations

from pathlib import Path

from briefing.find.actors import find_actors
from briefing.model import Actor, Document, Kind, Passage, Ranked, Reason, Sentence
from briefing.words import words

CASES = Path(__file__).parents[2] / "cases"


def told(text: str, title: str = "", beside: tuple[str, ...] = ()) -> tuple[Document, list[Ranked]]:
    """A document and its ranked sentences; lines in `beside` are furniture."""
    sentences: list[Sentence] = []
    at = paragraph = 0
    for line in text.split("\n"):
        paragraph += not line
        if line:
            kind = Kind.FURNITURE if line in beside else Kind.PARAGRAPH
            sentences.append(Sentence(line, at, at + len(line), kind, 1, paragraph))
        at += len(line) + 1
    document = Document("told", text, title=title, sentences=tuple(sentences))
    printable = [sentence for sentence in sentences if sentence.kind is Kind.PARAGRAPH]
    ranked = [
        Ranked(Passage(sentence, 1, words(sentence.text), ()), (Reason("position", 1 / (1 + n)),))
        for n, sentence in enumerate(printable)
    ]
    return document, ranked


def actors(text: str, title: str = "", beside: tuple[str, ...] = ()) -> dict[str, Actor]:
    """The actors of a told text by name, best first."""
    document, ranked = told(text, title, beside)
    return {actor.name: actor for actor in find_actors([document], ranked).actors}


def cases(name: str) -> list[tuple[str, str]]:
    """The cases of a file: what stands before and after "=>"."""
    lines = (CASES / f"{name}.txt").read_text("utf-8").splitlines()
    pairs = (line.split(" =>") for line in lines if line and not line.startswith("#"))
    return [(before, after.strip()) for before, after in pairs]
