"""PDF to pieces: what stands on the pages is told apart, and what cannot be read is refused in one sentence."""

from __future__ import annotations

import random
import time

import pytest

from briefing.errors import BriefingError, BrokenFile, EmptyInput, NeedsPassword, NoTextLayer
from briefing.model import File, Kind
from briefing.read.pdf import extract
from briefing.read.pdf.context import in_context
from briefing.read.pieces import Extract, Piece
from tests.read.pdf_files import column, locked, made, picture, printed, say
from tests.read.recovered import recovered

HARBOUR = (
    "The harbour of Norvik opened on Monday after a",
    "long winter, and the first ships came in with",
    "grain from the south. Captain Anna Roe said that",
    "she had waited for eleven days off the coast.",
)
INSURERS = (
    "Ministers in Elmport now ask who pays for the",
    "delay. A commission is to report before summer,",
    "and the insurers want their money back. Nobody",
    "in the port expects an answer before the autumn.",
)
TEXT = " ".join((*HARBOUR, *INSURERS))

SENTENCES = (
    "Anna Roe said on Monday that the harbour of Norvik would take forty thousand tonnes of grain before winter.",
    "The ministry of transport in Elmport has not yet answered the letter which the captains sent in March.",
    "Officials expect a shortfall of twelve per cent, although the long-term agreement covers most deliveries.",
    "“We are prepared for a difficult season,” Marta Lind told reporters, adding that the stores were well-stocked.",
    "According to the report, nine ships waited outside Kastrel for weeks, which raised insurance costs considerably.",
    "Negotiations between the two governments will be resumed in Sandhaven after the summer recess.",
    "The commission recommended that responsibilities should be transferred to an independent authority.",
    "In Ostmark, however, unemployment remained unchanged and infrastructure investment declined once more.",
    "Critics describe the arrangement as unsatisfactory because it leaves small cooperatives without representation.",
)
TITLE = "Grain and Harbours"
SHAPES = {
    "justified": "p { margin: 0 0 .6em; text-align: justify; hyphens: auto }",
    "ragged": "p { margin: 0; text-indent: 1.5em }",
    "columns": """section { columns: 2; column-gap: .8cm } body { font-size: 9.5pt }
        p { margin: 0; text-indent: 1.2em; text-align: justify; hyphens: auto }""",
    "no outline": """h1, h2 { bookmark-level: none } h2 { font-size: 10.5pt; margin: .8em 0 .2em }
        p { margin: 0 0 .6em; text-align: justify; hyphens: auto }""",
}


def read(data: bytes, name: str = "report.pdf") -> Extract:
    return extract(File(name, data))


def told(data: bytes) -> list[tuple[str, str]]:
    """Each piece as its kind, or "text", and its words."""
    return [(str(piece.kind or "text"), piece.text) for piece in read(data).pieces]


def body(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.text for piece in pieces if piece.kind is None]


def flat(pieces: tuple[Piece, ...]) -> list[str]:
    """The paragraphs without the turns of pages."""
    return [" ".join(text.split()) for text in body(pieces)]


def report() -> tuple[list[str], list[str]]:
    """The headings and the paragraphs of a made-up report, ten of each three."""
    chance = random.Random(7)
    headings = [f"{number}. Ports of the {side} coast" for number, side in enumerate(("north", "south", "east"), 1)]
    return headings, [" ".join(chance.choices(SENTENCES, k=chance.randint(2, 6))) for _ in range(24)]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_report_is_read_whole_and_in_order(shape: str) -> None:
    headings, paragraphs = report()
    parts = [
        f"<h2>{heading}</h2>" + "".join(f"<p>{one}</p>" for one in paragraphs[8 * number : 8 * number + 8])
        for number, heading in enumerate(headings)
    ]
    found = read(printed(f"<h1>{TITLE}</h1><section>{''.join(parts)}</section>", SHAPES[shape], TITLE)).pieces
    assert [piece.text for piece in found if piece.kind is Kind.TITLE] == [TITLE]
    assert [piece.text for piece in found if piece.kind is Kind.HEADING] == headings
    kept = " ".join(piece.text for piece in found if piece.kind is not Kind.FURNITURE)
    recall, precision = recovered(" ".join([TITLE, *headings, *paragraphs]), kept)
    assert recall >= 0.99 and precision >= 0.99
    assert sum(a == b for a, b in zip(flat(found), paragraphs, strict=False)) >= 0.95 * len(paragraphs)
    furniture = [piece for piece in found if piece.kind is Kind.FURNITURE]
    pages = max(piece.page or 0 for piece in found)
    assert pages >= 3
    assert [piece.text for piece in furniture if piece.rule == "page_header"] == ["Northern Ports Review"] * pages
    assert [piece.text for piece in furniture if piece.rule == "page_number"] == [
        f"Page {number} of {pages}" for number in range(1, pages + 1)
    ]


