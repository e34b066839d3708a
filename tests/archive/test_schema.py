"""Old archives are brought up to date after a copy was laid beside them; newer ones are never touched."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.archive import ToDeliver, open_archive
from briefing.archive.faults import CorruptArchive, ForeignFile, NewerArchive
from briefing.archive.page import ticks
from briefing.archive.place import beside
from briefing.archive.schema import VERSION, advance
from tests.archive.child import Say, in_child
from tests.archive.pages import deliver, filled, page, read, whole


def old(path: Path, *pages: ToDeliver, goal: int = 1) -> Path:
    """An archive of the first version, which knew no seals, as that version wrote it; then taken to another."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        advance(connection, 0, goal=1)
        for key, one in enumerate(pages, 1):
            facts = (key, one.edition, one.day.isoformat(), ticks(one.moment), one.title, "delivered")
            connection.execute("INSERT INTO page VALUES (?, ?, ?, ?, ?, ?)", facts)
            for at, told in enumerate(one.lines):
                connection.execute("INSERT INTO line VALUES (?, ?, ?, ?)", (key, at, *told))
            for at, (name, data) in enumerate(one.files.items()):
                row = (key, at, name.encode(), len(data), sha256(data).hexdigest(), zlib.compress(data))
                connection.execute("INSERT INTO copy VALUES (?, ?, ?, ?, ?, ?)", row)
        advance(connection, 1, goal)
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def alter(path: Path, statement: str) -> Path:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
    return path


@pytest.mark.parametrize("known", range(1, VERSION))
def test_an_old_archive_is_brought_up_to_date_and_its_copy_kept(tmp_path: Path, known: int) -> None:
    path = old(tmp_path / "archive.db", page(0), page(1), goal=known)
    before = path.read_bytes()
    with open_archive(path) as archive:
        deliver(archive, page(2))
    assert read(path) == [whole(page(number)) for number in range(3)]
    copy = tmp_path / f"archive.db.schema{known}"
    assert (version(path), version(copy)) == (VERSION, known)
    assert copy.stat().st_mode & 0o777 == 0o600
    # The head of the file counts its changes.
    assert copy.read_bytes()[100:] == before[100:]
    assert read(copy) == [whole(page(0)), whole(page(1))]


def test_an_old_archive_is_read_as_it_is_and_not_changed(tmp_path: Path) -> None:
    path = old(tmp_path / "archive.db", page(0), page(1))
    before = path.read_bytes()
    assert read(path) == [whole(page(0)), whole(page(1))]
    assert [file.name for file in tmp_path.iterdir()] == ["archive.db"]
    assert path.read_bytes() == before


def test_an_archive_that_is_up_to_date_is_not_copied(tmp_path: Path) -> None:
    path = filled(tmp_path / "archive.db", 1)
    open_archive(path).close()
    assert not beside(path, ".schema1").exists()
    assert not beside(path, f".schema{VERSION}").exists()


def test_a_copy_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = old(tmp_path / "archive.db", page(0))
    beside(path, ".schema1").write_text("of last year")
    open_archive(path).close()
    assert beside(path, ".schema1").read_text() == "of last year"
    assert read(beside(path, ".schema1-2")) == [whole(page(0))]


@pytest.mark.parametrize("write", [True, False], ids=["write", "read"])
@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_f43_a_newer_archive_is_never_touched(tmp_path: Path, write: bool, journal: str) -> None:
    path = alter(filled(tmp_path / "archive.db", 1), f"PRAGMA user_version = {VERSION + 1}")
    alter(path, f"PRAGMA journal_mode = {journal}")
    path.chmod(0o644)
    before, names = path.read_bytes(), sorted(tmp_path.iterdir())
    with pytest.raises(NewerArchive, match=f"schema {VERSION + 1}, here {VERSION} is known"):
        open_archive(path, write)
    assert (path.read_bytes(), sorted(tmp_path.iterdir()), path.stat().st_mode & 0o777) == (before, names, 0o644)


