"""Attacks on what an edition remembers: runs that die or crowd, archives that were damaged, words that are queries."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import render
from briefing.archive import Archive, open_archive
from briefing.deliver import write
from briefing.edition import Wanted, delivered, memory
from briefing.edition.memory import UNREAD
from briefing.model import Status
from tests.archive.child import Say, as_nobody, in_child, open_to_all
from tests.archive.test_crowd import crowd
from tests.attacks.articles import Command
from tests.attacks.mornings import configured, kept, monday, on_the_wall, risen, statuses
from tests.edition.desk import MONDAY, TUESDAY, WEDNESDAY, Desk

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Monday's desk in a folder of its own, that nothing else lies in."""
    (tmp_path / "desk").mkdir()
    return monday(tmp_path / "desk")


@pytest.fixture(scope="module")
def delivered_monday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a desk whose page of Monday was delivered and is remembered."""
    desk = monday(tmp_path_factory.mktemp("monday"))
    desk.run(f"{MONDAY}T07:00")
    return desk.folder


@pytest.fixture
def tuesday(delivered_monday: Path, tmp_path: Path) -> Desk:
    """The desk a day later: the toll rose."""
    desk = Desk(tmp_path / "desk")
    shutil.copytree(delivered_monday, desk.folder)
    risen(desk)
    return desk


def die(*_: object, **__: object) -> None:
    """Be killed, as by a power cut."""
    os.kill(os.getpid(), signal.SIGKILL)


def before_writing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(memory, "write", die)


def with_the_files_half_written(patch: pytest.MonkeyPatch) -> None:
    real = Path.replace
    patch.setattr(Path, "replace", lambda self, to: die() if "brief" in self.name else real(self, to))


def with_one_file_in_its_place(patch: pytest.MonkeyPatch) -> None:
    def one(files: dict[Path, bytes]) -> None:
        write(dict(list(files.items())[:1]))
        die()

    patch.setattr(memory, "write", one)


def before_confirming(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Archive, "confirm", die)


# Where the run dies, and whether its page counts as told
DEATHS: list[tuple[Callable[[pytest.MonkeyPatch], None], bool]] = [
    (before_writing, False),
    (with_the_files_half_written, False),
    (with_one_file_in_its_place, False),
    (before_confirming, True),
]


@pytest.mark.parametrize(("death", "told"), DEATHS, ids=[death.__name__ for death, _ in DEATHS])
def test_f41_a_killed_run_counts_as_told_if_its_files_stand_and_leaves_nothing_else(
    desk: Desk, death: Callable[[pytest.MonkeyPatch], None], told: bool
) -> None:
    def run(say: Say) -> None:
        with pytest.MonkeyPatch.context() as patch:
            death(patch)
            desk.run(f"{MONDAY}T07:00")
            say("alive")

    ended = in_child(run)
    assert (ended.code, ended.said) == (-signal.SIGKILL, "")
    assert kept(desk) == ()
    (desk.folder / "out").mkdir(exist_ok=True)
    (desk.folder / "out/.notes.1.part").write_bytes(b"somebody's own")
    risen(desk)
    morning = desk.run(f"{TUESDAY}T07:00")
    assert morning.remembered
    assert (morning.brief.masthead.previous is not None) is told
    assert (Status.UPDATED in statuses(morning)) is told
    assert [page.day.isoformat() for page in kept(desk)] == [TUESDAY, *([MONDAY] if told else [])]
    assert [file.name for file in (desk.folder / "out").glob(".*")] == [".notes.1.part"]
    assert sorted(file.name for file in desk.folder.glob("archive*")) == ["archive.db", "archive.db-turn"]


def test_f41_a_delivered_page_is_got_back_to_the_byte(desk: Desk, tmp_path: Path, briefing: Command) -> None:
    config = configured(desk, ('["html", "json"]', '["markdown", "html", "json"]'))
    assert briefing("run", config, "--now", f"{MONDAY}T07:00").code == 0
    made = {file.name: file.read_bytes() for file in (desk.folder / "out").iterdir()}
    for file in (desk.folder / "out").iterdir():
        file.unlink()
    number = kept(desk)[0].key
    ran = briefing("past", "--config", config, "--take", str(number), "-o", tmp_path / "again")
    assert ran.code == 0, ran.err
    assert {file.name: file.read_bytes() for file in (tmp_path / "again").iterdir()} == made
    gone = briefing("past", "--config", config, "--take", "99", "-o", tmp_path / "none")
    assert (gone.code, gone.out) == (2, "")
    assert not (tmp_path / "none").exists()


def test_f41_a_full_disk_leaves_the_page_before_and_tells_nothing(desk: Desk, briefing: Command) -> None:
    desk.run(f"{MONDAY}T07:00")
    before = {file: file.read_bytes() for file in (desk.folder / "out").iterdir()}
    desk.put("coast/port.md", "Port of Lindholm opens", "The port of Lindholm opened a new grain pier.\n", MONDAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left on device")))
        ran = briefing("run", desk.folder / "briefing.toml", "--now", f"{MONDAY}T08:00")
    assert (ran.code, ran.out) == (1, "")
    assert "No space left on device" in ran.err
    assert {file: file.read_bytes() for file in (desk.folder / "out").iterdir()} == before
    desk.run(f"{TUESDAY}T05:00")
    assert len([page for page in kept(desk) if page.day.isoformat() == MONDAY]) == 1


def check_crowd(desk: Desk, days: tuple[str, ...], runs: int) -> None:
    """Every run's page is in the archive, what stands is whole, and nothing half written is left."""
    pages = kept(desk)
    assert sorted(page.day.isoformat() for page in pages) == sorted(days * runs)
    with open_archive(desk.folder / "archive.db", write=False) as archive:
        copies = [archive.copies(page.key) for page in pages]
    for name in {name for copy in copies for name in copy}:
        assert {copy[name] for copy in copies if name in copy} == {Path(name).read_bytes()}
    assert len(list((desk.folder / "out").iterdir())) == len({name for copy in copies for name in copy})


