"""The text outline and the Markdown of a brief. `python -m tests.render.test_outline` writes the snapshots anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from briefing import render
from tests.render import briefs

SNAPSHOTS = Path(__file__).resolve().parent.parent / "snapshots"
WRITTEN = {"render_full.txt": (render.text, briefs.full), "render_full.md": (render.markdown, briefs.full)}


@pytest.mark.parametrize("name", WRITTEN)
def test_snapshot(name: str) -> None:
    write, brief = WRITTEN[name]
    assert write(brief()) == (SNAPSHOTS / name).read_text("utf-8")


def test_an_empty_part_says_so() -> None:
    assert "\nRISKS\nNo risks found in the sources.\n" in render.text(briefs.bare())


@pytest.mark.parametrize("write", [render.text, render.markdown])
def test_f45_no_terminal_escape_and_no_turned_text_gets_through(write: object) -> None:
    assert callable(write)
    evil = "safe\x1b]0;evil\x07 \x9b2J \u202eturned\r over"
    text = write(replace(briefs.thin(), title=evil, place=evil))
    assert "safe]0;evil 2J turned over" in text.replace("\\]", "]")
    assert not [letter for letter in text if letter < " " and letter != "\n"]


@pytest.mark.parametrize("text", [*briefs.HOSTILE, "*bold* _thin_ `code` [link](http://x)", "1. no list", "# no title"])
def test_f2_markdown_of_hostile_text_reads_as_that_text(text: str) -> None:
    brief = replace(briefs.bare(), title=text, printed=replace(briefs.bare().printed, news=(briefs.line(text),)))
    tokens = MarkdownIt().parse(render.markdown(brief))
    inline = ["".join(part.content for part in token.children or ()) for token in tokens if token.type == "inline"]
    assert inline[0] == text
    assert f"{text} [1·§1.1]" in inline
    assert not [token for token in tokens if token.type.startswith("html")]


def test_markdown_sets_the_topic_of_an_agenda_line_in_bold() -> None:
    for line in briefs.AGENDA:
        assert f" **{line.topic}**" in render.markdown(briefs.full())


if __name__ == "__main__":
    for name, (write, brief) in WRITTEN.items():
        (SNAPSHOTS / name).write_text(write(brief()), "utf-8")
