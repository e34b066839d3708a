"""The HTML: one file that carries everything, says each line in the source's words, and prints hostile text as text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html as parser

from briefing import render
from briefing.model import Brief, Look
from tests.render import briefs

# Bytes; fonts, styles and a full day's lines. Half a megabyte is where mail gates and shared drives begin to mind.
LARGEST = 350_000


def tree(brief: Brief) -> parser.HtmlElement:
    return parser.fromstring(render.html(brief))


def test_each_line_carries_its_words_and_its_place() -> None:
    line = briefs.NEWS[1]
    found = tree(briefs.full()).xpath(f"//*[@class='line'][@data-source='2'][@data-start='{line.start}']")
    texts = [node.text_content().replace("\u00a0", " ") for node in found]
    assert line.text in texts
    assert all(node.get("data-end") for node in found)


def test_each_line_is_followed_by_its_mark_which_leads_to_the_source() -> None:
    page = tree(briefs.full())
    for node in page.xpath("//*[@class='line']"):
        mark = node.getnext()
        assert re.fullmatch(r"\u00a0\[\d+·§\d+\.\d+\]", mark.text_content())
        assert page.xpath(f"//*[@id='{mark.get('href')[1:]}']")


def test_the_topic_of_an_agenda_line_is_bold_and_only_it() -> None:
    bold = tree(briefs.full()).xpath("//section[@class='agenda']//strong")
    assert [node.text_content().replace("\u00a0", " ").strip() for node in bold] == [
        line.topic for line in briefs.AGENDA
    ]


def test_a_part_whose_lines_are_all_printed_elsewhere_says_where() -> None:
    lines = tuple(replace(briefs.AGENDA[0], see=place) for place in ("Risks", "What’s new 2", "Risks"))
    brief = replace(briefs.thin(), printed=replace(briefs.thin().printed, agenda=lines))
    (section,) = tree(brief).xpath("//section[@class='agenda']")
    assert section.xpath(".//li") == []
    assert section.xpath("p")[0].text_content() == "See What’s new 2 and Risks."


def test_a_part_with_lines_of_its_own_does_not_point_elsewhere() -> None:
    line = replace(briefs.NEWS[0], see="Bottom line")
    brief = replace(briefs.thin(), printed=replace(briefs.thin().printed, news=(line, briefs.NEWS[1])))
    (section,) = tree(brief).xpath("//section[@class='news']")
    assert len(section.xpath(".//li")) == 1
    assert section.xpath("p") == []


def test_an_actor_whose_line_is_printed_elsewhere_has_only_its_mark() -> None:
    actor = replace(briefs.ACTORS[0], line=replace(briefs.ACTORS[0].line, see="Risks"))
    brief = replace(briefs.thin(), printed=replace(briefs.thin().printed, actors=(actor,)))
    (item,) = tree(brief).xpath("//section[@class='actors']//li")
    assert item.xpath(".//a[@class='mark']")[0].text_content().strip() == f"[{actor.line.mark}]"
    assert item.xpath(".//*[@class='line']") == []


def test_an_empty_part_says_so_in_one_quiet_line() -> None:
    quiet = [node.text_content() for node in tree(briefs.bare()).xpath("//*[@class='none']")]
    assert quiet == [
        "No bottom line found in the sources.",
        "No key actors found in the sources.",
        "No risks found in the sources.",
        "No agenda topics found in the sources.",
    ]


@pytest.mark.parametrize("brief", [briefs.full(), briefs.thin(), briefs.bare(), briefs.hostile()])
def test_headings_stand_in_order_below_one_title(brief: Brief) -> None:
    page = tree(brief)
    assert page.get("lang") == "en"
    assert page.findtext(".//title") == brief.title
    assert [node.tag for node in page.xpath("//h1|//h2|//h3")] == ["h1"] + ["h2"] * 5


@pytest.mark.parametrize("text", briefs.HOSTILE)
def test_f6_hostile_text_prints_as_text(text: str) -> None:
    line = briefs.line(text)
    brief = replace(briefs.thin(), title=text, place=text, printed=replace(briefs.PRINTED, news=(line,)))
    page = tree(brief)
    (found,) = page.xpath("//section[@class='news']//*[@class='line']")
    assert found.text_content().replace("\u00a0", " ") == text
    assert len(page.xpath("//style")) == 2
    assert not page.xpath("//script|//iframe|//img|//object|//@*[starts-with(name(), 'on')]")


def test_f7_nothing_is_fetched_and_nothing_runs() -> None:
    written = render.html(briefs.full())
    assert not re.search(r"(?:src|href|url\()\W{0,2}(?:https?:|file:|//)", written)
    assert "default-src 'none'" in written
    assert len(written) < LARGEST


def test_f50_a_long_token_may_break_and_loses_no_letter() -> None:
    (found,) = tree(replace(briefs.thin(), printed=replace(briefs.PRINTED, news=(briefs.line("x" * 100),)))).xpath(
        "//section[@class='news']//*[@class='line']"
    )
    assert (len(found.xpath(".//wbr")), found.text_content()) == (9, "x" * 100)


def test_a_thin_day_leaves_ruled_room_for_notes_and_a_full_day_none() -> None:
    assert len(tree(briefs.thin()).xpath("/html/body/*[@class='ruled']/*[@class='rule']")) > 8
    assert not tree(briefs.full()).xpath("//*[@class='rule']")


def test_a_column_much_emptier_than_the_other_has_the_notes() -> None:
    short = replace(briefs.full(), printed=replace(briefs.PRINTED, actors=()))
    assert len(tree(short).xpath("//*[@class='narrow']/*[@class='ruled']/*[@class='rule']")) > 8
    assert len(tree(short).xpath("//*[@class='rule']")) < 30


# The title, its size in points, and how it ends.
TITLES = [
    ("Ports to Reopen", 20.0, "Reopen"),
    ("Ports to Reopen as Dockers and the Cabinet End a Long Stop", 18.0, "Stop"),
    (briefs.TITLE, 20.0, "Stoppage"),
    (f"{briefs.TITLE} That Emptied the Shelves of All Four Islands", 16.0, "Islands"),
    ("Word " * 80, 14.0, "Word…"),
]


@pytest.mark.parametrize(("title", "size", "end"), TITLES)
def test_a_title_is_set_as_large_as_two_lines_allow_and_cut_at_the_smallest(title: str, size: float, end: str) -> None:
    page = tree(replace(briefs.full(), title=title))
    assert f"--title:{size}pt" in page.get("style")
    assert page.xpath("string(//h1)").endswith(end)


def test_the_look_becomes_the_size_of_the_page() -> None:
    written = render.html(briefs.full(Look("letter", 9.5, 1.28, 0.4)))
    assert "--size:9.5pt;--leading:1.28;--gap:0.4em" in written
    assert "@page { size: letter }" in written


def test_many_sources_are_named_where_cited_and_counted_otherwise() -> None:
    sources = tuple(replace(briefs.full().sources[0], id=number, name=f"wire-{number}") for number in range(1, 31))
    (found,) = tree(replace(briefs.full(), sources=sources)).xpath("//ol[@class='sources']")
    assert len(found) == 7
    assert found[-1].text_content() == "and 24 more sources (listed in the JSON)"


def test_f70_the_same_brief_gives_the_same_page() -> None:
    assert render.html(briefs.full()) == render.html(briefs.full())
