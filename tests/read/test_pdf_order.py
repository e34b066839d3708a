"""Lines of a PDF in reading order, and what runs through its pages."""

from __future__ import annotations

import time

import pytest

from briefing.model import File
from briefing.read.pdf import extract
from briefing.read.pieces import Piece
from tests.read.pdf_files import column, made, say

LEFT = (
    "The harbour of Norvik opened on Monday after",
    "a long winter, and the first ships came in",
    "with grain from the south. Captain Anna Roe",
    "said that she had waited for eleven days.",
)
RIGHT = (
    "Ministers in Elmport now ask who pays for",
    "the delay. A commission is to report before",
    "summer, and the insurers want their money.",
    "Nobody expects an answer before the autumn.",
)
BOTH = " ".join((*LEFT * 2, *RIGHT * 2))


def pieces(*pages: str) -> tuple[Piece, ...]:
    return extract(File("report.pdf", made(pages))).pieces


def text(*pages: str) -> str:
    """All that is no furniture, without the turns of pages."""
    return " ".join(" ".join(piece.text for piece in pieces(*pages) if not piece.rule).split())


def ruled(*pages: str) -> list[tuple[int | None, str, str]]:
    return [(piece.page, piece.rule, piece.text) for piece in pieces(*pages) if piece.rule]


def test_columns_painted_one_after_the_other_keep_their_order() -> None:
    assert text(column(50, 700, LEFT * 2) + column(320, 700, RIGHT * 2)) == BOTH


def test_columns_painted_line_by_line_are_put_in_order() -> None:
    lines = enumerate(zip(LEFT * 2, RIGHT * 2, strict=True))
    page = "".join(say(50, 700 - 12 * number, a) + say(320, 700 - 12 * number, b) for number, (a, b) in lines)
    assert text(page) == BOTH


def test_a_line_across_the_columns_parts_what_stands_above_it_from_what_stands_below() -> None:
    def rows(top: int, left: tuple[str, ...], right: tuple[str, ...]) -> str:
        pairs = enumerate(zip(left, right, strict=True))
        return "".join(say(50, top - 12 * n, a) + say(320, top - 12 * n, b) for n, (a, b) in pairs)

    band = "Across both columns runs one long line that says that all of this was told at noon on Monday in Norvik."
    found = text(rows(700, LEFT * 2, RIGHT * 2) + say(50, 560, band) + rows(520, LEFT * 2, RIGHT * 2))
    assert found == f"{BOTH} {band} {BOTH}"


def test_a_title_painted_last_stands_first() -> None:
    found = pieces(column(50, 700, LEFT) + column(50, 620, RIGHT) + say(50, 750, "Ports in Winter", 22))
    assert found[0].text == "Ports in Winter"


def test_short_lines_side_by_side_are_a_table_and_long_ones_are_text() -> None:
    cells = column(60, 600, ("Norvik", "Elmport", "Kastrel"), step=16) + column(300, 600, ("120", "90", "3"), step=16)
    found = pieces(column(50, 700, LEFT) + cells + column(50, 520, RIGHT))
    assert [piece.text for piece in found if piece.rule == "table"] == ["Norvik | 120", "Elmport | 90", "Kastrel | 3"]
    aside = column(50, 700, LEFT * 2) + column(420, 700, ("Ships wait in ice.", "Read more inside."), step=30)
    assert not [piece for piece in pieces(aside) if piece.rule == "table"]


def test_a_large_initial_is_the_first_letter_of_its_paragraph() -> None:
    lines = column(80, 700, ("he harbour of Norvik opened on Monday", "after a long winter, and the first"))
    page = say(50, 688, "T", 32) + lines + column(50, 676, ("ships came in with grain from the south.",))
    assert text(page).startswith("The harbour of Norvik opened on Monday after a long winter")


def running(number: int, top: str, body: tuple[str, ...]) -> str:
    return say(50, 780, top, 8) + column(50, 700, body) + say(290, 20, str(number), 8)


