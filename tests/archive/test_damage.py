"""A damaged archive is known, or tells exactly what was recorded: never other words, never another kind of fault."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from briefing.archive import Archive, open_archive
from briefing.archive.faults import ArchiveFault, CorruptArchive, ForeignFile
from briefing.archive.place import beside
from tests.archive.child import Say, in_child
from tests.archive.pages import EDITION, NOW, deliver, everything, filled, page, read, whole

PAGES = 6
TRUTH = [whole(page(number)) for number in range(PAGES)]
SOURCES = {source for number in range(PAGES) for source in page(number).sources}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An archive of six pages at rest, one page of it dropped, so that there is free room in it."""
    path = filled(tmp_path_factory.mktemp("sound") / "archive.db", PAGES)
    with open_archive(path) as archive:
        archive.prepare(page(9))
    with open_archive(path) as archive:
        archive.settle(lambda name, digest: False)
    return path.read_bytes()


def told(path: Path, write: bool) -> str:
    """ "whole" where all is told as recorded, "refused" where damage was found; anything else fails."""
    try:
        with open_archive(path, write) as archive:
            assert everything(archive) == TRUTH
            assert archive.sources(EDITION, NOW, 400) == SOURCES
    except ArchiveFault as fault:
        assert "\n" not in str(fault)
        return "refused"
    return "whole"


def flipped(data: bytes, count: int) -> list[tuple[int, bytes]]:
    """So many copies with one byte changed in each, and where; the first hundred bytes are the head of the file."""
    chance = random.Random(f"{len(data)} {count}")
    places = [*range(0, 100, 3), *chance.sample(range(100, len(data)), count)][:count]
    return [(at, data[:at] + bytes([data[at] ^ chance.randrange(1, 256)]) + data[at + 1 :]) for at in places]


@pytest.mark.parametrize("write", [False, True], ids=["read", "write"])
def test_f43_of_300_flipped_bytes_each_is_found_or_harmless(tmp_path: Path, sound: bytes, write: bool) -> None:
    path = tmp_path / "archive.db"
    outcomes = []
    for _, data in flipped(sound, 60 if write else 300):
        path.write_bytes(data)
        outcomes.append(told(path, write))
        for suffix in ("-wal", "-shm", "-journal"):
            beside(path, suffix).unlink(missing_ok=True)
    assert {"refused", "whole"} == set(outcomes)


@pytest.mark.slow
@pytest.mark.parametrize("write", [False, True], ids=["read", "write"])
def test_f43_of_thousands_of_flipped_bytes_each_is_found_or_harmless(tmp_path: Path, sound: bytes, write: bool) -> None:
    path = tmp_path / "archive.db"
    for _, data in flipped(sound, 300 if write else 4000):
        path.write_bytes(data)
        told(path, write)
        for suffix in ("-wal", "-shm", "-journal"):
            beside(path, suffix).unlink(missing_ok=True)


@pytest.mark.parametrize("part", [0.003, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999])
def test_f43_a_truncated_archive_is_found(tmp_path: Path, sound: bytes, part: float) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(sound[: int(len(sound) * part)])
    for write in (False, True):
        assert told(path, write) == "refused"
    assert path.read_bytes() == sound[: int(len(sound) * part)]


def test_f43_pages_of_zeros_are_found(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "archive.db"
    for start in range(0, len(sound), 4096):
        path.write_bytes(sound[:start] + bytes(4096) + sound[start + 4096 :])
        told(path, write=False)
    path.write_bytes(bytes(len(sound)))
    with pytest.raises(ForeignFile):
        open_archive(path)


@pytest.mark.parametrize("write", [True, False], ids=["write", "read"])
@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "it is too short for one", id="empty"),
        pytest.param(b"My notes of Monday.\n" * 400, "it is not a database", id="text"),
        pytest.param(b"SQLite format 3\0", "it is not a database", id="only magic"),
        pytest.param(b"x", "it is too short for one", id="a byte"),
    ],
)
def test_f43_a_file_that_is_no_archive_is_refused_and_left(
    tmp_path: Path, data: bytes, words: str, write: bool
) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(data)
    with pytest.raises(ForeignFile, match=words):
        open_archive(path, write)
    assert path.read_bytes() == data


def logged(folder: Path) -> tuple[bytes, bytes]:
    """An archive and its log as a kill leaves them: three pages in the one, three more in the other."""
    path = filled(folder / "archive.db", 3)

    def die(say: Say) -> None:
        archive = open_archive(path)
        for number in range(3, PAGES):
            deliver(archive, page(number))
        say("died")

    assert in_child(die) == (0, "died")
    return path.read_bytes(), beside(path, "-wal").read_bytes()


def test_f43_a_log_left_by_a_kill_is_read_and_folded_back(tmp_path: Path) -> None:
    _, log = logged(tmp_path)
    assert log
    path = tmp_path / "archive.db"
    beside(path, "-shm").unlink()
    assert read(path) == TRUTH
    open_archive(path).close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["archive.db", "archive.db-turn"]
    assert read(path) == TRUTH


def test_f43_of_a_damaged_log_whole_pages_come_back_from_the_start(tmp_path: Path) -> None:
    """What follows the damage is lost with the log; what was told before it is not, and no half page shows."""
    data, log = logged(tmp_path)
    path = tmp_path / "archive.db"
    kept = set()
    for at, damaged in [*flipped(log, 60), *((size, log[:size]) for size in range(0, len(log), len(log) // 20))]:
        path.write_bytes(data)
        beside(path, "-wal").write_bytes(damaged)
        beside(path, "-shm").unlink(missing_ok=True)
        found = read(path)
        assert found == TRUTH[: len(found)], at
        assert len(found) >= 3, at
        kept.add(len(found))
    assert 3 in kept and len(kept) > 1


def test_f43_damage_that_comes_while_it_is_open_is_named(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(sound)

    def use(archive: Archive) -> None:
        path.write_bytes(bytes(len(sound)))
        archive.pages()

    with open_archive(path, write=False) as archive, pytest.raises((CorruptArchive, ForeignFile)):
        use(archive)