def page_of(lines: tuple[str, ...], number: int) -> str:
    return say(50, 780, "Harbour Post") + column(50, 700, lines) + say(300, 20, str(number))


def test_a_paragraph_that_goes_on_overleaf_is_one_piece_and_says_where_the_page_turns() -> None:
    first = (*HARBOUR[:3], "she had waited for eleven days off the wide")
    found = read(made([page_of(first, 1), page_of(("coast of Elmport and of Ostmark.",), 2)])).pieces
    assert [(piece.page, piece.rule) for piece in found] == [
        (1, "page_header"),
        (1, ""),
        (1, "page_number"),
        (2, "page_header"),
        (2, "page_number"),
    ]
    assert found[1].text.endswith("off the wide \fcoast of Elmport and of Ostmark.")


def test_a_word_broken_by_the_end_of_a_page_stands_whole_on_the_first() -> None:
    first = (*HARBOUR[:3], "she had waited for eleven days off the won-")
    found = read(made([page_of(first, 1), page_of(("derful coast of Elmport.",), 2)])).pieces
    assert found[1].text.endswith("off the wonderful \f coast of Elmport.")


def test_a_heading_is_bold_or_large_and_no_sentence() -> None:
    page = (
        say(50, 760, "Winter in the North", 20)
        + column(50, 720, HARBOUR)
        + say(50, 656, "Who pays", 10, "B")
        + column(50, 642, INSURERS)
        + say(50, 580, "A bold sentence is none.", 10, "B")
        + column(50, 560, HARBOUR)
    )
    assert [one for one in told(made([page])) if one[0] != "text"] == [
        ("title", "Winter in the North"),
        ("heading", "Who pays"),
    ]


def test_the_outline_names_headings_set_as_text_and_their_levels() -> None:
    page = column(50, 720, HARBOUR) + say(50, 650, "Costs of the delay") + column(50, 626, INSURERS)
    outline = (
        "<</Type/Outlines/First 9 0 R/Last 9 0 R/Count 1>>",
        "<</Title(COSTS OF THE  DELAY)/Parent 8 0 R/Dest[10 0 R /Fit]>>",
    )
    data = made([page], catalog="/Outlines 8 0 R", more=outline)
    assert [(piece.text, piece.level) for piece in read(data).pieces if piece.rule == "pdf_outline"] == [
        ("Costs of the delay", 1)
    ]
    assert not [piece for piece in read(made([page])).pieces if piece.kind is Kind.HEADING]


def test_an_outline_in_a_circle_ends() -> None:
    outline = (
        "<</Type/Outlines/First 9 0 R/Last 9 0 R/Count 1>>",
        "<</Title(Round)/Parent 8 0 R/Next 9 0 R/First 9 0 R/Dest[10 0 R /Fit]>>",
    )
    data = made([column(50, 720, HARBOUR)], catalog="/Outlines 8 0 R", more=outline)
    assert body(read(data).pieces) == [" ".join(HARBOUR)]


def test_bullets_painted_apart_stand_before_their_items() -> None:
    items = ("Talks on grain begin", "Ships wait for ice to melt")
    texts = "".join(say(78, 640 - 14 * number, item) for number, item in enumerate(items))
    marks = "".join(say(60, 640 - 14 * number, "\xb7", font="S") for number in range(2))
    page = column(50, 700, HARBOUR) + texts + column(50, 590, INSURERS) + marks
    assert [one for one in told(made([page])) if one[0] == "bullet"] == [("bullet", item) for item in items]


def test_numbered_items_are_pieces_with_their_numbers() -> None:
    page = column(50, 700, ("They agreed on two things:", "1. To open the port.", "2. To wait for the ice to melt."))
    assert body(read(made([page])).pieces) == [
        "They agreed on two things:",
        "1. To open the port.",
        "2. To wait for the ice to melt.",
    ]


