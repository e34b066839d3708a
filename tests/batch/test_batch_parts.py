"""A corpus as a stream, and the stream in parts."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.batch import parts as parts_module
from briefing.batch.parts import MOST_DOCUMENTS, Item, digest, file, parts, told
from briefing.batch.source import refuse_missing_corpus, refuse_within, stream
from briefing.errors import MissingInput, UnsafeOutput
from briefing.model import File, Head, Unread
from tests.batch.archive import articles, text, written


def files(count: int) -> Iterator[Item]:
    return (File(f"a{number}", text(number).encode()) for number in range(count))


def test_parts_hold_a_hundred_documents_and_the_last_the_rest() -> None:
    found = tuple(parts(files(2 * MOST_DOCUMENTS + 3)))
    assert [len(part.items) for part in found] == [MOST_DOCUMENTS, MOST_DOCUMENTS, 3]
    assert [part.number for part in found] == [0, 1, 2]
    assert found[1].items[0].name == f"a{MOST_DOCUMENTS}"
    assert tuple(parts(())) == ()


def test_large_documents_make_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts_module, "MOST_BYTES", 1000)
    sizes = (400, 700, 50, 2000, 10)
    found = parts(File(str(size), b"x" * size) for size in sizes)
    assert [[len(one.data) for one in part.items if isinstance(one, File)] for part in found] == [
        [400, 700],
        [50, 2000],
        [10],
    ]


def test_a_part_is_made_when_it_is_asked_for() -> None:
    taken: list[str] = []

    def watched() -> Iterator[Item]:
        for one in files(10 * MOST_DOCUMENTS):
            taken.append(one.name)
            yield one

    next(parts(watched()))
    assert len(taken) == MOST_DOCUMENTS


BASE = File("a", b"text", head=Head(title="Pier"))


@pytest.mark.parametrize(
    "other",
    [
        File("b", b"text", head=Head(title="Pier")),
        File("a", b"texT", head=Head(title="Pier")),
        File("a", b"text", head=Head(date="Pier")),
        File("a", b"text", "text/html", head=Head(title="Pier")),
        Unread("a", "text"),
    ],
    ids=["name", "data", "head", "media", "unread"],
)
def test_a_digest_tells_what_changed(other: Item) -> None:
    assert digest([BASE]) == digest([File("a", b"text", head=Head(title="Pier"))])
    assert digest([BASE]) != digest([other])


def test_a_digest_tells_where_a_document_ends_and_of_which_day_it_is() -> None:
    assert digest([File("a", b"xy"), File("b", b"")]) != digest([File("a", b"x"), File("b", b"y")])
    assert digest([BASE], "2026-05-01") != digest([BASE])


def test_what_is_told_of_a_file_makes_it_again() -> None:
    known = json.loads(json.dumps(told(BASE)))
    assert file(known, b"text") == BASE


def test_a_folder_is_walked_in_order_and_its_corpora_read_along(tmp_path: Path) -> None:
    top = tmp_path / "wire"
    (top / "may").mkdir(parents=True)
    (top / ".git").mkdir()
    for name in ("b.txt", "a.md", "may/c.txt", "may/chart.png", ".git/d.txt", ".e.txt"):
        (top / name).write_text(text(1))
    written(top / "press.jsonl", articles(2))
    (top / "may" / "again").symlink_to(top)
    found = list(stream([str(top)]))
    assert [one.name for one in found] == [
        "a.md",
        "b.txt",
        "press.jsonl › a0000",
        "press.jsonl › a0001",
        "may/c.txt",
        "wire",
    ]
    assert found[-1] == Unread("wire", "wire: 1 other file is not read (chart.png).", skipped=True)
    assert isinstance(found[0], File) and found[0].data == text(1).encode()


def test_a_folder_that_cannot_be_listed_is_no_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wire" / "secret").mkdir(parents=True)
    (tmp_path / "wire" / "a.txt").write_text(text(1))
    scan = os.scandir

    def guarded(place: str) -> object:
        if place.endswith("secret"):
            raise PermissionError(13, "Permission denied", place)
        return scan(place)

    monkeypatch.setattr(os, "scandir", guarded)
    assert [one.name for one in stream([str(tmp_path / "wire")])] == ["a.txt", "wire/secret"]


def test_names_begin_with_their_corpus_where_there_are_several(tmp_path: Path) -> None:
    one, two = (written(tmp_path / name, articles(1)) for name in ("one.jsonl", "two.jsonl"))
    assert [file.name for file in stream([str(one)])] == ["a0000"]
    assert [file.name for file in stream([str(one), str(two)])] == ["one.jsonl › a0000", "two.jsonl › a0000"]


def test_records_of_one_id_have_names_that_tell_them_apart(tmp_path: Path) -> None:
    for year in ("2025", "2026"):
        (tmp_path / year).mkdir()
        file = written(tmp_path / year / "press.jsonl", articles(2))
        file.write_text(file.read_text() + "torn\n")
        (tmp_path / year / "note.txt").write_text(text(1))
    assert [one.name for one in stream([str(tmp_path)])] == [
        "2025/note.txt",
        "2025/press.jsonl › a0000",
        "2025/press.jsonl › a0001",
        "2025/press.jsonl, line 3",
        "2026/note.txt",
        "2026/press.jsonl › a0000",
        "2026/press.jsonl › a0001",
        "2026/press.jsonl, line 3",
    ]
    files = [str(tmp_path / year / "press.jsonl") for year in ("2025", "2026")]
    names = [one.name for one in stream(files)]
    assert names[::3] == ["press.jsonl › a0000", "press.jsonl (2) › a0000"]
    assert len(set(names)) == len(names) == 6


def test_f72_no_name_tells_where_a_corpus_lies(tmp_path: Path) -> None:
    (tmp_path / "no\x1b[2Jte.txt").write_text(text(1))
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = list(stream([str(tmp_path)]))
    assert [one.name.isprintable() for one in found] == [True, True]
    assert not any(str(tmp_path) in one.why for one in found if isinstance(one, Unread))
    assert sum(isinstance(one, Unread) for one in found) == 1


def test_a_corpus_that_is_not_there_is_refused(tmp_path: Path) -> None:
    refuse_missing_corpus([str(tmp_path)])
    with pytest.raises(MissingInput):
        refuse_missing_corpus([str(tmp_path / "none.jsonl")])


@pytest.mark.parametrize("place", ["wire", "wire/out"])
def test_results_must_not_lie_in_the_corpus(tmp_path: Path, place: str) -> None:
    (tmp_path / "wire").mkdir()
    refuse_within(tmp_path / "wireless", [str(tmp_path / "wire")])
    with pytest.raises(UnsafeOutput):
        refuse_within(tmp_path / place, [str(tmp_path / "wire")])
