"""Whose page it is, as its marks and its masthead tell."""

from __future__ import annotations

import pytest

from briefing.model import File
from briefing.read.html.outlet import headed_outlet, shown_outlet, told_outlet
from briefing.read.html.tree import page
from briefing.read.html.walk import lines


@pytest.mark.parametrize(
    ("body", "title", "outlet"),
    [
        ("<a href=/>Athi River Mail</a>", "", "Athi River Mail"),
        ("<h1><a href='https://quay.example/'>Quay Notes</a></h1>", "Quay Notes: The slow crane", "Quay Notes"),
        ("<div class=logo><img alt='Senate of Velden logo'></div>", "", "Senate of Velden"),
        ("<a class=brand href=/en>Water Office</a><a href=/>Home</a>", "", "Water Office"),
        ("<a href=/>Front</a><a href=/>Quay Notes</a>", "Crane - Quay Notes", "Quay Notes"),
        ("<img alt='Canal Weekly'>", "Canal Weekly, 14 March", "Canal Weekly"),
        ("<a href=/>Home</a><img alt='A crane'>", "Crane", ""),
        ("<a href=/news>Harbour News</a>", "Crane", ""),
    ],
)
def test_the_masthead_names_the_outlet(body: str, title: str, outlet: str) -> None:
    assert (
        shown_outlet(page(File("p.html", f"<html><body>{body}<p>Text.</p></body></html>".encode())).tree, title)
        == outlet
    )


def test_marks_win_and_a_domain_is_no_name() -> None:
    assert told_outlet({"og:site_name": "the Öresund Observer"}, ()) == "the Öresund Observer"
    assert told_outlet({"og:site_name": "courier.example", "publisher": "Harbour Courier"}, ()) == "Harbour Courier"


def test_a_heading_above_the_title_may_name_the_outlet() -> None:
    found = lines(page(File("p.html", b"<h2>Welcome</h2><h2>Ministry of Transport</h2>")).tree)[0]
    assert headed_outlet(found) == "Ministry of Transport"
    assert headed_outlet(found[:1]) == ""
