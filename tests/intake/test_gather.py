"""What the user names, and which files, names and refusals come of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.intake import gather
from briefing.model import File, Unread


def told(*inputs: str | Path, stdin: bytes = b"") -> list[str]:
    """Each answer as "name" or "name! why"."""
    found = gather([str(one) for one in inputs], lambda: stdin)
    return [f"{one.name}! {one.why}" if isinstance(one, Unread) else one.name for one in found]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with articles, other files, hidden ones and links."""
    for name in ("b.txt", "a.md", "notes/c.txt", "notes/deep/a.md", ".hidden.txt", ".git/d.txt", "photo.png", "e.TXT"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_a_folder_gives_its_files_sorted_and_tells_of_others(desk: Path) -> None:
    assert told(desk) == [
        f"{desk.name}/a.md",
        "b.txt",
        "e.TXT",
        "c.txt",
        "deep/a.md",
        f"{desk.name}! {desk.name}: 1 other file is not read (photo.png).",
    ]


def test_files_keep_the_order_given_and_come_once(desk: Path) -> None:
    assert told(desk / "b.txt", desk / "a.md", desk / "b.txt", desk / "notes" / ".." / "b.txt") == ["b.txt", "a.md"]


def test_a_pattern_gives_its_matches_sorted(desk: Path) -> None:
    assert told(desk / "*.txt") == ["b.txt"]
    assert told(desk / "**" / "*.md") == [f"{desk.name}/a.md", "deep/a.md"]


def test_a_file_whose_name_looks_like_a_pattern(desk: Path) -> None:
    (desk / "day [1].txt").write_text("One.")
    assert told(desk / "day [1].txt") == ["day [1].txt"]


def test_bytes_come_as_they_are(desk: Path) -> None:
    assert gather([str(desk / "b.txt")], bytes) == (File("b.txt", b"b.txt"),)


def test_standard_input() -> None:
    assert gather(["-"], lambda: b"Piped.") == (File("standard input", b"Piped."),)


@pytest.mark.parametrize("name", ["nowhere.txt", "nowhere/*.txt", "a\x00b.txt", "x" * 5000, ""])
def test_what_is_not_there_is_told_once_and_stops_nothing(desk: Path, name: str) -> None:
    answers = told(name, desk / "b.txt")
    assert len(answers) == 2
    assert "! " in answers[0]
    assert answers[1] == "b.txt"


def test_a_pipe_is_not_waited_for(desk: Path) -> None:
    os.mkfifo(desk / "pipe.txt")
    assert told(desk / "pipe.txt") == [
        "pipe.txt! pipe.txt: is a pipe and not a file; save its text to a file, or pipe it in and name it '-'."
    ]


def test_a_device_is_not_read() -> None:
    assert "is a device" in told("/dev/zero")[0]


def test_a_file_too_large(desk: Path) -> None:
    with (desk / "big.txt").open("wb") as file:
        file.truncate(50_000_001)
    assert "has 50,000,001 bytes" in told(desk / "big.txt")[0]
    assert "more than" in told("-", stdin=bytes(50_000_001))[0]


def test_links_that_go_round(desk: Path) -> None:
    (desk / "notes" / "up").symlink_to(desk)
    (desk / "loop.txt").symlink_to(desk / "loop.txt")
    answers = told(desk)
    assert len(answers) == 7
    assert any(answer.startswith("loop.txt! loop.txt: cannot be read") for answer in answers)


def test_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert told(tmp_path / "empty")[0].endswith(
        "the folder holds no texts, web pages, PDF or Word files, mails, feeds or ZIP archives; "
        "name the files themselves."
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(desk: Path) -> None:
    (desk / "b.txt").chmod(0)
    assert "cannot be read" in told(desk / "b.txt")[0]