def test_rows_of_a_table_and_captions_are_furniture() -> None:
    rows = (("Port", "Tonnes", "Change"), ("Norvik", "1,200", "3.4"), ("Elmport", "900", "-2.1"))
    cells = "".join(
        say(60 + 150 * place, 600 - 16 * number, cell)
        for number, row in enumerate(rows)
        for place, cell in enumerate(row)
    )
    page = (
        column(50, 700, HARBOUR)
        + cells
        + say(50, 540, "Table 1: Grain shipped, in tonnes.")
        + column(50, 500, INSURERS)
    )
    found = read(made([page])).pieces
    assert [piece.text for piece in found if piece.rule == "table"] == [" | ".join(row) for row in rows]
    assert [piece.text for piece in found if piece.rule == "caption"] == ["Table 1: Grain shipped, in tonnes."]
    assert body(found) == [" ".join(HARBOUR), " ".join(INSURERS)]


def test_prose_about_a_table_is_no_caption() -> None:
    page = column(50, 700, ("Table 1 shows what was shipped. It is not much.",))
    assert body(read(made([page])).pieces) == ["Table 1 shows what was shipped. It is not much."]


def test_footnotes_stand_behind_the_paragraph_that_they_interrupt() -> None:
    first = column(50, 90, HARBOUR[:3]) + say(50, 40, "1 See the annual report of the port.", 7)
    second = column(50, 700, (HARBOUR[3], *INSURERS))
    found = read(made([column(50, 700, INSURERS) + first, second])).pieces
    notes = [number for number, piece in enumerate(found) if piece.rule == "footnote"]
    assert [found[number].text for number in notes] == ["1 See the annual report of the port."]
    assert "Captain Anna Roe said that \fshe had waited" in found[notes[0] - 1].text


def test_a_raised_mark_is_no_part_of_its_word() -> None:
    raised = "BT /F 10 Tf 1 0 0 1 50 700 Tm (The port opened in March.) Tj /F 6 Tf 4 Ts (12) Tj ET\n"
    assert body(read(made([raised + column(50, 688, HARBOUR)])).pieces)[0].startswith("The port opened in March.")
    plain = column(50, 700, ("They met in March 2024 and in Room 12",))
    assert body(read(made([plain])).pieces) == ["They met in March 2024 and in Room 12"]


def test_a_raised_mark_inside_a_line_is_taken_out_and_a_lowered_one_stays() -> None:
    def set_line(rise: int, before: str, mark: str, after: str) -> str:
        return (
            f"BT /F 10 Tf 1 0 0 1 50 700 Tm ({before}) Tj /F 6 Tf {rise} Ts ({mark}) Tj /F 10 Tf 0 Ts ({after}) Tj ET\n"
        )

    below = column(50, 688, ("before the winter.",))
    lines = [
        (
            4,
            "The port opened in March.",
            "12",
            " It had waited",
            "The port opened in March. It had waited before the winter.",
        ),
        (4, "The port", "3", ", which is old, shut", "The port, which is old, shut before the winter."),
        (
            -2,
            "They emitted more CO",
            "2",
            " in all the years",
            "They emitted more CO2 in all the years before the winter.",
        ),
        (4, "The ice was 12 km", "2", " in the spring", "The ice was 12 km2 in the spring before the winter."),
    ]
    for rise, head, mark, tail, told in lines:
        assert body(read(made([set_line(rise, head, mark, tail) + below])).pieces) == [told]


def test_a_footnote_as_large_as_the_text_is_known_by_its_raised_mark() -> None:
    note = "BT /F 6 Tf 1 0 0 1 50 94 Tm (1) Tj ET\n" + column(56, 90, ("See the annual report", "of the port."))
    page = column(50, 700, (*HARBOUR, *INSURERS)) + note
    found = read(made([page])).pieces
    assert [(piece.rule, piece.text) for piece in found if piece.rule] == [
        ("footnote", "1 See the annual report of the port.")
    ]


