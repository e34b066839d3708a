"""One page for each day: every document on the page of its day, and one that has none in a row of its own."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from briefing.batch import Order, Outcome, brief_all, days, flow, parts
from briefing.batch.days import FOLDER, TAKEN, Days
from briefing.batch.engine import this_machine
from briefing.batch.job import Answer
from briefing.batch.rows import Row
from briefing.batch.shelf import Shelf
from tests.batch.archive import articles, contents, rows, text, written
from tests.batch.test_batch_runs import told_nothing


def run(corpus: Path, out: Path, processes: int = 1) -> Outcome:
    return brief_all(Order((str(corpus),), out, "day", processes=processes), told_nothing)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven documents in a part, so that days and parts do not end together."""
    monkeypatch.setattr(parts, "MOST_DOCUMENTS", 7)
    monkeypatch.setattr(days, "MOST_DOCUMENTS", 7)


def test_each_day_has_a_page_of_all_its_documents_and_the_undated_have_rows(tmp_path: Path) -> None:
    records = [*articles(22), {"id": "undated", "text": text(50)}, {"id": "empty", "text": "Velm"}]
    records.reverse()
    outcome = run(written(tmp_path / "press.jsonl", records), tmp_path / "out")
    found = rows(tmp_path / "out")
    assert [row["id"] for row in found] == ["2026-05-01", "2026-05-02", "2026-05-03", "empty", "undated"]
    assert [len(row["brief"]["sources"]) for row in found[:3]] == [10, 10, 2]
    assert {row["brief"]["date"] for row in found[:3]} == {row["id"] for row in found[:3]}
    assert "tells no date" in found[4]["why"]
    assert outcome.summary() == "out/: 3 days briefed; 2 documents refused, as told in their rows"
    assert set(contents(tmp_path / "out")) == {"manifest.jsonl", *(f"part-{n:06d}.jsonl" for n in range(4))}


def test_the_bytes_are_the_same_whatever_the_number_of_processes(tmp_path: Path) -> None:
    corpus = written(tmp_path / "press.jsonl", articles(25))
    for name, processes in (("one", 1), ("two", 2)):
        run(corpus, tmp_path / name, processes)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_second_run_makes_the_pages_that_are_missing(tmp_path: Path) -> None:
    corpus, out = written(tmp_path / "press.jsonl", articles(25)), tmp_path / "out"
    run(corpus, out)
    whole = contents(out)
    assert run(corpus, out).there == 3
    (out / "part-000001.jsonl").unlink()
    assert run(corpus, out).there == 2
    assert contents(out) == whole


class Stopped(Exception):
    """The run ends here."""


def test_f64_a_run_stopped_while_it_sorts_or_briefs_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, out = written(tmp_path / "press.jsonl", articles(40)), tmp_path / "out"
    run(corpus, tmp_path / "whole")
    lay, put, taken = Days._lay, Shelf.put, out / FOLDER / TAKEN

    def stop_sorting(self: Days, part: parts.Part, answer: Answer) -> None:
        lay(self, part, answer)
        if taken.read_bytes().count(b"\n") > 2:
            with (out / FOLDER / "2026-05-02.jsonl").open("ab") as stream:
                stream.write(b'21 abc {"name": "torn')
            raise Stopped

    def stop_briefing(self: Shelf, part: parts.Part, found: list[Row]) -> None:
        put(self, part, found)
        raise Stopped

    with monkeypatch.context() as patched:
        patched.setattr(Days, "_lay", stop_sorting)
        with pytest.raises(Stopped):
            run(corpus, out)
    with monkeypatch.context() as patched:
        patched.setattr(Shelf, "put", stop_briefing)
        with pytest.raises(Stopped):
            run(corpus, out)
    assert run(corpus, out).there == 1
    assert contents(out) == contents(tmp_path / "whole")


def laid(corpus: Path, folder: Path) -> list[parts.Part]:
    folder.mkdir(exist_ok=True)
    seen = flow.Seen()
    with this_machine(1) as engine, closing(Days(folder, {"corpus": "press"})) as sorted_days:
        for _ in sorted_days.sort(seen.parts_of([str(corpus)]), engine):
            pass
        return list(sorted_days.parts())


def test_what_was_laid_aside_of_a_corpus_that_changed_does_not_count(tmp_path: Path) -> None:
    records = list(articles(12))
    laid(written(tmp_path / "press.jsonl", records), tmp_path / "out")
    records[3] |= {"id": "new", "date": "2026-05-09"}
    found = laid(written(tmp_path / "press.jsonl", records[:9]), tmp_path / "out")
    fresh = laid(tmp_path / "press.jsonl", tmp_path / "fresh")
    assert found == fresh
    assert [(part.day, len(part.items)) for part in fresh] == [("2026-05-01", 8), ("2026-05-09", 1)]


def test_of_a_day_with_too_many_documents_the_first_are_taken_and_the_rest_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(days, "MOST_OF_A_DAY", 4)
    run(written(tmp_path / "press.jsonl", articles(10)), tmp_path / "out")
    sources = rows(tmp_path / "out")[0]["brief"]["sources"]
    assert sorted(one["name"] for one in sources[:4]) == ["a0000", "a0001", "a0002", "a0003"]
    assert sources[4]["why"] == "2026-05-01: 6 more documents of this day are not on its page, which takes no more."


def test_a_copy_does_not_count_twice_on_the_page_of_its_day(tmp_path: Path) -> None:
    twins = [{"id": name, "date": "2026-05-01", "text": text(1)} for name in ("one", "two")]
    run(written(tmp_path / "press.jsonl", twins), tmp_path / "out")
    assert [one["name"] for one in rows(tmp_path / "out")[0]["brief"]["sources"]] == ["one"]
    assert json.loads((tmp_path / "out" / "manifest.jsonl").read_text().splitlines()[-1])["briefed"] == 1
