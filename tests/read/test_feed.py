"""A feed to its items: whole or as teasers, newest first, links safe, nothing fetched, nothing expanded."""

from __future__ import annotations

import json
import random
import socket
import time
from contextlib import suppress

import pytest

from briefing.errors import BriefingError, BrokenFile, EmptyInput, TooLarge
from briefing.model import File, Head
from briefing.read import html, text
from briefing.read.feed import FEWEST_WORDS, MOST_BYTES, MOST_ITEMS, NO_LINK, WHOLE_WORDS, extract
from briefing.read.feed.item import MOST_LOOKED_AT
from briefing.read.pieces import Extract
from tests.read.feeds import ATOM, JSON, MINISTRY, PODCAST, RDF, RSS, WORDS, item, rss
from tests.read.recovered import recovered

AT = "https://post.example/feed.xml"


def read(data: bytes | str, url: str = AT) -> Extract:
    return extract(File("feed", data.encode() if isinstance(data, str) else data, url=url))


def only(data: bytes | str, url: str = AT) -> File:
    (inner,) = read(data, url).inner
    return inner


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was asked of the network."""
    asked: list[str] = []

    def note(*what: object, **_: object) -> None:
        asked.append(repr(what))
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", note)
    monkeypatch.setattr(socket, "getaddrinfo", note)
    return asked


def test_rss_newest_first_and_the_undated_last() -> None:
    found = read(RSS)
    assert [(one.name, one.head.date, one.partial) for one in found.inner] == [
        ("https://post.example/fees?page=1&from=rss", "2026-03-04", False),
        ("https://post.example/old", "2026-03-02", True),
        ("https://post.example/undated", "", True),
    ]
    assert found.pieces == () and found.notes == ()
    assert found.head == Head(title="Harbour & Port Post", outlet="Harbour & Port Post")


def test_rss_full_text_is_a_small_page_with_its_headline() -> None:
    whole = read(RSS).inner[0]
    page = whole.data.decode()
    assert page.startswith("<!doctype html><html><head><title>Grain fees &amp; ships</title></head><body><article>")
    assert "<h1>Grain fees &amp; ships</h1>" in page and page.endswith("</article></body></html>")
    assert (whole.media, whole.charset, whole.url) == ("text/html", "utf-8", whole.name)
    assert whole.head == Head(
        "Grain fees & ships", "2026-03-04", "Harbour & Port Post", "Ann Low", "2026-03-05T04:30:00+00:00"
    )
    assert "A ship at dusk" not in page


def test_atom_with_xhtml_its_base_and_its_own_heading() -> None:
    whole = only(ATOM, url="")
    assert (whole.url, whole.partial) == ("https://ministry.example/news/fees", False)
    assert whole.head == Head(
        "Fees rise", "2026-03-05", "Ministry of Transport & Ports", "Cara Dell", "2026-03-04T22:00:00+00:00"
    )
    assert whole.data.count(b"Fees rise") == 2  # in <title>, and in the heading that the article has itself


def test_rdf_in_its_declared_code_page() -> None:
    found = read(RDF.replace("“old”", "old").encode("latin-1"))
    assert found.inner == (
        File(
            "http://review.example/1",
            "The old quay\n\nÉlodie Marsh walks the quay.".encode(),
            "text/plain",
            "utf-8",
            "http://review.example/1",
            Head("The old quay", "2026-02-03", "Café Review", "B. Low"),
            partial=True,
        ),
    )


def test_json_feed() -> None:
    late, whole, teaser = read(JSON, url="https://valley.example/feed.json").inner
    assert (late.name, late.media, late.head.date) == ("Valley Wire › item 1", "text/plain", "2026-03-06")
    assert late.data.decode() == "The ferry is late.\n\nIt waits."
    assert (whole.url, whole.media, whole.partial) == ("https://valley.example/fees", "text/html", False)
    assert whole.head == Head(
        "Fees < 5 & rising", "2026-03-04", "Valley Wire", "Ann Low, Ben Roe", "2026-03-05T04:30:00+00:00"
    )
    assert b"steal" not in whole.data
    assert (teaser.data, teaser.partial, teaser.head.author) == (b"A summary.", True, "Cy")


def test_a_press_office_gives_teasers() -> None:
    teaser = only(MINISTRY)
    assert teaser.partial and teaser.url == "https://office.example/1"
    assert b"opened the northern quay" in teaser.data


def test_a_podcast_has_no_pages_and_the_feeds_own_page_is_none() -> None:
    nine, eight = read(PODCAST).inner
    assert (nine.name, nine.url, nine.partial, nine.doubt) == ("Quayside › Episode 9", "", False, NO_LINK)
    assert nine.data.decode() == "Episode 9\n\nAnn Roe talks about fees."
    assert (eight.name, eight.url) == ("Quayside › Episode 8", "")


@pytest.mark.parametrize(("data", "url"), [(RSS, AT), (ATOM, ""), (JSON, "https://valley.example/feed.json")])
def test_all_words_of_an_article_reach_its_reader(data: str, url: str) -> None:
    whole = next(one for one in read(data, url).inner if one.media == "text/html")
    said = " ".join(piece.text for piece in html.extract(whole).pieces)
    recall, precision = recovered(f"{whole.head.title} {WORDS}", said)
    assert recall >= 0.98 and precision >= 0.95


def test_plain_text_keeps_its_paragraphs() -> None:
    one = only(rss(item("Ferry", more="<description>It rained.\n\nThen it froze &amp;amp; snowed.</description>")))
    assert [piece.text for piece in text.extract(one).pieces] == ["Ferry", "It rained.", "Then it froze & snowed."]


@pytest.mark.parametrize(
    ("tag", "words", "end", "partial"),
    [
        ("description", WHOLE_WORDS, ".", False),
        ("description", WHOLE_WORDS - 1, ".", True),
        ("description", WHOLE_WORDS, " […]", True),
        ("description", WHOLE_WORDS, "… The post Ferry appeared first on Post.", True),
        ("description", WHOLE_WORDS, ". Read more »", True),
        ("description", WHOLE_WORDS, ". Nobody could read more that day.", False),
        ("content:encoded", FEWEST_WORDS, ".", False),
        ("content:encoded", FEWEST_WORDS - 1, ".", True),
        ("content:encoded", FEWEST_WORDS, "...", True),
    ],
)
def test_what_is_whole_and_what_a_teaser(tag: str, words: int, end: str, partial: bool) -> None:
    told = " ".join(["ferry"] * words) + end
    assert only(rss(item("Ferry", more=f"<{tag}>{told}</{tag}>"))).partial is partial


def test_the_longest_text_is_given() -> None:
    long, short = "long " * 130, "short " * 50
    both = f"<description>{long}</description><content:encoded>{short}</content:encoded>"
    one = only(rss(item("Ferry", more=both)))
    assert b"long" in one.data and b"short" not in one.data and not one.partial


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Rates &lt; 5 &amp; rising", "Rates < 5 & rising"),
        ("Rice &amp;amp; &amp;#8216;beans&amp;#8217;", "Rice & ‘beans’"),
        ("&lt;b&gt;Grain&lt;/b&gt; ships", "Grain ships"),
        ("<![CDATA[<i>Grain</i>&nbsp;ships]]>", "Grain ships"),
        ("<b>Grain</b> ships", "Grain ships"),
        ("don&#146;t", "don’t"),
        ("  Grain\n ships ", "Grain ships"),
    ],
)
def test_titles_are_plain_text(title: str, plain: str) -> None:
    assert only(rss(item(title))).head.title == plain


def test_a_source_named_in_the_item_is_the_outlet() -> None:
    one = only(rss(item("Ferry", more='<source url="https://other.example/rss">Other Paper</source>')))
    assert one.head.outlet == "Other Paper"


def test_an_author_is_a_person_not_an_address() -> None:
    assert only(rss(item("Ferry", more="<author>desk@post.example (Ann Roe)</author>"))).head.author == "Ann Roe"
    assert only(rss(item("Ferry", more="<author>desk@post.example</author>"))).head.author == ""


def test_items_with_neither_link_nor_words_are_dropped_and_counted() -> None:
    found = read(rss("<item><title>Only a title</title></item>" + item("Ferry")))
    assert len(found.inner) == 1
    assert found.notes == ("items left out that have neither link nor words: 1",)


@pytest.mark.parametrize("data", [rss(""), b'{"version": "https://jsonfeed.org/version/1", "items": []}', b"  "])
def test_a_feed_without_items_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyInput, match="feed: has no text"):
        read(data)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"<html><body>Not found</body></html>", "no feed is in it"),
        (b"<rss", "no feed is in it"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [', "its JSON is damaged"),
        (b'{"items": ' + b"[" * 100_000, "its JSON is damaged"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "it has no list of items"),
    ],
)
def test_what_is_no_feed_is_refused(data: bytes, fault: str) -> None:
    with pytest.raises(BrokenFile, match=f"feed: is a broken feed .{fault}"):
        read(data)


def test_a_feed_of_too_many_bytes_is_refused() -> None:
    with pytest.raises(TooLarge, match="feed: has 10,000,001 bytes"):
        read(b" " * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("data", "titles"),
    [
        (rss(item("Q&A at the caf&eacute;")), ["Q&A at the café"]),
        (rss(item("AT&T < B")), ["AT&T < B"]),
        (rss(item("One") + "<item><title>Two</title><link>https://post.example/2</link>")[:-16], ["One", "Two"]),
        (rss(item("Bad &#xD800; &#0; \x02 signs")), ["Bad signs"]),
        (b"<br/>Warning: cache off\n" + rss(item("After a warning")), ["After a warning"]),
        (rss(item("<b>Not closed") + item("Two", "/2")), ["<b>Not closed", "Two"]),
        (rss(item("One", more="<description>Rain<br>snow") + item("Two", "/2")), ["One", "Two"]),
        (rss(item("<![CDATA[Q&A") + item("Two & more", "/2")), ["<![CDATA[Q&A", "Two & more"]),
    ],
)
def test_items_of_a_broken_feed_are_given(data: bytes, titles: list[str]) -> None:
    found = read(data)
    assert [one.head.title for one in found.inner] == titles
    assert ("the feed is not well-formed" in found.notes) is (b"Warning" not in data)


def test_markup_left_open_in_a_text_stays_in_its_item() -> None:
    one = only(rss(item("Ferry", more="<description>Rain &amp; hail<br>and <p>snow</description><author>Roe</author>")))
    assert b"Rain &amp; hail<br>and <p>snow</p>" in one.data
    assert (one.url, one.head.author) == ("https://post.example/1", "Roe")


def test_f1_scripts_are_absent_and_titles_are_escaped() -> None:
    bad = '<p onclick="x()">Ships<script>alert(1)</script><img src=x onerror="alert(2)"><iframe src="//e.example"/></p>'
    more = f"<description><![CDATA[{bad}]]></description>"
    one = only(rss(item("&lt;script&gt;alert(3)&lt;/script&gt; Ferry", more=more)))
    page = one.data.decode()
    assert "<title>&lt;script&gt;alert(3)&lt;/script&gt; Ferry</title>" in page
    assert "<script" not in page and "alert(1)" not in page and "Ships" in page
    assert not any(mark in page for mark in ("onclick", "onerror", "<iframe", "src="))


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "java\tscript:alert(1)", " JavaScript:x", "data:text/html,x", "file:///etc/passwd"]
)
def test_f4_other_schemes_are_no_links_and_the_text_is_kept(link: str) -> None:
    more = f'<description>&lt;a href="{link}"&gt;Ferries&lt;/a&gt; wait.</description>'
    one = only(rss(item("Ferry", link=link, more=more)))
    assert (one.url, one.name, one.partial) == ("", "Post › Ferry", False)
    assert b"Ferries</a> wait." in one.data and b"href" not in one.data
    assert only(json.dumps({"items": [{"url": link, "content_text": "Ferries wait."}]})).url == ""


XXE = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = "<!DOCTYPE rss [<!ENTITY a0 'lol'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
)
QUADRATIC = f"<!DOCTYPE rss [<!ENTITY a '{'x' * 50_000}'>]>"
EXTERNAL = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://dtd.example/rss.dtd">'
PARAMETER = '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://dtd.example/x.dtd"> %x;]>'
ENTITIES = "the feed declares entities, which are not read"


@pytest.mark.parametrize(("head", "said"), [(XXE, "&x;"), (XXE.replace("?><", "?>\n<"), "&x;")])
def test_f16_a_file_named_by_an_entity_never_appears(head: str, said: str, no_network: list[str]) -> None:
    found = read(rss(item("Ferry &x;", more="<description>Words &x;</description>"), head))
    assert found.inner[0].head.title == f"Ferry {said}" and found.inner[0].data.endswith(f"Words {said}".encode())
    assert ENTITIES in found.notes and no_network == []


@pytest.mark.parametrize(("head", "body"), [(LAUGHS, "&a9;"), (QUADRATIC, "&a;" * 50_000)])
def test_f17_entities_do_not_swell(head: str, body: str) -> None:
    read(rss(item("Ferry")))  # so that no import is timed
    start = time.process_time()
    found = read(rss(item("Ferry", more=f"<description>{body}</description>"), head))
    assert time.process_time() - start < 1
    assert len(found.inner[0].data) < 200_000 and b"lol" not in found.inner[0].data
    assert ENTITIES in found.notes


@pytest.mark.parametrize("head", [EXTERNAL, PARAMETER, f'<?xml version="1.0"?>{EXTERNAL}'])
def test_f18_an_external_dtd_is_not_asked_for(head: str, no_network: list[str]) -> None:
    assert only(rss(item("Ferry"), head)).head.title == "Ferry"
    assert no_network == []


@pytest.mark.parametrize(
    "hostile",
    [
        "<b>" * 50_000 + "</b>" * 50_000,
        "&lt;" * 500_000,
        "<![CDATA[" + "<!--" * 50_000 + "]]>",
        "<![CDATA[" + "<div>" * 50_000 + "]]>",
        "<![CDATA[" + "<a " * 50_000 + "]]>",
        "<x xml:base='a/'>" * 20_000,
        "&" * 200_000,
        "</description><author>" + "a@a." * 50_000 + "</author><description>",
        "</description></item>" + "<item>" * 50_000 + "<description>",
    ],
)
def test_f52_no_feed_takes_long(hostile: str) -> None:
    start = time.process_time()
    found = read(rss(item("Ferry", more=f"<description>Ships wait. {hostile}</description>")))
    assert time.process_time() - start < 5
    assert found.inner[0].head.title == "Ferry"


@pytest.mark.parametrize(
    ("declared", "true"),
    [("utf-8", "cp1252"), ("iso-8859-1", "utf-8"), ("iso-8859-1", "cp1252"), ("utf-16", "utf-8"), ("no-such", "utf-8")],
)
def test_f54_a_wrong_declaration_is_seen_through(declared: str, true: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>'
    data = rss(item("Café – 20 €", more="<description>“Naïve” Élodie</description>"), head).decode().encode(true)
    one = only(data)
    assert one.head.title == "Café – 20 €" and one.data.endswith("“Naïve” Élodie".encode())


def test_f54_the_server_may_declare_the_code_page() -> None:
    data = rss(item("Порт")).decode().encode("cp1251")
    assert extract(File("feed", data, charset="windows-1251")).inner[0].head.title == "Порт"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_f54_byte_order_marks(codec: str) -> None:
    assert only(rss(item("Café")).decode().encode(codec)).head.title == "Café"


def test_f54_utf7_is_never_honoured() -> None:
    head = '<?xml version="1.0" encoding="utf-7"?>'
    assert only(rss(item("+ADw-script+AD4-"), head)).head.title == "+ADw-script+AD4-"


def test_f56_many_items_are_capped() -> None:
    days = "".join(
        item(f"Day {n}", f"/{n}", f"<pubDate>2026-01-{1 + n % 28:02}</pubDate>") for n in range(MOST_ITEMS + 50)
    )
    found = read(rss(days + item("Undated", "/undated")))
    assert len(found.inner) == MOST_ITEMS
    assert found.notes == ("items left out that are older than the 200 newest, or undated: 51",)
    assert {one.head.date for one in found.inner} == {f"2026-01-{day:02}" for day in range(6, 29)}


def test_f56_of_an_archive_only_the_first_items_are_looked_at() -> None:
    over = f"only the first {MOST_LOOKED_AT:,} items of the feed are looked at"
    items = "".join(f"<item><link>https://post.example/{n}</link></item>" for n in range(MOST_LOOKED_AT + 1))
    told = {"items": [{"url": f"https://post.example/{n}"} for n in range(MOST_LOOKED_AT + 1)]}
    assert over in read(rss(items)).notes
    assert over in read(json.dumps(told)).notes


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon, 01 Jan 0001 00:00:00 GMT", ""),
        ("Fri, 31 Dec 9999 23:59:59 -1200", ""),
        ("Fri, 01 Jan 2100 00:00:00 GMT", "2100-01-01"),
        ("Thu, 05 Mar 2026 23:50:00 -0800", "2026-03-05"),
        ("2026-03-06T08:50:00+09:00", "2026-03-06"),
        ("last week", ""),
    ],
)
def test_f56_dates(written: str, day: str) -> None:
    assert only(rss(item("Ferry", more=f"<pubDate>{written}</pubDate>"))).head.date == day


def test_f56_without_dates_the_feeds_order_stays() -> None:
    found = read(rss("".join(item(name, f"/{name}") for name in "cab")))
    assert [one.head.title for one in found.inner] == ["c", "a", "b"]


def test_f56_repeated_identities_and_links_are_given_once() -> None:
    guid = '<guid isPermaLink="false">17</guid>'
    items = (item("A", "/a", guid), item("B", "/b", guid), item("C", "/c"), item("D", "/c"), item("E", "/e"))
    found = read(rss("".join(items)))
    assert [one.head.title for one in found.inner] == ["A", "C", "E"]
    assert found.notes == ("items left out that repeat another: 2",)


@pytest.mark.parametrize(
    ("base", "link", "url", "wanted"),
    [
        ("", "ferry", AT, "https://post.example/ferry"),
        ("", "ferry", "", ""),
        ("https://mirror.example/x/", "ferry", AT, "https://mirror.example/x/ferry"),
        ("file:///etc/", "passwd", AT, "https://post.example/passwd"),
        ("javascript:alert(1)//", "ferry", AT, "https://post.example/ferry"),
        ("javascript:alert(1)//", "ferry", "", ""),
        ("ftp://files.example/", "ferry", "", ""),
        ("http://[", "ferry", AT, "https://post.example/ferry"),
    ],
)
def test_f56_bases_of_other_schemes_are_ignored(base: str, link: str, url: str, wanted: str) -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><entry xml:base="{base}"><id>urn:1</id><title>Ferry</title>
    <link href="{link}"/><summary>Ships wait.</summary></entry></feed>"""
    one = only(feed, url)
    assert one.url == wanted and b"Ships wait." in one.data


