"""What a day of many sources adds to a line: its worth, its count, its status, the figures that differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from briefing.compose.candidates import candidates
from briefing.compose.standing import HEADLINE_WORDS, ONE_SOURCE, Standings, headed
from briefing.model import (
    ALONE,
    Day,
    Dispute,
    Event,
    Figure,
    Finding,
    Found,
    Novelty,
    Passage,
    PastLine,
    Reason,
    Span,
    Status,
    Support,
)
from briefing.pipeline import from_text, passages

FERRY = from_text(
    "Ferry sinks off Velm\n\nFive people died when the ferry sank. The coast guard searched all night.", "ferry.txt"
)
AGAIN = from_text("Toll rises\n\nSeven people died when the ferry sank, rescuers said.", "again.txt")
BANK = from_text("Bank raises its rate\n\nThe bank raised its rate to 4 percent on Monday.", "bank.txt")
DOCUMENTS = (FERRY, AGAIN, BANK)
FIVE, SEARCHED, SEVEN, RATE = passages(DOCUMENTS)
EVENTS = (Event((1, 2), 2, 2, 2.0), Event((3,)))
PAST = PastLine("Five people died.", "Five people died.", date(2031, 3, 9))


def key(passage: Passage) -> tuple[int, int]:
    return (passage.source, passage.sentence.start)


def finding(passage: Passage, score: float = 0.5) -> Finding:
    return Finding(passage, (Reason("place", score),))


def figure(passage: Passage, words: str, value: float) -> Figure:
    start = passage.sentence.start + passage.sentence.text.index(words)
    return Figure(passage, Span(start, start + len(words)), value)


def reasons(passage: Passage, day: Day) -> dict[str, float]:
    weighed = Standings(DOCUMENTS, day).weighed(finding(passage))
    return {reason.name: reason.points for reason in weighed.reasons}


@pytest.mark.parametrize(
    ("more", "name", "sign"),
    [
        ({"watched": {key(FIVE): "ferry"}}, "watched: ferry", 1),
        ({"pinned": {key(FIVE): "news"}}, "pinned by the editor", 1),
        ({"supports": {key(FIVE): Support((1, 2), 2)}}, "told by 2 sources", 1),
        ({"novelty": {key(FIVE): Novelty(Status.CONTINUING, PAST)}}, "told on the page of 2031-03-09", -1),
        (
            {"disputes": (Dispute((figure(FIVE, "Five", 5), figure(SEVEN, "Seven", 7))),)},
            "its figure differs between sources",
            1,
        ),
    ],
    ids=["watched", "pinned", "supported", "told", "disputed"],
)
def test_each_thing_that_moves_a_line_is_a_reason(more: dict[str, Any], name: str, sign: int) -> None:
    assert reasons(FIVE, Day(events=EVENTS, **more))[name] * sign > 0
    assert name not in reasons(RATE, Day(events=EVENTS, **more))


def test_a_story_of_two_sources_weighs_more_than_one_of_one() -> None:
    assert reasons(FIVE, Day(events=EVENTS)) == {
        "place": 0.5,
        "its story has 2 sources": 0.12,
        "what its sources count for, and their age": 0.2,
    }
    assert reasons(RATE, Day(events=EVENTS)) == {"place": 0.5}


def test_beside_a_line_of_one_source_stands_nothing() -> None:
    assert Standings(DOCUMENTS, ONE_SOURCE).standing(finding(FIVE), FIVE.sentence.text) is ALONE


def test_a_fact_that_nobody_else_tells_has_one_source() -> None:
    standing = Standings(DOCUMENTS, Day(events=EVENTS)).standing(finding(RATE), RATE.sentence.text)
    assert (standing.story, standing.told_by, standing.origins, standing.status) == (2, (3,), 1, None)


def test_figures_that_differ_stand_beside_the_line_with_their_marks() -> None:
    dispute = Dispute((figure(FIVE, "Five people died", 5), figure(SEVEN, "Seven people died", 7)), updated=True)
    standing = Standings(DOCUMENTS, Day(events=EVENTS, disputes=(dispute,))).standing(finding(SEVEN), "")
    assert [(line.text, line.mark) for line in standing.figures] == [
        ("Five people died", "1·§1.1"),
        ("Seven people died", "2·§1.1"),
    ]
    assert standing.updated


def test_only_what_changed_and_is_printed_is_marked() -> None:
    start = SEVEN.sentence.start
    novelty = {
        key(SEVEN): Novelty(Status.UPDATED, PAST, (Span(start, start + 5), Span(start + 40, start + 53)), "Five")
    }
    standings = Standings(DOCUMENTS, Day(events=EVENTS, novelty=novelty))
    assert standings.standing(finding(SEVEN), "Seven people died…").changed == ("Seven",)
    assert standings.standing(finding(SEVEN), "Seven people died…").was == "Five"


def test_a_headline_is_the_title_in_the_text_or_its_first_words() -> None:
    assert headed(FERRY, 1).text == "Ferry sinks off Velm"
    bare = from_text("The council of Velm met on Monday to speak about the ferry that had sunk.", "bare.txt")
    told = headed(bare, 1).text
    assert told == "The council of Velm met on Monday to speak…"
    assert len(told.split()) == HEADLINE_WORDS


def found(*told: Finding, summary: tuple[Finding, ...] = ()) -> Found:
    return Found(summary=summary, news=told)


def test_a_fact_told_by_two_papers_is_printed_once() -> None:
    told = {key(FIVE): frozenset({key(SEVEN)}), key(SEVEN): frozenset({key(FIVE)})}
    supports = {sentence: Support((1, 2), 2, frozenset({sentence}) | other) for sentence, other in told.items()}
    pool = candidates(DOCUMENTS, found(finding(FIVE, 0.8), finding(SEVEN)), Day(events=EVENTS, supports=supports))
    assert [entry.lines[0].text for entry in pool.wide] == [FIVE.sentence.text]
    apart = candidates(DOCUMENTS, found(finding(FIVE, 0.8), finding(SEVEN)), Day(events=EVENTS))
    assert len(apart.wide) == 2


def test_of_two_figures_for_one_thing_one_line_shows_both() -> None:
    dispute = Dispute((figure(FIVE, "Five people died", 5), figure(SEVEN, "Seven people died", 7)))
    pool = candidates(DOCUMENTS, found(finding(FIVE, 0.8), finding(SEVEN)), Day(events=EVENTS, disputes=(dispute,)))
    (entry,) = pool.wide
    assert [line.text for line in entry.lines[0].standing.figures] == ["Five people died", "Seven people died"]


def test_a_story_with_something_new_drops_what_was_told_and_one_without_keeps_a_line() -> None:
    novelty = {
        key(FIVE): Novelty(Status.CONTINUING, PAST),
        key(SEARCHED): Novelty(Status.NEW),
        key(RATE): Novelty(Status.CONTINUING, PAST),
    }
    every = (finding(FIVE, 0.9), finding(SEARCHED), finding(RATE))
    pool = candidates(DOCUMENTS, found(*every), Day(events=EVENTS, novelty=novelty))
    assert {entry.lines[0].text for entry in pool.wide} == {SEARCHED.sentence.text, RATE.sentence.text}
    assert [line.text for line in pool.repeated] == [FIVE.sentence.text]
    assert [story.status for story in pool.stories] == [Status.NEW, Status.CONTINUING]


def test_what_the_desk_muted_is_no_candidate() -> None:
    pool = candidates(DOCUMENTS, found(finding(FIVE)), Day(events=EVENTS, muted=frozenset({key(FIVE)})))
    assert pool.wide == ()


def test_a_story_without_news_speaks_with_its_bottom_line() -> None:
    pool = candidates(DOCUMENTS, found(finding(FIVE), summary=(finding(FIVE), finding(RATE, 0.3))), Day(events=EVENTS))
    assert RATE.sentence.text in [entry.lines[0].text for entry in pool.wide]


def test_a_risk_brings_the_news_of_its_story_before_it() -> None:
    risks = (replace(finding(SEARCHED, 0.9), kind="security"),)
    pool = candidates(DOCUMENTS, Found(news=(finding(RATE, 0.9), finding(FIVE, 0.2)), risks=risks), Day(events=EVENTS))
    order = [entry.lines[0].text for entry in pool.wide]
    assert order.index(FIVE.sentence.text) < order.index(SEARCHED.sentence.text)


def test_a_line_that_its_headline_tells_gives_way_to_the_next() -> None:
    call = from_text(
        "Minister Holm’s call with Governor Berg\n\nMinister Holm spoke with Governor Berg. Two tugs will go to Velm.",
        "call.txt",
    )
    first, second = passages((call,))
    documents = (call, BANK)
    day = Day(events=(Event((1,)), Event((2,))))
    pool = candidates(documents, found(finding(first, 0.9), finding(second, 0.4)), day)
    assert pool.wide[0].lines[0].text != first.sentence.text
