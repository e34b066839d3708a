"""The command line as a user meets it: what it prints, what it refuses, and with which exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import SAMPLES, Ran

Command = Callable[..., Ran]


def test_make_prints_the_page_as_text(briefing: Command, summit: Path) -> None:
    ran = briefing("make", summit)
    assert ran.code == 0
    assert "KEY ACTORS" in ran.out
    assert "Iceland has confirmed" in ran.out


def test_a_folder_gets_html_and_pdf_and_the_outcome_says_where(briefing: Command, summit: Path, tmp_path: Path) -> None:
    ran = briefing("make", summit, "-o", f"{tmp_path}/out/")
    files = sorted(file.suffix for file in (tmp_path / "out").iterdir())
    assert files == [".html", ".pdf"]
    assert "one page from 1 source" in ran.err
    assert str(tmp_path / "out") in ran.err


@pytest.mark.parametrize(("name", "opening"), [("p.html", "<!DOCTYPE html>"), ("p.json", "{"), ("p.md", "# ")])
def test_the_name_of_the_output_tells_the_format(
    briefing: Command, summit: Path, tmp_path: Path, name: str, opening: str
) -> None:
    assert briefing("make", summit, "-o", tmp_path / name, "--quiet").err == ""
    assert opening in (tmp_path / name).read_text("utf-8")[:200]


def test_the_json_twin_keeps_its_schema(briefing: Command, summit: Path) -> None:
    twin = json.loads(briefing("make", summit, "--format", "json").out)
    assert twin["schema"] == "briefing/1"
    assert {
        "title",
        "date",
        "place",
        "sources",
        "summary",
        "actors",
        "news",
        "risks",
        "agenda",
        "dates",
        "left_out",
    } <= set(twin)
    assert set(twin["news"][0]) >= {"text", "source", "section", "start", "end", "page", "score", "reasons"}
    assert twin["news"][0]["score"] == pytest.approx(sum(r["points"] for r in twin["news"][0]["reasons"]), abs=0.01)


def test_date_and_cut_off_are_printed_as_given(briefing: Command, summit: Path) -> None:
    out = briefing("make", summit, "--date", "2026-03-13", "--cut-off", "06:30").out
    assert "13 March 2026" in out
    assert "06:30" in out


def test_summarise_gives_so_many_verbatim_sentences(briefing: Command, summit: Path) -> None:
    lines = briefing("summarise", summit, "--sentences", "4").out.splitlines()
    text = summit.read_text("utf-8")
    assert len(lines) == 4
    assert all(line in text for line in lines)


def test_summarise_by_words_keeps_the_budget(briefing: Command, summit: Path) -> None:
    assert 50 <= len(briefing("summarise", summit, "--words", "80").out.split()) <= 80


def test_every_ranker_can_be_chosen(briefing: Command, summit: Path) -> None:
    for ranker in ("lexrank", "textrank", "lsa", "luhn", "kl", "sumbasic"):
        ran = briefing("summarise", summit, "--ranker", ranker)
        assert (ran.code, len(ran.out.splitlines())) == (0, 3), ranker


def test_read_shows_sections_sentences_and_their_places(briefing: Command, summit: Path) -> None:
    out = briefing("read", summit).out
    assert "§3 What Has Changed This Winter" in out
    assert "place: Reykjavik" in out
    assert "(furniture)" in out


def test_explain_shows_reasons_and_tells_what_became_of_a_sentence(briefing: Command, summit: Path) -> None:
    assert "Iceland has confirmed" in briefing("explain", summit).out
    assert "never printed" in briefing("explain", summit, "--why", "share this article").out
    assert "No sentence holds" in briefing("explain", summit, "--why", "giraffe").out


@pytest.mark.parametrize("suffix", ["html", "pdf", "json"])
def test_verify_proves_a_page_and_finds_a_changed_source(
    briefing: Command, summit: Path, tmp_path: Path, suffix: str
) -> None:
    source = tmp_path / "summit.txt"
    source.write_text(summit.read_text("utf-8"), "utf-8")
    page = tmp_path / f"page.{suffix}"
    briefing("make", source, "-o", page)
    proved = briefing("verify", page)
    assert proved.code == 0, proved.out
    assert "NOT PROVED" not in proved.out
    source.write_text(source.read_text("utf-8").replace("Iceland has confirmed", "Iceland has denied"), "utf-8")
    failed = briefing("verify", page)
    assert failed.code == 3
    assert "NOT PROVED" in failed.out
    assert "has changed" in failed.out


def test_verify_proves_a_renamed_text_without_a_title_beside_an_empty_file(briefing: Command, tmp_path: Path) -> None:
    note = tmp_path / "a crane.txt"
    note.write_text("The crane will be mended on Friday by the port. The port fears a loss of 40 jobs.\n", "utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    briefing("make", note, "-o", tmp_path / "page.html")
    renamed = note.rename(tmp_path / "note.txt")
    proved = briefing("verify", tmp_path / "page.html", tmp_path / "empty.txt", renamed)
    assert proved.code == 0, proved.out


def test_one_bad_file_never_stops_the_others(briefing: Command, summit: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ran = briefing("make", summit, tmp_path / "empty.txt", tmp_path / "missing.txt")
    assert ran.code == 4
    assert "Iceland has confirmed" in ran.out
    assert "empty.txt" in ran.err
    assert "missing.txt" in ran.err


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n ",
    "photo.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "report.txt": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "heading.md": b"# Only a heading\n\n## And another\n",
    "word.txt": b"Harbour\n",
    "deutsch.txt": (
        "Die Stadt hat am Dienstag die Brücke gesperrt, weil Prüfer Risse in zwei Seilen gefunden haben. "
        "Der Bürgermeister sagte, dass sie noch drei Wochen gesperrt bleibe, und der Rat wird am Freitag entscheiden. "
        "Täglich fahren vierzigtausend Menschen über das Wasser, viele davon zur Arbeit in den Hafen. "
        "Fachleute warnen, dass starker Frost den Schaden vergrößern könnte, bevor neue Kabel eintreffen. "
        "Bis dahin verkehren Fähren im Takt von zehn Minuten, doch morgens reicht ihr Platz kaum aus."
    ).encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_clear_sentence(briefing: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    ran = briefing("make", tmp_path / name)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("briefing: ")
    assert name in ran.err


def test_errors_can_be_had_as_json(briefing: Command, tmp_path: Path) -> None:
    ran = briefing("make", tmp_path / "missing.txt", "--json")
    assert ran.code == 1
    assert "missing.txt" in json.loads(ran.err)["error"]


@pytest.mark.parametrize(
    "args",
    [
        ("make",),
        ("make", "x.txt", "--page", "a3"),
        ("make", SAMPLES / "note.txt", "--format", "docx"),
        ("make", SAMPLES / "note.txt", "--format", "html", "--format", "pdf"),
        ("make", SAMPLES / "note.txt", "-o", "page.docx"),
        ("make", SAMPLES / "note.txt", "-o", "page.html", "--format", "json"),
        ("make", SAMPLES / "note.txt", "-o", SAMPLES / "note.txt"),
        ("summarise", SAMPLES / "note.txt", "--ranker", "gpt"),
        ("unknown",),
    ],
)
def test_wrong_usage_leaves_with_2(briefing: Command, args: tuple[str | Path, ...]) -> None:
    ran = briefing(*args)
    assert ran.code == 2
    assert ran.err.strip()


def test_a_page_of_no_kind_known_is_refused(briefing: Command, tmp_path: Path, summit: Path) -> None:
    (tmp_path / "page.html").write_text("<p>Nothing of ours.</p>")
    ran = briefing("verify", tmp_path / "page.html", summit)
    assert ran.code == 1
    assert "page.html" in ran.err


@pytest.mark.parametrize("command", ["make", "summarise", "read", "verify", "explain"])
def test_every_help_text_has_an_example(briefing: Command, command: str) -> None:
    assert f"Example: briefing {command}" in briefing(command, "--help").out


def test_version(briefing: Command) -> None:
    assert briefing("--version").out.startswith("briefing ")


HOSTILE = (
    "Harbour <script>alert(1)</script> Closed {{ 7*7 }}\n\n"
    "The city closed the \x1b[2J\x1b]0;owned\x07harbour on Monday after {% include 'x' %} a fire \u202eon two ships. "
    "The mayor warned that <img src=x onerror=alert(1)> smoke could harm the crews of both ships. "
    "The council will vote on the new fire rules for all ships in the harbour on Friday.\n"
)


def test_f45_markup_is_printed_as_text_and_escapes_never_reach_the_terminal(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "hostile.txt").write_text(HOSTILE, "utf-8")
    text = briefing("make", tmp_path / "hostile.txt").out
    page = briefing("make", tmp_path / "hostile.txt", "--format", "html").out
    assert "\x1b" not in text + page
    assert "\u202e" not in text + page
    assert "<script>" in text
    assert "<script" not in page
    assert "<img" not in page
    assert "{{ 7*7 }}" in page


def test_f45_a_name_with_terminal_escapes_is_made_harmless(briefing: Command, tmp_path: Path) -> None:
    assert "\x1b" not in briefing("make", tmp_path / "no\x1b[2Jfile.txt").err


def test_f64_standard_input_and_a_closed_pipe() -> None:
    command = [sys.executable, "-m", "briefing", "make", "-"]
    given = (SAMPLES / "summit.txt").read_bytes()
    whole = subprocess.run(command, input=given, capture_output=True, check=True)
    assert b"Iceland has confirmed" in whole.stdout
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout and child.stdin and child.stderr
        child.stdout.close()
        child.stdin.write(given)
        child.stdin.close()
        assert child.stderr.read() == b""
        assert child.wait() == 0


@pytest.mark.parametrize("fmt", ["html", "json", "pdf"])
def test_f70_the_same_brief_twice_gives_the_same_bytes(fmt: str, tmp_path: Path) -> None:
    pages = []
    for seed, home, lang in (("1", "a", "C"), ("2", "b", "de_DE.UTF-8")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "HOME": str(tmp_path / home), "LANG": lang, "TZ": f"UTC+{seed}"}
        command = [sys.executable, "-m", "briefing", "make", str(SAMPLES / "summit.txt"), "--format", fmt]
        pages.append(subprocess.run(command, env=env, capture_output=True, check=True).stdout)
    assert pages[0] == pages[1]
    assert len(pages[0]) > 1000


def test_a_template_of_one_s_own_changes_the_look(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "brief.css").write_text(
        (SAMPLES.parents[1] / "templates" / "brief.css").read_text() + "h1 { color: #123456 }"
    )
    out = briefing("make", SAMPLES / "note.txt", "--format", "html", "--template", tmp_path).out
    assert "#123456" in out


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("<p>Hello</p>", "leaves out"),
        ("<p>{{ titel }}</p>", "line 1"),
        ("<p>\n{% if %}</p>", "line 2"),
    ],
)
def test_a_broken_template_is_refused_before_anything_is_written(
    briefing: Command, tmp_path: Path, template: str, reason: str
) -> None:
    (tmp_path / "look").mkdir()
    (tmp_path / "look" / "brief.html").write_text(template)
    ran = briefing("make", SAMPLES / "note.txt", "-o", tmp_path / "out.html", "--template", tmp_path / "look")
    assert ran.code == 1
    assert "brief.html" in ran.err
    assert reason in ran.err
    assert not (tmp_path / "out.html").exists()
