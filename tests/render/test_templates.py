"""A folder of one's own overrides files one by one; a broken one is refused with file, line and reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import render
from briefing.errors import BrokenTemplate
from tests.render import briefs

# file, what stands in it, the line that the refusal names, words of its reason
BROKEN = [
    ("brief.html", "<p>\n{% if %}</p>", 2, "Expected an expression"),
    ("brief.html", "<p>\n\n{{ nosuch }}</p>", 3, "'nosuch' is undefined"),
    ("brief.html", "\n{{ title.foo }}", 2, "no attribute 'foo'"),
    ("brief.html", "{% include 'gone.html' %}", 1, "'gone.html' not found"),
    ("brief.html", "{{ 1 / 0 }}", 1, "division by zero"),
    ("brief.html", "{{ ''.__class__.__mro__ }}", 1, "unsafe"),
    ("brief.css", "a { color: red }\n} b { }", 2, "Unmatched }"),
    ("print.css", "@media print {\n  a { color: red; } }\n}", 3, "EOF reached"),
]


@pytest.mark.parametrize(("name", "text", "number", "reason"), BROKEN)
def test_a_broken_file_is_refused(tmp_path: Path, name: str, text: str, number: int, reason: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(BrokenTemplate) as refusal:
        render.html(briefs.thin(), tmp_path)
    assert str(refusal.value).startswith(f"{tmp_path / name}, line {number}: ")
    assert reason in str(refusal.value)


def test_the_pdf_refuses_a_broken_template_too(tmp_path: Path) -> None:
    (tmp_path / "brief.html").write_text("{{ nosuch }}", "utf-8")
    with pytest.raises(BrokenTemplate, match=r"brief\.html, line 1"):
        render.pdf(briefs.thin(), tmp_path)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "brief.html").write_bytes(b"\xff\xfe")
    with pytest.raises(BrokenTemplate, match=r"brief\.html: .*can't decode"):
        render.html(briefs.thin(), tmp_path)


def test_a_folder_without_any_of_our_names_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(BrokenTemplate, match=r"holds none of brief\.html"):
            render.html(briefs.thin(), folder)


def test_a_style_sheet_alone_changes_the_style_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "screen.css").write_text("h1 { color: teal }", "utf-8")
    page = render.html(briefs.thin(), tmp_path)
    assert "h1 { color: teal }" in page
    assert page.partition("</head>")[2] == render.html(briefs.thin()).partition("</head>")[2]


def test_a_page_alone_keeps_our_styles_and_escapes_what_sources_say(tmp_path: Path) -> None:
    (tmp_path / "brief.html").write_text("<style>{{ css }}</style><h1>{{ whole_title }}</h1>", "utf-8")
    page = render.html(briefs.hostile(), tmp_path)
    assert page.endswith("</style><h1>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;</h1>")
    assert "--accent" in page
