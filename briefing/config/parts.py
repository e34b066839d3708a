"""The tables that name sources and places: what is read, where the page goes, and when there is none."""

from __future__ import annotations

import os
from glob import escape, has_magic
from pathlib import Path

from briefing.config.addresses import address, path
from briefing.config.edition import FORMATS, PAPERS, Gate, Page, Source
from briefing.config.table import Table
from briefing.config.values import line, number, one_of, several, shown, stretch, truth, whole

NAME = 60  # characters of a source's name, printed in the list of sources
MOST_SILENCE = 90  # days
LIGHTEST, HEAVIEST = 0.1, 10.0  # of a source's weight; beyond, one source would be the whole page, or none of it
MOST_SOURCES = 10_000
MOST_DOCUMENTS = 100_000
OUTPUT = "out"
FIRST_FORMATS = ("pdf", "html")
ARCHIVE = "archive.db"


def sources(top: Table, folder: Path) -> tuple[Source, ...]:
    """Every [[source]], in order; no two may share a name."""
    tables = top.tables("source")
    if not tables:
        top.blame("", 'there is no source; write [[source]] and below it name = "…" and path = "…" or url = "…"')
    if len(tables) > MOST_SOURCES:
        top.blame("source", f"there are {len(tables):,}; {MOST_SOURCES:,} are read at most")
    found: list[Source] = []
    names: set[str] = set()
    for table in tables[:MOST_SOURCES]:
        source = _source(table, folder)
        if source.name and source.name.casefold() in names:
            table.blame("name", f"{shown(source.name)} names two sources; give each a name of its own")
        names.add(source.name.casefold())
        found.append(source)
    return tuple(found)


def page(top: Table, folder: Path, trusted: bool) -> Page:
    """[page]: how the page is set and where it is written; a template must be there, for without it nothing is."""
    with top.table("page") as table:
        template = table.take("template", path, "")
        if template and trusted and not placed(folder, template).is_dir():
            table.blame("template", f"{shown(template)} is no folder; check the name")
        return Page(
            output=placed(folder, table.take("output", path, OUTPUT)),
            paper=table.take("paper", one_of(*PAPERS), PAPERS[0]),
            formats=table.take("formats", several(one_of(*FORMATS), least=1), FIRST_FORMATS),
            template=placed(folder, template) if template else None,
        )


def gate(top: Table, count: int) -> Gate:
    """[gate]: with `count` sources, more can never be read."""
    with top.table("gate") as table:
        least = table.take("least_sources", whole(1, MOST_SOURCES), 1)
        if count and least > count:
            table.blame("least_sources", f"{least} is more than there are sources ({count}); lower it")
        return Gate(
            least_sources=least,
            least_documents=table.take("least_documents", whole(1, MOST_DOCUMENTS), 1),
            degraded_below=table.take("degraded_below", number(0, 1), 1.0),
        )


def archive(top: Table, folder: Path) -> Path:
    """[archive]: the file of the earlier pages, beside the configuration unless told."""
    with top.table("archive") as table:
        return placed(folder, table.take("path", path, ARCHIVE))


def placed(folder: Path, told: str) -> Path:
    """A path as an absolute one: from the file's folder, or from the user's home for "~"."""
    return folder / os.path.expanduser(told)  # noqa: PTH111 - Path.expanduser raises on a home that is not there


def _source(table: Table, folder: Path) -> Source:
    with table:
        return Source(
            name=table.need("name", line(NAME), "", '"Harbour Ledger"'),
            asked=_asked(table, folder),
            outlet=table.take("outlet", line(NAME, empty=True), "") or None,
            weight=table.take("weight", number(LIGHTEST, HEAVIEST), 1.0),
            silent_after=table.take("silent_after", stretch(MOST_SILENCE), None),
            private=table.take("private", truth, False),
        )


def _asked(table: Table, folder: Path) -> str:
    """Address or path of a source, whichever it has. A pattern holds for its own signs and not for the folder's."""
    url, told = table.take("url", address, ""), table.take("path", path, "")
    if ("url" in table) == ("path" in table):
        fault = "has both url and path; take one out" if "url" in table else "has neither path nor url; write one"
        table.blame("", f"this source {fault}")
    if url or not told:
        return url
    place = placed(folder, told)
    if has_magic(told) and not os.path.lexists(place) and place.is_relative_to(folder):
        return str(Path(escape(str(folder)), told))
    return str(place)
