"""What a sentence is to a reader who got the earlier pages."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.model import Status
from briefing.novelty import judge, verdict
from briefing.novelty.compare import Beside, beside
from briefing.novelty.facts import Facts
from briefing.novelty.threads import CLOSEST
from briefing.pipeline import passages
from tests.novelty.lines import document, judged, passage, past, told

FIRE = "Five people died when a fire broke out in a carpet mill in Ostrow on Sunday."
TALKS = "Marlow Ports and the dockers’ union will hold talks on pay on Wednesday."


@pytest.mark.parametrize(
    "line",
    [
        FIRE,
        "5 people were killed when a fire broke out in a carpet mill in Ostrow.",
        "A fire that broke out in a carpet mill in Ostrow has killed five people, the fire brigade said on Monday.",
    ],
    ids=["the same", "digits and a synonym", "turned round, with who said it"],
)
def test_what_was_told_goes_on(line: str) -> None:
    verdict = judged(line, FIRE, TALKS)
    assert (verdict.status, verdict.earlier and verdict.earlier.text) == (Status.CONTINUING, FIRE)
    assert (verdict.changed, verdict.was) == ((), "")


def test_a_figure_that_rose_is_an_update_and_tells_what_it_was() -> None:
    today = document("It rained all day.", "Seven people died when a fire broke out in a carpet mill in Ostrow.")
    verdict = judge(passages([today]), past(TALKS, FIRE))[-1]
    assert (verdict.status, verdict.earlier and verdict.earlier.text) == (Status.UPDATED, FIRE)
    assert told(today.text, verdict) == ["Seven"]
    assert verdict.was == "Five"


def test_an_outcome_is_an_update() -> None:
    today = "The talks on pay between Marlow Ports and the dockers’ union have collapsed."
    verdict = judged(today, FIRE, TALKS)
    assert (verdict.status, verdict.earlier and verdict.earlier.text) == (Status.UPDATED, TALKS)
    assert (told(today, verdict), verdict.was) == (["collapsed"], "")


def test_a_date_that_moved_is_an_update_and_tells_what_it_was() -> None:
    today = "The Riverside tunnel in Eckford will reopen on 9 April."
    verdict = judged(today, "The Riverside tunnel in Eckford will reopen on 19 March.")
    assert (verdict.status, told(today, verdict), verdict.was) == (Status.UPDATED, ["9 April"], "19 March")


@pytest.mark.parametrize(
    "line",
    [
        "A ferry ran aground off Saltby with ninety people aboard.",
        "The owners of the carpet mill in Ostrow have bought a rival in Portugal for 30 million euros.",
        "Marlow Ports opened a museum of navigation in an old warehouse.",
    ],
    ids=["another story", "a fresh fact of the same mill", "the same company"],
)
def test_what_no_line_touches_is_new(line: str) -> None:
    verdict = judged(line, FIRE, TALKS)
    assert (verdict.status, verdict.earlier, verdict.changed, verdict.was) == (Status.NEW, None, (), "")


@pytest.mark.parametrize(
    ("line", "earlier"),
    [
        (
            "Foreign Minister Elin Storvik spoke with her colleague Ana Ribeiro of Portugal today and discussed trade.",
            "Foreign Minister Elin Storvik spoke with her colleague Joy Okello of Uganda today and discussed trade.",
        ),
        (
            "On behalf of the government, I congratulate the people of Peru on their national day.",
            "On behalf of the government, I congratulate the people of Nepal on their national day.",
        ),
    ],
    ids=["a call", "a national day"],
)
def test_the_ministrys_template_with_another_name_is_new(line: str, earlier: str) -> None:
    assert judged(line, earlier, TALKS).status is Status.NEW
    assert judged(earlier, earlier, TALKS).status is Status.CONTINUING


def test_pleasantries_go_on_from_nothing() -> None:
    thanks = "Thank you very much for having me here today."
    found = judge([passage(thanks), passage(FIRE)], past(thanks, FIRE))
    assert [verdict.status for verdict in found] == [Status.NEW, Status.CONTINUING]


def test_without_earlier_pages_everything_is_new() -> None:
    today = passages([document(FIRE, TALKS)])
    assert [verdict.status for verdict in judge(today, ())] == [Status.NEW, Status.NEW]
    assert judge((), past(FIRE)) == ()


def test_verdicts_stand_in_the_order_of_the_passages() -> None:
    today = passages([document(TALKS, "A ferry ran aground off Saltby.", FIRE)])
    found = judge(today, past(FIRE, TALKS))
    assert [verdict.earlier and verdict.earlier.text for verdict in found] == [TALKS, None, FIRE]


def test_of_two_lines_alike_the_newer_counts() -> None:
    verdict = judged(FIRE, FIRE, FIRE)
    newer, older = past(FIRE, FIRE)
    assert verdict.earlier == newer != older


def test_a_line_that_was_printed_shortened_has_told_its_sentence() -> None:
    (line,) = past(FIRE)
    cut = replace(line, text="Five people died when a fire broke out in a carpet mill…")
    (verdict,) = judge(passages([document(FIRE)]), [cut])
    assert (verdict.status, verdict.earlier) == (Status.CONTINUING, cut)


def test_a_name_that_the_page_added_in_brackets_was_told() -> None:
    (line,) = past("She will resign as governor of the island of Marrow in May over the ferry contracts.")
    added = replace(line, text="She [Ingrid Dahl] will resign as governor of the island of Marrow in May…")
    today = passages([document("Ingrid Dahl will resign in May as governor of the island of Marrow.")])
    assert judge(today, [added])[0].status is Status.CONTINUING


def test_each_sentence_is_laid_beside_few_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs: list[str] = []

    def counted(line: Facts, earlier: Facts, told: frozenset[str]) -> Beside:
        pairs.append(line.text)
        return beside(line, earlier, told)

    monkeypatch.setattr(verdict, "beside", counted)
    lines = [f"Village {at} of Ostrow asked for a carpet mill in {1500 + at}." for at in range(400)]
    judge(passages([document(FIRE, TALKS)]), past(*lines, FIRE))
    assert 0 < len(pairs) <= 2 * CLOSEST


def test_f58_a_flood_of_copies_hides_no_other_line() -> None:
    copies = [f"{FIRE[:-1]}, report {at} said." for at in range(500)]
    assert judged(TALKS, *copies, TALKS).status is Status.CONTINUING


@pytest.mark.parametrize(
    "text",
    [
        "9" * 900,
        "said, " * 150,
        "A " * 450,
        "July " * 190,
        "seven and a half " * 55,
        "٣² ① ½ $€£ % 12:99 0,0,0 1.2.3.4",
    ],
    ids=["digits", "sayings", "capitals", "months", "numbers", "odd digits"],
)
def test_f52_no_letters_break_it(text: str) -> None:
    line = f"Minister Holm of Ostrow told {text} about the mill."
    (found,) = judge([passage(line)], past(FIRE, line))
    assert found.earlier in (None, past(FIRE, line)[1])


def test_f70_the_same_verdicts_whatever_the_hash_seed() -> None:
    code = (
        "from tests.novelty.lines import *\n"
        "from tests.novelty.test_verdicts import FIRE, TALKS\n"
        "lines = ['The dockers’ union and Marlow Ports agreed on pay.', 'Nine died in a fire in a mill in Ostrow.']\n"
        "print(judge(passages([document(*lines)]), past(FIRE, TALKS)))"
    )
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""
