"""The page is chosen by value, never the same sentence twice, and fitted to one page whatever the measure says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.compose.choose import choose
from briefing.compose.entries import Candidates, Entry
from briefing.compose.fit import LAYOUTS, fit
from briefing.errors import DoesNotFit
from briefing.model import Brief, Extent, Line, Lines, Look, Reason

BLANK = Brief("A title", None, None, "", (), Lines(), Lines(), Look(), "0")


def line(start: int) -> Line:
    return Line(f"Sentence {start}.", 1, "", 1, 1, start, start + 10, None, (Reason("position", 0.5),))


def entry(part: str, value: float, start: int) -> Entry:
    return Entry(part, value, ((1, start),), (line(start),))


def pool(*wide: Entry) -> Candidates:
    return Candidates((entry("summary", 1, 0),), wide, ())


def printed(brief: Brief) -> int:
    return len(brief.printed.news)


def test_a_sentence_of_two_parts_is_printed_where_it_is_worth_more() -> None:
    lines, _ = choose(pool(entry("news", 0.9, 10), entry("risks", 0.8, 10), entry("news", 0.7, 20)), 3, 0, 0)
    assert [row.see for row in lines.news] == ["", ""]
    assert [row.see for row in lines.risks] == ["What’s new 1"]


def test_the_bottom_line_is_not_told_again() -> None:
    lines, _ = choose(pool(entry("news", 0.9, 0), entry("news", 0.8, 10)), 2, 0, 0)
    assert [row.see for row in lines.news] == ["Bottom line", ""]


def test_what_is_not_printed_is_left_out_and_nothing_is_lost() -> None:
    lines, left_out = choose(pool(*(entry("news", 1 - n / 10, n) for n in range(1, 6))), 2, 0, 0)
    assert (len(lines.news), len(left_out.news)) == (2, 3)


def test_the_page_takes_as_many_lines_as_fit() -> None:
    many = pool(*(entry("news", 1 - n / 100, n) for n in range(1, 41)))
    page = fit(many, BLANK, lambda brief: Extent(1, 0, printed(brief) / 20), None)
    assert printed(page) == 19  # 20 would fill the column to the last hair


def test_a_thin_day_is_set_generously_and_a_full_one_closely() -> None:
    def estimate(brief: Brief) -> Extent:
        return Extent(1, 0, printed(brief) * brief.look.size / 200)

    thin = fit(pool(entry("news", 1, 1)), BLANK, estimate, None)
    full = fit(pool(*(entry("news", 1 - n / 100, n) for n in range(1, 41))), BLANK, estimate, None)
    assert thin.look.size == 11.5
    assert full.look.size == 9.0


def test_the_layout_has_the_last_word() -> None:
    many = pool(*(entry("news", 1 - n / 100, n) for n in range(1, 41)))
    runs = []

    def layout(brief: Brief) -> Extent:
        runs.append(brief)
        return Extent(1 if printed(brief) <= 15 else 2, 0, printed(brief) / 15.5)

    page = fit(many, BLANK, lambda brief: Extent(1, 0, printed(brief) / 20), layout)
    assert 14 <= printed(page) <= 15
    assert len(runs) <= LAYOUTS


def test_a_page_that_the_estimate_left_half_empty_grows() -> None:
    many = pool(*(entry("news", 1 - n / 100, n) for n in range(1, 41)))
    page = fit(
        many, BLANK, lambda brief: Extent(1, 0, printed(brief) / 10), lambda brief: Extent(1, 0, printed(brief) / 30)
    )
    assert printed(page) >= 27


def test_a_page_that_cannot_fit_is_refused() -> None:
    with pytest.raises(DoesNotFit, match="A title"):
        fit(pool(entry("news", 1, 1)), BLANK, lambda _: Extent(1, 0, 0.5), lambda _: Extent(2, 0, 1.5))


def test_the_look_keeps_the_paper_asked_for() -> None:
    blank = replace(BLANK, look=Look(paper="letter"))
    assert fit(pool(entry("news", 1, 1)), blank, lambda _: Extent(1, 0, 0.5), None).look.paper == "letter"
