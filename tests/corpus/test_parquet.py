"""Parquet: a document a row, from the needed columns alone; a bad row or group costs itself."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from briefing.corpus import parquet
from briefing.model import File, Head
from tests.corpus.rows import STORY, read, told

arrow: Any = pytest.importorskip("pyarrow")


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Where the table of a test is written."""
    return tmp_path / "press.parquet"


def write(path: Path, columns: dict[str, Any], **options: Any) -> None:
    from pyarrow.parquet import write_table

    write_table(arrow.table(columns), path, **options)


def test_a_row_with_all_that_can_be_told(press: Path) -> None:
    columns = {
        "id": [17],
        "title": ["Port shut"],
        "published": [datetime(2026, 3, 3, 5, 40, tzinfo=UTC)],
        "publisher": ["Fjord Post"],
        "author": [["Ann Roe", "Bo Lund"]],
        "url": ["https://fjord.example/a17"],
        "text": [STORY],
        "embedding": [[0.1, 0.2]],
    }
    write(press, columns)
    head = Head("Port shut", "2026-03-03T05:40:00+00:00", "Fjord Post", "Ann Roe, Bo Lund")
    assert read(press) == [
        File("17", f"Port shut\n\n{STORY}".encode(), "text/plain", "utf-8", url="https://fjord.example/a17", head=head)
    ]


@pytest.mark.parametrize(
    ("days", "told_as"),
    [
        (lambda: arrow.array([date(2026, 3, 3)]), "2026-03-03"),
        (lambda: arrow.array([datetime(2026, 3, 3)]), "2026-03-03"),
        (lambda: arrow.array([datetime(2026, 3, 3, 5, 40)]), "2026-03-03T05:40:00"),
        (lambda: arrow.array([1772516400000000001], arrow.timestamp("ns", "UTC")), "2026-03-03T05:40:00+00:00"),
        (lambda: arrow.array([1772516400], arrow.timestamp("s", "Europe/Oslo")), "2026-03-03T06:40:00+01:00"),
        (lambda: arrow.array([1772516400], arrow.timestamp("s", "Nowhere/Velm")), ""),
        (lambda: arrow.array([2**61], arrow.timestamp("us")), ""),
        (lambda: arrow.array([None], arrow.date32()), ""),
        (lambda: arrow.array(["3 March 2026"]), "3 March 2026"),
    ],
    ids=["day", "midnight", "minute", "nanoseconds", "zone", "no such zone", "no such year", "none", "text"],
)
def test_a_date_of_any_type_becomes_text(press: Path, days: Any, told_as: str) -> None:
    write(press, {"text": [STORY], "date": days()})
    assert read(press)[0].head.date == told_as


@pytest.mark.parametrize("kind", ["string", "large_string", "binary", "dictionary"])
def test_texts_of_any_plain_type(press: Path, kind: str) -> None:
    texts = arrow.array([STORY, "Fjørd"])
    write(press, {"text": texts.dictionary_encode() if kind == "dictionary" else texts.cast(kind)})
    assert [file.data.decode() for file in read(press)] == [STORY, "Fjørd"]


def test_a_row_without_a_text_is_told_and_the_next_goes_on(press: Path) -> None:
    write(
        press, {"text": ["a", None, None, "d"], "body": [None, None, "c", None], "id": ["one", "two", "three", "one"]}
    )
    assert told(press) == [
        "one",
        "press.parquet, row 2 (two)! press.parquet, row 2 (two): has no text (looked for as text, body, content, "
        "article, html); mend it or take it out.",
        "three",
        "one (row 4)",
    ]


def test_bytes_that_are_no_text_are_told(press: Path) -> None:
    write(press, {"text": arrow.array([b"caf\xe9", b"b"], arrow.binary())})
    assert told(press) == [
        "press.parquet, row 1! press.parquet, row 1: its text is no UTF-8; mend it or take it out.",
        "press.parquet, row 2",
    ]


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        ({"text": [{"de": "a"}]}, "its column text is a struct and not text"),
        ({"body": [["a", "b"]]}, "its column body is a list and not text"),
        ({"title": ["a"]}, "has no column of texts (looked for as text, body, content, article, html)"),
    ],
    ids=["struct", "list", "none"],
)
def test_a_table_without_texts_is_refused_in_one_sentence(press: Path, columns: dict[str, Any], fault: str) -> None:
    write(press, columns)
    assert told(press) == [f"press.parquet! press.parquet: {fault}; give a table with a column of texts."]


def test_a_struct_beside_the_text_is_nothing(press: Path) -> None:
    write(press, {"text": [STORY], "source": [{"name": "Post"}], "url": [7]})
    (file,) = read(press)
    assert (file.head.outlet, file.url) == ("", "")


def test_a_number_for_a_text_is_told_of_each_row(press: Path) -> None:
    write(press, {"text": [7]})
    assert told(press)[0].endswith("row 1: its text is a number and not text; mend it or take it out.")


@pytest.mark.parametrize("fault", ["cut off", "no table", "header only"])
def test_a_broken_file_is_told(press: Path, fault: str) -> None:
    write(press, {"text": [STORY]})
    whole = press.read_bytes()
    press.write_bytes({"cut off": whole[:-9], "no table": b"PAR1" + bytes(900), "header only": b"PAR1"}[fault])
    assert told(press) == ["press.parquet! press.parquet: is a broken Parquet file; write it again."]


def test_a_broken_group_of_rows_is_told_and_the_next_goes_on(press: Path) -> None:
    texts = [f"{n} {STORY}" for n in range(30)]
    write(press, {"text": texts}, row_group_size=10, compression="gzip", use_dictionary=False)
    from pyarrow.parquet import ParquetFile

    part = ParquetFile(press).metadata.row_group(1).column(0)
    whole = bytearray(press.read_bytes())
    start = part.data_page_offset
    whole[start : start + part.total_compressed_size] = bytes(part.total_compressed_size)
    press.write_bytes(whole)
    answers = told(press)
    assert answers[10] == "press.parquet! press.parquet: rows 11 to 20 cannot be read (they are broken)."
    assert answers[:10] + answers[11:] == [f"press.parquet, row {n}" for n in (*range(1, 11), *range(21, 31))]


def test_a_bomb_is_not_unpacked(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "SURE", 1_000_000)
    write(press, {"text": ["x" * 20_000_000]}, compression="gzip", use_dictionary=False)
    (answer,) = told(press)
    assert "rows 1 to 1 cannot be read (" in answer
    assert answer.endswith("as in an attack).")


def test_a_long_text_that_hardly_packs_is_read(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "SURE", 1_000)
    write(press, {"text": [f"{n**7} {n**5}" for n in range(1_000)]})
    assert len(read(press)) == 1_000


def test_without_pyarrow_one_sentence_says_what_to_install(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(press, {"text": [STORY]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert told(press) == ["press.parquet! press.parquet: needs pyarrow; install briefing[parquet]."]
