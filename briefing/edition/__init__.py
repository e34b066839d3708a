"""The morning run: the sources of an edition in, the day's one page out, delivered, remembered, sent.

opening  which edition, at which moment
due      whether its page is to be made now
alone    one run at a time
reading  what each source gave
gate     how the reading went, and whether there may be a brief
memory   what the reader already got, and what he gets now
output   the page as files, and on its way out
posting  the letter and the print, each once
shelf    the pages that were delivered
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from briefing import render
from briefing.config import Edition, Overrides, closes, cut_off, day, load_overrides
from briefing.edition.alone import RunUnderWay, alone
from briefing.edition.due import due
from briefing.edition.gate import masthead
from briefing.edition.memory import Memory
from briefing.edition.opening import Wanted, begin, clock, moment, opened
from briefing.edition.output import formats, made, put_out
from briefing.edition.posting import Delivery, send
from briefing.edition.reading import Told, Window, read_sources
from briefing.edition.shelf import delivered, taken
from briefing.errors import BriefingError
from briefing.model import Brief, Document, Masthead, Unread
from briefing.pipeline import page, prepare, refused
from briefing.run import layout_for
from briefing.settings import Settings

__all__ = [
    "Delivery",
    "Morning",
    "Wanted",
    "begin",
    "delivered",
    "opened",
    "run_edition",
    "run_when_due",
    "send_waiting",
    "taken",
]


@dataclass(frozen=True, slots=True)
class Morning:
    """What came of a run: the page, its files or what is printed of it, and what the desk should know.

    `delivery` is what became of letters and prints.
    """

    brief: Brief
    files: tuple[Path, ...] = ()
    printed: bytes = b""
    unread: tuple[Unread, ...] = ()
    remarks: tuple[str, ...] = ()
    remembered: bool = True
    delivery: Delivery = field(default_factory=Delivery)

    @property
    def refused(self) -> bool:
        """The gate was missed: there is a page that says why, and no brief."""
        return bool(self.brief.masthead.refusal)

    def summary(self) -> tuple[str, ...]:
        """What was done: one line on where the page is and what it rests on, and one for each that got it."""
        return (*self._page(), *self.delivery.went)

    def _page(self) -> tuple[str, ...]:
        if not self.files:
            return ()
        names, masthead = ", ".join(map(str, self.files)), self.brief.masthead
        if self.refused:
            return (f"{names}: no brief: {' '.join(masthead.refusal)}",)
        texts = sum(source.status == "read" for source in self.brief.sources)
        read = masthead.wanted - len(masthead.failed)
        count = f"{texts} text{'s' if texts != 1 else ''}"
        return (f"{names}: one page from {count} of {read} of {masthead.wanted} sources",)


def run_edition(wanted: Wanted) -> Morning:
    """Read, brief, deliver, remember, send. Refuses only what it cannot even tell the reader on a page.

    Waits for another run of the edition. Raises `RunUnderWay` where that does not end.
    """
    edition = opened(wanted)
    now = moment(edition, wanted.now)
    if wanted.dry:
        return _morning(edition, now, wanted)
    with alone(edition):
        return _morning(edition, now, wanted)


def run_when_due(wanted: Wanted) -> Morning | Delivery:
    """The same where the page of the day is due and not made yet; else what waits is sent, and that is all.

    Another run that is at it just then makes the page.
    """
    edition = opened(wanted)
    now = moment(edition, wanted.now)
    try:
        with alone(edition, patience=0):
            if due(edition, now, lambda today: made(edition, today, closes(edition, now))):
                return _morning(edition, now, wanted)
            idle = send(edition, wanted).news()
            return replace(idle, remarks=(*idle.remarks, f"{edition.name}: no page is due now."))
    except RunUnderWay as fault:
        return Delivery(remarks=(str(fault),))


def send_waiting(wanted: Wanted, arrived: bool = False) -> Delivery:
    """Send what waits in the outboxes of an edition, with `again` what is in doubt too.

    With `arrived` what is in doubt counts as sent: the desk has asked, and it came.
    """
    return send(opened(wanted), wanted, arrived)


def _morning(edition: Edition, now: datetime, wanted: Wanted) -> Morning:
    overrides, spoilt = _overrides(edition, now)
    with Memory.of(edition, now, wanted) as memory:
        memory.own_up(spoilt, "overrides not readable")
        window = _window(edition, now, memory)
        told = read_sources(edition, window, wanted.network, wanted.quiet)
        settings = _settings(edition, now, overrides, masthead(edition, told, window, memory), memory)
        unread = tuple(one for source in told for one in source.unread)
        prepared = None if settings.masthead.refusal else prepare(_in_order(told, edition.documents), settings)
        layout = layout_for(formats(edition), edition.page.template)
        brief = page(prepared, settings, unread, layout) if prepared else refused(settings, unread)
        files, delivery = ((), Delivery()) if wanted.dry else put_out(edition, brief, memory, prepared, wanted)
        pins = [f"overrides: nothing of the day holds “{text}”." for text in prepared.unfound] if prepared else []
        return Morning(
            brief=brief,
            files=files,
            printed=render.text(brief).encode() if wanted.dry else b"",
            unread=unread,
            remarks=(*edition.warnings, *overrides.warnings, *pins, *memory.remarks, *memory.faults, *delivery.remarks),
            remembered=not memory.faults,
            delivery=delivery,
        )


def _overrides(edition: Edition, now: datetime) -> tuple[Overrides, tuple[str, ...]]:
    """The editor's orders of the day; where they cannot be read the page is made without, and says so."""
    try:
        return load_overrides(edition.folder, day(edition, now)), ()
    except BriefingError as fault:
        return Overrides(), tuple(str(fault).splitlines())


def _window(edition: Edition, now: datetime, memory: Memory) -> Window:
    """Back to the page before, if the window of the edition ends later: what lies between is nobody's loss."""
    closing = cut_off(edition, now)
    opening = min(closing - edition.window, memory.closed or closing).astimezone(closing.tzinfo)
    here = closing.tzinfo
    return Window(opening, closing, now.astimezone(here), memory.known, clock(now).astimezone(here))


def _settings(edition: Edition, now: datetime, overrides: Overrides, head: Masthead, memory: Memory) -> Settings:
    watched = (*edition.watch.actors, *edition.watch.words)
    return Settings(
        paper=edition.page.paper,
        today=day(edition, now),
        cut_off=f"{cut_off(edition, now):%H:%M}",
        masthead=head,
        past=memory.lines,
        desk=replace(overrides, watched=watched, muted=edition.muted),
    )


def _in_order(told: Sequence[Told], most: int) -> list[Document]:
    """The documents in an order of their own, whatever order the sources stand or were listed in: newest first."""
    every = [document for one in told for document in one.documents]
    every.sort(key=lambda document: (document.name, document.sha256))
    every.sort(key=lambda document: (document.weight, _moment(document)), reverse=True)
    return every[:most]


def _moment(document: Document) -> datetime:
    if document.moment:
        return document.moment
    told = document.date
    return datetime(told.year, told.month, told.day, tzinfo=UTC) if told else datetime.min.replace(tzinfo=UTC)
