from __future__ import annotations

import pytest

from briefing.events.counting import counts
from tests.events.reports import sentence


def counted(text: str) -> list[tuple[str, str, str]]:
    passage = sentence(text)
    start = passage.sentence.start
    return [
        (passage.sentence.text[count.span.start - start : count.span.end - start], count.kind, count.sort)
        for count in counts(passage)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast left five dead in the port of Velm.", ("five dead", "dead", "")),
        ("The blast killed five people in the port.", ("killed five people", "dead", "")),
        ("The storm claimed 52 lives along the coast.", ("claimed 52 lives", "dead", "")),
        ("In Velm 27 people had died by the evening.", ("27 people had died", "dead", "")),
        ("The ministry confirmed thirty-four deaths on Monday.", ("thirty-four deaths", "dead", "")),
        ("The death toll in Velm rose overnight to seven.", ("death toll in Velm rose overnight to seven", "dead", "")),
        ("The number of dead rose to seven on Tuesday.", ("number of dead rose to seven", "dead", "")),
        ("That brings to nine the number killed by the storm.", ("nine the number killed", "dead", "")),
        ("The blast was said to have hurt at least 12.", ("hurt at least 12", "injured", "")),
        (
            "Some 12 workers were badly injured there.",
            ("Some 12 workers were badly injured", "injured", "worker"),
        ),
        ("Police detained three employees of the bank.", ("detained three employees", "arrested", "worker")),
        ("A total of 520 people had to leave their homes.", ("520 people had to leave their homes", "evacuated", "")),
        ("The yard employs 400 striking dock workers today.", ("400 striking dock workers", "worker", "")),
        ("Some 240 houses burned down in the night.", ("Some 240 houses", "home", "")),
        ("A quake of magnitude 6.4 shook the coast.", ("magnitude 6.4", "magnitude", "")),
        ("A 6.4-magnitude quake shook the coast.", ("6.4-magnitude", "magnitude", "")),
        ("Some 78 percent of the votes were in favour.", ("Some 78 percent of the votes", "%", "")),
        ("Parliament voted 54 to 43 for the bill.", ("voted 54 to 43", "vote", "")),
    ],
)
def test_a_figure_is_read_with_what_it_counts(text: str, expected: tuple[str, str, str]) -> None:
    assert counted(text) == [expected]


def test_two_counts_of_one_sentence_stay_apart() -> None:
    told = "The train crash killed five people and injured 12 near Velm."
    assert [kind for _, kind, _ in counted(told)] == ["dead", "injured"]
    told = "At least five people were killed and 43 injured near Velm."
    assert counted(told)[1] == ("43 injured", "injured", "")


@pytest.mark.parametrize(
    "text",
    [
        "Three of them were from the town of Velm.",
        "The dead came from Velm, including three children.",
        "Three more people died in hospital on Friday.",
        "The trip from Velm to Tarn took 12 hours.",
        "The rescue went on for three days in Velm.",
        "Nobody in Velm was hurt and one house burned.",
    ],
)
def test_parts_additions_and_lengths_of_time_are_no_counts(text: str) -> None:
    assert counted(text) == []
