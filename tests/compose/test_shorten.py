"""Long lines lose whole clauses and nothing that changes what is said: tests/cases/shorten.txt."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.compose.shorten import LEAST_WORDS, clip, fragment, shorten
from briefing.compose.wording import Wording
from briefing.model import Span

CASES = [
    (int(limit), *rest.split(" => "))
    for limit, rest in (
        line.split(" | ")
        for line in (Path(__file__).parents[1] / "cases" / "shorten.txt").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
]


@pytest.mark.parametrize(("limit", "sentence", "wanted"), CASES)
def test_shorten(limit: int, sentence: str, wanted: str) -> None:
    assert shorten(Wording.whole(sentence), limit, least=LEAST_WORDS).text == wanted


def test_the_focus_is_never_cut() -> None:
    sentence = "Norway closed its two northern ports to trawlers, angering the Bergen Institute and the fleet."
    start = sentence.index("Bergen Institute")
    assert "Bergen Institute" in shorten(Wording.whole(sentence), 9, Span(start, start + 16), LEAST_WORDS).text


def test_a_wide_line_keeps_enough_words() -> None:
    sentence = "They also discussed all of their shared values, including the rights of those who work at sea."
    assert shorten(Wording.whole(sentence), 9).text == sentence
    assert (
        shorten(Wording.whole(sentence), 9, least=LEAST_WORDS).text == "They also discussed all of their shared values…"
    )


def test_a_clip_keeps_the_clause_of_the_focus() -> None:
    sentence = "In the far north, Solheim openly backs a joint rescue centre for both fleets, a plan of last year."
    assert clip(Wording.whole(sentence), 12, Span(18, 25)).text == (
        "…Solheim openly backs a joint rescue centre for both fleets…"
    )


WORD = st.sampled_from(["ports", "which", "raising", "not", "the fee", "(closed since May)", "—", "“open”", "Oslo"])


@given(st.lists(st.tuples(WORD, st.sampled_from([" ", ", ", "; "])), min_size=1, max_size=40), st.integers(1, 30))
def test_every_stretch_between_cuts_is_verbatim_and_in_order(pieces: list[tuple[str, str]], limit: int) -> None:
    sentence = "".join(word + gap for word, gap in pieces).strip(" ,;") + "."
    place = 0
    for stretch in shorten(Wording.whole(sentence), limit).text.split("…"):
        found = sentence.find(stretch.strip(), place)
        assert found >= 0
        place = found + len(stretch.strip())


def test_a_clip_does_not_open_with_words_that_hang_on_the_subject() -> None:
    sentence = "American diplomats of two ministries, led by the envoy Feld, have met in Oslo three times this year."
    start = sentence.index("Feld")
    assert clip(Wording.whole(sentence), 8, Span(start, start + 4)).text == sentence


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The ministers of both states will meet in Tromso on 18 March.", "…will meet in Tromso on 18 March."),
        (
            "If they fail, Norway must decide by 18 March whether to sue.",
            "If they fail, Norway must decide by 18 March…",
        ),
        ("If the talks between both ministries fail, Norway must decide by 18 March.", None),
        ("The ministers of both states will meet on 18 March only if the fee goes.", None),
        ("She left on 18 March.", "She left on 18 March."),
        ("The ministry and the laboratory on 18 March signed a treaty.", None),
        ("Holm said on 18 March that the ministers of both states would meet.", None),
    ],
)
def test_a_fragment_is_a_label_that_hides_no_guard_word(sentence: str, wanted: str | None) -> None:
    start = sentence.index("18 March")
    short = fragment(Wording.whole(sentence), 10, Span(start, start + 8))
    assert (short.text if short else None) == wanted
