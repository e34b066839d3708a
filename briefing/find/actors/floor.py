"""Tells who has the floor in a transcript: the label "FOREIGN MINISTER BERG:" opens Berg's turn, up to the next label.

The reader marks such labels as furniture by its rule "speaker". Here each becomes a line between the sentences, so
that a name in it counts where it stands; it is never printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.model import PRINTABLE, Block, Document, Kind, Passage, Ranked, Sentence

_SPEAKER = "speaker"


def with_labels(documents: Sequence[Document], lines: Sequence[Ranked]) -> list[Ranked]:
    """The lines with those who speak named between them, in the order of the documents."""
    labels = [_line(block, document, n) for n, document in enumerate(documents, 1) for block in _labels(document)]
    return sorted([*labels, *lines], key=lambda line: (line.passage.source, line.passage.sentence.start))


def _labels(document: Document) -> Iterator[Block]:
    return (block for block in document.blocks if block.rule == _SPEAKER)


def _line(block: Block, document: Document, source: int) -> Ranked:
    """A label as a line, in title case: "Foreign Minister Berg:"."""
    text = document.text[block.start : block.end]
    sentence = Sentence(text.title() if text.isupper() else text, block.start, block.end, Kind.FURNITURE, 0, 0)
    return Ranked(Passage(sentence, source, (), ()), ())


def turns(documents: Sequence[Document], lines: Sequence[Ranked]) -> Mapping[int, Sequence[int]]:
    """The number of each label among the lines -> the numbers of the sentences spoken in that turn."""
    starts = {(n, block.start) for n, document in enumerate(documents, 1) for block in _labels(document)}
    found: dict[int, list[int]] = {}
    spoken: list[int] = []
    source = 0
    for at, line in enumerate(lines):
        if line.passage.source != source:
            source, spoken = line.passage.source, []
        if (source, line.passage.sentence.start) in starts and line.passage.sentence.kind not in PRINTABLE:
            spoken = found[at] = []
        else:
            spoken.append(at)
    return found
