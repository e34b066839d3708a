"""Figures and dates of a sentence, with their kinds."""

from __future__ import annotations

import pytest

from briefing.novelty.figures import amounts

CASES = [
    ("Seven people died.", [("Seven", "count", 7)]),
    ("About 1,250 of the 3.2m homes", [("1,250", "count", 1250), ("3.2m", "count", 3.2e6)]),
    ("two hundred and forty-one tents", [("two hundred and forty-one", "count", 241)]),
    ("an eighth victim", [("eighth", "count", 8)]),
    ("a rise of 4.5 percent or 7 per cent", [("4.5 percent", "percent", 4.5), ("7 per cent", "percent", 7)]),
    ("$3.2bn and 90 million crowns", [("$3.2bn", "money", 3.2e9), ("90 million crowns", "money", 9e7)]),
    ("48 hours or two days", [("48 hours", "length", 2), ("two days", "length", 2)]),
    ("a man of six and a half years", [("six and a half years", "length", 2372.5)]),
    ("a 34-year-old driver", [("34-year-old", "age", 34)]),
    ("on 9 April and May 3", [("9 April", "date", 409), ("May 3", "date", 503)]),
    ("on Friday at 18:30 in 2026", [("Friday", "weekday", 0), ("18:30", "time", 18.3), ("2026", "year", 2026)]),
    ("One of the Type-45 ships has 5G and no one may march.", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_figures_are_read_with_their_kind(text: str, wanted: list[tuple[str, str, float]]) -> None:
    found = [(text[one.span.start : one.span.end], one.kind, round(one.value, 6)) for one in amounts(text)]
    assert found == wanted


def test_a_figure_that_is_about_right_is_rough() -> None:
    rough, exact = amounts("More than 400 of 412 houses")
    assert (rough.rough, exact.rough) == (True, False)