def test_a_heading_ends_where_its_lines_stand_further_apart() -> None:
    page = column(50, 740, ("Grain and harbours in", "the northern winter"), 18, 21) + say(50, 690, "Summary", 18)
    found = told(made([page + column(50, 660, HARBOUR)]))
    assert [text for _, text in found][:2] == ["Grain and harbours in the northern winter", "Summary"]


def test_a_bullet_in_larger_type_makes_no_heading() -> None:
    item = "BT /S 14 Tf 1 0 0 1 50 640 Tm (\xb7) Tj /F 10 Tf ( Talks on grain begin again next week at noon in) Tj ET\n"
    page = column(50, 700, HARBOUR) + item + column(60, 628, ("Elmport on Monday.",))
    assert ("bullet", "Talks on grain begin again next week at noon in Elmport on Monday.") in told(made([page]))


def test_the_number_of_a_heading_may_stand_apart_or_too_close() -> None:
    page = (
        say(50, 740, "1", 14, "B") + say(90, 740, "Ports", 14, "B") + column(50, 700, HARBOUR)
        + say(50, 600, "1.1Grain", 12, "B") + column(50, 580, INSURERS)
    )  # fmt: skip
    assert [text for kind, text in told(made([page])) if kind in ("title", "heading")] == ["1 Ports", "1.1 Grain"]


def test_bullets_painted_as_shapes_open_items_where_a_browser_printed() -> None:
    lines = ("They agreed on three things:", "grain from the south", "ships and", "their crews")
    items = column(70, 688, lines[1:])
    shapes = "60 690 3 3 re f 60 678 3 3 re f 300 690 3 3 re f 60 600 40 3 re f\n"
    page = column(50, 700, lines[:1]) + items + shapes + column(50, 630, HARBOUR)
    bullets = [text for kind, text in told(made([page], info="/Producer(Skia/PDF m131)")) if kind == "bullet"]
    assert bullets == ["grain from the south", "ships and their crews"]
    assert not [kind for kind, _ in told(made([page])) if kind == "bullet"]


def test_items_set_in_on_the_left_alone_end_where_their_sentences_do() -> None:
    chance = random.Random(3)
    items = [" ".join(chance.choices(SENTENCES, k=chance.randint(2, 3))) for _ in range(20)]
    listed = "".join(f"<li>{item}</li>" for item in items)
    style = "p, li { margin: 0; text-align: justify } ul { list-style: none; padding-left: 40pt }"
    page = printed(f"<h1>{TITLE}</h1><p>{' '.join(SENTENCES)}</p><ul>{listed}</ul>", style)
    found = flat(read(page).pieces)
    assert sum(item in found for item in items) >= 18


def test_lines_that_return_as_headings_are_a_table_of_contents() -> None:
    names = ("Ports of the north", "Ports of the south", "Ports of the east")
    listed = say(50, 740, "Contents", 14, "B") + column(50, 710, names, step=20)
    parts = "".join(
        say(50, 600 - 100 * number, name, 14, "B") + column(50, 580 - 100 * number, HARBOUR)
        for number, name in enumerate(names)
    )
    found = read(made([listed + parts])).pieces
    assert [piece.text for piece in found if piece.rule == "contents"] == ["Contents", *names]
    assert [piece.text for piece in found if piece.kind in (Kind.TITLE, Kind.HEADING)] == list(names)
    two = say(50, 740, names[0]) + say(50, 720, names[1])
    assert "contents" not in {piece.rule for piece in read(made([two + parts])).pieces}


def test_a_title_page_has_an_author_and_a_date_that_are_no_headings() -> None:
    page = (
        say(50, 740, "Grain and Harbours", 20) + say(50, 710, "Anna Roe and Bo Lie", 14)
        + say(50, 680, "14 April 2026", 14) + say(50, 650, "What was agreed", 14) + column(50, 620, HARBOUR)
    )  # fmt: skip
    found = told(made([page], info="/Author(Anna Roe and Bo Lie)"))
    assert [text for kind, text in found if kind in ("title", "heading")] == ["Grain and Harbours", "What was agreed"]
    assert ("furniture", "Anna Roe and Bo Lie") in found


