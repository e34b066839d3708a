from __future__ import annotations

import pytest

from briefing.events.no_counts import counts_nothing
from briefing.events.numbers import numbers, tokens


def read(text: str) -> list[tuple[str, float, str, str]]:
    said = tokens(text)
    return [
        (text[said[number.first].start : said[number.last].end], number.value, number.unit, number.bound)
        for number in numbers(said)
        if not counts_nothing(said, number)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 12 came.", ("At least 12", 12, "", "least")),
        ("Twenty-five cows died.", ("Twenty-five", 25, "", "")),
        ("About two hundred and five dogs.", ("About two hundred and five", 205, "", "about")),
        ("It cost US$4.5m in all.", ("$4.5m", 4_500_000, "$", "")),
        ("It cost some 38 million euros.", ("some 38 million euros", 38_000_000, "€", "about")),
        ("A 3.2 per cent rise.", ("3.2 per cent", 3.2, "%", "")),
        ("No fewer than 1,200 signed.", ("No fewer than 1,200", 1200, "", "least")),
        ("Up to three thousand fled.", ("Up to three thousand", 3000, "", "most")),
        ("A dozen villages burned.", ("A dozen", 12, "", "about")),
    ],
)
def test_a_number_is_read_with_its_bound_scale_and_unit(text: str, expected: tuple[str, float, str, str]) -> None:
    assert read(text) == [expected]


def test_a_range_is_one_number_and_a_change_is_two() -> None:
    (ranged,) = numbers(tokens("Between 1.9 and 2.1 billion euros."))
    assert (ranged.low, ranged.high, ranged.unit) == (1.9e9, 2.1e9, "€")
    assert [(number.value, number.bound) for number in numbers(tokens("It rose from 5 to 7 percent."))] == [
        (5, "was"),
        (7, ""),
    ]
    assert [(number.value, number.bound) for number in numbers(tokens("It is 450 and not 540."))] == [
        (450, ""),
        (540, "was"),
    ]


def test_a_vote_is_one_number_with_another_against_it() -> None:
    for text in ("voted 54 to 43", "by 54 votes to 43", "a 54-43 vote"):
        assert [(number.value, number.against) for number in numbers(tokens(text))] == [(54, 43)]


@pytest.mark.parametrize(
    "text",
    [
        "It opened in 2024.",
        "It opens on 5 May.",
        "It opens on May 5.",
        "It opened at 10 am.",
        "It opened at 18.00 sharp.",
        "It sailed at 0600 GMT.",
        "Ada Lind, 34, said so.",
        "A 34-year-old spoke.",
        "The A320 landed.",
        "It was the 5th of its kind.",
        "Article 5 applies.",
        "It is set out under No. 5 of the list.",
        "They lost 3-1-0.",
        "The cable Velmlink 2 failed.",
    ],
)
def test_what_only_looks_like_a_count_is_left_out(text: str) -> None:
    assert read(text) == []


def test_a_round_thousand_of_workers_is_no_year() -> None:
    assert read("In all 2000 workers left.") == [("2000", 2000, "", "")]
