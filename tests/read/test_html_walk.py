"""A tree to lines: broken where a browser would, each with what it stands in."""

from __future__ import annotations

import pytest

from briefing.model import File
from briefing.read.html.lines import Line
from briefing.read.html.roles import role
from briefing.read.html.tree import page
from briefing.read.html.walk import lines


def walked(body: str) -> list[Line]:
    return lines(page(File("page.html", f"<html><body>{body}</body></html>".encode())).tree)[0]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One <i>two</i><b>three</b> four", ["p: One twothree four"]),
        ("<p>One<p>Two</p>three", ["p: One", "p: Two", "p: three"]),
        ("<h2>One<br>two</h2>", ["h: One two"]),
        ("<p>One line<br>goes on.<br>Next one</p>", ["p: One line goes on.", "p: Next one"]),
        ("<p>One<br> <br>Two</p>", ["p: One", "p: Two"]),
        ("<p><b>Note</b><br>Two</p>", ["p: Note", "p: Two"]),
        ("<ul><li>One<ul><li>Two</ul><li><p>Three</p></ul>", ["li: One", "li: Two", "li: Three"]),
        ("<blockquote>One</blockquote>", ["p: One"]),
        ("<pre>a = 1\n\n  b = 2</pre>", ["code: a = 1", "code: b = 2"]),
        ("<table><tr><th>A<th>B<tr><td><p>1</p><td>2</table>", ["row: A | B", "row: 1 | 2"]),
        ("<figure>x<figcaption>One</figcaption></figure>", ["p: x", "caption: One"]),
        ("<p class=photo-credit>One</p>", ["caption: One"]),
        ("<ol><li><b>3 May 2026</b><div>Talks end</div></ol>", ["li: 3 May 2026", "li: Talks end"]),
        ("<ol><li><div>3 May 2026</div><div>Talks end</div></ol>", ["li: 3 May 2026 Talks end"]),
        ("<ol><li><div>Three days</div><div>Talks end</div></ol>", ["li: Three days", "li: Talks end"]),
        ("<ol><li>3 May 2026<li>4 May 2026</ol>", ["li: 3 May 2026", "li: 4 May 2026"]),
        ("<p> \n </p><p>\xa0</p>", []),
    ],
)
def test_lines(body: str, expected: list[str]) -> None:
    assert [f"{line.shape}: {line.text}" for line in walked(body)] == expected


def test_levels_of_headings_and_lists() -> None:
    assert [line.level for line in walked("<h3>A</h3><ol><li>B<ul><li>C</ul></ol><p>D</p>")] == [3, 1, 2, 0]


def test_shares_of_links_and_bold() -> None:
    (line,) = walked("<p><a href=x>four</a> <b>bold</b></p>")
    assert (line.linked, line.bold) == (0.5, 0.5)


def test_zones_nest_and_are_spared_by_the_first_heading() -> None:
    body = "<div class=promo><div class=share>A</div>B</div>C<div class=sidebar-layout><h1>D</h1></div>"
    found, zones = lines(page(File("page.html", f"<html><body>{body}</body></html>".encode())).tree)
    assert [line.zone for line in found] == [2, 1, 0, 3]
    assert [zone.outer for zone in zones] == [0, 0, 1, 0]
    assert [zone.spared for zone in zones] == [False, False, False, True]


def test_the_header_of_a_page_is_a_zone_and_that_of_an_article_is_none() -> None:
    assert [line.zone for line in walked("<header>A</header><article><header>B</header></article>")] == [1, 0]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("related-stories", "zone"), ("c-newsletter", "zone"), ("comments", "talk"), ("article__share", "zone"),
        ("shareholder-letter", ""), ("commentary", ""), ("navy-yard", ""), ("post tag-newsletter category-ads", ""),
        ("tags", "zone"), ("content", ""), ("article-body", ""), ("wp-caption-text", "caption"),
        ("image-credit", "caption"), ("credit-card", ""), ("article-standfirst", "standfirst"), ("c-dek", "standfirst"),
        ("recommendations", "zone"), ("recommended", "zone"), ("numbered recommendation", ""), ("metadata", "byline"),
        ("desk", ""), ("cookie-banner", "consent"), ("gdpr-box", "consent"), ("cookie-recipes", ""),
    ],
)  # fmt: skip
def test_names_tell_the_role(names: str, said: str) -> None:
    assert role("div", names) == said


def test_what_the_page_marks_as_a_comment_is_talk() -> None:
    _, zones = lines(page(File("p.html", b"<div itemprop=comment><p>No.</p></div><div itemprop=text>Yes.</div>")).tree)
    assert [zone.said for zone in zones[1:]] == ["talk"]


def test_only_containers_are_asked_for_their_names() -> None:
    assert role("td", "share") == ""
    assert role("form", "") == "zone"
