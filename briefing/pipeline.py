"""The flow as functions you can read aloud: read -> segment -> stories -> rank -> find -> compose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from briefing import desk
from briefing.compose import Material, Measure, compose, headline
from briefing.errors import NothingToBrief
from briefing.find import find
from briefing.model import (
    PRINTABLE,
    Brief,
    Day,
    Dispute,
    Document,
    Event,
    Found,
    Key,
    Lines,
    Look,
    Novelty,
    Passage,
    PastLine,
    Ranked,
    SourceNote,
    Support,
    Unread,
)
from briefing.rank import rank
from briefing.read import read_text
from briefing.render import estimate
from briefing.segment import segment
from briefing.settings import Desk, Settings
from briefing.words import holds, stems, words

TELLING = 4  # words; a shorter sentence tells nothing on a page
LONGEST = 1_000  # characters; the longest of 21,000 sentences of news, releases and speeches has 792


def from_text(text: str, name: str, title: str | None = None, day: date | None = None) -> Document:
    """A text in hand; `title` and `day` stand in for what it does not say itself."""
    document = segment(read_text(text, name))
    return replace(document, title=title or document.title, date=day or document.date)


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that is known before any choice for room: `documents` in the order of their numbers, the first ones `told`.

    `unfound` are the editor's orders that meet nothing, `dropped` the documents of the stories that he took out.
    """

    documents: tuple[Document, ...]
    told: tuple[Document, ...]
    ranked: tuple[Ranked, ...]
    found: Found
    day: Day
    unfound: tuple[str, ...] = ()
    dropped: tuple[Document, ...] = ()


def make(
    documents: Sequence[Document], settings: Settings, unread: Sequence[Unread] = (), layout: Measure | None = None
) -> Brief:
    """One finished page from the documents; `unread` are the inputs it must own up to, `layout` the true measure."""
    return page(prepare(documents, settings), settings, unread, layout)


def prepare(documents: Sequence[Document], settings: Settings) -> Prepared:
    """The documents by event, what was found in the leading ones, and what they say of each other."""
    for document in documents:
        refuse_empty(document)
    dated = [replace(document, date=document.date or settings.today) for document in documents]
    headlines = [headline(document) for document in dated]
    ordered, events, count = _by_event(dated, headlines, settings.desk)
    told = ordered[:count]
    groups = [sorted(n for n in event.sources if n <= count) for event in events]
    by_event = [passages(told, numbers) for numbers in groups if numbers]
    every = [passage for own in by_event for passage in own]
    ranked = tuple(item for own in by_event for item in rank(told, own, settings.ranker))
    pins = desk.pinned(every, settings.desk)
    found = desk.with_pins(find(told, ranked), every, pins)
    supports, disputes = _across(by_event, told) if len(documents) > 1 else ({}, ())
    day = Day(
        events=events if len(documents) > 1 else (),
        supports=supports,
        disputes=disputes,
        novelty=_novelty(found, settings.past),
        watched=desk.watched(every, settings.desk),
        muted=desk.muted(every, settings.desk),
        pinned=pins,
    )
    unfound = desk.unfound(every, headlines, settings.desk)
    standing = {id(document) for document in ordered}
    dropped = tuple(document for document in dated if id(document) not in standing)
    return Prepared(ordered, told, ranked, found, day, unfound, dropped)


def page(prepared: Prepared, settings: Settings, unread: Sequence[Unread] = (), layout: Measure | None = None) -> Brief:
    """The page with its lines chosen and fitted."""
    material = Material(prepared.documents, prepared.found, prepared.day, settings.desk.headings)
    return compose(material, _blank(prepared, unread, settings), estimate.measure, layout)


def _by_event(
    documents: Sequence[Document], headlines: Sequence[str], asked: Desk
) -> tuple[tuple[Document, ...], tuple[Event, ...], int]:
    """The documents in the order of their numbers, their events but those that the editor dropped by a headline, and
    how many documents are searched for lines."""
    if len(documents) == 1 and not asked.dropped_stories:
        return tuple(documents), (Event((1,)),), 1
    from briefing.events import events, told_first

    kept = [
        event
        for event in events(documents)
        if not any(holds(headlines[n - 1], dropped) for n in event.sources for dropped in asked.dropped_stories)
    ]
    if not kept:
        raise NothingToBrief(documents[0].name, "is all that there is, and the editor dropped it")
    numbered = told_first(documents, kept)
    return numbered.documents, numbered.events, numbered.count


