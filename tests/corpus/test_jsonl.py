"""JSON lines: each good line is a document, each bad one a sentence, and no line is read without a limit."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.corpus import jsonl, stream
from briefing.model import File, Head
from tests.corpus.rows import STORY, lines, read, said, told

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GOOD = {"id": "good", "text": STORY}


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """Where the lines of a test are written."""
    return tmp_path / "press.jsonl"


def test_a_row_with_all_that_can_be_told(press: Path) -> None:
    row = {
        "id": "a17",
        "title": "Port shut",
        "date": "2026-03-03T05:40:00+01:00",
        "outlet": "Fjord Post",
        "author": ["Ann Roe", "Bo Lund"],
        "url": "https://fjord.example/a17",
        "text": STORY,
        "words": 41,
    }
    press.write_bytes(lines(row))
    head = Head("Port shut", "2026-03-03T05:40:00+01:00", "Fjord Post", "Ann Roe, Bo Lund")
    assert read(press) == [
        File("a17", f"Port shut\n\n{STORY}".encode(), "text/plain", "utf-8", url="https://fjord.example/a17", head=head)
    ]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ({"text": "a", "body": "b"}, "a"),
        ({"body": "b", "content": "c"}, "b"),
        ({"content": "c", "article": "d"}, "c"),
        ({"article": "d"}, "d"),
        ({"text": None, "body": "b"}, "b"),
        ({"text": "", "article": "d"}, "d"),
        ({"text": "a", "html": "<p>h</p>"}, "a"),
    ],
)
def test_the_first_usual_name_that_holds_a_text_counts(press: Path, row: dict[str, object], text: str) -> None:
    press.write_bytes(lines(row))
    assert [file.data.decode() for file in read(press)] == [text]


def test_a_web_page_instead_of_a_text(press: Path) -> None:
    press.write_bytes(lines({"html": "<p>Fjørd</p>"}))
    (file,) = read(press)
    assert (file.data.decode(), file.media, file.charset) == ("<p>Fjørd</p>", "text/html", "utf-8")


@pytest.mark.parametrize(
    ("row", "head"),
    [
        ({"published": "3 March 2026", "source": "Fjord Post"}, Head("", "3 March 2026", "Fjord Post")),
        ({"datetime": "2026-03-03 05:40", "publisher": "Post"}, Head("", "2026-03-03 05:40", "Post")),
        ({"headline": "Port  shut\n now"}, Head("Port shut now")),
        ({"title": "Po\x1b[2Jrt", "author": {"name": "Ann"}}, Head("Port")),
        ({"title": "half \ud83d"}, Head("half \ufffd")),
        ({"date": "2026-03-03T00:00:00Z"}, Head("", "2026-03-03")),
        ({"date": "2026-03-03T00:00:00+01:00"}, Head("", "2026-03-03T00:00:00+01:00")),
        ({"date": 1772496000, "outlet": 7}, Head()),
    ],
)
def test_what_a_row_says_of_its_text(press: Path, row: dict[str, object], head: Head) -> None:
    press.write_bytes(lines(row | {"text": STORY}))
    assert read(press)[0].head == head


@pytest.mark.parametrize(
    ("row", "data"),
    [
        ({"text": "The port shut."}, "Port shut\n\nThe port shut."),
        ({"text": "PORT  SHUT\n\nIt is."}, "PORT  SHUT\n\nIt is."),
        ({"text": "Port shut down at noon."}, "Port shut down at noon."),
        ({"text": "Fjord Post\n3 May 2026\n\nPort shut\n\nIt is."}, "Fjord Post\n3 May 2026\n\nPort shut\n\nIt is."),
        ({"html": "<p>It is.</p>"}, "<h1>Port shut</h1>\n<p>It is.</p>"),
        ({"html": "<H1 class=a>Port is shut</H1>"}, "<H1 class=a>Port is shut</H1>"),
        ({"html": "<p>It is.</p>", "title": "Port <b>"}, "<h1>Port &lt;b&gt;</h1>\n<p>It is.</p>"),
    ],
)
def test_a_title_is_told_in_the_text_and_once(press: Path, row: dict[str, object], data: str) -> None:
    press.write_bytes(lines({"title": "Port shut"} | row))
    assert read(press)[0].data.decode() == data


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/hosts", "fjord.example/1", "https://a b", "https://x.example/" + "y" * 2000],
)
def test_an_address_that_is_none_of_the_web_is_left_out(press: Path, url: str) -> None:
    press.write_bytes(lines({"text": STORY, "url": url}))
    assert read(press)[0].url == ""


def test_documents_are_called_by_their_ids_else_by_their_lines(press: Path) -> None:
    press.write_bytes(
        lines({"id": 17, "text": "a"}, {"id": " a\n\x1b[2J17 ", "text": "b"}, {"text": "c"}, {"id": True, "text": "d"})
    )
    assert told(press) == ["17", "a 17", "press.jsonl, line 3", "press.jsonl, line 4"]
    press.write_bytes(
        lines({"id": "x" * 5_000, "text": "a"}, {"id": "3.5", "text": "a"}, {"id": "day/a.PDF", "text": "a"})
    )
    assert told(press) == ["x" * 100, "3.5", "day/a.PDF (line 3)"]


def test_two_documents_never_bear_one_name(press: Path) -> None:
    rows = [{"id": name, "text": "a"} for name in ("a", "b", "a", "a (line 5)", "a")]
    press.write_bytes(lines(*rows))
    assert told(press) == ["a", "b", "a (line 3)", "a (line 5)", "a (line 5) (line 5)"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"The port.", "is no JSON object (at character 1: Expecting value)"),
        (b'{"text": "a"', "is no JSON object (at character 13: Expecting ',' delimiter)"),
        (b'{"text": "a"} {}', "is no JSON object (at character 15: Extra data)"),
        (b'["text"]', "is no JSON object (it is a list)"),
        (b"null", "is no JSON object (it is null)"),
        (b"7", "is no JSON object (it is a number)"),
        (b"[" * 100_000, "is no JSON object (it is nested too deeply)"),
        (b'{"text": "caf\xe9"}', "is no JSON object (its byte 14 is no UTF-8)"),
        (b'{"title": NaN, "text": "a"}', "is no JSON object (NaN is no JSON, write null)"),
        (b'{"n": -Infinity, "text": "a"}', "is no JSON object (-Infinity is no JSON, write null)"),
        (b'{"text": "a", "text": "b"}', "is no JSON object (it has two values for 'text')"),
        (b'{"n": ' + b"7" * 5_000 + b"}", "is no JSON object (a number in it is too long)"),
        (b'{"title": "a"}', "has no text (looked for as text, body, content, article, html)"),
        (b'{"text": ""}', "has no text (looked for as text, body, content, article, html)"),
        (b'{"text": ["a"]}', "its text is a list and not text"),
        (b'{"body": false}', "its body is true or false and not text"),
        (b'{"text": "half \\ud83d"}', "its text holds half a character (a lone surrogate)"),
    ],
    ids=lambda value: value[:20].decode("latin-1") if isinstance(value, bytes) else "",
)
def test_a_bad_line_is_told_and_the_next_goes_on(press: Path, line: bytes, why: str) -> None:
    press.write_bytes(lines(GOOD, line, GOOD | {"id": "next"}))
    bad = "press.jsonl, line 2"
    assert told(press) == ["good", f"{bad}! {bad}: {why}; mend it or take it out.", "next"]


def test_blank_lines_byte_order_mark_and_other_line_ends_are_nothing(press: Path) -> None:
    press.write_bytes(b"\xef\xbb\xbf" + lines(GOOD).replace(b"\n", b"\r\n") + b"\n  \n" + lines({"text": "b"}).rstrip())
    assert told(press) == ["good", "press.jsonl, line 4"]


def test_letters_that_end_lines_elsewhere_end_none_here(press: Path) -> None:
    press.write_bytes('{"text": "one\u2028two\x85three"}\n'.encode())
    assert read(press)[0].data.decode() == "one\u2028two\x85three"


def test_a_line_too_long_is_passed_over_unread(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MOST_LINE", 1_000)
    press.write_bytes(lines(GOOD, {"text": "x" * 200_000}, GOOD | {"id": "next"}))
    assert told(press) == [
        "good",
        "press.jsonl, line 2! press.jsonl, line 2: has more than 1,000 bytes; mend it or take it out.",
        "next",
    ]
    exact = b'{"id": "fits", "text": "' + b"y" * 974 + b'"}'
    assert len(exact) == 1_000
    press.write_bytes(exact + b"\n" + exact)
    assert told(press) == ["fits", "fits (line 2)"]


def test_a_line_without_an_end_ends_the_corpus(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MOST_LINE", 1_000)
    monkeypatch.setattr(jsonl, "MOST_PASSED_OVER", 200_000)
    press.write_bytes(lines(GOOD) + b"x" * 1_000_000)
    assert told(press) == [
        "good",
        "press.jsonl! press.jsonl: breaks off behind line 1 (a line does not end); what stands before is read.",
    ]


def test_a_line_of_too_many_values_is_not_unfolded(press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "MOST_VALUES", 100)
    press.write_bytes(lines({"text": "one, " * 90}, {"text": "a", "more": [[]] * 100}))
    assert told(press) == [
        "press.jsonl, line 1",
        "press.jsonl, line 2! press.jsonl, line 2: is no JSON object (it holds more than 100 values); "
        "mend it or take it out.",
    ]


def test_gzip_is_undone_whatever_the_name_says(tmp_path: Path) -> None:
    two = gzip.compress(lines(GOOD)) + gzip.compress(lines({"text": "b"}))
    for name in ("press.jsonl.gz", "press.jsonl"):
        (tmp_path / name).write_bytes(two)
        assert told(tmp_path / name) == ["good", f"{name}, line 2"]
    (tmp_path / "plain.ndjson.gz").write_bytes(lines(GOOD))
    assert told(tmp_path / "plain.ndjson.gz") == ["good"]


def rows(count: int) -> Iterator[dict[str, object]]:
    """Rows of which no two are alike, so that gzip has something to do."""
    return ({"id": f"a{n}", "text": f"{n * n} {STORY} {n**5}"} for n in range(count))


@pytest.mark.parametrize("fault", ["cut off", "overwritten", "trailing"])
def test_a_broken_packing_gives_what_came_before(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "press.jsonl.gz"
    whole = gzip.compress(lines(*rows(5_000)))
    half = len(whole) // 2
    broken = {
        "cut off": whole[:half],
        "overwritten": whole[:half] + bytes(1_000) + whole[half + 1_000 :],
        "trailing": whole + b"no gzip",
    }
    path.write_bytes(broken[fault])
    *before, last = told(path)
    assert before[:2] == ["a0", "a1"]
    good = len([one for one in before if "!" not in one])
    assert good == 5_000 if fault == "trailing" else 1_000 < good < 5_000
    assert last.endswith("(its packing is broken or cut off); what stands before is read.")


@pytest.mark.parametrize("byte", [b"x", b"\n"], ids=["one line", "blank lines"])
def test_a_bomb_is_stopped_as_soon_as_it_swells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, byte: bytes) -> None:
    monkeypatch.setattr(stream, "SURE", 1_000_000)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(lines(GOOD) + byte * 4_000_000))
    first, last = told(path)
    assert first == "good"
    assert last.endswith("(it swells more than 100 times, as an attack does); what stands before is read.")


class Counted(RawIOBase):
    """An endless corpus that knows how much of it was taken."""

    def __init__(self) -> None:
        self.taken = 0
        self._line = lines({"text": STORY})

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        for at in range(len(view)):
            view[at] = self._line[(self.taken + at) % len(self._line)]
        self.taken += len(view)
        return len(view)


def test_the_first_document_comes_before_the_second_is_read() -> None:
    endless = Counted()
    found = jsonl.files(BufferedReader(endless), "endless.jsonl")
    assert endless.taken == 0
    assert said([next(found)]) == ["endless.jsonl, line 1"]
    assert endless.taken <= stream.STEP
    for _ in range(999):
        next(found)
    assert endless.taken <= 1_000 * len(lines({"text": STORY})) + stream.STEP


@pytest.mark.parametrize(
    ("data", "so"),
    [
        (lines(GOOD), True),
        (b"\xef\xbb\xbf\n" + lines({"html": "<p>a</p>"}, b"no JSON"), True),
        (lines({"title": "a"}, GOOD), False),
        (lines({"text": 7}), False),
        (lines(["text"]), False),
        (b'{\n "text": "a"\n}\n', False),
        (lines({"version": "https://jsonfeed.org/version/1.1", "items": [GOOD]}), False),
        (b"The text.\n", False),
        (b"", False),
    ],
)
def test_json_lines_are_known_by_their_first(data: bytes, so: bool) -> None:
    assert jsonl.is_lines(data) is so
