"""The editor's hand: what to pin, drop, head and note on the page of one day, in `overrides/2026-11-26.toml`.

The file lies in a folder beside `briefing.toml`, one for each day, so that yesterday's orders never touch today's page.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from briefing.config.edition import Overrides
from briefing.config.table import Notes, Table
from briefing.config.toml_file import parsed
from briefing.config.values import line, one_of, shown, truth
from briefing.model import Note

FOLDER = "overrides"
PARTS = ("news", "risks", "agenda")
NOTE_PARTS = ("top", *PARTS)
WORDS = 300  # characters of a line or headline that are looked for; the longest printed line has fewer
HEADING = 90  # characters; about a line of the page's largest type
NOTE = 200  # characters, two lines of the page
INITIALS = 30  # characters
# Notes push the sources' own words off the page; six of two lines take a fifth of it.
MOST_NOTES = 6
MOST_ORDERS = 50  # pins, drops or headings; a page has fewer lines

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\.toml")


def load_overrides(folder: Path, day: date) -> Overrides:
    """The orders for a day, from `overrides/` in the edition's folder; none where there is no file.

    Raises `ConfigFault` with every problem and its line, or `UnreadableConfig`.
    """
    name = f"{FOLDER}/{day.isoformat()}.toml"
    file = folder / FOLDER / f"{day.isoformat()}.toml"
    warnings = _misnamed(folder / FOLDER)
    if not os.path.lexists(file):
        return Overrides(warnings=warnings)
    tree, lines = parsed(file, name)
    notes = Notes(name, lines)
    with Table(tree, notes) as top:
        dropped, stories = _drops(top)
        headings, title = _headings(top)
        told = Overrides(
            pinned=_pins(top),
            dropped=dropped,
            dropped_stories=stories,
            headings=headings,
            title=title,
            notes=_notes(top),
            warnings=warnings,
        )
    notes.refuse()
    return told


def _pins(top: Table) -> tuple[tuple[str, str], ...]:
    found = []
    for table in _few(top, "pin", MOST_ORDERS):
        with table:
            text = table.need("text", line(WORDS), "", '"words of a line"')
            found.append((text, table.take("part", one_of(*PARTS), "")))
    return tuple(found)


def _drops(top: Table) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words of lines, and words of headlines."""
    lines, stories = [], []
    for table in _few(top, "drop", MOST_ORDERS):
        with table:
            lines.append(table.take("text", line(WORDS), ""))
            stories.append(table.take("story", line(WORDS), ""))
            if ("text" in table) == ("story" in table):
                table.blame("", 'a [[drop]] has either text = "words of a line" or story = "words of its headline"')
    return tuple(filter(None, lines)), tuple(filter(None, stories))


def _headings(top: Table) -> tuple[tuple[tuple[str, str], ...], str]:
    """Words of headlines with the heading to print instead, and the page's own title."""
    found: list[tuple[str, str]] = []
    titles: list[str] = []
    for table in _few(top, "heading", MOST_ORDERS):
        with table:
            text = table.need("text", line(HEADING), "", '"Our heading"')
            story = table.take("story", line(WORDS), "")
            whole = table.take("page", truth, False)
            if whole == ("story" in table):
                table.blame("", 'a [[heading]] has either story = "words of its headline" or page = true')
            elif whole and titles:
                table.blame("page", "the page has a title already; take one of them out")
            elif whole:
                titles.append(text)
            else:
                found.append((story, text))
    return tuple(found), "".join(titles[:1])


def _notes(top: Table) -> tuple[Note, ...]:
    found = []
    for table in _few(top, "note", MOST_NOTES):
        with table:
            text = table.need("text", line(NOTE), "", '"The minister travels until noon."')
            part = table.take("part", one_of(*NOTE_PARTS), "top")
            found.append(Note(text, part, table.take("by", line(INITIALS, empty=True), "")))
    return tuple(found)


def _few(top: Table, key: str, most: int) -> tuple[Table, ...]:
    tables = top.tables(key)
    if len(tables) > most:
        tables[most].blame("", f"there are {len(tables):,} [[{key}]]; the page has room for {most}, take some out")
    return tables[:most]


def _misnamed(folder: Path) -> tuple[str, ...]:
    """Files whose orders no day will ever follow, "26-11-2026.toml"."""
    try:
        names = sorted(name for name in os.listdir(folder) if name.endswith(".toml"))  # noqa: PTH208
    except OSError:
        return ()
    lost = [name for name in names if not _is_day(name)]
    return tuple(f"{FOLDER}: {shown(name)} is named after no day; name it as in 2026-11-26.toml." for name in lost)


def _is_day(name: str) -> bool:
    if not _DAY.fullmatch(name):
        return False
    try:
        return bool(date.fromisoformat(name.removesuffix(".toml")))
    except ValueError:
        return False
