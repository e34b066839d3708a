"""Pages of a made-up morning edition, and what must come back of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from briefing.archive import Archive, PastPage, ToDeliver, open_archive
from briefing.model import PastLine

EDITION = "Morning brief"
FIRST_DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 30, 5, 0, tzinfo=UTC)


def moment(number: int) -> datetime:
    """Six in the morning, UTC, of the day of a page."""
    return datetime(2026, 3, 2, 6, 0, tzinfo=UTC) + timedelta(days=number)


def page(number: int, edition: str = EDITION) -> ToDeliver:
    """The page of a day: two lines and two files, one of each with letters that are not ASCII."""
    return ToDeliver(
        edition=edition,
        day=FIRST_DAY + timedelta(days=number),
        moment=moment(number),
        title=f"Øre Sound, day {number}",
        lines=(
            (f"Port of Brevik: {number} cranes idle", f"At the port of Brevik {number} cranes stood idle."),
            (f"The harbour’s crews strike, day {number}", f"The harbour’s crews struck for the {number}th day."),
        ),
        files={f"out/day-{number}.html": b"<p>cranes \xc3\xa6</p>" * (number + 5), f"out/day-{number}.txt": b""},
        sources=(f"{number:064x}", f"{number + 1000:064x}"),
    )


def lines(*pages: ToDeliver) -> tuple[PastLine, ...]:
    """The lines of pages as the archive must tell them."""
    return tuple(PastLine(text, sentence, page.day) for page in pages for text, sentence in page.lines)


def deliver(archive: Archive, page: ToDeliver) -> int:
    """Both steps, without any delivery between them."""
    key = archive.prepare(page)
    archive.confirm(key)
    return key


def filled(path: Path, count: int) -> Path:
    """An archive of so many delivered pages."""
    with open_archive(path) as archive:
        for number in range(count):
            deliver(archive, page(number))
    return path


Whole = tuple[str, date, datetime, str, tuple[PastLine, ...], dict[str, bytes]]


def whole(page: ToDeliver) -> Whole:
    """All of a page that must come back."""
    return page.edition, page.day, page.moment, page.title, lines(page), dict(page.files)


def everything(archive: Archive) -> list[Whole]:
    """All that an archive of one edition holds, oldest page first, read through every door it has."""
    pages = archive.pages()[::-1]
    told, found = archive.told(EDITION, NOW, days=400), archive.holding("d")
    assert told == tuple(line for _, line in found)
    return [_whole(past, [line for of, line in found if of == past], archive.copies(past.key)) for past in pages]


def read(path: Path) -> list[Whole]:
    """All that the archive in a file holds."""
    with open_archive(path, write=False) as archive:
        return everything(archive)


def _whole(past: PastPage, lines: list[PastLine], copies: Mapping[str, bytes]) -> Whole:
    assert past.files == tuple(copies)
    return past.edition, past.day, past.moment, past.title, tuple(lines), dict(copies)


def stands(name: str, digest: str) -> bool:
    """Whether a file is where it was to go."""
    file = Path(name)
    return file.is_file() and sha256(file.read_bytes()).hexdigest() == digest