def test_a_short_line_above_the_title_is_not_the_title_but_a_sentence_is_text() -> None:
    def page(above: str) -> str:
        return say(50, 740, above) + say(50, 700, "Grain and Harbours", 20) + column(50, 660, HARBOUR)

    assert told(made([page("Ministry of Transport and Public Works")]))[:2] == [
        ("furniture", "Ministry of Transport and Public Works"),
        ("title", "Grain and Harbours"),
    ]
    assert told(made([page("Harbour Post")]))[0] == ("text", "Harbour Post")
    assert told(made([page("The port is open.")]))[0] == ("text", "The port is open.")


def test_a_short_line_on_top_of_a_table_is_its_caption() -> None:
    rows = "".join(say(60 + 150 * n, 600 - 14 * m, f"{a}{n}") for m, a in enumerate(("Quay", "Port")) for n in range(3))
    page = column(50, 700, HARBOUR) + say(50, 620, "Grain by port") + rows
    assert [piece.text for piece in read(made([page])).pieces if piece.rule == "caption"] == ["Grain by port"]


def test_rows_set_in_one_run_each_are_rows_beside_others() -> None:
    def row(height: int, *cells: str) -> str:
        return f"BT /F 10 Tf 1 0 0 1 60 {height} Tm [{' -1600 '.join(f'({cell} )' for cell in cells)}] TJ ET\n"

    rows = say(60, 614, "No.") + say(220, 614, "Task") + say(300, 614, "Owner")
    rows += row(600, "1", "Draft the letter to the grid", "A. Roe") + row(586, "2", "Compare the forecasts", "B. Lie")
    page = column(50, 700, HARBOUR) + rows + column(50, 550, INSURERS)
    found = read(made([page])).pieces
    assert [piece.text.count("|") for piece in found if piece.rule == "table"] == [2, 2, 2]
    assert body(found) == [" ".join(HARBOUR), " ".join(INSURERS)]


def test_a_note_that_leads_back_into_the_text_is_furniture() -> None:
    notes = (Piece("See the report.\u21a9\ufe0e"), Piece("The arrow \u21a9 leads back."))
    assert [piece.rule for piece in in_context(notes, "")] == ["footnote", ""]


def test_lines_of_contents_are_furniture() -> None:
    page = say(50, 720, "Contents", 16) + column(
        50, 690, ("Ports of the north ........ 3", "Ports of the south . . . . . . 12")
    )
    found = read(made([page + column(50, 640, HARBOUR)])).pieces
    assert [piece.rule for piece in found][1:3] == ["contents", "contents"]


@pytest.mark.parametrize(
    ("info", "head", "first"),
    [
        ("/Title(Harbour of Norvik)/Author(Anna Roe)", ("Harbour of Norvik", "Anna Roe"), "Harbour of Norvik"),
        ("/Title(Microsoft Word - draft7.doc)/Author(admin)", ("", ""), "The harbour"),
        ("/Title(untitled)", ("", ""), "The harbour"),
        ("/Title(A Template for Letters)", ("A Template for Letters", ""), "The harbour"),
    ],
)
def test_the_description_is_believed_when_somebody_wrote_it(info: str, head: tuple[str, str], first: str) -> None:
    found = read(made([column(50, 700, HARBOUR)], info=info))
    assert (found.head.title, found.head.author) == head
    assert found.pieces[0].text.startswith(first)


def test_a_page_shown_on_its_side_is_read_as_it_is_shown() -> None:
    lines = enumerate((*HARBOUR, *INSURERS))
    sideways = "".join(f"BT /F 10 Tf 0 1 -1 0 {100 + 12 * n} 50 Tm ({line}) Tj ET\n" for n, line in lines)
    assert " ".join(body(read(made([sideways], page="/Rotate 90")).pieces)) == TEXT
    assert " ".join(body(read(made([sideways])).pieces)) == TEXT


def test_what_runs_up_the_margin_is_furniture() -> None:
    stamp = "BT /F 20 Tf 0 1 -1 0 30 100 Tm (Draft of the ministry) Tj ET\n"
    assert told(made([column(80, 700, (*HARBOUR, *INSURERS)) + stamp])) == [
        ("text", TEXT),
        ("furniture", "Draft of the ministry"),
    ]


