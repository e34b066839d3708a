"""Whenever a run dies or its disk fails, every page confirmed before is there, whole, and no half page ever is."""

from __future__ import annotations

import random
import resource
import shutil
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import pytest

from briefing.archive import ToDeliver, move_aside, open_archive
from briefing.archive.faults import ArchiveFault
from briefing.archive.place import beside
from tests.archive.child import Ended, Say, Steps, in_child
from tests.archive.pages import Whole, deliver, everything, moment, page, read, whole
from tests.archive.test_schema import old

# Bytes of an extra file that does not shrink when packed. The archive is larger than the log of one more page, so that
# a limit on the size of files is met once while the log is written and once while it is folded back.
EXTRA = (0, 90_000, 20_000)


def heavy(number: int) -> ToDeliver:
    """The page of a day with its extra file."""
    one = page(number)
    return replace(one, files={**one.files, f"out/day-{number}.pdf": random.Random(number).randbytes(EXTRA[number])})


BEFORE = [whole(heavy(0)), whole(heavy(1))]
AFTER = [*BEFORE, whole(heavy(2))]


def nothing(path: Path) -> None:
    """No archive yet, nor its folder."""


def two_pages(path: Path) -> None:
    with open_archive(path) as archive:
        deliver(archive, heavy(0))
        deliver(archive, heavy(1))


def two_old_pages(path: Path) -> None:
    path.parent.mkdir()
    old(path, heavy(0), heavy(1))


def two_and_two_left(path: Path) -> None:
    """Two pages told, one whose files stand and one whose do not, as runs that died left them."""
    two_pages(path)
    with open_archive(path) as archive:
        archive.prepare(heavy(2))
        archive.prepare(page(3))


def deliver_one(path: Path, say: Say) -> None:
    with open_archive(path) as archive:
        key = archive.prepare(heavy(2))
        say("prepared ")
        archive.confirm(key)
        say("told ")


def judge(path: Path, say: Say) -> None:
    with open_archive(path) as archive:
        archive.settle(lambda name, digest: name in heavy(2).files)
        say("told ")


@dataclass(frozen=True, slots=True)
class Story:
    """What there is before, what is done, and all that may be there when it was not done to the end."""

    start: Callable[[Path], None]
    act: Callable[[Path, Say], None]
    before: list[Whole]
    after: list[Whole]


STORIES = {
    "begin": Story(nothing, deliver_one, [], AFTER[2:]),
    "deliver": Story(two_pages, deliver_one, BEFORE, AFTER),
    "upgrade": Story(two_old_pages, deliver_one, BEFORE, AFTER),
    "settle": Story(two_and_two_left, judge, BEFORE, AFTER),
}


def check(path: Path, story: Story, said: str) -> None:
    """What every next run must find, and be able to do."""
    found = read(path)
    assert found in ([story.after] if "told" in said else [story.before, story.after])
    with open_archive(path) as archive:
        archive.settle(lambda name, digest: story.act is judge and name in heavy(2).files)
        assert everything(archive) == (story.after if story.act is judge else found)
        deliver(archive, page(7))
        assert everything(archive)[-1] == whole(page(7))
    left = {file.name for file in path.parent.iterdir()}
    assert left <= {path.name + suffix for suffix in ("", "-turn", ".schema1", ".schema1-2")}
    for copy in left & {f"{path.name}.schema1", f"{path.name}.schema1-2"}:
        assert read(path.with_name(copy)) == BEFORE


def suffer(folder: Path, story: Story, harm: Callable[[], object]) -> Ended:
    """Let the story happen in a child that comes to harm, then look what is left."""
    path = folder / "own" / "archive.db"
    story.start(path)

    def child(say: Say) -> None:
        harm()
        try:
            story.act(path, say)
        except ArchiveFault:
            say("refused ")

    ended = in_child(child)
    check(path, story, ended.said)
    shutil.rmtree(path.parent)
    return ended


def all_steps(folder: Path, story: Story, fault: str, steps: Iterable[int]) -> tuple[int, set[str]]:
    """Fail at each of these steps until there is none left; how often it did, and what children said."""
    failed, said = 0, set()
    for step in steps:
        ended = suffer(folder, story, lambda at=step: Steps(at, fault))  # type: ignore[misc]
        assert ended.code == (-signal.SIGKILL if fault == "kill" and ended.code else 0)
        if ended.code == 0 and "refused" not in ended.said and step > FEWEST[fault]:
            break
        failed += bool(ended.code) or "refused" in ended.said
        said.add(ended.said)
    return failed, said


# More steps than any story takes before its last that can fail.
FEWEST = {"kill": 0, "full": 90, "io": 90}


@pytest.mark.parametrize("name", STORIES)
def test_f41_a_run_killed_at_a_step_loses_nothing_that_was_told(tmp_path: Path, name: str) -> None:
    failed, _ = all_steps(tmp_path, STORIES[name], "kill", count(4, 11))
    assert failed > 2


@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("fault", ["kill", "full", "io"])
def test_f41_a_run_killed_or_failing_at_any_step_loses_nothing_that_was_told(
    tmp_path: Path, name: str, fault: str
) -> None:
    failed, said = all_steps(tmp_path, STORIES[name], fault, count(1))
    assert failed > 30 and len(said) > 1


@pytest.mark.parametrize("fault", ["full", "io"])
def test_f41_a_disk_that_fails_at_a_step_is_a_named_fault(tmp_path: Path, fault: str) -> None:
    failed, said = all_steps(tmp_path, STORIES["deliver"], fault, range(5, 90, 16))
    assert failed and "refused " in said


def limited(size: int, deadly: bool) -> None:
    """No file may grow beyond a size: a write beyond it kills in the midst of writing, or fails as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL if deadly else signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def all_sizes(folder: Path, name: str, deadly: bool, sizes: Iterable[int]) -> set[str]:
    said = set()
    for size in sizes:
        ended = suffer(folder, STORIES[name], lambda room=size: limited(room, deadly))  # type: ignore[misc]
        assert ended.code == (-signal.SIGXFSZ if deadly and ended.code else 0)
        said.add(f"{ended.code} {ended.said}")
    return said


@pytest.mark.parametrize("deadly", [True, False], ids=["killed", "full"])
def test_f41_a_write_that_ends_in_the_midst_loses_nothing_that_was_told(tmp_path: Path, deadly: bool) -> None:
    said = all_sizes(tmp_path, "deliver", deadly, (0, 33_500, 40_000, 48_000, 52_000, 80_000, 1_000_000))
    assert len(said) > 1


@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("deadly", [True, False], ids=["killed", "full"])
def test_f41_a_write_that_ends_anywhere_loses_nothing_that_was_told(tmp_path: Path, name: str, deadly: bool) -> None:
    assert len(all_sizes(tmp_path, name, deadly, range(0, 170_000, 2_911))) > 1


def test_f41_a_run_killed_while_moving_aside_loses_nothing(tmp_path: Path) -> None:
    for step in count(1):
        path = tmp_path / f"{step}" / "archive.db"
        two_pages(path)
        beside(path, "-wal").write_bytes(b"log")

        def move(say: Say, path: Path = path, at: int = step) -> None:
            Steps(at, "kill")
            move_aside(path, moment(9))
            say("moved")

        ended = in_child(move)
        kept = [file for file in path.parent.iterdir() if file.name.endswith((".db", "Z"))]
        assert [read(file) for file in kept] == [BEFORE]
        # A journal left where the archive was would meet the next one.
        assert path.exists() or not beside(path, "-wal").exists()
        assert len(list(path.parent.glob("*-wal"))) == 1
        if ended.said:
            break
    assert step > 3
