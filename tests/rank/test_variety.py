from __future__ import annotations

from briefing.model import Ranked
from briefing.rank import pick, rank
from tests.rank.made_up import document, passages_of, scored

TOLD_TWICE = """\
The storm shut the harbour of Velm.
The storm shut the harbour of Velm again.
A bridge fell near Tarn on Friday."""


def texts(picked: tuple[Ranked, ...]) -> list[str]:
    return [item.passage.sentence.text for item in picked]


def test_nothing_is_told_twice() -> None:
    assert texts(pick(scored(TOLD_TWICE, 0.9, 0.8, 0.5), sentences=2)) == [*TOLD_TWICE.splitlines()[::2]]


def test_a_new_sentence_of_little_value_does_not_push_out_a_good_one() -> None:
    assert texts(pick(scored(TOLD_TWICE, 0.9, 0.8, 0.2), sentences=2)) == [*TOLD_TWICE.splitlines()[:2]]


def test_an_exact_copy_is_never_taken_even_when_there_is_room() -> None:
    assert len(pick(scored("The same again.\nThe same again.", 0.9, 0.9), sentences=2)) == 1


def test_reading_order_is_kept() -> None:
    assert texts(pick(scored("One here.\nTwo there.\nThree where.", 0.1, 0.5, 0.9), sentences=2)) == [
        "Two there.",
        "Three where.",
    ]


BUDGET = """\
Ten words stand in the first line of this text.
Four words stand here.
Nine words are set out in another one."""


def test_the_word_budget_is_filled_and_never_passed() -> None:
    assert texts(pick(scored(BUDGET, 0.9, 0.3, 0.8), words=15)) == BUDGET.splitlines()[:2]
    assert pick(scored(BUDGET, 0.9, 0.3, 0.8), words=3) == ()


def test_sentences_without_merit_still_fill_what_was_asked_for() -> None:
    assert len(pick(scored("One here.\nTwo.\nThree where.", 0, 0, 0), sentences=3)) == 3


def test_nothing_asked_and_nothing_given() -> None:
    assert pick([], sentences=3) == ()
    assert len(pick(scored(TOLD_TWICE, 0.9, 0.8, 0.5))) == 3


def test_what_several_documents_say_comes_before_what_one_says() -> None:
    told = ["A ferry sank off Velm.", "Divers found the ferry off Velm.", "Crews raised the ferry off Velm."]
    only = "A poet read aloud in Tarn."
    passages = [p for n, line in enumerate(told, 1) for p in passages_of(f"{line}\n{only}" if n == 2 else line, n)]
    picked = pick(rank([document()] * 3, passages), sentences=3)
    assert texts(picked) == told
