"""The flow as functions you can read aloud: read -> segment -> rank -> find -> compose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from briefing.compose import Measure, compose
from briefing.errors import NothingToBrief
from briefing.find import find
from briefing.model import PRINTABLE, Brief, Document, Found, Lines, Look, Passage, Ranked, SourceNote, Unread
from briefing.rank import rank
from briefing.read import read_text
from briefing.render import estimate
from briefing.segment import segment
from briefing.settings import Settings
from briefing.words import stems, words

TELLING = 4  # words; a shorter sentence tells nothing on a page
LONGEST = 1_000  # characters; the longest of 21,000 sentences of news, releases and speeches has 792


def from_text(text: str, name: str, title: str | None = None, day: date | None = None) -> Document:
    """A text in hand; `title` and `day` stand in for what it does not say itself."""
    document = segment(read_text(text, name))
    return replace(document, title=title or document.title, date=day or document.date)


def make(
    documents: Sequence[Document], settings: Settings, unread: Sequence[Unread] = (), layout: Measure | None = None
) -> Brief:
    """One finished page from the documents; `unread` are the inputs it must own up to, `layout` the true measure."""
    documents = [replace(document, date=document.date or settings.today) for document in documents]
    found = find(documents, ranking(documents, settings.ranker))
    return compose(documents, found, _blank(documents, unread, settings), estimate.measure, layout)


def ranking(documents: Sequence[Document], ranker: str) -> tuple[Ranked, ...]:
    """Every printable sentence of the documents with its salience, in reading order."""
    return rank(documents, passages(documents), ranker)


def finding(documents: Sequence[Document], ranker: str) -> Found:
    """All that was found, before any choice for room."""
    return find(documents, ranking(documents, ranker))


def passages(documents: Sequence[Document]) -> tuple[Passage, ...]:
    """The sentences that could be printed, with their words; refuses documents that have none."""
    for document in documents:
        refuse_empty(document)
    return tuple(
        Passage(sentence, source, tokens, stems(tokens))
        for source, document in enumerate(documents, 1)
        for sentence in document.sentences
        if sentence.kind in PRINTABLE and sentence.end - sentence.start <= LONGEST
        for tokens in (words(sentence.text),)
    )


def refuse_empty(document: Document) -> None:
    """Raises `NothingToBrief` for a document without one sentence that could be printed."""
    running = [s for s in document.sentences if s.kind in PRINTABLE]
    if not any(s.end - s.start <= LONGEST and len(s.text.split()) >= TELLING for s in running):
        fault = "has only sentences too long to print" if running else "has only headings or page furniture"
        raise NothingToBrief(document.name, fault)


def _blank(documents: Sequence[Document], unread: Sequence[Unread], settings: Settings) -> Brief:
    """The page with its masthead and sources, before any line."""
    from briefing import __version__

    lead = documents[0]
    return Brief(
        title=lead.title or lead.name,
        date=settings.today or max((document.date for document in documents if document.date), default=None),
        place=lead.place,
        cut_off=settings.cut_off,
        sources=(*map(_note, range(1, len(documents) + 1), documents), *_failures(len(documents), unread)),
        printed=Lines(),
        left_out=Lines(),
        look=Look(paper=settings.paper),
        version=__version__,
    )


def _note(number: int, document: Document) -> SourceNote:
    return SourceNote(
        id=number,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        date=document.date,
        author=document.author,
        url=document.url,
        media=document.media,
        doubt=document.doubt,
        notes=document.repairs,
        sha256=document.sha256,
        words=len(document.text.split()),
        sentences=sum(sentence.kind in PRINTABLE for sentence in document.sentences),
    )


def _failures(read: int, unread: Sequence[Unread]) -> tuple[SourceNote, ...]:
    return tuple(
        SourceNote(number, failure.name, status="skipped" if failure.skipped else "failed", why=failure.why)
        for number, failure in enumerate(unread, read + 1)
    )
