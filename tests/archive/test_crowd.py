"""Several runs at once: all is recorded, nothing lost, nobody is told that the database is locked."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.archive import open_archive
from tests.archive.pages import EDITION, deliver, lines, moment, page, stands


def crowd(size: int, work: Callable[[int], None]) -> list[int]:
    """So many processes at work at once, all let go together; their exit codes."""
    gate, go = os.pipe()
    children = []
    for number in range(size):
        child = os.fork()
        if not child:
            code = 1
            try:
                os.close(go)
                os.read(gate, 1)
                work(number)
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    os.close(go)
    os.close(gate)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def write_all(path: Path, writer: int, pages: int, anew: bool) -> None:
    """Deliver pages of an edition of one's own, through one open archive or opening it anew for each."""
    if anew:
        for number in range(pages):
            with open_archive(path) as archive:
                deliver(archive, page(number, f"Edition {writer}"))
        return
    with open_archive(path) as archive:
        for number in range(pages):
            deliver(archive, page(number, f"Edition {writer}"))
            assert archive.told(f"Edition {writer}", moment(number + 1), 400)[:2] == lines(page(number))


def check_all(path: Path, writers: int, pages: int) -> None:
    due = sorted((f"Edition {writer}", number) for writer in range(writers) for number in range(pages))
    with open_archive(path, write=False) as archive:
        assert sorted((past.edition, (past.day - page(0).day).days) for past in archive.pages()) == due
        for writer in range(writers):
            told = archive.told(f"Edition {writer}", moment(pages), 400)
            assert told == lines(*(page(number) for number in reversed(range(pages))))


@pytest.mark.parametrize("anew", [False, True], ids=["held open", "opened anew"])
def test_f42_four_writers_lose_nothing(tmp_path: Path, anew: bool) -> None:
    path = tmp_path / "made" / "archive.db"
    assert crowd(4, lambda writer: write_all(path, writer, 8, anew)) == [0] * 4
    check_all(path, 4, 8)


@pytest.mark.slow
@pytest.mark.parametrize("anew", [False, True], ids=["held open", "opened anew"])
def test_f42_four_writers_of_fifty_pages_lose_nothing(tmp_path: Path, anew: bool) -> None:
    path = tmp_path / "made" / "archive.db"
    assert crowd(4, lambda writer: write_all(path, writer, 50, anew)) == [0] * 4
    check_all(path, 4, 50)


def run(path: Path, number: int, writer: int) -> None:
    """A whole run: judge what others left, prepare, put the files in their place, confirm; every third dies first."""
    folder = path.parent / f"{writer}-{number}"
    one = page(number, f"Edition {writer}")
    due = replace(one, files={f"{folder}/{Path(name).name}": data for name, data in one.files.items()})
    with open_archive(path) as archive:
        archive.settle(stands)
        key = archive.prepare(due)
        folder.mkdir()
        for name, data in due.files.items():
            Path(name).write_bytes(data)
        if number % 3:
            archive.confirm(key)


def runs(path: Path, writers: int, pages: int) -> None:
    def work(writer: int) -> None:
        for number in range(pages):
            run(path, number, writer)

    assert crowd(writers, work) == [0] * writers
    with open_archive(path) as archive:
        archive.settle(stands)
    check_all(path, writers, pages)


def test_f42_runs_that_settle_while_others_deliver_drop_none_of_theirs(tmp_path: Path) -> None:
    runs(tmp_path / "archive.db", 2, 10)


@pytest.mark.slow
def test_f42_many_runs_that_settle_while_others_deliver_drop_none_of_theirs(tmp_path: Path) -> None:
    runs(tmp_path / "archive.db", 4, 50)


def test_f42_readers_see_whole_pages_while_others_write(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    pages = [page(number) for number in range(12)]

    def work(number: int) -> None:
        if not number:
            with open_archive(path) as archive:
                for one in pages:
                    deliver(archive, one)
            return
        seen = 0
        while seen < 12:
            with open_archive(path, write=False) as archive:
                told = archive.told(EDITION, moment(12), 400)
                seen = len(told) // 2
                assert told == lines(*reversed(pages[:seen]))

    assert crowd(3, work) == [0] * 3
