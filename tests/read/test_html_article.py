"""What stands within or around an article: each rule has a page that it changes and one that it leaves alone."""

from __future__ import annotations

import pytest

from briefing.model import File, Kind
from briefing.read.html import extract
from briefing.read.html.choose import TEASERS
from briefing.read.pieces import Extract, Piece

SENTENCES = (
    "The council of Brenn met on Monday and approved the plan for the new quay, which will cost four million.",
    "The mayor said that work would begin in spring and end before the first ships of the autumn arrive.",
    "Opponents had asked for a public vote, but the motion failed by three voices after a long debate.",
    "The contract goes to a builder from Sandholm that had offered the lowest price among five bidders.",
)
TEXT = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
FIRST, REST = TEXT[: TEXT.index("<p>", 1)], TEXT[TEXT.index("<p>", 1) :]
BLURB = "Nine sailors tell how they came through the winter on the ice."


def read(html: str) -> Extract:
    return extract(File("page.html", html.encode()))


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>Quay plan approved</title>{head}</head><body>{body}</body></html>"


def article(inside: str, behind: str = "") -> str:
    return page(f"<h1>Quay plan approved</h1><div class=text>{FIRST}{inside}{REST}{behind}</div>")


def rules(html: str) -> dict[str, str]:
    """The rule of each piece of furniture by its text."""
    return {piece.text: piece.rule for piece in read(html).pieces if piece.kind is Kind.FURNITURE}


def kept(html: str) -> list[str]:
    """All that is not furniture, the title aside."""
    return [piece.text for piece in read(html).pieces if piece.kind not in (Kind.FURNITURE, Kind.TITLE)]


def test_what_stands_before_the_title_and_behind_the_end_is_left_out() -> None:
    above = "<div class=a><p>The office warns of letters that ask for money in its name and are not from it.</p></div>"
    below = "<div class=b><p>Harbour Office, Quay 3, Brenn. The office is open on all weekdays.</p></div>"
    found = read(page(f"{above}<h1>Quay plan approved</h1><div class=c>{TEXT}</div>{below}")).pieces
    assert [piece.text for piece in found[1:]] == list(SENTENCES)


def test_an_article_in_parts_of_the_same_make_is_read_to_its_end() -> None:
    parts = "".join(f"<div class=part><p>{sentence}</p></div><div class=ad>Ad</div>" for sentence in SENTENCES)
    assert kept(page(f"<h1>Quay plan approved</h1>{parts}")) == list(SENTENCES)


def test_the_first_of_two_articles_on_a_page_is_read() -> None:
    other = "<article><h1>School dinners to cost more</h1><p>Meals in the schools will cost nine crowns more, said the "
    found = kept(page(f"<article><h1>Quay plan approved</h1>{TEXT}</article>{other}council on Tuesday.</p></article>"))
    assert found == list(SENTENCES)


def test_a_standfirst_and_the_points_of_a_summary_between_title_and_text_are_kept() -> None:
    summary = "<ul><li>Work begins in spring of next year</li><li>News</li></ul>"
    html = page(f"<h1>Quay plan approved</h1><div><p>It is short.</p></div>{summary}<div class=c>{TEXT}</div>")
    assert kept(html)[:3] == ["It is short.", "Work begins in spring of next year", SENTENCES[0]]


def test_a_box_that_asks_for_an_address_is_furniture_and_a_paragraph_beside_a_field_is_not() -> None:
    box = f"<div><h3>The Quay Letter</h3><p>{BLURB}</p><input type=email></div>"
    assert rules(article(box)) == {"The Quay Letter": "around", BLURB: "around"}
    assert kept(article(f"<p>{BLURB}<input type=hidden></p>"))[1] == BLURB


@pytest.mark.parametrize(
    "box",
    [
        f"<div class=c><a href=/1><h4>The long winter of the ice pilots</h4></a><p>{BLURB}</p></div>" * 2,
        f"<div class=inset><a href=/1>The long winter of the ice pilots</a><p>{BLURB}</p></div>",
        f"<div><h4>From the archive</h4><a href=/1>The long winter of the ice pilots</a><p>{BLURB}</p></div>",
        f"<section><h4>Sign up for our letter</h4><p>{BLURB}</p></section>",
    ],
    ids=["a row of cards", "one with a name", "one with a heading", "one whose words tell"],
)
def test_cards_within_an_article_are_furniture(box: str) -> None:
    assert rules(article(box))[BLURB] == "teaser"
    assert kept(article(box)) == list(SENTENCES)


def test_the_short_posts_of_a_live_page_are_no_cards() -> None:
    long = f"<div class=post><h2><a href=/p1>Votes are counted at last</a></h2>{TEXT}{TEXT}</div>"
    short = f"<div class=post><h2><a href=/p2>Doors have closed in Brenn</a></h2><p>{BLURB}</p></div>"
    found = read(page(f"<h1>Vote live</h1>{long}{short}{long}"))
    assert [piece.kind for piece in found.pieces if piece.text == BLURB] == [None]
    assert found.doubt == ""


def test_a_page_of_cards_is_read_with_a_doubt() -> None:
    cards = "".join(
        f"<div class=c><h3><a href=/{n}>What the council of Brenn did {n}</a></h3><p>{sentence}</p></div>"
        for n, sentence in enumerate(SENTENCES)
    )
    assert read(page(cards)).doubt == TEASERS


