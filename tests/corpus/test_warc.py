"""Web archives: the pages in them under their addresses; a broken record costs itself, a bomb no memory."""

from __future__ import annotations

import gzip
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from briefing.corpus import records, warc
from briefing.corpus.record import MOST_NAME
from briefing.model import File, Head
from tests.corpus.rows import STORY, read, told

brotli: Any = pytest.importorskip("brotli")
pytest.importorskip("warcio")

PAGE = f"<!doctype html><title>Port shut</title><p>{STORY}</p>".encode()
HTML = "text/html; charset=windows-1252"


def record(kind: str, url: str, block: bytes, *headers: str, length: int | None = None) -> bytes:
    """One record with its headers; `length` is what it says of itself where it lies."""
    told_of = ["WARC/1.0", f"WARC-Type: {kind}", f"WARC-Target-URI: {url}", "WARC-Date: 2026-03-03T05:40:00Z", *headers]
    told_of.append(f"Content-Length: {len(block) if length is None else length}")
    return "\r\n".join(told_of).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(body: bytes = PAGE, status: str = "200 OK", media: str = HTML, *headers: str) -> bytes:
    """What a server said."""
    return "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {media}", *headers)).encode() + b"\r\n\r\n" + body


def response(name: str, block: bytes = b"") -> bytes:
    return record("response", f"https://fjord.example/{name}", block or answer())


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """Where the archive of a test is written."""
    return tmp_path / "crawl.warc"


def test_a_page_under_its_address_and_without_the_day_of_the_crawl(crawl: Path) -> None:
    crawl.write_bytes(response("a"))
    url = "https://fjord.example/a"
    assert read(crawl) == [File("fjord.example/a", PAGE, "text/html", "windows-1252", url=url, head=Head())]


def test_what_is_no_page_is_passed_over_and_counted(crawl: Path) -> None:
    crawl.write_bytes(
        record("warcinfo", "", b"software: test\r\n")
        + record("request", "https://fjord.example/a", b"GET / HTTP/1.1\r\nHost: fjord.example\r\n\r\n")
        + response("a")
        + response("gone", answer(status="404 Not Found"))
        + response("b.png", answer(b"\x89PNG", media="image/png"))
        + record("response", "dns:fjord.example", b"fjord.example 192.0.2.1", "Content-Type: text/dns")
        + record("resource", "https://fjord.example/c", STORY.encode(), "Content-Type: text/plain")
        + record("conversion", "https://fjord.example/d", b"Converted.", "Content-Type: text/plain")
        + record("revisit", "https://fjord.example/a", answer(b""))
    )
    assert told(crawl) == [
        "fjord.example/a",
        "fjord.example/c",
        "fjord.example/d",
        "crawl.warc! crawl.warc: 6 records are no web page or text, and passed over.",
    ]


def test_packed_records_one_by_one_or_all_together(tmp_path: Path) -> None:
    parts = [response("a"), response("b")]
    for name, data in (
        ("each.warc.gz", b"".join(map(gzip.compress, parts))),
        ("all.warc.gz", gzip.compress(b"".join(parts))),
    ):
        (tmp_path / name).write_bytes(data)
        assert told(tmp_path / name) == ["fjord.example/a", "fjord.example/b"]


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:half], body[half:], b""))


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE, mtime=0), ("Content-Encoding: gzip",)),
        (zlib.compress(PAGE), ("content-encoding: deflate",)),
        (brotli.compress(PAGE), ("Content-Encoding: br",)),
        (chunked(PAGE), ("Transfer-Encoding: chunked",)),
        (chunked(gzip.compress(PAGE, mtime=0)), ("Transfer-Encoding: chunked", "Content-Encoding: gzip")),
    ],
    ids=["gzip", "deflate", "brotli", "chunks", "chunks of gzip"],
)
def test_packings_of_the_web_are_undone(crawl: Path, body: bytes, headers: tuple[str, ...]) -> None:
    crawl.write_bytes(response("a", answer(body, "200 OK", HTML, *headers)))
    assert [file.data for file in read(crawl)] == [PAGE]


def test_a_broken_packing_is_told_and_the_next_goes_on(crawl: Path) -> None:
    crawl.write_bytes(
        response("a", answer(b"no gzip", "200 OK", HTML, "Content-Encoding: gzip"))
        + response("b", answer(PAGE, "200 OK", HTML, "Content-Encoding: rot13"))
        + response("c")
    )
    assert told(crawl) == [
        "crawl.warc, record 1! crawl.warc, record 1: cannot be read (its packing is broken); it is left out.",
        "crawl.warc, record 2! crawl.warc, record 2: cannot be read (it is packed in a way that is not read here); "
        "it is left out.",
        "fjord.example/c",
    ]


