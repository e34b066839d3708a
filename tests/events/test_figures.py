from __future__ import annotations

import pytest

from briefing.events import disputes
from briefing.events.figures import agrees
from briefing.events.numbers import numbers, tokens
from briefing.pipeline import passages
from tests.events.reports import differing, report, written


def test_a_toll_that_grew_is_updated() -> None:
    assert differing("Five people were killed.", "The death toll rose to seven.") == [
        (["Five people were killed", "death toll rose to seven"], True)
    ]


def test_a_toll_that_fell_without_a_word_is_a_difference() -> None:
    assert differing("It killed 27 people.", "It killed 24 people.") == [
        (["killed 27 people", "killed 24 people"], False)
    ]


def test_a_toll_that_fell_in_words_of_change_is_updated() -> None:
    assert differing("It killed 27 people.", "The ministry revised the toll to 24.") == [
        (["killed 27 people", "toll to 24"], True)
    ]


def test_an_old_toll_that_is_told_again_hours_later_differs() -> None:
    first, second, again = "It killed 24 people.", "It killed 27 people.", "It killed 24 people."
    assert differing(first, second, again) == [(["killed 24 people", "killed 27 people"], False)]


def test_the_same_paper_later_corrects_itself() -> None:
    told = ["The yard says 240 tents reached the quay.", "The yard says 180 tents reached the quay."]
    own = [report(text, f"r{at}", 6 + 10 * at, url="https://velm.example/a") for at, text in enumerate(told)]
    assert [dispute.updated for dispute in disputes(passages(own), own)] == [True]
    assert [updated for _, updated in differing(*told)] == [False]


def test_shares_of_one_vote_differ() -> None:
    told = "The union said 78 percent of the votes were in favour of a strike."
    other = "By the company’s count only 71 percent of the votes were in favour."
    assert differing(told, other) == [(["78 percent of the votes", "71 percent of the votes"], False)]


def test_two_votes_on_one_bill_differ() -> None:
    told = "Parliament in Tarn approved the harbour bill by 54 votes to 43."
    other = "Parliament in Tarn approved the harbour bill by 54 votes to 34."
    assert [updated for _, updated in differing(told, other)] == [False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It killed five people.", "It killed five people."),
        ("Five people died.", "It left 5 dead."),
        ("At least five people were killed.", "Seven people were killed."),
        ("It killed five people.", "It injured seven people."),
        ("It killed five people.", "It killed five people, three of them children."),
        ("It killed seven people.", "It killed two children."),
        ("It killed seven people in Velm.", "It killed four people in Tarn."),
        ("It killed seven people.", "A wreck off Velm killed 31 people in 1998."),
        ("It killed seven people.", "Last year a wreck off Velm killed nine people."),
        ("It killed seven people.", "The toll could rise to 20."),
        ("About 640 workers are on strike.", "The union said 638 workers are on strike."),
        ("The yard lost 2.07 billion euros.", "The yard lost about 2.1 billion euros."),
        ("The union wants a rise of 6.5 percent.", "The union won a rise of 5.2 percent."),
        ("Tarn exported 400 boats in January.", "Tarn exported 300 boats in February."),
        ("The first bridge cost 40 million euros.", "The winter storm cost insurers 55 million euros."),
        ("The quay of Velm is 400 metres long.", "Divers searched 300 metres of the sea bed off Velm."),
        ("Shares of the yard fell 4 percent.", "Shares of the yard fell 2 percent."),
        ("The yard sent 300 tents to Velm.", "The yard sent 12,000 tents to Velm."),
    ],
)
def test_what_can_both_be_true_or_is_not_the_same_is_no_dispute(one: str, other: str) -> None:
    assert differing(one, other, hours=2) == []
    assert differing(other, one, hours=2) == []


def test_at_least_five_and_seven_the_next_day_is_an_update() -> None:
    """True both times, but the reader must see which one stands."""
    told = ("At least five people were killed.", "Seven people were killed.")
    assert [updated for _, updated in differing(*told, hours=20)] == [True]


def test_figures_inside_one_document_are_not_held_against_each_other() -> None:
    assert differing("It killed five people. Police spoke of how it killed nine people.") == []


def test_who_tells_both_figures_makes_them_no_dispute() -> None:
    both = "It killed five people. Later it killed nine people."
    assert differing(both, "It killed nine people.") == []


def test_copies_of_one_report_with_another_figure_each_are_no_difference() -> None:
    """A flood of altered copies cannot make the sources differ."""
    body = "Divers from the navy base searched the wreck all night for those asleep below. It killed {} people."
    documents = [report(body.format(toll), f"c{toll}", url=f"https://c{toll}.example/") for toll in (20, 21, 22, 23)]
    assert disputes(passages(documents), documents) == ()


def test_each_value_is_printed_from_the_source_that_counts_for_most() -> None:
    told = [("It killed 27 people.", 1.0), ("In all 27 people died.", 2.0), ("The wreck killed 24.", 1.0)]
    documents = [
        report(text, f"r{at}", 6 + at, url=f"https://p{at}.example/", weight=weight)
        for at, (text, weight) in enumerate(told)
    ]
    (dispute,) = disputes(passages(documents), documents)
    assert written(dispute, documents) == ["27 people died", "killed 24"]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("400", "412", True),
        ("400", "440", False),
        ("10", "12", False),
        ("2.1 billion", "2.07 billion", True),
        ("at least five", "seven", True),
        ("at least five", "three", False),
        ("about 400", "430", True),
        ("five to seven", "six", True),
        ("54 votes to 43", "54 votes to 43", True),
        ("54 votes to 43", "54 votes to 40", False),
    ],
)
def test_when_two_numbers_can_both_be_true(one: str, other: str, agree: bool) -> None:
    (first,), (second,) = numbers(tokens(one)), numbers(tokens(other))
    assert agrees(first, second) is agree
    assert agrees(second, first) is agree
