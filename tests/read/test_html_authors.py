"""Who wrote a page, as its marks and its byline tell."""

from __future__ import annotations

import pytest

from briefing.model import File
from briefing.read.html.authors import signed, told_authors
from briefing.read.html.tree import page
from briefing.read.html.walk import lines

Metas = list[tuple[str, str]]


def told(body: str, metas: Metas) -> tuple[str, ...]:
    return told_authors(
        page(File("p.html", f"<html><body>{body}</body></html>".encode())).tree, metas, (), "Harbour Courier"
    )


@pytest.mark.parametrize(
    ("body", "metas", "authors"),
    [
        ("", [("author", "Ann Roe"), ("author", "Tom Hill")], ("Ann Roe", "Tom Hill")),
        ("", [("citation_author", "Roe, Ann")], ("Ann Roe",)),
        ("<div class=m-authors><a>Dr. Ann Roe</a></div>", [("citation_author", "Roe, Ann")], ("Dr. Ann Roe",)),
        ("", [("author", "admin")], ()),
        ("", [("author", "Harbour Courier")], ()),
        ("<b class=author>Ann Roe</b>", [("author", "Harbour Courier")], ("Ann Roe",)),
        ("", [("author", "harbourcourier")], ()),
        ("<span class=author><a>Ann Roe</a></span>", [("author", "Super User")], ("Ann Roe",)),
        ("<div class=byline>By <a>Ann Roe</a> and <a>Tom Hill</a></div>", [], ("Ann Roe", "Tom Hill")),
        ("<div class=byline>From Ann Roe</div>", [], ("Ann Roe",)),
        ("<div class=byline_3f><p>Ann Roe</p><p>Head of Travel</p></div>", [], ("Ann Roe",)),
        ("<a rel=author>Ann Roe</a> <a rel=author>Tom Hill</a>", [], ("Ann Roe", "Tom Hill")),
        ("<div class=comments><b class=author>Knut Falk</b></div>", [], ()),
        ("<p class=byline>By our own reporters</p>", [], ()),
    ],
)
def test_the_page_names_its_authors(body: str, metas: Metas, authors: tuple[str, ...]) -> None:
    assert told(body, metas) == authors


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ("<p>By Ann Roe in Oslo</p>", ("Ann Roe",)),
        ("<p>Posted by Hamish Galt-Orr at May 3, 2009 10:47 PM</p>", ("Hamish Galt-Orr",)),
        ("<p>By Marijke Van Eyghen | Tuesday, 11 June 2024</p>", ("Marijke Van Eyghen",)),
        ("<p>22.05.2022, 10:00 | by Paul Dietz</p>", ("Paul Dietz",)),
        ("<p>Text and photographs by Ann Roe and Tom Hill</p>", ("Ann Roe", "Tom Hill")),
        ("<p class=byline>3 May 2026 Ann Roe</p>", ("Ann Roe",)),
        ("<div>Anna Roe</div><div>May 3, 2026 · 4 min read</div>", ("Anna Roe",)),
        ("<div>Middle East</div><div>May 3, 2026 · 4 min read</div>", ()),
        ("<p>By the end of the year the ferry will be gone.</p>", ()),
        ("<p>By Ann Roe, Transport Correspondent</p>", ("Ann Roe",)),
        ("<p>By Ann Roe, New York</p>", ("Ann Roe",)),
        ("<p>By Ann Roe, Tom Hill and Bo Falk</p>", ("Ann Roe", "Tom Hill", "Bo Falk")),
        ("<p>By Staff Reporters</p>", ()),
        ("<p class=byline>3 May 2026 07:00 AM Eastern Daylight Time</p>", ()),
    ],
)
def test_a_byline_names_them(body: str, authors: tuple[str, ...]) -> None:
    assert signed(lines(page(File("p.html", f"<html><body>{body}</body></html>".encode())).tree)[0]) == authors