def test_f42_four_runs_at_once_all_deliver_and_are_all_remembered(desk: Desk) -> None:
    def run(day: str) -> None:
        morning = desk.run(f"{day}T07:00")
        assert morning.remembered and not morning.refused

    assert crowd(4, lambda _: run(MONDAY)) == [0] * 4
    risen(desk)
    assert crowd(4, lambda _: run(TUESDAY)) == [0] * 4
    check_crowd(desk, (MONDAY, TUESDAY), 4)


@pytest.mark.slow
@pytest.mark.parametrize("formats", ['["html", "json"]', '["pdf", "html", "json"]'], ids=["two", "three"])
def test_f42_four_commands_at_once_all_leave_with_0(desk: Desk, formats: str) -> None:
    config = configured(desk, ('["html", "json"]', formats))
    days = tuple(f"2031-03-{day}" for day in range(10, 15))
    for number, day in enumerate(days):
        desk.put(f"coast/{day}.md", "The council", f"The council of Velm agreed on pier {number} on Monday.\n", day)
        command = [sys.executable, "-m", "briefing", "run", str(config), "--now", f"{day}T07:00", "--quiet"]
        crowded = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(4)]
        assert [(run.communicate(timeout=120)[1], run.returncode) for run in crowded] == [(b"", 0)] * 4
    check_crowd(desk, days, 4)


def truncated(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:9_000])


def a_text(archive: Path) -> None:
    archive.write_text("My notes of Monday.\n" * 400)


def an_empty_file(archive: Path) -> None:
    archive.write_bytes(b"")


def another_word(archive: Path) -> None:
    """A line that was told, changed: only its seal shows that."""
    told = archive.read_bytes()
    assert b"coast guard" in told
    archive.write_bytes(told.replace(b"coast guard", b"coast Guard", 1))


def its_journal_alone(archive: Path) -> None:
    archive.rename(f"{archive}-wal")


