"""The lines of a mail: character sets, soft line ends, broken lines."""

from __future__ import annotations

import pytest

from briefing.model import File
from briefing.read.mail import extract
from briefing.read.mail.text import Line, settled, unflowed
from tests.read.mails import LEAD, WARNING, wrapped

HEAD = b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=%s\n\n"


@pytest.mark.parametrize(
    ("said", "really"),
    [
        ("utf-8", "cp1252"),
        ("us-ascii", "cp1252"),
        ("us-ascii", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("utf-16", "utf-8"),
        ("cp037", "utf-8"),
        ("iso-8859-1", "utf-8"),
    ],
)
def test_f54_a_part_that_lies_about_its_character_set(said: str, really: str) -> None:
    text = f"{WARNING} “Café Nord” stays open."
    found = extract(File("day.eml", HEAD % said.encode() + text.encode(really)))
    assert found.pieces[-1].text == text


def test_a_declared_code_page_is_believed() -> None:
    found = extract(File("day.eml", HEAD % b"windows-1251" + "Порт открыт.".encode("cp1251")))
    assert found.pieces[-1].text == "Порт открыт."


@pytest.mark.parametrize(
    ("lines", "close", "wanted"),
    [
        (["The port ", "opened."], False, ["The port opened."]),
        (["The har ", "bour."], True, ["The harbour."]),
        (["The port", "opened."], False, ["The port", "opened."]),
        ([" From Oslo ", "to Bergen."], False, ["From Oslo to Bergen."]),
        (["> When ", "> then?", "Now."], False, ["> When then?", "Now."]),
        (["> When ", "Now."], False, ["> When ", "Now."]),
        (["Yes. ", "-- ", "Ann"], False, ["Yes. ", "-- ", "Ann"]),
        (["> a ", ">> b ", "> c"], False, ["> a ", ">> b ", "> c"]),
    ],
)
def test_soft_line_ends(lines: list[str], close: bool, wanted: list[str]) -> None:
    assert list(unflowed(lines, close)) == wanted


def test_a_newsletters_stars_are_no_part_of_its_headings() -> None:
    text = "** Quays of Lindal\n------------\nThe quay was mended.\n\n** Both stars stay here.\nThe quay was mended."
    found = extract(File("day.eml", HEAD % b"utf-8" + text.encode()))
    assert [piece.text for piece in found.pieces if "Quays" in piece.text] == ["Quays of Lindal"]
    assert [piece.text for piece in found.pieces if "stars" in piece.text] == ["** Both stars stay here."]


def test_broken_lines_are_joined_though_furniture_stands_between() -> None:
    lines = [Line(""), *map(Line, wrapped(LEAD).split("\n")), Line(""), Line("> Yes", "quoted"), Line("")]
    assert [piece.text for piece in settled((*lines, *lines))] == [LEAD, "> Yes"] * 2


def test_a_line_that_opens_with_from_is_read_without_its_guard() -> None:
    found = extract(File("day.eml", HEAD % b"utf-8" + b"The port is open.\n\n>From Oslo it takes two days to sail."))
    assert found.pieces[-1].text == "From Oslo it takes two days to sail."
