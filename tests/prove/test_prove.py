"""A finished page is read back and each line held against its source: what stands passes, what was touched fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import briefing
from briefing import render
from briefing.errors import UnknownPage
from briefing.model import Document
from briefing.prove import FinishedPage, PrintedLine, changed_sources, prove, read_page

SOURCE = briefing.loads(
    "Port Fee Divides Ministers\n\n"
    "Oslo, 3 May 2025 – Norway closed two northern ports on Monday, raising the stakes. "
    "The minister, Ann Holm, left early. She said that the fee would fall.\n\n"
    "Background\n\nThe fee of 90,000 dollars was first charged in 2021. Insurers warned of long-term losses.",
    name="fee.txt",
)
TEXT = SOURCE.text


def page(*lines: PrintedLine) -> FinishedPage:
    return FinishedPage(lines, {1: SOURCE.sha256[:12]}, {1: "fee.txt"})


def at(words: str, shown: str) -> PrintedLine:
    start = TEXT.index(words)
    return PrintedLine(shown, "line", 1, start=start, end=start + len(words))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (
            "Norway closed two northern ports on Monday",
            "Norway closed two northern ports on Monday…",
        ),
        ("The minister, Ann Holm, left early.", "The minister … left early."),
        ("She said that the fee would fall.", "She [Ann Holm] said that the fee would fall."),
        ("Insurers warned of long-term losses.", "Insurers warned of long‐ term\u00a0losses."),
    ],
)
def test_source_words_with_cuts_and_antecedents_stand(words: str, shown: str) -> None:
    assert [proof.fault for proof in prove(page(at(words, shown)), {1: SOURCE})] == [""]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Norway closed two northern ports on Monday", "Norway closed three northern ports on Monday"),
        ("The minister, Ann Holm, left early.", "The minister left early."),
        ("The minister, Ann Holm, left early.", "left early … The minister"),
        ("She said that the fee would fall.", "She [Ola Berg] said that the fee would fall."),
        ("She said that the fee would fall.", "The fee of 90,000 dollars was first charged in 2021."),
        ("She said that the fee would fall.", "…"),
        ("Norway closed two northern ports on Monday, raising", "Norway closed two northern ports on Monday…"),
        ("The minister, Ann Holm, left early. She said", "The minister, Ann Holm, left early."),
    ],
)
def test_f60_changed_joined_moved_or_misplaced_words_do_not_stand(words: str, shown: str) -> None:
    assert [bool(proof.fault) for proof in prove(page(at(words, shown)), {1: SOURCE})] == [True]


def test_a_mark_points_to_one_paragraph() -> None:
    line = PrintedLine("Insurers warned of long-term losses.", "line", 1, section=2, paragraph=1)
    assert prove(page(line), {1: SOURCE})[0].fault == ""
    assert prove(page(replace(line, section=1)), {1: SOURCE})[0].fault != ""
    assert prove(page(replace(line, paragraph=9)), {1: SOURCE})[0].fault != ""


def test_a_mark_names_the_page_where_the_source_has_pages() -> None:
    paged = replace(SOURCE, sentences=tuple(replace(s, page=7) for s in SOURCE.sentences))
    line = PrintedLine("Insurers warned of long-term losses.", "line", 1, section=2, paragraph=1, page=7)
    moved, bare = replace(line, page=8), replace(line, page=None)
    faults = [proof.fault for proof in prove(page(line, moved, bare), {1: paged})]
    assert faults == ["", *["does not stand in source 1 where it says"] * 2]


@pytest.mark.parametrize(("name", "stands"), [("Ann Holm", True), ("ANN HOLM", True), ("Ann Berg", False)])
def test_a_name_stands_somewhere_in_a_source(name: str, stands: bool) -> None:
    (proof,) = prove(page(PrintedLine(name, "actors")), {1: SOURCE})
    assert (proof.fault == "") is stands


def test_a_source_that_is_not_given_proves_nothing() -> None:
    line = replace(at("Insurers warned of long-term losses.", "Insurers warned of long-term losses."), source=2)
    assert "was not given" in prove(page(line), {1: SOURCE})[0].fault


def test_a_changed_source_is_named() -> None:
    other = replace(SOURCE, sha256="0" * 64)
    assert changed_sources(page(), {1: other}) == (1,)
    assert changed_sources(page(), {1: SOURCE}) == ()


MADE: dict[str, Callable[[briefing.api.Page], bytes]] = {
    "html": lambda brief: render.html(brief).encode(),
    "json": lambda brief: render.json(brief).encode(),
    "pdf": render.pdf,
}


@pytest.fixture(scope="module")
def brief() -> briefing.api.Page:
    return briefing.brief([SOURCE])


@pytest.mark.parametrize("kind", MADE)
def test_a_page_of_ours_is_read_back_and_proved(kind: str, brief: briefing.api.Page) -> None:
    read = read_page(MADE[kind](brief), f"page.{kind}")
    assert read.names == {1: "fee.txt"}
    assert SOURCE.sha256.startswith(read.digests[1])
    assert any("Norway closed" in line.text for line in read.lines)
    assert [proof for proof in prove(read, {1: SOURCE}) if proof.fault] == []


def with_other_words(document: Document, brief: briefing.api.Page) -> briefing.api.Page:
    first = brief.printed.summary[0]
    return replace(brief, printed=replace(brief.printed, summary=(replace(first, text="Norway opened two ports."),)))


@pytest.mark.parametrize("kind", MADE)
def test_f60_a_forged_line_is_found_in_every_format(kind: str, brief: briefing.api.Page) -> None:
    read = read_page(MADE[kind](with_other_words(SOURCE, brief)), f"page.{kind}")
    assert [proof.line.text for proof in prove(read, {1: SOURCE}) if proof.fault] == ["Norway opened two ports."]


def test_f60_a_line_slipped_into_the_html_is_found(brief: briefing.api.Page) -> None:
    html = render.html(brief).replace("<main", "<p>Norway will leave the treaty.</p><main", 1)
    read = read_page(html.encode(), "page.html")
    assert [proof.line.text for proof in prove(read, {1: SOURCE}) if proof.fault] == ["Norway will leave the treaty."]


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_a_text_is_no_page_that_could_be_proved(kind: str, brief: briefing.api.Page) -> None:
    with pytest.raises(UnknownPage, match="neither HTML, PDF nor JSON"):
        read_page(getattr(render, kind)(brief).encode(), "page.txt")


def test_half_a_page_is_refused(brief: briefing.api.Page) -> None:
    html = render.html(brief)
    with pytest.raises(UnknownPage, match="not whole"):
        read_page(html[: html.index("<footer")].encode(), "page.html")


def test_a_mark_that_was_touched_is_found(brief: briefing.api.Page) -> None:
    read = read_page(render.html(brief).replace("[1·§1.1]", "[1·§2.1]").encode(), "page.html")
    assert any("where it says" in proof.fault for proof in prove(read, {1: SOURCE}))


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[1]", b"{" * 100_000, b"%PDF-1.7 broken", b"<html><p>x", b"\x00\xff", b'{"sources": 3}']
)
def test_what_is_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownPage, match=r"page\.x"):
        read_page(data, "page.x")


def test_the_json_of_another_schema_is_refused(brief: briefing.api.Page, tmp_path: Path) -> None:
    twin = json.loads(render.json(brief))
    del twin["news"]
    with pytest.raises(UnknownPage, match="news"):
        read_page(json.dumps(twin).encode(), "page.json")
