"""The bottom line: one sentence that alone tells what happened."""

from __future__ import annotations

from briefing.find.bottom_line import find_bottom_line
from tests.find.judged import PORT, document, found

GREETING = """Minister opens rail link

Good morning, and thank you all for coming to this beautiful station. It is a pleasure to see so many friends.

Today I am announcing that the night train to Trieste will run again from June. We will spend two million on it.
"""


def test_the_event_of_the_headline_is_the_bottom_line() -> None:
    assert found(find_bottom_line, PORT)[0].startswith("The harbour council approved a new ferry terminal")


def test_a_greeting_is_not() -> None:
    assert found(find_bottom_line, GREETING)[0].startswith("Today I am announcing")


def test_there_is_one_as_long_as_there_is_a_sentence() -> None:
    assert len(find_bottom_line(*document("Note\n\nThe committee has not decided on the bridge yet."))) == 1


def test_none_without_a_sentence() -> None:
    assert find_bottom_line([], ()) == ()
