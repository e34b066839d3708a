"""What stands beside the lines of a morning of several stories, and how its reading is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing import render
from briefing.model import Lines, Standing, Status
from briefing.prove import read_page
from briefing.render import beside
from tests.render import briefs

EDITION = briefs.edition()


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        (Standing(status=Status.NEW), ("new",)),
        (Standing(status=Status.UPDATED, was="five", changed=("seven",)), ("updated five → seven",)),
        (Standing(status=Status.UPDATED, changed=("seven",)), ("updated",)),
        (Standing(status=Status.UPDATED, was="five", changed=("seven of the forty passengers",)), ("updated",)),
        (Standing(status=Status.CONTINUING, watched="port", pinned=True), ("continuing", "watched", "pinned")),
        (Standing(), ()),
    ],
    ids=["new", "figure", "no-old-figure", "too-long", "several", "nothing"],
)
def test_tags_say_in_a_word_what_a_line_is(standing: Standing, told: tuple[str, ...]) -> None:
    assert beside.tags(replace(briefs.NEWS[0], standing=standing)) == told


def test_a_page_of_one_source_counts_none() -> None:
    assert beside.count(briefs.NEWS[0]) == ""
    assert beside.groups(briefs.full())[0].story is None


def test_the_story_that_leads_the_page_has_its_headline_as_title_and_not_again() -> None:
    first, second, third = beside.groups(EDITION)
    assert (first.headed, second.headed, third.headed) == (False, True, True)
    retitled = beside.groups(replace(EDITION, title="Tides", entitled="editor"))
    assert retitled[0].headed


def test_a_risk_points_to_its_story_by_the_number_it_has_on_the_page() -> None:
    assert [beside.places(EDITION)[line.standing.story] for line in EDITION.printed.risks] == ["story 1", "story 2"]


def test_a_story_in_the_lead_without_news_is_the_lead_story() -> None:
    printed = replace(EDITION.printed, news=EDITION.printed.news[2:])
    assert beside.places(replace(EDITION, printed=printed)) == {1: "lead story", 2: "story 1", 3: "story 2"}


def test_the_strip_names_what_three_lines_hold_and_counts_the_rest() -> None:
    many = Lines(also=briefs.STORIES[3:] * 9)
    named, more = beside.named_stories(replace(EDITION, printed=many))
    assert 3 < len(named) < 12
    assert more == f"and {18 - len(named)} more stories (listed in the JSON)"
    assert beside.named_stories(EDITION) == (briefs.STORIES[3:], "")


def test_a_long_headline_is_cut_between_words() -> None:
    assert (
        beside.headline(briefs.STORIES[4])
        == "A museum of rope and sail opens its doors in the old customs house at last, and…"
    )


def test_the_masthead_owns_up_to_what_was_missed() -> None:
    word, facts = beside.health(EDITION)
    assert word == "Degraded"
    for told in ("3 of 4 sources read", "failed: Coast Guard log", "silent: Island Post", "2 after the cut-off"):
        assert told in facts
    assert beside.health(briefs.full()) == ("", "")


@pytest.mark.parametrize("render_as", [render.html, render.text, render.markdown])
def test_every_form_of_the_page_tells_the_same(render_as: object) -> None:
    assert callable(render_as)
    page = render_as(EDITION).replace("\u00a0", " ").replace("\\", "").replace("&nbsp;", " ")
    flat = " ".join(page.split())
    for told in (
        "Editor: Ask for the tide tables.",
        "Budget committee approves the diesel subsidy",
        "The lighthouse again",
        "Sources differ",
        "47 million crowns",
        "2 lines taken out by the desk",
        "3 lines of pages before not repeated",
    ):
        assert told in flat, told


def test_the_page_without_a_brief_says_why_and_nothing_else() -> None:
    page = render.text(briefs.refusal())
    assert "No brief today" in page
    assert "1 source of 4 could be read; 3 are needed." in page
    assert page.count("No brief was made.") == 5


@pytest.mark.parametrize("form", ["html", "pdf", "json"])
def test_what_the_editor_says_is_no_line_of_a_source(form: str) -> None:
    pages = {
        "html": lambda: render.html(EDITION).encode(),
        "pdf": lambda: render.pdf(EDITION),
        "json": lambda: render.json(EDITION).encode(),
    }
    told = " ".join(line.text for line in read_page(pages[form](), f"page.{form}").lines)
    assert "47 million crowns" in told
    assert "Budget committee approves the diesel subsidy" in told
    assert "tide tables" not in told
    assert "lighthouse again" not in told
