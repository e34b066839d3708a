"""Corpora among the inputs: every command reads them, document by document, and holds only a few at once."""

from __future__ import annotations

import gzip
import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import briefing as package
from briefing import corpus, intake
from briefing.corpus import jsonl
from briefing.fetch import Network
from briefing.intake import documents
from briefing.model import Document, File, Unread
from tests.conftest import Ran
from tests.corpus.rows import STORY, lines
from tests.corpus.test_warc import response
from tests.intake.test_intake import bundle, mail, told

OFFLINE = Network(allowed=False)
BLANK = b" " * 40_000_000 + b"\n"


def story(number: int) -> str:
    return STORY.replace("port", f"port {number}")


def rows(*numbers: int) -> bytes:
    return lines(*({"id": f"a{n}", "title": f"Port {n} shut", "date": "2026-03-03", "text": story(n)} for n in numbers))


def read(*inputs: Path) -> list[Document]:
    found = list(documents([str(one) for one in inputs], OFFLINE))
    assert all(isinstance(one, Document) for one in found), found
    return [one for one in found if isinstance(one, Document)]


def test_a_corpus_gives_its_documents_where_it_was_named(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_bytes(rows(1, 2))
    (tmp_path / "a.txt").write_text(story(3))
    (tmp_path / "c.warc").write_bytes(response("x"))
    assert told(tmp_path / "b.jsonl", tmp_path / "a.txt", tmp_path / "c.warc") == [
        "a1",
        "a2",
        "a.txt",
        "fjord.example/x",
    ]


def test_a_document_keeps_what_its_row_says(tmp_path: Path) -> None:
    row = {
        "title": "Port shut",
        "date": "2026-03-03T05:40:00+01:00",
        "outlet": "Post",
        "author": "Ann Roe",
        "text": STORY,
    }
    (tmp_path / "a.jsonl").write_bytes(lines(row | {"url": "https://fjord.example/1"}))
    (one,) = read(tmp_path / "a.jsonl")
    assert (one.title, str(one.date), one.outlet, one.author) == ("Port shut", "2026-03-03", "Post", "Ann Roe")
    assert (str(one.moment), one.url) == ("2026-03-03 04:40:00+00:00", "https://fjord.example/1")
    assert one.text == f"Port shut\n\n{STORY}"


def test_a_title_that_the_text_tells_too_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"title": "Port shut", "text": f"Port shut\n\n{STORY}"}))
    (one,) = read(tmp_path / "a.jsonl")
    assert one.title == "Port shut"
    assert next(s.text for s in one.sentences if s.kind.value == "paragraph").startswith("The council")
    assert one.text.count("Port shut") == 1


