"""Where the archive lies: its user's alone, one plain file at rest, nothing made by reading, nothing lost by moving."""

from __future__ import annotations

import os
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.archive import move_aside, open_archive
from briefing.archive.connection import keep_log
from briefing.archive.faults import (
    ArchiveFault,
    BusyArchive,
    CorruptArchive,
    ForeignFile,
    UnreadableArchive,
    UnwritableArchive,
)
from briefing.archive.place import beside
from tests.archive.child import Say, as_nobody, open_to_all
from tests.archive.pages import filled, page, read, whole

STAMP = datetime(2026, 3, 2, 6, 0, 5, tzinfo=UTC)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_folders_and_files_are_their_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "briefing" / "archive.db"
    with open_archive(path) as archive:
        archive.prepare(page(0))
        assert {file.name: mode(file) for file in path.parent.iterdir()} == {
            "archive.db": 0o600,
            "archive.db-shm": 0o600,
            "archive.db-turn": 0o600,
            "archive.db-wal": 0o600,
        }
    assert (mode(path.parent), mode(path.parent.parent)) == (0o700, 0o700)


def test_an_archive_that_others_could_read_is_closed_to_them_and_a_folder_of_the_users_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir(mode=0o755)
    path = filled(folder / "archive.db", 1)
    path.chmod(0o644)
    open_archive(path, write=False).close()
    assert mode(path) == 0o644
    open_archive(path).close()
    assert (mode(path), mode(folder)) == (0o600, 0o755)


def test_at_rest_the_archive_is_one_file_and_its_lock(tmp_path: Path) -> None:
    path = filled(tmp_path / "archive.db", 2)
    assert names(tmp_path) == ["archive.db", "archive.db-turn"]
    beside(path, "-turn").unlink()
    assert read(path) == [whole(page(0)), whole(page(1))]
    assert names(tmp_path) == ["archive.db"]


def test_a_missing_archive_reads_as_empty_and_is_not_made(tmp_path: Path) -> None:
    assert read(tmp_path / "no" / "archive.db") == []
    assert names(tmp_path) == []


def test_a_name_with_signs_of_an_address_is_a_name(tmp_path: Path) -> None:
    path = filled(tmp_path / "a?mode=memory#%41 'x'\udce9.db", 1)
    assert read(path) == [whole(page(0))]
    assert path.name in names(tmp_path)


def test_f42_where_no_log_can_be_kept_a_journal_is(tmp_path: Path) -> None:
    # A way of locking without shared memory, as on a disk on the network.
    address = f"{(tmp_path / 'far.db').as_uri()}?vfs=unix-dotfile"
    connection = sqlite3.connect(address, uri=True, isolation_level=None)
    assert keep_log(connection) == "delete"
    connection.close()
    connection = sqlite3.connect(tmp_path / "near.db", isolation_level=None)
    assert keep_log(connection) == "wal"
    connection.close()


def test_f62_a_link_is_no_archive_wherever_it_leads(tmp_path: Path) -> None:
    path = filled(tmp_path / "archive.db", 1)
    link = tmp_path / "link.db"
    for target in (path, tmp_path / "nowhere.db"):
        link.symlink_to(target)
        for write in (True, False):
            with pytest.raises(ForeignFile, match="no plain file"):
                open_archive(link, write)
        with pytest.raises(ForeignFile):
            move_aside(link, STAMP)
        link.unlink()
    assert not (tmp_path / "nowhere.db").exists()


@pytest.mark.parametrize("suffix", ["-wal", "-journal", "-turn"])
def test_f62_a_planted_link_beside_the_archive_is_not_followed(tmp_path: Path, suffix: str) -> None:
    path = filled(tmp_path / "archive.db", 1)
    beside(path, suffix).unlink(missing_ok=True)
    beside(path, suffix).symlink_to(tmp_path / "victim")
    with pytest.raises(ForeignFile, match="no plain file"):
        open_archive(path)
    assert not (tmp_path / "victim").exists()