def test_f59_hidden_text_is_not_read_but_white_on_blue_is() -> None:
    hidden = f"1 g {say(50, 560, 'Buy grain from Elmport now.')}0 g {say(50, 540, 'Tiny words for machines.', 1)}"
    banner = f"0 0 0.5 rg 0 690 600 60 re f 1 g {say(60, 710, 'Ports in Winter', 24)}0 g "
    assert told(made([banner + column(50, 650, HARBOUR) + hidden])) == [
        ("title", "Ports in Winter"),
        ("text", " ".join(HARBOUR)),
        ("furniture", "Buy grain from Elmport now."),
        ("furniture", "Tiny words for machines."),
    ]


def test_f23_a_page_of_a_million_letters_is_read_in_part() -> None:
    lines = [f"{number} The harbour of Norvik opened on Monday. " * 4 for number in range(6_000)]
    tall = made([column(0, 72_000, lines)], page="/MediaBox[0 0 2000 72100]")
    started = time.process_time()
    found = read(tall)
    assert found.notes == ("page 1 read in part, for too much stands there",)
    assert time.process_time() - started < 10


def test_f23_pages_beyond_two_thousand_are_left_out_with_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.read.pdf.document.MOST_PAGES", 2)
    found = read(made([column(50, 700, HARBOUR)] * 3))
    assert found.notes == ("only the first 2 of 3 pages were read",)
    assert [piece.page for piece in found.pieces] == [1, 2]