def _across(
    by_event: Sequence[Sequence[Passage]], told: Sequence[Document]
) -> tuple[dict[Key, Support], tuple[Dispute, ...]]:
    """For each sentence the sources that tell its fact, and the figures in which sources differ."""
    from briefing.events import disputes, origins, support

    found: dict[Key, Support] = {}
    for own in by_event:
        numbers = tuple(dict.fromkeys(passage.source for passage in own))
        origin_of = dict(zip(numbers, origins([told[number - 1] for number in numbers]), strict=True))
        found |= support(own, origin_of)
    return found, tuple(dispute for own in by_event for dispute in disputes(own, told))


def _novelty(found: Found, past: Sequence[PastLine] | None) -> dict[Key, Novelty] | None:
    """What each sentence found is to a reader of the pages before; None without memory."""
    if past is None:
        return None
    from briefing.novelty import judge

    parts = (*found.summary, *found.news, *found.risks, *found.agenda, *(date.finding for date in found.dates))
    findings = (*parts, *(finding for actor in found.actors for finding in actor.lines))
    every = {f.passage.key: f.passage for f in findings}
    return dict(zip(every, judge(tuple(every.values()), past), strict=True))


def ranking(documents: Sequence[Document], ranker: str) -> tuple[Ranked, ...]:
    """Every printable sentence of the documents with its salience, in reading order, as of one event."""
    return rank(documents, passages(documents), ranker)


def passages(documents: Sequence[Document], numbers: Iterable[int] | None = None) -> tuple[Passage, ...]:
    """The sentences that could be printed, with their words; of the documents of these numbers, else of all.

    Refuses a document that has none.
    """
    wanted = range(1, len(documents) + 1) if numbers is None else numbers
    for source in wanted:
        refuse_empty(documents[source - 1])
    return tuple(
        Passage(sentence, source, tokens, stems(tokens))
        for source in wanted
        for sentence in documents[source - 1].sentences
        if sentence.kind in PRINTABLE and sentence.end - sentence.start <= LONGEST
        for tokens in (words(sentence.text),)
    )


def refuse_empty(document: Document) -> None:
    """Raises `NothingToBrief` for a document without one sentence that could be printed."""
    running = [s for s in document.sentences if s.kind in PRINTABLE]
    if not any(s.end - s.start <= LONGEST and len(s.text.split()) >= TELLING for s in running):
        fault = "has only sentences too long to print" if running else "has only headings or page furniture"
        raise NothingToBrief(document.name, fault)


def refused(settings: Settings, unread: Sequence[Unread] = ()) -> Brief:
    """The page of a day on which there must be no brief: dated, and saying why."""
    blank = _page_of((), unread, settings)
    return replace(blank, title="No brief today", entitled="briefing")


def _blank(prepared: Prepared, unread: Sequence[Unread], settings: Settings) -> Brief:
    """The page with its masthead and sources, before any line."""
    lead, title = prepared.documents[0], settings.desk.title
    return replace(
        _page_of(prepared.documents, unread, settings),
        title=title or lead.title or lead.name,
        entitled="editor" if title else "source",
        place=lead.place,
        muted=len(prepared.day.muted),
    )


def _page_of(documents: Sequence[Document], unread: Sequence[Unread], settings: Settings) -> Brief:
    """The page of some documents, with nothing on it but what is known of them all."""
    from briefing import __version__

    return Brief(
        title="",
        date=settings.today or max((document.date for document in documents if document.date), default=None),
        place=None,
        cut_off=settings.cut_off,
        sources=(*map(_note, range(1, len(documents) + 1), documents), *_failures(len(documents), unread)),
        printed=Lines(),
        left_out=Lines(),
        look=Look(paper=settings.paper),
        version=__version__,
        masthead=settings.masthead,
        notes=settings.desk.notes,
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