def test_a_folder_is_searched_for_corpora(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(rows(1))
    (tmp_path / "b.ndjson.gz").write_bytes(gzip.compress(rows(2)))
    (tmp_path / "c.warc.gz").write_bytes(gzip.compress(response("x")))
    (tmp_path / "d.gz").write_bytes(gzip.compress(b"no corpus"))
    assert told(tmp_path) == [
        "a1",
        "a2",
        "fjord.example/x",
        f"{tmp_path.name}! {tmp_path.name}: 1 other file is not read (d.gz).",
    ]


def test_a_bad_line_takes_nothing_from_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(rows(1) + b"no JSON\n" + lines({"text": "Kort."}) + rows(2))
    first, second, third, fourth = told(tmp_path / "a.jsonl")
    assert (first, fourth) == ("a1", "a2")
    assert second.startswith("a.jsonl, line 2! a.jsonl, line 2: is no JSON object")
    assert third.startswith("a.jsonl, line 3! ")


def test_faults_without_number_are_told_up_to_a_limit_and_counted_beyond_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_TOLD", 2)
    (tmp_path / "a.jsonl").write_bytes(b"1\n2\n" + rows(1, 2))
    assert [answer.partition("!")[0] for answer in told(tmp_path / "a.jsonl")] == [
        "a.jsonl, line 1",
        "a.jsonl, line 2",
        "a1",
        "a2",
    ]
    (tmp_path / "b.jsonl").write_bytes(b"1\n2\n" + rows(1, 1, 1, 1) + b"3\n4\n" + rows(2))
    assert [answer.partition("!")[2] or answer for answer in told(tmp_path / "b.jsonl")][2:] == [
        "a1",
        " a1 (line 4): is a copy of a1 and counts once.",
        " a1 (line 5): is a copy of a1 and counts once.",
        "a2",
        " the rest: 2 more cannot be read, not named one by one.",
        " the rest: 1 more passed over, not named one by one.",
    ]


@pytest.mark.parametrize("named", ["day.zip › wire.jsonl", "day.eml › wire.jsonl"])
def test_json_lines_inside_another_file(tmp_path: Path, named: str) -> None:
    data = lines({"text": story(1)})
    (tmp_path / "day.zip").write_bytes(bundle(("wire.jsonl", data)))
    (tmp_path / "day.eml").write_bytes(mail("Port", ("wire.jsonl", data)))
    answers = told(tmp_path / named.partition(" ")[0])
    assert f"{named}, line 1" in answers


def test_what_only_promises_to_be_a_corpus_is_read_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(STORY)
    (tmp_path / "b.jsonl").write_bytes(b'["a", "b"]')
    assert told(tmp_path / "a.jsonl") == ["a.jsonl"]
    assert "looks like JSON data" in told(tmp_path / "b.jsonl")[0]


def test_f40_a_pipe_called_as_a_corpus_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert "is a pipe and not a file" in told(tmp_path / "pipe.jsonl")[0]


def test_a_corpus_may_be_larger_than_a_file(tmp_path: Path) -> None:
    path = tmp_path / "large.jsonl"
    path.write_bytes(rows(1) + 3 * BLANK + rows(2))
    assert told(path) == ["a1", "a2"]


def test_a_copy_in_a_corpus_counts_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "MOST_NAMED", 1)
    (tmp_path / "a.jsonl").write_bytes(rows(1, 2, 1, 2, 3))
    assert told(tmp_path / "a.jsonl") == [
        "a1",
        "a2",
        "a1 (line 3)! a1 (line 3): is a copy of a1 and counts once.",
        "a2 (line 4)! a2 (line 4): is a copy of one before it and counts once.",
        "a3",
    ]


def test_only_a_few_documents_are_under_way_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0

    def watched(*asked: object) -> Iterator[File | Unread]:
        nonlocal taken
        for one in jsonl.files(*asked):  # type: ignore[arg-type]
            taken += 1
            yield one

    monkeypatch.setitem(corpus.READERS, corpus.Form.JSONL, watched)
    (tmp_path / "a.jsonl").write_bytes(rows(*range(200)))
    found = documents([str(tmp_path / "a.jsonl")], OFFLINE)
    assert taken == 0
    next(found)
    assert taken == intake.AHEAD + 1
    assert sum(1 for _ in found) == 199


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_json_lines_through_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, rows(1, 2))
    assert told("-") == ["a1", "a2"]
    piped(monkeypatch, rows(1) + 2 * BLANK)
    assert told("-") == ["a1"]
    piped(monkeypatch, STORY.encode())
    assert told("-") == ["standard input"]


def test_every_command_takes_a_corpus(tmp_path: Path, briefing: Callable[..., Ran]) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(rows(1, 2) + b"no JSON\n")
    for command in ("make", "read", "summarise", "explain"):
        ran = briefing(command, path)
        assert ran.code == 4, ran.err
        assert "port 1" in ran.out
        assert ran.err.startswith("briefing: a.jsonl, line 3: is no JSON object")


def test_a_page_from_a_corpus_is_proved_by_it(tmp_path: Path, briefing: Callable[..., Ran]) -> None:
    path, page = tmp_path / "a.jsonl", tmp_path / "page.html"
    path.write_bytes(rows(1, 2))
    assert briefing("make", path, "-o", page).code == 0
    assert briefing("verify", page, path).code == 0


def test_load_all_takes_a_corpus(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(rows(1, 2))
    assert [one.name for one in package.load_all(str(tmp_path / "a.jsonl"))] == ["a1", "a2"]
