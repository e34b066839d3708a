"""What each source of an edition gave: its texts of the window, those for tomorrow, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from briefing.config import Edition, Source
from briefing.fetch import is_url
from briefing.intake import Network, documents
from briefing.model import INSIDE, Document, Unread
from briefing.read.clean import clean

# A sender's clock may run ahead of ours; past that, a date in the future is a mistake and tells nothing.
CLOCKS_DIFFER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when a text must be published: `closing` is the cut-off, both in the edition's zone.

    `known` are the hashes of the texts that pages before were made from. `clock` is what the clock on the wall shows
    where a page is made as of a moment long ago: texts may have come since.
    """

    opening: datetime
    closing: datetime
    now: datetime
    known: frozenset[str] = frozenset()
    clock: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One source: its new texts of the window, what could not be read, its newest date of any text.

    `late` counts the texts that came after the cut-off, `known` those of the window that a page before was made from.
    """

    source: Source
    documents: tuple[Document, ...] = ()
    unread: tuple[Unread, ...] = ()
    late: int = 0
    known: int = 0
    newest: date | None = None

    @property
    def failed(self) -> bool:
        """Nothing at all could be read of it."""
        return self.newest is None and not self.documents and any(not one.skipped for one in self.unread)

    @property
    def silent(self) -> bool:
        """It could be read and gave nothing in the window, not even what a page before was made from."""
        return not self.failed and not self.documents and not self.known


def read_sources(edition: Edition, window: Window, network: Network, quiet: bool = True) -> tuple[Told, ...]:
    """Every source of the edition, in the order of their names, read; no text twice, no two of one name."""
    sources = sorted(edition.sources, key=lambda source: source.name)
    told = [_told(source, window, replace(network, private=source.private), quiet) for source in sources]
    return tuple(_distinct(told))


def _told(source: Source, window: Window, network: Network, quiet: bool) -> Told:
    found = tuple(documents([source.asked], network, quiet))
    read = [_dated(one, window) for one in found if isinstance(one, Document)]
    unread = tuple(_placeless(one, source) for one in found if isinstance(one, Unread))
    timely = [one for one in read if not _late(one, window) and not _old(one, window)]
    inside = [one for one in timely if one.sha256 not in window.known]
    days = [one.date for one in read if one.date and not _late(one, window)]
    return Told(
        source,
        tuple(replace(one, outlet=source.outlet or one.outlet, weight=source.weight) for one in inside),
        unread,
        sum(_late(one, window) for one in read),
        len(timely) - len(inside),
        max(days, default=None),
    )


def _placeless(unread: Unread, source: Source) -> Unread:
    """The same without the path of the desk's folder, which the page must not tell.

    Example: "/home/ann/desk/wire/*.txt: no file matches the pattern" is "Coast Wire: no file matches the pattern".
    """
    if is_url(source.asked):
        return unread
    path = " ".join(clean(source.asked)[0].split("\n"))
    return replace(unread, name=unread.name.replace(path, source.name), why=unread.why.replace(path, source.name))


def _dated(document: Document, window: Window) -> Document:
    """The document without a date that lies in the future: it must not be the newest for ever."""
    latest = window.clock or window.now
    today = latest.date()
    if document.moment and document.moment > latest + CLOCKS_DIFFER:
        return replace(document, moment=None, date=None if document.date and document.date >= today else document.date)
    return replace(document, date=None) if document.date and document.date > today else document


def _late(document: Document, window: Window) -> bool:
    """Published after the cut-off; of a text that tells its day only, on a later day."""
    if document.moment:
        return document.moment > window.closing
    return document.date is not None and document.date > window.closing.date()


def _old(document: Document, window: Window) -> bool:
    """Published before the window; of a text that tells its day only, the whole day counts."""
    if document.moment:
        return document.moment < window.opening
    return document.date is not None and document.date < window.opening.date()


def _distinct(told: Sequence[Told]) -> Iterable[Told]:
    """Each text once, whoever sends it again byte for byte; of two that bear one name the later names its source."""
    seen: set[str] = set()
    names: set[str] = set()
    for one in told:
        kept = []
        for document in one.documents:
            if document.sha256 in seen:
                continue
            name = document.name if document.name not in names else f"{one.source.name}{INSIDE}{document.name}"
            seen.add(document.sha256)
            names.add(name)
            kept.append(replace(document, name=name))
        yield replace(one, documents=tuple(kept))
