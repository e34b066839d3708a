"""Stage 2: a Document to its sections and sentences, each with its place in the cleaned text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from briefing.model import PRINTABLE, Block, Document, Kind, Section, Sentence
from briefing.segment.captions import without_captions
from briefing.segment.directions import behind_directions
from briefing.segment.furniture import page_talk
from briefing.segment.sentences import sentence_spans

__all__ = ["segment", "sentence_spans"]

# No page draws on more; a text of so many sentences is a library.
MOST_SENTENCES = 100_000
# In characters: what is longer and has no space is no exclamation but a script or a mark-up of its own.
LONGEST_WORD = 30
# What stands before a block's own words and is no sentence.
OPENINGS = frozenset({"dateline", "speaker"})


def segment(document: Document) -> Document:
    """The document with its sections and sentences; beyond `MOST_SENTENCES` it says in `repairs` that it stopped."""
    sections = _sections(document)
    sentences = tuple(islice(_sentences(document), MOST_SENTENCES + 1))
    repairs = document.repairs
    if len(sentences) > MOST_SENTENCES:
        sentences = sentences[:MOST_SENTENCES]
        repairs += (f"only the first {MOST_SENTENCES:,} sentences are judged",)
    return replace(document, sections=sections, sentences=without_captions(sentences), repairs=repairs)


def _sections(document: Document) -> tuple[Section, ...]:
    """One section per heading, and one before the first heading where a paragraph stands there."""
    opened: list[tuple[str, int]] = []
    for block in document.blocks:
        if block.kind is Kind.HEADING:
            opened.append((document.text[block.start : block.end], block.start))
        elif block.kind in PRINTABLE and not opened:
            opened.append(("", 0))
    if not opened:
        opened = [("", 0)]
    ends = [start for _, start in opened[1:]] + [len(document.text)]
    return tuple(
        Section(number, heading, start, end)
        for number, ((heading, start), end) in enumerate(zip(opened, ends, strict=True), 1)
    )


def _sentences(document: Document) -> Iterator[Sentence]:
    section, paragraph, begun = 0, 0, False
    for block in document.blocks:
        if block.kind is Kind.HEADING or (block.kind in PRINTABLE and not begun):
            section, paragraph, begun = section + 1, 0, True
        if block.kind in PRINTABLE:
            paragraph += 1
        if block.rule not in OPENINGS:
            yield from _of_block(document.text, block, max(section, 1), paragraph)


def _of_block(text: str, block: Block, section: int, paragraph: int) -> Iterator[Sentence]:
    for begin, end in sentence_spans(text, block.start, block.end):
        start = behind_directions(text, begin, end) if block.kind in PRINTABLE else begin
        if start > begin:
            aside = text[begin:start].rstrip()
            yield Sentence(aside, begin, begin + len(aside), Kind.FURNITURE, section, paragraph, block.page_at(begin))
        if start == end:
            continue
        said = text[start:end]
        yield Sentence(said, start, end, _kind(block.kind, said), section, paragraph, block.page_at(start))


def _kind(block: Kind, said: str) -> Kind:
    """A paragraph's kind, but furniture for talk about the page and for an exclamation of one word ("Great.")."""
    alone = block is Kind.PARAGRAPH and " " not in said and len(said) <= LONGEST_WORD
    return Kind.FURNITURE if block in PRINTABLE and (alone or page_talk(said)) else block
