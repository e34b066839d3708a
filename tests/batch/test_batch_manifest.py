"""The folder of a run: what is done is known, what is half done is not believed, what is another's is left alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from briefing.batch.manifest import NAME, Manifest
from briefing.batch.parts import Part
from briefing.batch.refusals import OtherRun, RunsAlready
from briefing.batch.rows import Row, row
from briefing.batch.shelf import opened, parquet

HEAD: dict[str, Any] = {
    "schema": "briefing-batch/1",
    "version": "1",
    "by": "document",
    "format": "jsonl",
    "corpus": ["wire"],
}
GOOD = Row("a", "", "Pier 1", "2026-05-03", '{"title": "Pier 1"}')
BAD = Row("b", "b: has no text in it; give a file with an article or a report.")


def put(folder: Path, numbers: Iterable[int], head: dict[str, Any] = HEAD) -> None:
    with opened(folder, head) as shelf:
        for number in numbers:
            shelf.put(Part(number, f"digest {number}", ()), [GOOD, BAD])


def stands(folder: Path, number: int, digest: str) -> bool:
    with opened(folder, HEAD) as shelf:
        return shelf.manifest.stands(number, digest)


def test_a_row_is_a_line_of_json() -> None:
    assert GOOD.line() == b'{"id": "a", "status": "briefed", "why": null, "brief": {"title": "Pier 1"}}\n'
    assert BAD.line().startswith(b'{"id": "b", "status": "refused", "why": "b: has no text')
    assert BAD.line().endswith(b'"brief": null}\n')
    assert row(GOOD.values()) == GOOD
    assert row(["half \ud83d a letter", "", "", "", ""]).id == "half ? a letter"


def test_the_columns_of_parquet_are_the_same_whatever_is_in_them() -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    both, none = (pq.read_table(pa.BufferReader(parquet(rows))) for rows in ([GOOD, BAD], [BAD]))
    assert both.schema == none.schema
    assert both.column_names == ["id", "status", "why", "title", "date", "brief"]
    assert [row["brief"] for row in both.to_pylist()] == [GOOD.brief, None]
    assert parquet([GOOD, BAD]) == parquet([GOOD, BAD])


def test_a_part_stands_that_was_put_from_the_same_input(tmp_path: Path) -> None:
    put(tmp_path, [0])
    assert stands(tmp_path, 0, "digest 0")
    assert not stands(tmp_path, 0, "digest of another")
    assert not stands(tmp_path, 1, "digest 1")


@pytest.mark.parametrize("data", [b"", None, "swapped"], ids=["emptied", "removed", "changed"])
def test_a_part_does_not_stand_whose_file_is_not_as_it_was_written(tmp_path: Path, data: bytes | str | None) -> None:
    put(tmp_path, [0])
    file = tmp_path / "part-000000.jsonl"
    if data is None:
        file.unlink()
    else:
        file.write_bytes(file.read_bytes().swapcase() if data == "swapped" else b"")
    assert not stands(tmp_path, 0, "digest 0")


def test_f64_half_a_line_is_dropped_and_the_next_is_whole(tmp_path: Path) -> None:
    put(tmp_path, [0, 1])
    manifest = tmp_path / NAME
    whole = manifest.read_bytes()
    manifest.write_bytes(whole[:-7])
    assert stands(tmp_path, 0, "digest 0")
    assert not stands(tmp_path, 1, "digest 1")
    put(tmp_path, [1])
    assert manifest.read_bytes() == whole
    manifest.write_bytes(whole[:10])  # killed at the very first line, with no part yet
    for part in tmp_path.glob("part-*"):
        part.unlink()
    put(tmp_path, [0, 1])
    assert manifest.read_bytes() == whole


def test_a_finished_manifest_is_in_order_whatever_came_first(tmp_path: Path) -> None:
    for name, order in (("one", [0, 1, 2]), ("two", [2, 0, 1])):
        with opened(tmp_path / name, HEAD) as shelf:
            for number in order:
                shelf.put(Part(number, f"digest {number}", ()), [GOOD, BAD])
            shelf.manifest.finish(3, "whole")
    assert (tmp_path / "one" / NAME).read_bytes() == (tmp_path / "two" / NAME).read_bytes()
    assert b'{"parts": 3, "rows": 6, "briefed": 3, "refused": 3, "input": "whole"}\n' in (
        tmp_path / "one" / NAME
    ).read_bytes().splitlines(keepends=True)


def test_parts_of_a_longer_corpus_go_when_a_shorter_one_is_finished(tmp_path: Path) -> None:
    put(tmp_path, [0, 1, 2])
    with opened(tmp_path, HEAD) as shelf:
        shelf.manifest.finish(2, "shorter")
        assert shelf.manifest.rows == 4
    assert not (tmp_path / "part-000002.jsonl").exists()


def test_all_that_a_finished_run_wrote_must_still_be_there(tmp_path: Path) -> None:
    with opened(tmp_path, HEAD) as shelf:
        shelf.put(Part(0, "digest 0", ()), [GOOD])
        shelf.manifest.finish(1, "whole")
    with opened(tmp_path, HEAD) as shelf:
        assert shelf.manifest.complete("whole")
        assert not shelf.manifest.complete("another")
        (tmp_path / "part-000000.jsonl").unlink()
        assert not shelf.manifest.complete("whole")


@pytest.mark.parametrize("name", ["version", "by", "format", "corpus", "schema"])
def test_the_rows_of_another_run_are_left_alone(tmp_path: Path, name: str) -> None:
    put(tmp_path, [0])
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(OtherRun, match=r": (was made with|holds the rows of another run).*; give another -o\.$"):
        put(tmp_path, [1], HEAD | {name: "other"})
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_run_of_another_kind_is_told_by_what_is_other(tmp_path: Path) -> None:
    put(tmp_path, [0])
    with pytest.raises(OtherRun, match=r": was made with --format jsonl; give another -o\.$"):
        put(tmp_path, [1], HEAD | {"format": "parquet"})


@pytest.mark.parametrize("line", [b"{\n", b"7\n", b"\xff\n", b'{"part":  1}\n'])
def test_from_a_line_that_was_never_written_on_the_manifest_is_dropped(tmp_path: Path, line: bytes) -> None:
    put(tmp_path, [0])
    before = (tmp_path / NAME).read_bytes()
    with (tmp_path / NAME).open("ab") as stream:
        stream.write(line + b"more\n")
    with opened(tmp_path, HEAD) as shelf:
        assert shelf.manifest.stands(0, "digest 0")
    assert (tmp_path / NAME).read_bytes() == before


def test_a_manifest_of_other_lines_is_refused(tmp_path: Path) -> None:
    put(tmp_path, [0])
    with (tmp_path / NAME).open("ab") as stream:
        stream.write(b'{"part": 3}\n')
    with pytest.raises(OtherRun, match="was not written by this version"):
        put(tmp_path, [1])


def test_files_of_others_do_not_disturb_but_parts_without_a_manifest_are_no_ones(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    put(tmp_path, [0])
    assert (tmp_path / "notes.txt").read_text() == "mine"
    (tmp_path / NAME).unlink()
    with pytest.raises(OtherRun, match="no manifest"):
        put(tmp_path, [0])


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with opened(tmp_path, HEAD), pytest.raises(RunsAlready, match="another run is writing there"):
        put(tmp_path, [0])
    put(tmp_path, [0])


def test_a_manifest_opens_where_no_line_is(tmp_path: Path) -> None:
    manifest = Manifest(tmp_path, dict(HEAD))
    assert (manifest.entries, manifest.rows, manifest.whole) == ({}, 0, {})
    manifest.close()
