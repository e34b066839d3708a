"""An edition from morning to morning: what is new, what was told, what could not be read, what the editor wants."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from briefing import render
from briefing.edition import Morning
from briefing.model import Line, Status
from briefing.render import beside
from tests.edition.desk import MONDAY, TUESDAY, WEDNESDAY, Desk, bank, ferry


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk on which Monday's two articles lie."""
    made = Desk(tmp_path)
    made.configure()
    made.put("coast/ferry.md", "Ferry sinks off Velm", ferry("Five", "Monday"), MONDAY)
    made.put("capital/bank.md", "Central bank raises its rate", bank("Monday"), MONDAY)
    return made


def lines(morning: Morning) -> list[Line]:
    """The lines of the wide column and the bottom line."""
    printed = morning.brief.printed
    return [line for line in (*printed.summary, *printed.news, *printed.risks, *printed.agenda) if not line.see]


def twin(morning: Morning) -> dict[str, Any]:
    """The JSON twin that was written."""
    file = next(file for file in morning.files if file.suffix == ".json")
    return dict(json.loads(file.read_text("utf-8")))


def test_the_first_page_is_written_under_its_date_and_marks_nothing_as_new(desk: Desk) -> None:
    morning = desk.run(f"{MONDAY}T07:00")
    assert [file.name for file in morning.files] == [f"{MONDAY}-morning-brief.html", f"{MONDAY}-morning-brief.json"]
    assert not morning.refused
    assert {line.standing.status for line in lines(morning)} == {None}
    assert twin(morning)["edition"]["previous"] is None


def test_a_figure_that_rose_overnight_is_updated_and_says_from_what(desk: Desk) -> None:
    desk.run(f"{MONDAY}T07:00")
    desk.put("coast/ferry-2.md", "Ferry toll rises", ferry("Seven", "Tuesday"), TUESDAY)
    morning = desk.run(f"{TUESDAY}T07:00")
    (updated,) = [line for line in lines(morning) if line.standing.status is Status.UPDATED]
    assert "Seven people died" in updated.text
    assert (updated.standing.was.lower(), updated.standing.changed[0].lower()) == ("five", "seven")
    assert "updated Five → Seven" in render.text(morning.brief)


def test_a_story_that_only_goes_on_keeps_one_line(desk: Desk) -> None:
    desk.run(f"{MONDAY}T07:00")
    desk.put("coast/again.md", "The ferry off Velm", ferry("Five", "Monday"), TUESDAY)
    desk.put("capital/port.md", "Port of Lindholm opens", "The port of Lindholm opened a new grain pier.\n", TUESDAY)
    morning = desk.run(f"{TUESDAY}T07:00")
    told = [line for line in lines(morning) if line.standing.status is Status.CONTINUING]
    assert len(told) == 1
    assert len(morning.brief.repeated) > 1


def test_a_text_that_a_page_before_was_made_from_is_not_briefed_again(desk: Desk) -> None:
    desk.configure(window="3d")
    desk.run(f"{MONDAY}T07:00")
    desk.put("capital/port.md", "Port of Lindholm opens", "The port of Lindholm opened a new grain pier.\n", TUESDAY)
    morning = desk.run(f"{TUESDAY}T07:00")
    assert [source.name for source in morning.brief.sources] == ["port.md"]
    assert "2 known from pages before" in " ".join(render.text(morning.brief).split())


def test_a_page_that_was_only_shown_silences_nothing(desk: Desk) -> None:
    shown = desk.run(f"{MONDAY}T07:00", dry=True)
    assert not shown.files
    assert b"Ferry sinks off Velm" in shown.printed
    assert not (desk.folder / "out").exists()
    assert not (desk.folder / "archive.db").exists()
    assert {line.standing.status for line in lines(desk.run(f"{TUESDAY}T05:00"))} == {None}


def test_a_second_run_of_the_morning_gives_the_same_page(desk: Desk) -> None:
    first = desk.run(f"{MONDAY}T07:00").files[0].read_bytes()
    assert desk.run(f"{MONDAY}T09:00").files[0].read_bytes() == first