def test_json_of_wrong_types_counts_as_missing() -> None:
    odd = {"id": 7, "url": ["x"], "title": {}, "content_html": 5, "summary": "Ships \ud800 wait.", "authors": "Roe"}
    (one,) = read(json.dumps({"title": None, "items": [odd, 5, None, "x"]})).inner
    assert (one.name, one.url, one.head) == ("feed › item 1", "", Head(outlet="feed"))
    assert one.data.decode().split() == ["Ships", "wait."]


def test_the_same_bytes_give_the_same_items() -> None:
    assert read(RSS) == read(RSS)


def mutated(data: bytes, chance: random.Random) -> bytes:
    at, length = chance.randrange(len(data)), chance.randrange(1, 60)
    match chance.randrange(5):
        case 0:
            return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        case 1:
            return data[:at] + data[at + length :]
        case 2:
            return data[:at] + bytes(chance.randrange(256) for _ in range(length)) + data[at:]
        case 3:
            return data[:at]
        case _:
            return data[:at] + data[at : at + 10 * length] * 3 + data[at:]


@pytest.mark.slow
def test_mutations_give_items_or_a_refusal() -> None:
    samples = [sample.encode() for sample in (RSS, ATOM, RDF, MINISTRY, PODCAST, JSON)]
    given = 0
    for seed in range(400):
        chance = random.Random(seed)
        data = samples[seed % len(samples)]
        for _ in range(chance.randrange(1, 6)):
            data = mutated(data, chance) or data
        start = time.process_time()
        with suppress(BriefingError):
            given += bool(read(data).inner)
        assert time.process_time() - start < 10, seed
    assert given > 200
