"""The morning run: the sources of an edition in, the day's one page out, delivered, remembered.

opening  which edition, at which moment
reading  what each source gave
gate     how the reading went, and whether there may be a brief
memory   what the reader already got, and what he gets now
shelf    the pages that were delivered
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from briefing import render
from briefing.config import Edition, Overrides, cut_off, day, load_overrides
from briefing.deliver import SUFFIXES, slug, write
from briefing.edition.gate import masthead
from briefing.edition.memory import Memory
from briefing.edition.opening import Wanted, begin, clock, moment, opened
from briefing.edition.reading import Told, Window, read_sources
from briefing.edition.shelf import delivered, taken
from briefing.errors import BriefingError
from briefing.model import Brief, Document, Masthead, Unread
from briefing.pipeline import Prepared, page, prepare, refused
from briefing.run import all_rendered, layout_for
from briefing.settings import Settings

__all__ = ["Morning", "Wanted", "begin", "delivered", "opened", "run_edition", "taken"]


@dataclass(frozen=True, slots=True)
class Morning:
    """What came of a run: the page, its files or what is printed of it, and what the desk should know."""

    brief: Brief
    files: tuple[Path, ...] = ()
    printed: bytes = b""
    unread: tuple[Unread, ...] = ()
    remarks: tuple[str, ...] = ()
    remembered: bool = True

    @property
    def refused(self) -> bool:
        """The gate was missed: there is a page that says why, and no brief."""
        return bool(self.brief.masthead.refusal)

    def summary(self) -> tuple[str, ...]:
        """One line that says where the page is and what it rests on."""
        if not self.files:
            return ()
        names, masthead = ", ".join(map(str, self.files)), self.brief.masthead
        if self.refused:
            return (f"{names}: no brief: {' '.join(masthead.refusal)}",)
        texts = sum(source.status == "read" for source in self.brief.sources)
        read = masthead.wanted - len(masthead.failed)
        return (f"{names}: one page from {texts} texts of {read} of {masthead.wanted} sources",)


def run_edition(wanted: Wanted) -> Morning:
    """Read, brief, deliver, remember. Refuses only what it cannot even tell the reader on a page."""
    edition = opened(wanted)
    now = moment(edition, wanted.now)
    overrides, spoilt = _overrides(edition, now)
    with Memory.of(edition, now, wanted) as memory:
        memory.own_up(spoilt, "overrides not readable")
        window = _window(edition, now, memory)
        told = read_sources(edition, window, wanted.network, wanted.quiet)
        settings = _settings(edition, now, overrides, masthead(edition, told, window, memory), memory)
        unread = tuple(one for source in told for one in source.unread)
        prepared = None if settings.masthead.refusal else prepare(_in_order(told, edition.documents), settings)
        layout = layout_for(edition.page.formats, edition.page.template)
        brief = page(prepared, settings, unread, layout) if prepared else refused(settings, unread)
        files = () if wanted.dry else _delivered(edition, brief, memory, prepared)
        pins = [f"overrides: nothing of the day holds “{text}”." for text in prepared.unfound] if prepared else []
        return Morning(
            brief=brief,
            files=files,
            printed=render.text(brief).encode() if wanted.dry else b"",
            unread=unread,
            remarks=(*edition.warnings, *overrides.warnings, *pins, *memory.remarks, *memory.faults),
            remembered=not memory.faults,
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


def _delivered(edition: Edition, brief: Brief, memory: Memory, prepared: Prepared | None) -> tuple[Path, ...]:
    """The files, written and then remembered. A page that says why there is none replaces no brief of the day."""
    stem = f"{brief.date}-{slug(edition.name)}"
    files = {name: edition.page.output / f"{stem}{SUFFIXES[name]}" for name in edition.page.formats}
    if prepared is None and any(file.exists() for file in files.values()):
        files = {name: file.with_stem(f"{stem}-no-brief") for name, file in files.items()}
    pages = all_rendered(brief, files, edition.page.template)
    data = {file: pages[name] for name, file in files.items()}
    if prepared is None:
        write(data)
    else:
        memory.deliver(brief, prepared, data)
    return tuple(files.values())
