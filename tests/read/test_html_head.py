"""What a page says of itself, from the surest place first, and which of its lines is the title."""

from __future__ import annotations

import pytest

from briefing.model import File
from briefing.read.html.head import about, without_outlet
from briefing.read.html.linked_data import linked_data
from briefing.read.html.title import title_line
from briefing.read.html.tree import page
from briefing.read.html.walk import lines

DATA = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2026-01-01"},
{"@type": ["NewsArticle"], "headline": "Locks reopen", "datePublished": "2026-03-04T07:30:00Z",
"author": [{"name": "Mira Solberg"}, "https://x.example/roe", {"name": "By Anna Roe"}],
"publisher": {"name": "The Harbour Courier"}}]}</script>"""


def head(html: str, body: str = "") -> tuple[str, str, str, str]:
    found = about(
        page(File("p.html", f"<html><head>{html}</head><body>{body}<p>Text.</p></body></html>".encode())).tree
    )
    return found.head.title, found.head.date, found.head.outlet, found.head.author


def test_linked_data_tells_all() -> None:
    assert head(DATA) == ("Locks reopen", "2026-03-04", "The Harbour Courier", "Mira Solberg, Anna Roe")


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, '"text"', "null", '{"@type": {"a": 1}}', '{"@graph": {"@graph": 3}}']
)
def test_broken_linked_data_says_nothing(broken: str) -> None:
    html = f"<script type='application/ld+json'>{broken}</script>"
    assert linked_data(page(File("p.html", f"<html><head>{html}</head><p>Text.".encode())).tree) == ()


@pytest.mark.parametrize(
    ("html", "body", "day"),
    [
        ("<meta property='article:published_time' content='2026-03-04T07:30:00+01:00'>", "", "2026-03-04"),
        ("<meta name='DC.date' content='4 March 2026'>", "", "4 March 2026"),
        ("", "<time datetime='2026-03-04'>4 March</time>", "2026-03-04"),
        ("", "<span itemprop='datePublished' content='2026-03-04'></span>", "2026-03-04"),
        ("<meta name='viewport' content='2026-03-04'>", "", ""),
    ],
)
def test_the_day(html: str, body: str, day: str) -> None:
    assert head(html, body)[1] == day


@pytest.mark.parametrize(
    ("html", "outlet"),
    [
        ("<meta property='og:site_name' content='The Harbour Courier'>", "The Harbour Courier"),
        ("<meta property='og:site_name' content='courier.example'>", ""),
        ("<title>Locks reopen | Harbour Courier</title>", "Harbour Courier"),
        ("<title>Locks reopen | At last</title>", ""),
    ],
)
def test_the_outlet_is_a_name(html: str, outlet: str) -> None:
    assert head(html)[2] == outlet


@pytest.mark.parametrize(
    ("html", "body", "author"),
    [
        ("<meta name=author content='Mira Solberg'>", "", "Mira Solberg"),
        (
            "<meta name=author content='https://social.example/mira'>",
            "<a rel=author>By Mira Solberg</a>",
            "Mira Solberg",
        ),
        ("<meta name=author content='news@desk.example'>", "", ""),
    ],
)
def test_the_author_is_a_person_or_a_desk(html: str, body: str, author: str) -> None:
    assert head(html, body)[3] == author


@pytest.mark.parametrize(
    ("title", "outlet", "kept"),
    [
        ("Locks reopen | The Courier", "The Courier", "Locks reopen"),
        ("The Courier – Locks reopen", "The Courier", "Locks reopen"),
        ("Locks reopen - Harbour Courier", "", "Locks reopen"),
        ("Old friends – a visit", "", "Old friends – a visit"),
        ("Well-known locks", "known", "Well-known locks"),
    ],
)
def test_a_title_without_its_outlet(title: str, outlet: str, kept: str) -> None:
    assert without_outlet(title, outlet) == kept


@pytest.mark.parametrize(
    ("body", "titles", "text"),
    [
        ("<h1>Courier</h1><h2>Locks reopen</h2><p>Text.", ("Locks reopen » Courier",), "Locks reopen"),
        ("<h1>Locks reopen, at last</h1><p>Text.", ("Locks reopen at last!",), "Locks reopen, at last"),
        ("<h1>Something else</h1><p>Text.", ("Locks reopen",), "Something else"),
        ("<p>Locks reopen</p><p>Text.", ("Locks reopen",), "Locks reopen"),
        ("<h3>Locks</h3><p>Text.", ("Ferries stop",), None),
        ("<h1>Press release</h1><h2>Locks reopen</h2><p>Text.", ("Press release",), "Locks reopen"),
        (
            "<h2>PRESS SUMMARY</h2><p><b>Roe v Harbour Board</b> 14</p><p>Text.",
            ("Press summary",),
            "Roe v Harbour Board 14",
        ),
        ("<p><b>Roe v Harbour Board</b></p><p>Text.", ("Ferries stop",), None),
        ("<p>Text.", (), None),
    ],
)
def test_the_line_that_is_the_title(body: str, titles: tuple[str, ...], text: str | None) -> None:
    found = lines(page(File("p.html", f"<html><body>{body}</body></html>".encode())).tree)[0]
    at = title_line(found, titles, "Courier", len(found) - 1)
    assert (None if at is None else found[at].text) == text
