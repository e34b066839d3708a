"""A line of a transcript says who speaks; what a reporter asks is no fact."""

from __future__ import annotations

import pytest

import briefing
from briefing.compose.speakers import Turns

TEXT = """Press conference in Lindau

MINISTER HOLM: Good morning. We have agreed to open the port on Friday.

The fee will fall by a third.

QUESTION: Is it true that the fleet has refused to sail?

MINISTER HOLM: The fleet will sail on Monday. We expect no delay.

AMBASSADOR VOLD: My government welcomes the agreement and will sign it in June.

Background

The port was closed in April after a fire that nobody has explained.
"""


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("We have agreed", "MINISTER HOLM"),
        ("The fee will fall", "MINISTER HOLM"),
        ("Is it true", None),
        ("My government", "AMBASSADOR VOLD"),
        ("The port was closed", ""),
    ],
)
def test_a_sentence_belongs_to_the_last_label_before_it(words: str, wanted: str | None) -> None:
    document = briefing.loads(TEXT, name="lindau.txt")
    assert Turns.of(document).speaker(document.text.index(words)) == wanted


def test_an_article_has_no_speakers() -> None:
    document = briefing.loads("The port closed on Monday. Holm said: We are sorry.", name="port.txt")
    assert Turns.of(document).speaker(0) == ""


def test_a_printed_line_names_its_speaker_and_no_question_is_printed() -> None:
    page = briefing.brief([briefing.loads(TEXT, name="lindau.txt")]).to_dict()
    lines = [line["text"] for part in ("summary", "news", "risks", "agenda") for line in page[part]]
    assert lines
    said = [line for line in lines if "was closed in April" not in line]
    assert all(line.startswith(("[MINISTER HOLM] ", "[AMBASSADOR VOLD] ")) for line in said)
    assert not any("refused to sail" in line for line in lines)
