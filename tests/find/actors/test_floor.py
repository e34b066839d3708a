"""Transcripts: whoever has the floor is an actor, and what he or she says is the line."""

from __future__ import annotations

from briefing.pipeline import from_text, prepare
from briefing.settings import Settings

TEXT = """Secretary Ann Berg and Peruvian Foreign Minister Odd Lund Before Their Meeting

SECRETARY BERG: Good morning, everyone. We will sign the harbour treaty with Peru before the end of the month. \
It is an honour to welcome Foreign Minister Lund here today.

FOREIGN MINISTER LUND: Thank you. I asked Secretary Berg to open the northern ports to our grain ships this week. \
Peru waits for an answer.

SECRETARY BERG: Thank you. We are going to answer that request after the meeting in June.
"""


def test_a_speaker_is_told_by_his_own_words() -> None:
    found = {actor.name: actor for actor in prepare([from_text(TEXT, "talk")], Settings()).found.actors}
    assert "open the northern ports" in found["Odd Lund"].lines[0].passage.sentence.text
    assert found["Ann Berg"].lines[0].passage.sentence.text.startswith("We ")
    assert found["Ann Berg"].kind == "person"


def test_no_line_is_put_into_the_wrong_mouth() -> None:
    found = {actor.name: actor for actor in prepare([from_text(TEXT, "talk")], Settings()).found.actors}
    spoken = {line.passage.sentence.text for line in found["Odd Lund"].lines}
    assert not any(text.startswith("We ") for text in spoken)


def test_a_question_names_nobody() -> None:
    text = TEXT + "\nQUESTION: Will Peru agree to the terms?\n\nMODERATOR: Thank you all for coming here today.\n"
    names = {actor.name for actor in prepare([from_text(text, "talk")], Settings()).found.actors}
    assert not names & {"Question", "Moderator"}
