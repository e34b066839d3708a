"""The pages of an edition that were delivered: a list of them, lines that hold some words, and their files again."""

from __future__ import annotations

from pathlib import Path

from briefing.archive import PastPage, open_archive
from briefing.deliver import write
from briefing.edition.opening import Wanted, opened
from briefing.errors import NoSuchPage
from briefing.render.calendar import long_date


def delivered(wanted: Wanted, words: str) -> str:
    """Every page of the edition, newest first, a row each; with `words` the lines that hold them, page by page."""
    edition = opened(wanted)
    with open_archive(edition.archive, write=False) as archive:
        if not words:
            pages = sorted(archive.pages(edition.name), key=lambda page: page.key, reverse=True)
            return "".join(f"{_row(page)}\n" for page in pages) or "No page has been delivered.\n"
        found: dict[PastPage, list[str]] = {}
        for page, line in archive.holding(words):
            if page.edition == edition.name:
                found.setdefault(page, []).append(f"      {line.text}")
        newest = sorted(found, key=lambda page: page.key, reverse=True)
        rows = [row for page in newest for row in (_row(page), *found[page])]
        return "".join(f"{row}\n" for row in rows) or "No delivered line holds these words.\n"


def taken(wanted: Wanted, number: int, folder: Path) -> tuple[Path, ...]:
    """The files of a delivered page, written again into a folder. Raises `NoSuchPage`."""
    edition = opened(wanted)
    with open_archive(edition.archive, write=False) as archive:
        if all(page.key != number for page in archive.pages(edition.name)):
            raise NoSuchPage(number, edition.name)
        files = {folder / Path(name).name: data for name, data in archive.copies(number).items()}
    write(files)
    return tuple(files)


def _row(page: PastPage) -> str:
    return f"{page.key:4d}  {long_date(page.day)}  {page.title}"