def a_newer_schema(archive: Path) -> None:
    with sqlite3.connect(archive) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def a_folder(archive: Path) -> None:
    archive.unlink()
    archive.mkdir()
    (archive / "letter.txt").write_text("kept")


def a_link(archive: Path) -> None:
    archive.rename(archive.with_name("elsewhere.db"))
    archive.symlink_to(archive.with_name("elsewhere.db"))


Harm = Callable[[Path], None]
# What can be moved aside, and what must stay even where the user agreed to that
DAMAGED: list[Harm] = [truncated, a_text, an_empty_file, another_word, its_journal_alone]
NOT_OURS: list[Harm] = [a_newer_schema, a_folder, a_link]
# SQLite counts in the head of a file that it was opened to be written.
HEAD = 100


def lying(folder: Path) -> dict[str, bytes]:
    """What lies there of archives, but for the locks and the heads, that are SQLite's."""
    found = {file.name: file for file in folder.glob("archive*") if not file.name.endswith(("-turn", "-shm"))}
    return {name: b"" if file.is_dir() else file.read_bytes()[HEAD:] for name, file in found.items()}


@pytest.mark.parametrize("harm", [*DAMAGED, *NOT_OURS])
def test_f43_a_damaged_archive_costs_the_memory_and_never_the_page(
    tuesday: Desk, briefing: Command, harm: Harm
) -> None:
    harm(tuesday.folder / "archive.db")
    before = lying(tuesday.folder)
    ran = briefing("run", tuesday.folder / "briefing.toml", "--now", f"{TUESDAY}T07:00")
    assert ran.code == 4
    assert "archive.db" in ran.err
    assert "Traceback" not in ran.err
    twin = json.loads((tuesday.folder / f"out/{TUESDAY}-morning-brief.json").read_text("utf-8"))
    assert twin["edition"]["degraded"] == [UNREAD]
    assert UNREAD in (tuesday.folder / f"out/{TUESDAY}-morning-brief.html").read_text("utf-8")
    assert twin["news"] and "status" not in json.dumps(twin["news"])
    assert lying(tuesday.folder) == before


@pytest.mark.parametrize("harm", DAMAGED)
def test_f43_a_damaged_archive_is_moved_aside_by_consent(tuesday: Desk, briefing: Command, harm: Harm) -> None:
    harm(tuesday.folder / "archive.db")
    before = list(lying(tuesday.folder).values())
    ran = briefing("run", tuesday.folder / "briefing.toml", "--now", f"{TUESDAY}T07:00", "--new-memory")
    assert ran.code == 0, ran.err
    assert "moved aside to archive.db.aside-" in ran.err
    after = lying(tuesday.folder)
    del after["archive.db"]
    assert list(after.values()) == before
    assert [page.day.isoformat() for page in kept(tuesday)] == [TUESDAY]


def test_f43_what_was_moved_aside_is_never_written_over(tuesday: Desk) -> None:
    """Three runs of one moment, each with another archive that is none."""
    for notes in ("first", "second", "third"):
        (tuesday.folder / "archive.db").write_text(notes)
        assert tuesday.run(f"{TUESDAY}T07:00", new_memory=True).remembered
    aside = [file.read_text() for file in tuesday.folder.glob("archive.db.aside-*") if file.stat().st_size < HEAD]
    assert sorted(aside) == ["first", "second", "third"]


def test_f43_a_run_that_is_dry_moves_nothing_aside(tuesday: Desk) -> None:
    a_text(tuesday.folder / "archive.db")
    before = lying(tuesday.folder)
    morning = tuesday.run(f"{TUESDAY}T07:00", dry=True, new_memory=True)
    assert UNREAD in morning.printed.decode()
    assert lying(tuesday.folder) == before


@pytest.mark.parametrize("harm", NOT_OURS)
def test_f43_what_is_no_damaged_archive_stays_even_by_consent(tuesday: Desk, briefing: Command, harm: Harm) -> None:
    harm(tuesday.folder / "archive.db")
    before = lying(tuesday.folder)
    ran = briefing("run", tuesday.folder / "briefing.toml", "--now", f"{TUESDAY}T07:00", "--new-memory")
    assert ran.code == 4
    assert lying(tuesday.folder) == before