@pytest.mark.parametrize("write", [True, False], ids=["write", "read"])
def test_f43_the_log_that_a_newer_run_left_at_its_death_is_not_folded_back(tmp_path: Path, write: bool) -> None:
    path = alter(filled(tmp_path / "archive.db", 1), f"PRAGMA user_version = {VERSION + 1}")

    def die(say: Say) -> None:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE later (x)")
        say("died")

    assert in_child(die) == (0, "died")
    before = {file: file.read_bytes() for file in sorted(tmp_path.iterdir())}
    assert beside(path, "-wal") in before
    with pytest.raises(NewerArchive):
        open_archive(path, write)
    assert {file: file.read_bytes() for file in sorted(tmp_path.iterdir())} == before


@pytest.mark.parametrize("write", [True, False], ids=["write", "read"])
def test_f43_a_database_of_another_program_is_never_touched(tmp_path: Path, write: bool) -> None:
    path = alter(tmp_path / "bookmarks.db", "CREATE TABLE bookmark (address TEXT)")
    before = path.read_bytes()
    with pytest.raises(ForeignFile, match="a database of something else"):
        open_archive(path, write)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON page BEGIN DELETE FROM page; END",
        "CREATE VIEW v AS SELECT load_extension('x') FROM page",
        "CREATE TABLE more (x)",
        "CREATE INDEX i ON line (text)",
        "ALTER TABLE page DROP COLUMN seal",
        "DROP TABLE line",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = 1",
        "PRAGMA user_version = 2",
        "PRAGMA user_version = -5",
    ],
)
def test_f43_an_archive_whose_tables_were_changed_is_refused(tmp_path: Path, statement: str) -> None:
    path = alter(filled(tmp_path / "archive.db", 1), statement)
    for write in (True, False):
        with pytest.raises(CorruptArchive, match="its tables are not those"):
            open_archive(path, write)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE line SET text = text || '.' WHERE page = 1 AND position = 0",
        "UPDATE line SET position = 7 - position WHERE page = 1",
        "UPDATE line SET text = x'80' WHERE page = 1",
        "UPDATE line SET text = CAST(x'80' AS TEXT) WHERE page = 1",
        "DELETE FROM line WHERE page = 1 AND position = 1",
        "INSERT INTO line VALUES (1, 2, 'a', 'b')",
        "UPDATE page SET edition = 'Evening brief' WHERE key = 1",
        "UPDATE page SET day = '2026-03-01' WHERE key = 1",
        "UPDATE page SET day = 5 WHERE key = 1",
        "UPDATE page SET moment = moment + 1 WHERE key = 1",
        "UPDATE page SET moment = 'x' WHERE key = 1",
        "UPDATE page SET title = '' WHERE key = 1",
        "UPDATE page SET state = 'prepared' WHERE key = 1",
        "UPDATE page SET state = '' WHERE key = 1",
        "UPDATE page SET sources = 'b2' WHERE key = 1",
        "UPDATE page SET sources = 0 WHERE key = 1",
        "UPDATE page SET sources = x'' WHERE key = 1",
        "UPDATE page SET sources = '' WHERE key = 2",
        "UPDATE copy SET name = 'other' WHERE page = 1 AND position = 0",
        "UPDATE copy SET size = size + 1 WHERE page = 1",
        "UPDATE copy SET sha256 = '' WHERE page = 1",
        "UPDATE copy SET packed = x'00' WHERE page = 1",
        "UPDATE copy SET packed = 'text' WHERE page = 1",
        "UPDATE copy SET packed = (SELECT packed FROM copy WHERE page = 2 LIMIT 1) WHERE page = 1",
        "UPDATE copy SET packed = substr(packed, 1, length(packed) - 6) WHERE page = 1 AND position = 0",
        "DELETE FROM copy WHERE page = 1 AND position = 0",
    ],
)
def test_f43_no_value_can_change_unseen(tmp_path: Path, statement: str) -> None:
    path = filled(tmp_path / "archive.db", 1)
    with open_archive(path) as archive:
        deliver(archive, replace(page(1), sources=("a1",)))
    alter(path, statement)
    with pytest.raises(CorruptArchive):
        read(path)
