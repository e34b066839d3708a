"""Risks: what may go wrong, with its kind and the words that decided; not what is denied or only a name."""

from __future__ import annotations

import pytest

from briefing.find.cues import is_in_name, is_negated
from briefing.find.risks import find_risks
from briefing.model import Finding
from tests.find.judged import PORT, document, rows

FRAME = """Harbour council meets

The harbour council met on Tuesday in the town hall. {sentence} The meeting lasted two hours.
"""


def risk_of(sentence: str) -> Finding | None:
    found = find_risks(*document(FRAME.format(sentence=sentence)))
    return next((risk for risk in found if risk.passage.sentence.text == sentence), None)


@pytest.mark.parametrize(("kind", "sentence"), rows("find_risks"))
def test_a_risk_has_its_kind_and_what_is_none_is_left_out(kind: str, sentence: str) -> None:
    risk = risk_of(sentence)
    assert (risk.kind if risk else "-") == kind


def test_the_cue_stands_in_the_sentence() -> None:
    for risk in find_risks(*document(PORT)):
        assert risk.cue in risk.passage.sentence.text.lower()


def test_the_warning_comes_first() -> None:
    assert find_risks(*document(PORT))[0].passage.sentence.text.startswith("Opponents warned")


def test_where_no_word_tells_the_kind_the_document_does() -> None:
    fear = "The danger is growing, and we fear that it could be too late."
    risks = {
        risk.passage.sentence.text: risk.kind
        for risk in find_risks(*document(f"Remarks\n\nThe river brought floods and a storm. {fear}"))
    }
    assert risks[fear] == "environment"


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("there is no threat to supplies", "threat", True),
        ("without any immediate sign of danger", "danger", True),
        ("no boat sailed that night and danger grew", "danger", False),
        ("it is not only a threat to us", "threat", False),
        ("the threat grows", "threat", False),
    ],
)
def test_a_negation_reaches_four_words_and_no_reaches_six(text: str, word: str, negated: bool) -> None:
    words = tuple(text.split())
    assert is_negated(words, words.index(word)) is negated


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("the Risk Management Agency said", 1, True),
        ("the risk is high", 1, False),
        ("Risk Management says so", 0, False),
        ("the Risk is high", 1, False),
    ],
)
def test_a_word_in_a_name_is_no_cue(text: str, at: int, name: bool) -> None:
    assert is_in_name(text.split(), at) is name