def test_headers_and_page_numbers_run_through_the_pages() -> None:
    pages = [running(number, f"Ports Review {number}", LEFT[:2] if number % 2 else RIGHT[:2]) for number in range(1, 5)]
    assert [one for one in ruled(*pages) if one[0] == 3] == [
        (3, "page_header", "Ports Review 3"),
        (3, "page_number", "3"),
    ]


def test_numbers_that_lag_behind_the_pages_are_page_numbers_and_a_lone_year_is_none() -> None:
    roman = [
        running(n, "Ports Review", LEFT).replace(f"({n}) Tj", f"({r}) Tj") for n, r in ((1, "i"), (2, "ii"), (3, "iii"))
    ]
    assert [told for _, rule, told in ruled(*roman) if rule == "page_number"] == ["i", "ii", "iii"]
    behind = [running(number + 40, f"Part {part}", LEFT) for number, part in ((1, "one"), (2, "two"), (3, "three"))]
    assert [told for _, rule, told in ruled(*behind) if rule == "page_number"] == ["41", "42", "43"]
    assert not ruled(column(50, 700, LEFT) + say(50, 600, "2021"))


def test_on_one_page_only_evident_numbers_are_furniture() -> None:
    page = say(50, 780, "Ports Review of the North") + column(50, 700, LEFT) + say(290, 20, "- 7 -")
    assert ruled(page) == [(1, "page_number", "- 7 -")]


def test_small_type_far_from_the_text_runs_above_and_below_a_single_page() -> None:
    page = say(50, 780, "Ports Review, spring", 7) + column(50, 700, LEFT) + say(50, 20, "Elmport Press", 7)
    assert [rule for _, rule, _ in ruled(page)] == ["page_header", "page_footer"]
    assert not ruled(say(50, 720, "Ports Review, spring", 7) + column(50, 700, LEFT))


def test_a_header_is_the_same_whether_it_comes_in_one_run_or_in_cells() -> None:
    whole = say(50, 780, "Ports Review" + " " * 9 + "Spring", 8) + column(50, 700, LEFT)
    parted = say(50, 780, "Ports Review", 8) + say(180, 780, "Spring", 8) + column(50, 700, RIGHT)
    assert [rule for _, rule, _ in ruled(whole, parted, parted)] == ["page_header"] * 5


def test_a_column_of_few_lines_is_one_where_the_lines_turn_up_again() -> None:
    left = (
        "Nobody in the whole of Norvik had expected",
        "Captain Anna Roe and her nine ships in",
        "Elmport or in any port further to the east.",
    )
    found = [piece.text for piece in pieces(column(50, 700, left * 12) + column(320, 700, RIGHT))]
    assert found == [" ".join(left * 12 + RIGHT)]


def test_words_spread_out_evenly_are_a_line_of_text() -> None:
    spread = "".join(say(50 + 55 * place, 700, word) for place, word in enumerate(("Grain", "ships", "waited")))
    again = "".join(say(50 + 55 * place, 688, word) for place, word in enumerate(("eight", "whole", "months")))
    assert (
        text(spread + again + column(50, 676, ("in the north.",)))
        == "Grain ships waited eight whole months in the north."
    )


def test_a_line_that_recurs_inside_the_text_is_no_header() -> None:
    page = column(50, 700, ("Ministers in Elmport met again on Monday.", *LEFT))
    assert not ruled(page, page, page)


@pytest.mark.parametrize("sign", ["-", "*", "1.", "a)"])
def test_f52_a_page_of_marks_is_read_in_time(sign: str) -> None:
    marks = "".join(say(50 + number % 50 * 10, 790 - number // 50 * 8, sign, 4) for number in range(4_000))
    started = time.process_time()
    pieces(column(50, 700, LEFT * 60, step=3) + marks)
    assert time.process_time() - started < 5
