"""What programs call: one document, or all that a path holds."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefing

STORY = "The council of Oslo closed the port on Monday after a fire. The mayor warned that smoke could harm crews."


def test_load_gives_the_document_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "port.html").write_text(f"<!doctype html><title>Port</title><article><p>{STORY}</p></article>")
    document = briefing.load(str(tmp_path / "port.html"))
    assert (document.name, document.title) == ("port.html", "Port")
    assert all(document.text[s.start : s.end] == s.text for s in document.sentences)


def test_load_refuses_what_holds_several_and_load_all_gives_them(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{STORY} So says {name}.")
    with pytest.raises(briefing.BriefingError, match="holds 2 documents, not one; use load_all"):
        briefing.load(str(tmp_path))
    assert [document.name for document in briefing.load_all(str(tmp_path))] == ["a.txt", "b.txt"]


def test_what_of_a_folder_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text("")
    with pytest.warns(UserWarning, match=r"b\.txt: has no text in it"):
        assert len(briefing.load_all(str(tmp_path))) == 1


def test_where_nothing_can_be_read_the_refusal_says_why(tmp_path: Path) -> None:
    with pytest.raises(briefing.BriefingError, match=r"gone\.pdf: there is no such file"):
        briefing.load(str(tmp_path / "gone.pdf"))
