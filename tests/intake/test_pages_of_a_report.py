"""A report of several pages: each printed line names the page on which it stands, and the proof holds it to that."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

PLACES = ("Bodo", "Tromso", "Hammerfest", "Vardo", "Alta", "Harstad", "Narvik", "Kirkenes")
CHAPTER = (
    "The port of {0} closed on Monday after a fire at its northern pier, and {1} ships left it within the hour. "
    "The harbour master of {0} warned that smoke could harm the crews of {1} more ships. "
    "The council of {0} will vote on Friday on {1} new rules for fuel, and it will ask the state for help. "
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight chapters, each on a page of its own."""
    from weasyprint import HTML

    body = "".join(
        f"<h2>{place}</h2><p>{CHAPTER.format(place, number + 20)}</p>" for number, place in enumerate(PLACES)
    )
    style = '<style>@page { @top-center { content: "Harbour Office" } } h2 { break-before: page }</style>'
    file = tmp_path_factory.mktemp("report") / "report.pdf"
    HTML(string=f"{style}<h1>The Northern Ports in Spring</h1>{body}").write_pdf(file)
    return file


def test_each_line_names_its_page(report: Path, briefing: Callable[..., Ran]) -> None:
    twin = json.loads(briefing("make", report, "--format", "json").out)
    lines = [line for part in ("summary", "news", "risks", "agenda") for line in twin[part]]
    assert len(lines) > 5
    for line in lines:
        place = next(place for place in PLACES if place in line["text"])
        assert line["page"] == PLACES.index(place) + 2  # behind the title's page
        assert line["mark"].endswith(f"·p{line['page']}")


@pytest.mark.parametrize("form", ["html", "pdf", "json"])
def test_the_proof_holds_a_line_to_its_page(
    report: Path, briefing: Callable[..., Ran], tmp_path: Path, form: str
) -> None:
    page = tmp_path / f"page.{form}"
    briefing("make", report, "-o", page)
    assert briefing("verify", page, report).code == 0
    if form == "html":
        page.write_text(re.sub(r"·p\d", "·p9", page.read_text("utf-8")), "utf-8")
        assert briefing("verify", page, report).code == 3