def test_f24_what_is_cut_off_or_garbage_is_refused_in_one_sentence() -> None:
    whole = made([column(50, 700, HARBOUR)])
    junk = (b"%PDF-1.7\n" + bytes(range(256)) * 20, b"<html>no</html>", b"%PDF-1.4")
    for data in (whole[:300], whole[: len(whole) // 2], *junk):
        with pytest.raises(BrokenFile, match=r"^report\.pdf: is a broken PDF \("):
            read(data)


def test_f24_a_cut_file_with_whole_pages_is_read_with_a_note() -> None:
    whole = made([column(50, 700, HARBOUR)])
    found = read(whole[: whole.index(b"startxref")])
    assert body(found.pieces) == [" ".join(HARBOUR)]
    assert found.notes == ("its end is cut off; what is left was read",)


def test_f24_a_page_tree_that_lies_or_goes_round_ends() -> None:
    whole = made([column(50, 700, HARBOUR)])
    lying = whole.replace(b"/Count 1/", b"/Count 1000000000/")
    assert lying != whole and body(read(lying).pieces) == [" ".join(HARBOUR)]
    circle = whole.replace(b"/Kids[8 0 R]", b"/Kids[2 0 R]")
    assert circle != whole
    with pytest.raises(BriefingError):
        read(circle)


def test_f24_a_broken_page_is_noted_and_the_others_read() -> None:
    data = made([column(50, 700, HARBOUR), column(50, 700, INSURERS), column(50, 700, HARBOUR)])
    found = read(data.replace(b"10 0 obj\n<</Type/Page/", b"10 0 obj\n<</Type/Nope"))
    assert found.notes == ("page 2 could not be read",)
    assert " ".join(flat(found.pieces)).count("Captain Anna Roe") == 2


def test_f25_a_password_is_asked_for_and_an_owners_is_not_needed() -> None:
    pages = [column(50, 700, HARBOUR)]
    with pytest.raises(NeedsPassword, match=r"^report\.pdf: needs a password; save a copy without one\.$"):
        read(locked(pages, b"secret", b"owner"))
    assert body(read(locked(pages, b"", b"owner")).pieces) == [" ".join(HARBOUR)]


@pytest.mark.parametrize(
    "matrix", ["1e38 0 0 1e38 0 0", "0 0 0 0 50 700", "1 0 0 1 1e38 -1e38", "-1 0 0 -1 300 700", "1e-9 0 0 1e-9 5 5"]
)
def test_f12_letters_of_absurd_size_or_place_do_no_harm(matrix: str) -> None:
    absurd = f"BT /F 10 Tf {matrix} Tm (Absurd words.) Tj ET\nBT /F -10 Tf 1 0 0 1 50 600 Tm (Upside down.) Tj ET\n"
    assert " ".join(HARBOUR) in body(read(made([column(50, 700, HARBOUR) + absurd])).pieces)


SCAN = "q 600 0 0 800 0 0 cm /X Do Q "


def test_f27_pictures_of_pages_are_refused_and_an_empty_page_is_empty() -> None:
    with pytest.raises(NoTextLayer, match="has pictures of pages but no text"):
        read(made([SCAN] * 3, more=[picture()]))
    with pytest.raises(EmptyInput):
        read(made([""]))


def test_f27_pages_without_text_are_told() -> None:
    text = column(50, 700, HARBOUR)
    found = read(made([text, SCAN, SCAN, text, SCAN], more=[picture()]))
    assert found.doubt == "pages 2-3, 5 have no text"
    assert not read(made([text, "", text])).doubt


def test_f27_recognised_text_is_doubted() -> None:
    found = read(made([SCAN + "3 Tr " + column(50, 700, HARBOUR)], more=[picture()]))
    assert (body(found.pieces), found.doubt) == ([" ".join(HARBOUR)], "text recognised from a scan")
    assert not read(made([SCAN + column(50, 700, HARBOUR)], more=[picture()])).doubt


def test_f27_letters_that_tell_nothing_are_refused() -> None:
    shifted = ["".join(chr((ord(c) - 94) % 26 + 97) if c.isalpha() else c for c in line.lower()) for line in HARBOUR]
    codes = ["#$%&' *+,- /!\"' #$%& '*+,-/ $%&'" * 2] * 8
    for lines in (shifted * 4, codes):
        with pytest.raises(NoTextLayer, match=r"its letters cannot be read \(its fonts tell no characters\)"):
            read(made([column(50, 700, lines)]))


def test_f27_a_page_of_figures_is_no_soup() -> None:
    rows = [f"{year} {year * 7} {year * 13} tonnes of grain" for year in range(2000, 2030)]
    assert read(made([column(50, 700, rows)])).pieces


def test_f28_scripts_and_attachments_are_left_alone() -> None:
    script = "/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</EmbeddedFiles<</Names[(evil.txt) 8 0 R]>>>>"
    attached = "<</Type/Filespec/F(evil.txt)/EF<</F 9 0 R>>>>", "<</Length 4>>stream\nevil\nendstream"
    found = read(made([column(50, 700, HARBOUR)], catalog=script, more=attached))
    assert [piece.text for piece in found.pieces] == [" ".join(HARBOUR)]
    assert found.inner == ()


def test_two_readings_are_the_same() -> None:
    data = made([column(50, 700, HARBOUR) + say(50, 600, "Costs", 14) + column(50, 580, INSURERS)] * 4)
    assert read(data) == read(data)


@pytest.mark.slow
def test_mutations_give_text_or_one_sentence() -> None:
    headings, paragraphs = report()
    parts = "".join(f"<h2>{headings[0]}</h2><p>{one}</p>" for one in paragraphs[:9])
    samples = (
        printed(f"<h1>{TITLE}</h1>{parts}", SHAPES["columns"], TITLE),
        made([column(50, 700, HARBOUR) + say(50, 600, "\xb7", font="S") + column(60, 600, INSURERS)] * 3),
        locked([column(50, 700, HARBOUR)] * 2, b"", b"owner"),
    )
    for seed in range(400):
        data = _mutated(samples[seed % len(samples)], random.Random(seed))
        started = time.process_time()
        try:
            found = read(data)
            assert any(piece.text for piece in found.pieces)
        except BriefingError as refusal:
            assert "\n" not in str(refusal)
        assert time.process_time() - started < 10


def _mutated(sample: bytes, chance: random.Random) -> bytes:
    """Bytes flipped, deleted, inserted, doubled or cut off, in some places."""
    data = bytearray(sample)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data))
        length = chance.choice((1, 1, 4, 40, 400))
        match chance.randrange(5):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at : at + length]
            case 2:
                data[at:at] = chance.randbytes(length)
            case 3:
                data[at:at] = data[at : at + length]
            case _:
                if chance.random() < 0.2:
                    del data[max(20, at) :]
    return bytes(data)


def test_the_mark_of_a_footnote_glued_to_the_next_sentence_is_taken_out() -> None:
    line = "The speaker in Arle warned that funds would run out by May. "
    beside = say(50, 700, line) + say(330, 704, "1", 6) + say(334, 700, "The envoy left early, as he had said.")
    level = say(50, 660, line) + say(330, 660, "2nd place went to the envoy of the north, who left early.")
    text = " ".join(piece.text for piece in read(made([beside + level])).pieces)
    assert "May. The envoy left early" in text
    assert "May. 2nd place" in text