def test_a_heading_over_teasers_goes_with_them_and_one_before_a_box_stays() -> None:
    cards = f"<div class=c><a href=/1><h4>The long winter of the ice pilots</h4></a><p>{BLURB}</p></div>" * 2
    assert rules(article(f"<h3>More on the ice</h3>{cards}<h3>Next</h3>"))["More on the ice"] == "heading_of_asides"
    assert "What comes next" in kept(article(f"<h3>What comes next</h3><div class=newsletter><p>{BLURB}</p></div>"))


def test_a_label_over_links_does_not_end_the_article() -> None:
    links = "<div><div>Also read</div><p><a href=/1>Ferry fares rise again</a></p></div>"
    assert kept(article(links)) == list(SENTENCES)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("<p class=byline>Ann Roe, Brenn</p>", "byline"),
        ("<p>3 May 2026 · 4 minutes</p>", "above_text"),
        ("<div>Premium</div>", "above_text"),
    ],
)
def test_lines_above_the_text_are_furniture(line: str, rule: str) -> None:
    (found,) = rules(page(f"<h1>Quay plan approved</h1>{line}{TEXT}")).values()
    assert found == rule


def test_a_short_line_in_the_text_itself_and_a_long_paragraph_named_byline_are_kept() -> None:
    assert kept(page(f"<h1>Quay plan approved</h1><dl><dt>Question 1</dt><dd>{SENTENCES[0]}</dd></dl>{TEXT}"))[0] == (
        "Question 1"
    )
    assert SENTENCES[0] + " " + SENTENCES[1] in kept(
        page(f"<h1>Quay plan approved</h1><p class=author>{SENTENCES[0]} {SENTENCES[1]}</p>{TEXT}")
    )


def test_a_name_that_the_whole_text_bears_tells_nothing_of_its_lines() -> None:
    body = f"<h1>Quay plan approved</h1><div class=author>{FIRST}<p>What it costs</p>{REST}</div>"
    assert "What it costs" in kept(page(body))


AUTHOR = "<meta name=author content='Ann Roe'>"


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("Ann Roe covers ports for the Harbour Courier.", "about_author"),
        ("Ann Roe, a reporter, has lived in Brenn since 2014.", "about_author"),
        ("Ann Roe Hill was there too.", ""),
        ("Tom Hill covers ports for the Harbour Courier.", ""),
    ],
)
def test_the_life_of_the_author_at_the_end(line: str, read_as: str) -> None:
    html = page(f"<h1>Quay plan approved</h1>{TEXT}<p>{line}</p><table><tr><th>A</th></tr></table>", AUTHOR)
    assert rules(html).get(line, "") == read_as


def test_slanted_lines_behind_the_text_go_and_within_it_stay() -> None:
    assert kept(article("", f"<p><i>{BLURB}</i></p>")) == list(SENTENCES)
    assert BLURB in kept(article(f"<p><i>{BLURB}</i></p>"))
    assert BLURB in kept(article("", f"<p><i><b>{BLURB}</b></i></p>"))


def test_a_file_to_download_goes_and_a_figure_in_brackets_stays() -> None:
    assert (
        rules(article("<p><a href=/p>Traffic report</a> (PDF, 2.2MB)</p>"))["Traffic report (PDF, 2.2MB)"] == "download"
    )
    assert "Traffic fell (by 2.2 per cent)" in kept(article("<p><a href=/p>Traffic</a> fell (by 2.2 per cent)</p>"))


def test_a_row_of_words_behind_the_text_goes() -> None:
    assert kept(article("", "<p>Accounts · Safeguarding · Complaints</p>")) == list(SENTENCES)


def test_the_publishers_address_behind_the_text_goes() -> None:
    site = "<meta property='og:site_name' content='Harbour Courier'>"
    html = page(f"<h1>Quay plan approved</h1>{TEXT}<p>Harbour Courier, Quay 3, Brenn. We read letters.</p>", site)
    assert kept(html) == list(SENTENCES)
    said = "Harbour Courier readers, some 300 of them, had written letters to the council in June."
    assert kept(page(f"<h1>Quay plan approved</h1>{TEXT}<p>{said}</p>", site))[-1] == said


def test_a_line_that_ends_in_a_button_is_furniture_and_one_that_ends_in_read_more_is_not() -> None:
    line = "Our journalism takes no money from anybody but you."
    assert rules(article(f"<p>{line} <a href=/j>Join now</a></p>")) == {f"{line} Join now": "calls"}
    assert f"{line} Read more" in kept(article(f"<p>{line} <a href=/j>Read more</a></p>"))


def test_words_set_apart_are_furniture_and_a_quotation_of_its_own_is_not() -> None:
    spoken = "<p>“A quay is a promise to the sea,” she said. “We keep our promises in this town.”</p>"
    pull = "<blockquote>“We keep our promises in this town.”</blockquote>"
    assert rules(article(pull + spoken)) == {"“We keep our promises in this town.”": "repeated"}
    assert "“We keep our promises in this town.”" in kept(article(pull))


@pytest.mark.parametrize(
    ("line", "goes"), [("About the Port of Brenn", True), ("About Aren Shipyard", True), ("About the data", False)]
)
def test_what_a_release_says_of_its_publisher(line: str, goes: bool) -> None:
    behind = f"<p><b>{line}</b></p><p>{BLURB}</p>"
    head = "<meta property='og:site_name' content='Port of Brenn'>"
    found = kept(page(f"<h1>Quay plan approved</h1>{TEXT}{behind}", head))
    assert (BLURB not in found) is goes


def test_furniture_keeps_its_place_in_the_text() -> None:
    found = read(article(f"<div class=promo><p>{BLURB}</p></div>")).pieces
    assert found[2] == Piece(BLURB, kind=Kind.FURNITURE, rule="around")
