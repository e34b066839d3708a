"""The tables, and the steps by which each version of them came from the one before.

A new archive takes all steps, an old one those it lacks; so both end alike, to the letter of their definitions, and
whatever else stands in a file (a foreign table, a trigger, a damaged definition) shows by comparison.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

from briefing.archive.seals import seal

# "brfg" in ASCII; by it a file is known as an archive of ours.
APPLICATION = 0x62726667


def first(connection: sqlite3.Connection) -> None:
    """Pages, their lines and their finished files. Keys are never used again, not even those of dropped pages."""
    connection.execute(
        "CREATE TABLE page (key INTEGER PRIMARY KEY AUTOINCREMENT, edition TEXT NOT NULL, day TEXT NOT NULL, "
        "moment INTEGER NOT NULL, title TEXT NOT NULL, state TEXT NOT NULL)"
    )
    connection.execute(
        "CREATE TABLE line (page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE, position INTEGER NOT NULL, "
        "text TEXT NOT NULL, sentence TEXT NOT NULL, PRIMARY KEY (page, position)) WITHOUT ROWID"
    )
    connection.execute(
        "CREATE TABLE copy (page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE, position INTEGER NOT NULL, "
        "name BLOB NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, packed BLOB NOT NULL, "
        "PRIMARY KEY (page, position))"
    )


def sealed(connection: sqlite3.Connection) -> None:
    """A seal over the lines of each page, and one over all that is said of the page. Old pages get theirs now."""
    connection.execute("ALTER TABLE page ADD COLUMN lines TEXT NOT NULL DEFAULT ''")
    connection.execute("ALTER TABLE page ADD COLUMN seal TEXT NOT NULL DEFAULT ''")
    pages = connection.execute("SELECT key, edition, day, moment, title, state FROM page").fetchall()
    for key, *facts in pages:
        told = "SELECT text, sentence FROM line WHERE page = ? ORDER BY position"
        kept = "SELECT name, size, sha256 FROM copy WHERE page = ? ORDER BY position"
        lines = seal(connection.execute(told, (key,)))
        whole = seal([*facts, lines, *connection.execute(kept, (key,))])
        connection.execute("UPDATE page SET lines = ?, seal = ? WHERE key = ?", (lines, whole, key))


def sourced(connection: sqlite3.Connection) -> None:
    """The hashes of the texts that each page was made from, parted by blanks. Of old pages they are not known."""
    connection.execute("ALTER TABLE page ADD COLUMN sources TEXT NOT NULL DEFAULT ''")


STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (first, sealed, sourced)
VERSION = len(STEPS)


def advance(connection: sqlite3.Connection, version: int, goal: int = VERSION) -> None:
    """Take an archive from one version to another, inside the caller's transaction; 0 is an empty file."""
    for step in STEPS[version:goal]:
        step(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {goal}")


def shape(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Every table, index, view and trigger with its definition, but for those that SQLite keeps for itself."""
    found = "SELECT name, sql FROM sqlite_master WHERE substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
    return connection.execute(found).fetchall()


def due_shape(version: int) -> list[tuple[str, str]]:
    """The shape that an archive of this version must have."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        advance(fresh, 0, version)
        return shape(fresh)