def test_without_a_new_text_there_is_no_brief_but_a_dated_page_that_says_why(desk: Desk) -> None:
    desk.run(f"{MONDAY}T07:00")
    morning = desk.run(f"{WEDNESDAY}T07:00")
    assert morning.refused
    assert [file.name for file in morning.files] == [
        f"{WEDNESDAY}-morning-brief.html",
        f"{WEDNESDAY}-morning-brief.json",
    ]
    assert morning.brief.masthead.refusal == (
        "No new text since Monday 10 March 2031, 06:30 but 2 that pages before were made from; 1 is needed.",
    )
    assert "No new text since Monday" in morning.files[0].read_text("utf-8")


def test_a_page_that_says_why_never_takes_the_place_of_a_brief(desk: Desk) -> None:
    brief = desk.run(f"{MONDAY}T07:00").files[0]
    kept = brief.read_bytes()
    for file in (desk.folder / "coast", desk.folder / "capital"):
        for article in file.iterdir():
            article.unlink()
    morning = desk.run(f"{MONDAY}T08:00")
    assert morning.refused
    assert morning.files[0].name == f"{MONDAY}-morning-brief-no-brief.html"
    assert brief.read_bytes() == kept


def test_the_gate_closes_where_too_few_sources_could_be_read(desk: Desk) -> None:
    desk.configure("[gate]\nleast_sources = 2\n", sources=("coast", "island"))
    (desk.folder / "island").rmdir()
    morning = desk.run(f"{MONDAY}T07:00")
    assert morning.brief.masthead.refusal == ("1 source of 2 could be read; 2 are needed.",)


def test_the_page_says_what_failed_and_what_was_silent(desk: Desk) -> None:
    desk.configure(sources=("coast", "capital", "island"))
    (desk.folder / "capital/bank.md").unlink()
    (desk.folder / "capital/broken.pdf").write_bytes(b"%PDF-1.7 broken")
    desk.put("island/old.md", "Old news", "The island council met and agreed on a new harbour wall.\n", "2031-02-10")
    morning = desk.run(f"{MONDAY}T07:00")
    assert morning.brief.masthead.failed == ("Capital Post",)
    assert morning.brief.masthead.silent == ("Island Post",)
    page = render.text(morning.brief)
    assert "Degraded 1 of 3 sources not read" in page
    assert "silent: Island Post" in page


def test_what_came_after_the_cut_off_is_kept_for_the_next_page(desk: Desk) -> None:
    desk.put("capital/late.md", "Rates fall", "The bank of Sundland cut its rate.\n", f"{MONDAY}T06:45:00+01:00")
    morning = desk.run(f"{MONDAY}T07:00")
    assert morning.brief.masthead.late == 1
    assert "late.md" not in [source.name for source in morning.brief.sources]
    assert "late.md" in [source.name for source in desk.run(f"{TUESDAY}T07:00").brief.sources]


def test_the_window_reaches_back_to_the_page_before(desk: Desk) -> None:
    """Nothing that came between Monday's page and Thursday's is lost, though the window is a day."""
    desk.run(f"{MONDAY}T07:00")
    desk.put("capital/port.md", "Port of Lindholm opens", "The port of Lindholm opened a new grain pier.\n", TUESDAY)
    morning = desk.run("2031-03-13T07:00")
    assert "port.md" in [source.name for source in morning.brief.sources]


def test_the_editors_hand_shows_and_is_proved(desk: Desk) -> None:
    orders = desk.folder / "overrides"
    orders.mkdir()
    (orders / f"{MONDAY}.toml").write_text(
        '[[pin]]\ntext = "told reporters in Velm"\npart = "risks"\n'
        '[[drop]]\ntext = "the beaches of Velm"\n'
        '[[heading]]\nstory = "central bank"\ntext = "Money"\n'
        '[[note]]\ntext = "The minister travels until noon."\npart = "agenda"\nby = "KL"\n'
        '[[pin]]\ntext = "words that nobody wrote"\n',
        "utf-8",
    )
    morning = desk.run(f"{MONDAY}T07:00")
    page = render.text(morning.brief)
    assert "pinned: Five people died" in page.replace("political · ", "")
    assert "oil from the wreck" not in page
    assert "Money" in page
    assert "Editor: The minister travels until noon. (KL)" in page
    assert morning.remarks == ("overrides: nothing of the day holds “words that nobody wrote”.",)


def test_a_watched_word_is_marked_and_a_muted_one_counted(desk: Desk) -> None:
    desk.configure('[watch]\nactors = ["Ines Falk"]\n[mute]\nwords = ["oil from the wreck"]\n')
    page = render.text(desk.run(f"{MONDAY}T07:00").brief)
    assert "watched: Governor Ines Falk said" in page
    assert "oil from the wreck" not in page
    assert "1 line taken out by the desk" in page