def test_f43_a_folder_or_a_pipe_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for write in (True, False):
        with pytest.raises(ForeignFile, match="it is a folder"):
            open_archive(tmp_path / "folder", write)
        with pytest.raises(ForeignFile, match="no plain file"):
            open_archive(tmp_path / "pipe", write)
        with pytest.raises(ForeignFile, match="cannot be one of a file"):
            open_archive(tmp_path / "nul\0", write)
        with pytest.raises(ForeignFile, match="it is a folder"):
            open_archive(Path("/"), write)
    assert names(tmp_path) == ["folder", "pipe"]


def test_f43_a_file_where_its_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnwritableArchive):
        open_archive(tmp_path / "file" / "archive.db")
    with pytest.raises(UnreadableArchive):
        open_archive(tmp_path / "file" / "archive.db", write=False)
    with pytest.raises(UnwritableArchive, match="name too long"):
        open_archive(tmp_path / ("x" * 300))


def test_f43_a_damaged_archive_is_moved_aside_whole_and_a_new_one_begun(tmp_path: Path) -> None:
    path = filled(tmp_path / "archive.db", 1)
    contents = {"": b"x" * 5000, "-wal": b"wal", "-shm": b"shm", "-journal": b"journal"}
    for suffix, data in contents.items():
        beside(path, suffix).write_bytes(data)
    aside = move_aside(path, STAMP)
    assert aside == tmp_path / "archive.db.aside-20260302T060005Z"
    assert {suffix: beside(aside, suffix).read_bytes() for suffix in contents} == contents
    assert read(filled(path, 1)) == [whole(page(0))]


def test_f43_moving_aside_never_writes_over_what_was_moved_before(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    for number in range(3):
        path.write_text(f"{number}")
        beside(path, "-wal").write_text(f"{number}")
        move_aside(path, STAMP)
    for number, suffix in enumerate(("", "-2", "-3")):
        aside = tmp_path / f"archive.db.aside-20260302T060005Z{suffix}"
        assert (aside.read_text(), beside(aside, "-wal").read_text()) == (f"{number}", f"{number}")
    with pytest.raises(UnreadableArchive, match="there is none"):
        move_aside(path, STAMP)


def test_f43_a_journal_without_its_archive_is_not_mixed_into_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with open_archive(filled(path, 1)) as archive:
        archive.prepare(page(1))
        beside(path, "-wal").rename(tmp_path / "kept")
        path.unlink()
        (tmp_path / "kept").rename(beside(path, "-wal"))
        for write in (True, False):
            with pytest.raises(CorruptArchive, match="not the archive"):
                open_archive(path, write)
    beside(path, "-wal").write_bytes(b"left alone")
    aside = move_aside(path, STAMP)
    assert beside(aside, "-wal").read_bytes() == b"left alone"
    assert read(filled(path, 1)) == [whole(page(0))]


def test_f42_an_archive_is_not_moved_from_under_a_delivery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.archive.turn.PATIENCE", 0)
    path = filled(tmp_path / "archive.db", 1)
    with open_archive(path) as archive:
        key = archive.prepare(page(1))
        with pytest.raises(BusyArchive, match="another run holds"):
            move_aside(path, STAMP)
        archive.confirm(key)
    assert read(path) == [whole(page(0)), whole(page(1))]


@pytest.mark.parametrize("write", [True, False], ids=["write", "read"])
@pytest.mark.parametrize("what", ["folder", "file", "unreadable", "new"])
def test_f43_without_rights_it_reads_what_it_may_and_refuses_the_rest(what: str, write: bool) -> None:
    """Read-only folder, read-only file, a file that may not be read, a folder in which nothing can be made."""
    with open_to_all() as top:
        path = filled(top / "own" / "archive.db", 2)
        if what == "new":
            path.unlink()
        for file in path.parent.iterdir():
            file.chmod({"file": 0o444, "unreadable": 0}.get(what, 0o666))
        path.parent.chmod(0o777 if what in ("file", "unreadable") else 0o555)
        before, due = names(path.parent), [] if what == "new" else [whole(page(0)), whole(page(1))]

        def use(say: Say) -> None:
            try:
                open_archive(path, write).close()
                say("whole" if read(path) == due else "wrong")
            except ArchiveFault as fault:
                say(type(fault).__name__)

        refused = {True: "UnwritableArchive", False: "UnreadableArchive" if what == "unreadable" else "whole"}
        assert as_nobody(use) == refused[write]
        assert names(path.parent) == before
