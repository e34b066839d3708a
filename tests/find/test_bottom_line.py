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


SPEECH = """Remarks by the chair of the ferry board

The sea has taken four of our ferries in three years. Each of them was called unsinkable. I was on board of one.

Today the board adopts a new plan for safety. It will cost nine million, and I know that some of you think it too dear.
"""


def test_a_speech_is_held_for_what_it_announces_not_for_its_scene() -> None:
    assert found(find_bottom_line, SPEECH)[0].startswith("Today the board adopts")


def test_a_report_without_a_speaker_keeps_its_opening() -> None:
    report = SPEECH.replace(" I was on board of one.", "").replace(
        ", and I know that some of you think it too dear", ""
    )
    assert found(find_bottom_line, report)[0].startswith("The sea has taken")