def test_a_page_of_many_sources_counts_who_tells_each_line(desk: Desk) -> None:
    copy = ferry("Five", "Monday").replace("the coast guard said", "rescuers said")
    desk.put("capital/ferry.md", "Five dead as ferry sinks off Velm", copy, MONDAY)
    page = render.text(desk.run(f"{MONDAY}T07:00").brief)
    assert "1\u00a0source" in page


def test_a_memory_that_cannot_be_read_costs_the_statuses_and_not_the_page(desk: Desk) -> None:
    (desk.folder / "archive.db").write_text("no archive at all")
    morning = desk.run(f"{MONDAY}T07:00")
    assert morning.files
    assert not morning.remembered
    assert "memory of earlier pages not readable" in render.text(morning.brief)
    assert (desk.folder / "archive.db").read_text() == "no archive at all"
    again = desk.run(f"{MONDAY}T07:30", new_memory=True)
    assert again.remembered
    assert any("no archive at all" in file.read_text("latin-1") for file in desk.folder.glob("archive*"))


def test_a_story_that_the_page_only_counted_may_come_again(desk: Desk) -> None:
    """Of forty stories a page tells some and names some; the others are not silenced by it."""
    desk.configure(window="3d")
    for number in range(40):
        body = f"Well {number} of Place{number} ran dry, farmer Berg{number} told the council of Place{number}.\n"
        desk.put(f"coast/well-{number:02}.md", f"Well of Place{number} runs dry near Berg{number}", body, MONDAY)
    first = desk.run(f"{MONDAY}T07:00").brief
    named = sum(len(story.sources) for story in (*first.printed.stories, *beside.named_stories(first)[0]))
    assert 5 < named < 42
    second = desk.run(f"{TUESDAY}T07:00").brief
    assert second.masthead.known == named
    assert len(second.sources) == 42 - named


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "coast/late.eml",
            "From: Desk <desk@coast.example>\nSubject: Fog closes the port of Sund\n"
            "Date: Mon, 10 Mar 2031 06:55:00 +0100\n\nFog closed the port of Sund on Monday, its master said.\n",
        ),
        (
            "coast/late.xml",
            '<rss version="2.0"><channel><title>Coast</title><item><title>Fog closes the port of Sund</title>'
            "<pubDate>Mon, 10 Mar 2031 06:55:00 +0100</pubDate><description>Fog closed the port of Sund on Monday "
            "morning, its master said, and ships wait outside.</description></item></channel></rss>",
        ),
    ],
    ids=["mail", "feed"],
)
def test_a_mail_or_an_item_of_after_the_cut_off_waits_for_the_next_page(desk: Desk, name: str, text: str) -> None:
    (desk.folder / name).write_text(text, "utf-8")
    assert desk.run(f"{MONDAY}T07:00").brief.masthead.late == 1
    assert "Fog" in render.text(desk.run(f"{TUESDAY}T07:00").brief)


def test_the_headlines_that_a_page_named_are_told_too(desk: Desk) -> None:
    desk.put("coast/train.md", "Nine dead as train leaves the rails at Hegg", "Rescuers work at Hegg.\n", MONDAY)
    desk.run(f"{MONDAY}T07:00")
    desk.put("coast/train-2.md", "Toll of Hegg", "The number of dead at Hegg rose to twelve, rescuers said.\n", TUESDAY)
    (line,) = [line for line in lines(desk.run(f"{TUESDAY}T07:00")) if "twelve" in line.text]
    assert (line.standing.status, line.standing.was) == (Status.UPDATED, "Nine")


def test_a_story_that_the_editor_took_out_is_not_new_tomorrow(desk: Desk) -> None:
    desk.configure(window="3d")
    (desk.folder / "overrides").mkdir()
    orders = desk.folder / "overrides" / f"{MONDAY}.toml"
    orders.write_text('[[drop]]\nstory = "central bank"\n', "utf-8")
    assert "rate" not in render.text(desk.run(f"{MONDAY}T07:00").brief)
    desk.put("coast/port.md", "Port of Lindholm opens", "The port of Lindholm opened a new grain pier.\n", TUESDAY)
    second = desk.run(f"{TUESDAY}T07:00").brief
    assert [source.name for source in second.sources] == ["port.md"]
    assert second.masthead.known == 2