@pytest.mark.parametrize("packing", ["gzip", "br"])
def test_f29_a_bomb_in_a_record_stops_at_the_limit(crawl: Path, monkeypatch: pytest.MonkeyPatch, packing: str) -> None:
    monkeypatch.setattr(warc, "MOST_PAGE", 100_000)
    bomb = (gzip if packing == "gzip" else brotli).compress(bytes(20_000_000))
    crawl.write_bytes(response("a", answer(bomb, "200 OK", HTML, f"Content-Encoding: {packing}")) + response("b"))
    bad, good = told(crawl)
    assert "packed bytes swell to more than the 100,000 that are read" in bad
    assert good == "fjord.example/b"


def test_a_page_too_large_is_told(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "MOST_PAGE", 1_000)
    monkeypatch.setattr(warc, "MOST_RECORD", 2_000)
    crawl.write_bytes(response("a", answer(b"x" * 1_200)) + response("b", answer(b"x" * 3_000)) + response("c"))
    first, second, third = told(crawl)
    assert "cannot be read (it has more than the 1,000 bytes that are read)" in first
    assert "more than the 2,000 that are read" in second
    assert third == "fjord.example/c"


@pytest.mark.parametrize("left", [-20, -250, -600], ids=["in the page", "in its headers", "in the record before"])
def test_an_archive_that_is_cut_off_gives_what_came_before(crawl: Path, left: int) -> None:
    crawl.write_bytes((response("a") + response("b") + response("c"))[:left])
    *before, last = told(crawl)
    assert before
    assert set(before) <= {"fjord.example/a", "fjord.example/b"} or "record 3" in before[-1]
    assert "crawl.warc" in last
    assert "fjord.example/c" not in before


def test_a_packing_that_is_cut_off_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(response("a")) + gzip.compress(response("b"))[:-30])
    first, last = told(path)
    assert first == "fjord.example/a"
    assert "breaks off in or behind record" in last


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (record("response", "https://x.example/", answer(), length=40), "is not as long as it says"),
        (
            record("response", "https://x.example/", answer()).replace(b"Content-Length", b"Length"),
            "it does not say how long it is",
        ),
        (record("response", "https://x.example/", answer(), length=-5), "it does not say how long it is"),
        (b"WARC/1.0\r\nX: " + b"y" * 70_000 + b"\r\n\r\n", "its headers do not end"),
        (b"WARC/1.0\r\n" + b"X: y\r\n" * 20_000 + b"\r\n", "its headers do not end"),
        (b"WARC/9.9\r\nContent-Length: 0\r\n\r\n\r\n", "its headers cannot be told apart"),
    ],
    ids=["too short", "no length", "negative", "long line", "many lines", "version"],
)
def test_a_broken_record_is_told_and_the_next_found(
    crawl: Path, monkeypatch: pytest.MonkeyPatch, broken: bytes, why: str
) -> None:
    monkeypatch.setattr(records, "MOST_HEADERS", 100_000)
    crawl.write_bytes(response("a") + broken + response("b"))
    answers = told(crawl)
    assert answers[0] == "fjord.example/a"
    assert answers[-1] == "fjord.example/b"
    assert [one for one in answers[1:-1] if why in one]


def test_nothing_out_of_an_archive_is_printed(crawl: Path, capfd: pytest.CaptureFixture[str]) -> None:
    crawl.write_bytes(
        record("response", "https://x.example/a \x1b[2J b", answer(), length=30) + b"\x1b]0;owned\x07\n" + response("b")
    )
    assert "fjord.example/b" in told(crawl)
    assert capfd.readouterr() == ("", "")


def test_names_are_clean_bounded_and_distinct(crawl: Path) -> None:
    crawl.write_bytes(response("a") + response("a") + response("x" * 500) + response("\u202eb"))
    names = [file.name for file in read(crawl)]
    assert names[:2] == ["fjord.example/a", "fjord.example/a (record 2)"]
    assert len(names[2]) == MOST_NAME
    assert names[3] == "fjord.example/b"


def test_a_page_that_the_crawler_cut_off_says_so(crawl: Path) -> None:
    crawl.write_bytes(record("response", "https://fjord.example/a", answer(), "WARC-Truncated: length"))
    assert read(crawl)[0].doubt == "the crawler cut it off"


def test_without_warcio_one_sentence_says_what_to_install(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crawl.write_bytes(response("a"))
    monkeypatch.setitem(sys.modules, "warcio", None)
    assert told(crawl) == ["crawl.warc! crawl.warc: needs warcio; install briefing[warc]."]
