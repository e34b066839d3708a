"""The page of an edition as files, remembered, and on its way to its readers."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from briefing.archive import open_archive
from briefing.config import Edition, cut_off, day
from briefing.deliver import SUFFIXES, slug, write
from briefing.edition.memory import Memory
from briefing.edition.opening import Wanted
from briefing.edition.posting import Delivery, errands, handed_in, post, send
from briefing.errors import BriefingError
from briefing.model import Brief
from briefing.pipeline import Prepared
from briefing.run import Letterhead, all_rendered

NO_BRIEF = "-no-brief"


def formats(edition: Edition) -> tuple[str, ...]:
    """The formats that a page of the edition is rendered in: those of its folder, and what goes out."""
    out = ("pdf", "eml") if edition.mail else ("pdf",) if edition.printer else ()
    return tuple(dict.fromkeys((*edition.page.formats, *out)))


def put_out(
    edition: Edition, brief: Brief, memory: Memory, prepared: Prepared | None, wanted: Wanted
) -> tuple[tuple[Path, ...], Delivery]:
    """The files of a page, written and then remembered, and what became of it on its way out.

    A page that says why there is no brief replaces no brief of the day, nor follows one to its readers; it goes out
    once a day, whatever it says, unless a person wants it `again`.
    """
    name = stem(edition, day(edition, memory.now))
    told_already = prepared is None and not wanted.again and _told(edition, name)
    files = {asked: edition.page.output / f"{name}{SUFFIXES[asked]}" for asked in edition.page.formats}
    if prepared is None and any(file.exists() for file in files.values()):
        files = {asked: file.with_stem(f"{name}{NO_BRIEF}") for asked, file in files.items()}
    corrected = wanted.again and handed_in(edition, name)
    letterhead = Letterhead(edition.mail, cut_off(edition, memory.now), corrected)
    pages = all_rendered(brief, formats(edition), edition.page.template, letterhead)
    data = {file: pages[asked] for asked, file in files.items()}
    if prepared is None:
        write(data)
        name += NO_BRIEF
    else:
        memory.deliver(brief, prepared, data)
    outgoing = {SUFFIXES[asked]: page for asked, page in pages.items()}
    return tuple(files.values()), send(edition, wanted) if told_already else post(edition, name, outgoing, wanted)


def _told(edition: Edition, name: str) -> bool:
    """Whether the readers were given the brief of a day, or were told that there is none."""
    return handed_in(edition, name) or handed_in(edition, f"{name}{NO_BRIEF}")


def made(edition: Edition, today: date, closing: datetime) -> bool:
    """Whether the page of a day was made when its reading had closed, and given to every outbox.

    Where the archive cannot be read the outboxes alone are asked, so that a damaged one is no reason for page on page.
    """
    given = handed_in(edition, stem(edition, today))
    try:
        with open_archive(edition.archive, write=False) as archive:
            pages = archive.pages(edition.name)
    except BriefingError:
        return given and any(errands(edition))
    return given and any(page.day == today and page.moment >= closing for page in pages)


def stem(edition: Edition, today: date) -> str:
    """The name of the files of a day's page: "2026-11-26-morning-brief"."""
    return f"{today}-{slug(edition.name)}"
