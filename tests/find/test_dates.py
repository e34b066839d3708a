"""Key dates: read by our own grammar, anchored on the document's date, never on today's."""

from __future__ import annotations

import time
from datetime import date

import pytest

from briefing.find.date_grammar import find_mentions
from briefing.find.dates import find_dates
from briefing.words import words
from tests.find.judged import PORT, document, rows


@pytest.mark.parametrize(("anchor", "first", "last", "told", "text"), rows("find_dates"))
def test_a_date_is_read_as_told(anchor: str, first: str, last: str, told: str, text: str) -> None:
    day = None if anchor == "-" else date.fromisoformat(anchor)
    found = find_mentions(text, words(text), day)
    if told == "-":
        assert found == ()
        return
    (mention,) = found
    assert text[mention.start : mention.end] == told
    assert mention.first == date.fromisoformat(first)
    assert mention.last == date.fromisoformat(first if last == "-" else last)


def test_days_ahead_come_before_days_behind() -> None:
    days = find_dates(*document(PORT))
    assert days[0].when == date(2024, 3, 20)
    assert date(2024, 3, 5) in {day.when for day in days}


def test_a_day_on_which_something_was_only_said_stands_last() -> None:
    text = (
        "Pier shut\n\nThe mayor said on Monday that the pier is old. It was shut on Tuesday. Bids are due on Friday.\n"
    )
    assert [day.when.day for day in find_dates(*document(text))] == [8, 5, 4]


def test_old_years_are_no_key_dates() -> None:
    assert all(day.when.year == 2024 for day in find_dates(*document(PORT)))


def test_each_day_is_told_once_and_in_the_words_of_the_text() -> None:
    documents, ranked = document(PORT)
    days = find_dates(documents, ranked)
    assert len({(day.when, day.until) for day in days}) == len(days)
    for day in days:
        assert day.finding.focus is not None
        assert documents[0].text[day.finding.focus.start : day.finding.focus.end] == day.text


def test_a_document_without_a_date_gives_no_relative_dates() -> None:
    assert find_dates(*document("Ferry sinks\n\nThe ferry sank on Monday. Divers will return tomorrow.", None)) == ()


@pytest.mark.parametrize("worst", ["May " * 20_000, "1 " * 40_000, "Monday " * 12_000, "2024-" * 16_000])
def test_reading_takes_linear_time(worst: str) -> None:
    tokens = words(worst)
    begun = time.perf_counter()
    find_mentions(worst[: len(worst) // 2], tokens, date(2024, 3, 6))
    half = time.perf_counter() - begun
    find_mentions(worst, tokens, date(2024, 3, 6))
    assert time.perf_counter() - begun - half < 6 * half + 0.5
