"""The room as a whole: lines about the actor, speakers beside the text, furniture left out, the same every time."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.find.actors import find_actors
from tests.find.actors.told import actors, told

TEXT = """Critics of Harbour Bank met Odd Lund in Oslo.
Harbour Bank closed two branches.
A letter to Odd Lund was lost.
Lund warned the bank on Monday."""


def test_what_only_opens_a_sentence_is_no_party_and_a_people_is_its_land() -> None:
    found = actors("Salaries are not paid.\nTarvonia signed the treaty in May.\nTarvonian envoys met Ann Berg.")
    assert "Salaries" not in found
    assert "Tarvonian" not in found


def test_a_line_is_about_its_actor() -> None:
    found = actors(TEXT)
    assert found["Odd Lund"].lines[0].passage.sentence.text == "Lund warned the bank on Monday."
    assert found["Harbour Bank"].lines[0].passage.sentence.text == "Harbour Bank closed two branches."


OWN = [
    ("Odd Lund felt that Peru wanted the treaty.\nThen Peru signed it.", "Peru", "Then Peru signed it."),
    ("On Monday, mayor Ann Berg left.\nOdd Lund said Berg was late.", "Ann Berg", "On Monday, mayor Ann Berg left."),
    ("Rain fell.\nOdd Lund met Ann Berg.\nAccording to Berg, rain fell.", "Ann Berg", "According to Berg, rain fell."),
]


@pytest.mark.parametrize(("text", "name", "line"), OWN)
def test_a_line_has_its_actor_as_subject(text: str, name: str, line: str) -> None:
    assert actors(text)[name].lines[0].passage.sentence.text == line


def test_the_focus_is_the_name_in_the_document() -> None:
    document, ranked = told(TEXT)
    for actor in find_actors([document], ranked).actors:
        for line in actor.lines:
            assert line.focus is not None
            assert document.text[line.focus.start : line.focus.end] in {actor.name, *actor.aliases}


def test_who_speaks_is_said_beside_the_text() -> None:
    speaker = "Ann Berg, Minister of Trade"
    found = actors(f"{speaker}\nI am proud of this treaty.\nPeru signed it.", beside=(speaker,))
    assert found["Ann Berg"].role == "Minister of Trade"
    assert found["Ann Berg"].lines[0].passage.sentence.text == "I am proud of this treaty."


def test_furniture_gives_no_actor() -> None:
    menu = ("Photo: Odd Lund for Harbour Bank", "Read more about Ann Berg")
    assert set(actors("\n".join((*menu, "Peru signed the treaty.")), beside=menu)) == {"Peru"}


def test_no_names_no_actors() -> None:
    assert actors("it rained all day.") == {}
    assert find_actors([], []).actors == ()


def test_two_documents_share_an_actor() -> None:
    first, one = told("Odd Lund warned Peru.")
    second, two = told("Lund left the treaty.")
    moved = [type(r)(type(r.passage)(r.passage.sentence, 2, r.passage.words, ()), r.reasons) for r in two]
    found = {actor.name: actor for actor in find_actors([first, second], [*one, *moved]).actors}
    assert found["Odd Lund"].sources == (1, 2)


@given(
    st.lists(
        st.sampled_from(["Ann Berg", "Lund", "of", "the", "Bank", "said", ",", "U.S.", "President", "and"]), max_size=30
    )
)
def test_any_words_make_no_trouble(words: list[str]) -> None:
    actors(" ".join(words))


def test_the_same_in_every_process() -> None:
    tests = str(Path(__file__).parents[2])
    code = f"import sys; sys.path.insert(0, {tests!r}); from find.actors.told import actors; print(actors({TEXT!r}))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
    assert "Harbour Bank" in seen.pop()


def test_time_grows_with_the_text() -> None:
    def seconds(times: int) -> float:
        text = "\n".join(f"Minister Ann Ber{n:x}g warned Harbour Bank {n:x} on Monday." for n in range(times))
        document, ranked = told(text)
        start = time.perf_counter()
        find_actors([document], ranked)
        return time.perf_counter() - start

    seconds(20)
    assert seconds(1600) < 14 * seconds(400)
