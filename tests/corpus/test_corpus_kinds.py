"""What is a corpus and what is not, by name and first bytes; faults by the thousand; names without a memory."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from briefing.corpus import Form, inside, kind, named, names
from briefing.corpus.names import Names
from briefing.model import File
from tests.corpus.rows import STORY, lines, said, told

ROW = lines({"text": STORY})
WARC = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.jsonl", ROW, Form.JSONL),
        ("A.JSONL", b"\xef\xbb\xbf" + ROW, Form.JSONL),
        ("a.ndjson", b"\n  " + ROW, Form.JSONL),
        ("a.jsonl", b"a broken first line\n" + ROW, Form.JSONL),
        ("a.jsonl.gz", gzip.compress(ROW, mtime=0), Form.JSONL),
        ("a.jsonl.gz", gzip.compress(ROW, mtime=0)[:-20], Form.JSONL),
        ("a.jsonl", gzip.compress(ROW, mtime=0), Form.JSONL),
        ("a.parquet", b"PAR1....PAR1", Form.PARQUET),
        ("a.warc", WARC, Form.WARC),
        ("a.warc.gz", gzip.compress(WARC, mtime=0), Form.WARC),
        ("a.jsonl", b"", None),
        ("a.jsonl", b"[1, 2]\n", None),
        ("a.jsonl", b"%PDF-1.7\n", None),
        ("a.json", ROW, None),
        ("a.txt", ROW, None),
        ("a.gz", gzip.compress(ROW, mtime=0), None),
        ("a.jsonl.gz", gzip.compress(b"The port.", mtime=0), None),
        ("a.parquet", ROW, None),
        ("a.warc", ROW, None),
        ("a.warc.gz", b"\x1f\x8b", None),
    ],
)
def test_a_corpus_is_known_by_its_name_and_its_bytes(tmp_path: Path, name: str, data: bytes, form: Form | None) -> None:
    (tmp_path / name).write_bytes(data)
    assert kind(tmp_path / name) is form


def test_what_is_no_file_is_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    assert kind(tmp_path / "folder.jsonl") is None
    assert kind(tmp_path / "nowhere.jsonl") is None
    assert kind(Path("a\x00b.jsonl")) is None


def test_f40_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert kind(tmp_path / "pipe.jsonl") is None


def test_a_corpus_that_is_gone_when_its_turn_comes(tmp_path: Path) -> None:
    (answer,) = told(tmp_path / "gone.jsonl")
    assert answer.startswith("gone.jsonl! gone.jsonl: cannot be read (No such file")


def test_names_that_promise_a_corpus() -> None:
    assert [named(name) for name in ("a.jsonl.gz", "A.Parquet", "a.json", "a.gz", "jsonl")] == [
        Form.JSONL,
        Form.PARQUET,
        None,
        None,
        None,
    ]


def test_json_lines_at_hand_are_opened_where_no_name_speaks_against_it() -> None:
    assert said(inside(File("standard input", ROW)) or ()) == ["standard input, line 1"]
    assert said(inside(File("day.zip › wire.jsonl", ROW)) or ()) == ["day.zip › wire.jsonl, line 1"]
    assert inside(File("note.txt", ROW)) is None
    assert inside(File("standard input", b"The port.")) is None


def test_every_fault_is_told_of_however_many_there_are(tmp_path: Path) -> None:
    path = tmp_path / "press.jsonl"
    path.write_bytes(lines(*[b"1"] * 1_500, {"text": STORY}))
    answers = told(path)
    assert len(answers) == 1_501
    assert answers[1_499].startswith("press.jsonl, line 1500! press.jsonl, line 1500: is no JSON object")
    assert answers[1_500] == "press.jsonl, line 1501"


def test_names_stay_apart_when_the_filter_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "BITS", 8)
    known = Names()
    given = [known.once(f"a{n}", f"line {n}") for n in range(1_000)]
    assert len(set(given)) == 1_000
    assert given[0] == "a0"
    assert given[-1].startswith("a999 (line 999)")


def test_a_new_name_is_hardly_ever_taken_for_an_old_one() -> None:
    known = Names()
    assert [known.once(f"a{n}", "again") for n in range(2_000)] == [f"a{n}" for n in range(2_000)]
