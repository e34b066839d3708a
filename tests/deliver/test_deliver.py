"""Files appear whole or not at all, under names that never leave their folder."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.deliver import slug, stem, targets, write
from briefing.errors import UnsafeOutput, UnwritableOutput
from briefing.model import Brief, Lines, Look, SourceNote

BRIEF = Brief("A title", None, None, "", (SourceNote(1, "a.txt", sha256="aa"),), Lines(), Lines(), Look(), "0")


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Harbour Bridge Closed", "brief-harbour-bridge-closed-"),
        ("../../etc/passwd", "brief-etc-passwd-"),
        ("-rf .hidden", "brief-rf-hidden-"),
        ("Zürich: “Größe”\u202e\x00", "brief-zurich-groe-"),
        ("会議", "brief-"),
        ("", "brief-"),
    ],
)
def test_f39_a_name_is_made_of_plain_words(title: str, wanted: str) -> None:
    name = stem(replace(BRIEF, title=title))
    assert name.startswith(wanted)
    assert len(name.removeprefix(wanted)) == 8


@pytest.mark.parametrize(
    ("text", "wanted"), [("CON", "page-con"), ("Lpt1", "page-lpt1"), ("Con man", "con-man"), ("Lpt12", "lpt12")]
)
def test_f39_a_name_that_windows_keeps_is_none(text: str, wanted: str) -> None:
    assert slug(text) == wanted


def test_two_briefs_of_one_title_do_not_meet() -> None:
    other = replace(BRIEF, sources=(SourceNote(1, "a.txt", sha256="bb"),))
    assert stem(BRIEF) != stem(other)


def test_f39_a_long_title_makes_a_short_name() -> None:
    assert len(stem(replace(BRIEF, title="word " * 100 + "x" * 400))) < 80


def test_a_folder_gets_one_file_per_format(tmp_path: Path) -> None:
    files = targets(f"{tmp_path}/new/", ["html", "pdf"], BRIEF, [])
    assert [file.suffix for file in files.values()] == [".html", ".pdf"]
    assert all(file.parent == tmp_path / "new" for file in files.values())


def test_f40_an_input_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "notes.md"
    source.write_text("text")
    with pytest.raises(UnsafeOutput, match=r"notes\.md"):
        targets(str(source), ["markdown"], BRIEF, [str(source)])


def test_f40_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "page.html").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnsafeOutput, match=r"page\.html"):
        targets(str(tmp_path / "page.html"), ["html"], BRIEF, [])


def test_f41_when_one_file_cannot_be_written_the_others_stay_as_they_were(tmp_path: Path) -> None:
    old = tmp_path / "old.html"
    old.write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnwritableOutput, match="file"):
        write({old: b"new", tmp_path / "file" / "page.pdf": b"new"})
    assert old.read_bytes() == b"old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "old.html"]


def test_written_files_are_whole_and_leave_nothing_beside_them(tmp_path: Path) -> None:
    write({tmp_path / "deep" / "a.html": b"a", tmp_path / "b.pdf": b"b"})
    assert (tmp_path / "deep" / "a.html").read_bytes() == b"a"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["b.pdf", "deep"]


def test_a_letter_is_its_users_alone(tmp_path: Path) -> None:
    write({tmp_path / "page.eml": b"To: ann.roe@harbour.example", tmp_path / "page.html": b"a"})
    assert [(tmp_path / f"page.{kind}").stat().st_mode & 0o077 == 0 for kind in ("eml", "html")] == [True, False]


def test_f41_what_a_killed_run_left_half_written_goes_with_the_next(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    dead, alive = tmp_path / ".page.html.99999999.part", tmp_path / f".page.html.{os.getppid()}.part"
    dead.write_text("half")
    alive.write_text("half")
    write({file: b"whole"})
    assert (file.read_bytes(), dead.exists(), alive.exists()) == (b"whole", False, True)