@pytest.mark.parametrize("harm", [truncated, a_text, another_word, a_newer_schema, a_folder])
def test_f43_a_check_finds_the_damage_before_the_morning_and_leaves_it(
    tuesday: Desk, briefing: Command, harm: Harm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.check._page", lambda _: "not tried here")
    on_the_wall(monkeypatch, TUESDAY)
    assert "ok  archive: 1 pages" in briefing("check", tuesday.folder / "briefing.toml").out
    harm(tuesday.folder / "archive.db")
    before = lying(tuesday.folder)
    ran = briefing("check", tuesday.folder / "briefing.toml")
    assert ran.code == 1
    assert "NO  archive: " in ran.out
    assert lying(tuesday.folder) == before


def test_f43_a_sound_archive_is_not_moved_by_consent(tuesday: Desk) -> None:
    morning = tuesday.run(f"{TUESDAY}T07:00", new_memory=True)
    assert Status.UPDATED in statuses(morning)
    assert morning.remarks == ()
    assert list(lying(tuesday.folder)) == ["archive.db"]


def flips(desk: Desk, seeds: range) -> set[bool]:
    """Whether each archive with eight flipped bytes was found damaged; one that was not tells what was told."""
    archive, now = desk.folder / "archive.db", f"{TUESDAY}T07:00"
    sound = archive.read_bytes()
    due = desk.run(now).files[1].read_bytes()
    outcomes = set()
    for seed in seeds:
        chance, data = random.Random(seed), bytearray(sound)
        for at in chance.sample(range(0 if seed % 4 else len(data) // 2, len(data)), 8):
            data[at] ^= chance.randrange(1, 256)
        archive.write_bytes(data)
        morning = desk.run(now)
        assert morning.files[1].exists()
        if morning.remembered:
            assert morning.files[1].read_bytes() == due, seed
        else:
            assert morning.brief.masthead.degraded == (UNREAD,), seed
            assert statuses(morning) == {None}, seed
        outcomes.add(morning.remembered)
        for left in desk.folder.glob("archive.db-*"):
            left.unlink()
    return outcomes


def test_f43_flipped_bytes_are_found_or_change_nothing(tuesday: Desk) -> None:
    assert flips(tuesday, range(12)) == {False, True}


@pytest.mark.slow
def test_f43_many_flipped_bytes_are_found_or_change_nothing(tuesday: Desk) -> None:
    assert flips(tuesday, range(100, 400)) == {False, True}


def test_f43_in_a_folder_that_may_not_be_written_the_page_is_made_without_memory() -> None:
    with open_to_all() as folder:
        desk = monday(folder)
        configured(desk, ('"archive.db"', '"kept/archive.db"'))
        desk.run(f"{MONDAY}T07:00")
        risen(desk)
        (folder / "kept/archive.db").chmod(0o444)
        (folder / "kept").chmod(0o555)
        (folder / "out").chmod(0o777)
        told = (folder / "kept/archive.db").read_bytes()

        def run(say: Say) -> None:
            morning = desk.run(f"{TUESDAY}T07:00")
            say(json.dumps([morning.remembered, render.text(morning.brief), *map(str, morning.files)]))

        remembered, page, *files = json.loads(as_nobody(run))
        assert not remembered
        assert UNREAD in page
        assert all(Path(file).exists() for file in files)
        assert (folder / "kept/archive.db").read_bytes() == told
        (folder / "kept").chmod(0o755)


def test_f43_a_page_whose_files_were_damaged_is_not_handed_out(
    tuesday: Desk, tmp_path: Path, briefing: Command
) -> None:
    with sqlite3.connect(tuesday.folder / "archive.db") as connection:
        connection.execute("UPDATE copy SET packed = zeroblob(40)")
    connection.close()
    ran = briefing("past", "--config", tuesday.folder / "briefing.toml", "--take", "1", "-o", tmp_path / "again")
    assert (ran.code, ran.out) == (1, "")
    assert "damaged" in ran.err
    assert not (tmp_path / "again").exists()


# None of these stands on Monday's page; a query that took them for signs would find lines, or fail.
QUERIES = (
    *(
        '"unbalanced',
        '"',
        "x' OR 1=1 --",
        "NEAR(",
        "NEAR(ferry bank)",
        "%",
        "_",
        "*",
        "fer*",
        "ferry OR bank",
        "ferry -bank",
    ),
    *("text : ferry", "'; DROP TABLE page; --", "^ferry", "\0", "ferry\0", "\udcff", "\x1b[2J", "{}", "ferry" * 5_000),
)


def test_f44_searched_words_are_words_and_no_query(tuesday: Desk, briefing: Command) -> None:
    command = ("past", "--config", tuesday.folder / "briefing.toml", "--")
    for words in QUERIES:
        assert briefing(*command, words) == (0, "No delivered line holds these words.\n", ""), words
    assert "The ferry Astrid sank" in briefing(*command, "FERRY sank").out
    assert len(kept(tuesday)) == 1


SAID = {
    'The mayor of Velm called the new fees "unbalanced" on Monday, the council of Velm said.': '"unbalanced',
    "The harbour of Velm lost 40% of its trade, the council of Velm warned on Monday.": "40%",
    "The council of Velm will run the file fees_2031 through Parliament on Friday.": "fees_2031",
    "A note with x' OR 1=1 -- on it reached the council of Velm on Monday, the clerk said.": "x' OR 1=1 --",
}


STRAIGHT = str.maketrans("‘’“”", "''\"\"")


def test_f44_lines_with_signs_of_queries_are_found_as_they_stand(desk: Desk, briefing: Command) -> None:
    for number, sentence in enumerate(SAID):
        desk.put(f"coast/{number}.md", f"Council {number} '); DROP TABLE line; --", f"{sentence}\n", MONDAY)
    assert desk.run(f"{MONDAY}T07:00").remembered
    for sentence, words in SAID.items():
        ran = briefing("past", "--config", desk.folder / "briefing.toml", "--", words)
        assert (ran.code, ran.err) == (0, "")
        rows = ran.out.translate(STRAIGHT).splitlines()[1:]
        assert rows and all(words in row for row in rows)
        assert any(sentence[-20:] in row for row in rows)


def test_f44_an_edition_with_a_pattern_for_a_name_tells_nothing_of_another(tuesday: Desk) -> None:
    own = configured(tuesday)
    plain = own.read_text("utf-8")
    for name in ("%", "_orning brief", "' OR 1=1 --", '\\"Morning brief', "Morning brief%"):
        own.write_text(plain.replace('"Morning brief"', f'"{name}"'), "utf-8")
        assert delivered(Wanted(own), "") == "No page has been delivered.\n"
        assert delivered(Wanted(own), "ferry") == "No delivered line holds these words.\n"
    morning = tuesday.run(f"{TUESDAY}T07:00")
    assert morning.remembered
    assert morning.brief.masthead.previous is None
    assert delivered(Wanted(own), "").count("\n") == 1
    own.write_text(plain, "utf-8")
    assert delivered(Wanted(own), "").count("\n") == 1


def test_f44_half_letters_and_nothings_in_articles_are_remembered(desk: Desk) -> None:
    body = "The council of Velm read half a \ud800 letter and a \0 nothing on Monday, the clerk said.\n"
    (desk.folder / "coast/half.md").write_bytes(f"# Half \udfff a letter\n\n{body}".encode("utf-8", "surrogatepass"))
    morning = desk.run(f"{MONDAY}T07:00")
    assert morning.remembered
    assert "half.md" in render.text(morning.brief)
    again = desk.run(f"{WEDNESDAY}T07:00")
    assert again.brief.masthead.known == 3
