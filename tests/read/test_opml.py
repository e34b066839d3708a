"""An OPML list to the feeds in it: addresses in order, each once, nothing else believed."""

from __future__ import annotations

import random
import socket
import time
from contextlib import suppress

import pytest

from briefing.errors import BriefingError, BrokenFile, EmptyInput, TooLarge
from briefing.model import File, Head
from briefing.read.opml import MOST_BYTES, MOST_DEPTH, MOST_FEEDS, extract
from briefing.read.pieces import Extract

LIST = """<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>Morning</title></head><body>
<outline text="Ports">
  <outline text="Post" title="Harbour &amp; Port Post" type="rss" xmlUrl="https://post.example/rss" htmlUrl="/"/>
  <outline text="Abroad"><outline text="Ministry" xmlUrl="http://ministry.example/news?a=1&amp;b=2"/></outline>
</outline>
<outline text="Post again" xmlUrl="https://post.example/rss"/>
<outline text="Wire" xmlurl="https://wire.example/atom"/>
<outline text="A note without a feed"/>
</body></opml>"""


def read(data: bytes | str, url: str = "") -> Extract:
    return extract(File("list.opml", data.encode() if isinstance(data, str) else data, url=url))


def outlines(inside: str, head: str = "") -> str:
    return f'{head}<opml version="2.0"><body>{inside}</body></opml>'


def wanted(address: str, title: str) -> File:
    return File(address, b"", url=address, head=Head(title), partial=True)


def test_feeds_in_order_and_once() -> None:
    found = read(LIST)
    assert found.inner == (
        wanted("https://post.example/rss", "Harbour & Port Post"),
        wanted("http://ministry.example/news?a=1&b=2", "Ministry"),
        wanted("https://wire.example/atom", "Wire"),
    )
    assert found.pieces == () and found.notes == ()


def test_addresses_are_resolved_against_that_of_the_list() -> None:
    (feed,) = read(outlines('<outline xmlUrl="rss"/>'), url="https://lists.example/a/b.opml").inner
    assert feed.url == "https://lists.example/a/rss"


def test_the_code_page_that_is_declared() -> None:
    data = outlines('<outline text="Café" xmlUrl="https://c.example/"/>', '<?xml version="1.0" encoding="iso-8859-1"?>')
    assert read(data.encode("latin-1")).inner[0].head.title == "Café"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "ftp://files.example/x", "feed.xml", "http://", "http://["]
)
def test_f4_other_addresses_are_left_out_and_counted(address: str) -> None:
    found = read(outlines(f'<outline xmlUrl="{address}"/><outline xmlUrl="https://wire.example/"/>'))
    assert [feed.url for feed in found.inner] == ["https://wire.example/"]
    assert found.notes == ("addresses left out that are not http or https: 1",)


def test_many_feeds_are_capped() -> None:
    found = read(outlines("".join(f'<outline xmlUrl="https://w.example/{n}"/>' for n in range(MOST_FEEDS + 1))))
    assert [feed.url for feed in found.inner] == [f"https://w.example/{n}" for n in range(MOST_FEEDS)]
    assert found.notes == (f"only the first {MOST_FEEDS} feeds of the list are read",)


def test_small_faults_are_mended_and_told() -> None:
    found = read(
        '<opml><body><outline text="Q&A" xmlUrl="https://w.example/?a=1&b=2"><outline xmlUrl="https://x.example/"/>'
    )
    assert [(feed.url, feed.head.title) for feed in found.inner] == [
        ("https://w.example/?a=1&b=2", "Q&A"),
        ("https://x.example/", ""),
    ]
    assert found.notes == ("the list is not well-formed",)


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        "<!DOCTYPE opml [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
        '<!DOCTYPE opml [<!ENTITY % x SYSTEM "http://dtd.example/x.dtd"> %x;]>',
    ],
)
def test_f16_f17_a_list_with_entities_is_refused(head: str) -> None:
    with pytest.raises(BrokenFile, match=r"list.opml: is a broken OPML list \(it declares entities"):
        read(outlines('<outline text="&x;&b;" xmlUrl="https://w.example/"/>', head))


def test_f18_an_external_dtd_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def note(*what: object, **_: object) -> None:
        asked.append(repr(what))
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", note)
    monkeypatch.setattr(socket, "getaddrinfo", note)
    found = read(
        outlines('<outline xmlUrl="https://w.example/"/>', '<!DOCTYPE opml SYSTEM "http://dtd.example/o.dtd">')
    )
    assert len(found.inner) == 1 and asked == []


def test_depth_has_an_end() -> None:
    feed = '<outline xmlUrl="https://w.example/{}"/>'
    deep = "<outline>" * (MOST_DEPTH + 10) + feed.format("deep") + "</outline>" * (MOST_DEPTH + 10)
    assert [one.url for one in read(outlines(feed.format("flat") + deep)).inner] == ["https://w.example/flat"]
    with pytest.raises(BriefingError):
        read("<opml><body>" + "<outline>" * 50_000)


@pytest.mark.parametrize(
    "data", [outlines(""), outlines('<outline text="x"/>'), outlines('<outline xmlUrl="gopher://x"/>')]
)
def test_a_list_without_feeds_is_empty(data: str) -> None:
    with pytest.raises(EmptyInput, match=r"list\.opml"):
        read(data)


def test_what_is_no_list_is_refused() -> None:
    with pytest.raises(BrokenFile, match="no list is in it"):
        read("<html><body>Not found</body></html>")
    with pytest.raises(TooLarge, match=r"list\.opml: has 10,000,001 bytes"):
        read(b" " * (MOST_BYTES + 1))


@pytest.mark.slow
def test_mutations_give_feeds_or_a_refusal() -> None:
    given = 0
    for seed in range(400):
        chance = random.Random(seed)
        data = bytearray(LIST.encode())
        for _ in range(chance.randrange(1, 6)):
            at, length = chance.randrange(len(data)), chance.randrange(1, 60)
            other = chance.choice((b"", chance.randbytes(3), bytes(data[at : at + length]) * 3))
            data[at : at + chance.choice((0, length))] = other
        start = time.process_time()
        with suppress(BriefingError):
            given += bool(read(bytes(data[: chance.choice((len(data), len(data), at))])).inner)
        assert time.process_time() - start < 10, seed
    assert given > 200
