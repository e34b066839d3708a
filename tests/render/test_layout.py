"""The PDF: exactly one page, tagged, in reading order, the same bytes each time, and nothing fetched."""

from __future__ import annotations

import builtins
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument, raw

from briefing import render
from briefing.errors import NoLayoutEngine, NotOnePage
from briefing.model import Brief, Extent, Look
from briefing.render import layout
from tests.render import briefs

PAPERS = {"a4": (595, 842), "letter": (612, 792)}
# Points; the margin is 14 mm.
MARGIN = 39


def words(pdf: bytes) -> str:
    """The text layer, white space squeezed; a line's hyphen is dropped."""
    with PdfDocument(pdf) as document:
        text: str = document[0].get_textpage().get_text_range()
    return re.sub(r"\s+", " ", re.sub(r"[\u2010\u0002\ufffe]\s*", "", text))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("page", [briefs.full, briefs.thin, briefs.bare, briefs.hostile, briefs.brimful])
def test_f71_one_page_of_the_paper_asked_for_with_all_ink_inside_the_margins(
    page: Callable[[Look], Brief], paper: str
) -> None:
    with PdfDocument(render.pdf(page(Look(paper)))) as document:
        assert len(document) == 1
        width, height = document[0].get_size()
        assert (round(width), round(height)) == PAPERS[paper]
        letters = document[0].get_textpage()
        boxes = [letters.get_charbox(index) for index in range(letters.count_chars())]
    inked = [(left, bottom, right, top) for left, bottom, right, top in boxes if left < right]
    assert min(left for left, _, _, _ in inked) >= MARGIN
    assert max(right for _, _, right, _ in inked) <= width - MARGIN
    assert min(bottom for _, bottom, _, _ in inked) >= MARGIN


def test_f71_too_much_is_refused_rather_than_printed_on_two_pages() -> None:
    with pytest.raises(NotOnePage, match=r"has \d pages instead of one"):
        render.pdf(briefs.huge())


def test_the_parts_are_read_in_the_order_of_the_page() -> None:
    brief = briefs.full()
    text = words(render.pdf(brief))
    printed = brief.printed
    order = [
        "BRIEF SALTHOLM",
        brief.title,
        printed.summary[0].text,
        "KEY ACTORS",
        printed.actors[-1].name,
        "KEY DATES",
        printed.dates[-1].line.text,
        "WHAT’S NEW",
        printed.news[-1].text,
        "RISKS",
        printed.risks[-1].text,
        "AGENDA TOPICS",
        printed.agenda[-1].text,
        "harbour.txt",
        "Left out for space: 3 news, 1 risk (listed in the JSON).",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)


def test_every_line_stands_in_the_text_layer_with_its_mark_behind_it() -> None:
    brief = briefs.full()
    text, printed = words(render.pdf(brief)), brief.printed
    rows = [row.line for row in printed.actors] + [row.line for row in printed.dates]
    for line in (*printed.summary, *printed.news, *printed.risks, *printed.agenda, *rows):
        assert f"{line.text} [{line.mark}]" in text


@pytest.mark.parametrize("size", [8.5, 9.2, 10.0, 10.7])
def test_no_mark_opens_a_printed_line(size: float) -> None:
    with PdfDocument(render.pdf(briefs.full(Look(size=size, leading=1.2, gap=0.3)))) as document:
        rows = document[0].get_textpage().get_text_range().splitlines()
    assert sum("·§" in row for row in rows) == 25
    assert not [row for row in rows if row.lstrip().startswith("[")]


def test_the_pdf_is_tagged_for_screen_readers() -> None:
    with PdfDocument(render.pdf(briefs.thin())) as document:
        assert raw.FPDFCatalog_IsTagged(document.raw)
        assert document.get_metadata_value("Title") == briefs.TITLE
        outline = [bookmark.get_title().replace("\u00a0", " ") for bookmark in document.get_toc()]
    assert outline[:2] == [briefs.TITLE, "Key actors"]


def test_f70_the_same_bytes_each_time_and_the_environment_is_left_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    first = render.pdf(briefs.thin())
    assert os.environ["SOURCE_DATE_EPOCH"] == "1"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert render.pdf(briefs.thin()) == first
    layout._lay_out.cache_clear()
    assert render.pdf(briefs.thin()) == first
    layout._lay_out.cache_clear()
    layout.measure(briefs.thin())
    assert render.pdf(briefs.thin()) == first
    assert "SOURCE_DATE_EPOCH" not in os.environ
    assert render.pdf(replace(briefs.thin(), date=None)) != first


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/x.png", "ftp://127.0.0.1/x", "file:///etc/hostname"])
def test_f7_nothing_is_fetched(url: str) -> None:
    with pytest.raises(ValueError, match="disallowed protocol"):
        layout._fetcher().fetch(url)


def test_f8_a_template_cannot_embed_a_file_of_the_machine(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the combination is 4711", "utf-8")
    (tmp_path / "brief.html").write_text(
        f'<html lang="en"><head><title>x</title><link rel="attachment" href="{secret.as_uri()}"></head>'
        '<body><header></header><p class="narrow"></p><p class="wide"></p><footer></footer></body></html>',
        "utf-8",
    )
    with PdfDocument(render.pdf(briefs.thin(), tmp_path)) as document:
        assert document.count_attachments() == 0


def test_a_template_without_our_columns_is_measured_as_empty(tmp_path: Path) -> None:
    (tmp_path / "brief.html").write_text("<html lang='en'><body><p>{{ whole_title }}</p></body></html>", "utf-8")
    assert layout.measure(briefs.full(), tmp_path) == Extent(1, 0.0, 0.0)


def test_f74_without_pango_the_refusal_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str, *args: object, **kwargs: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    real = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(NoLayoutEngine, match="libpango"):
        layout._engine()
