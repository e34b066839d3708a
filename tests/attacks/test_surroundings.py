"""Attacks by surroundings: folders that bring modules, and machines that lack what a run takes for granted."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing import guard
from briefing.guard.crew import _Worker
from tests.attacks.articles import STORY, Article, Command, web_page
from tests.attacks.mornings import configured, kept, monday
from tests.conftest import SAMPLES
from tests.edition.desk import MONDAY, Desk

NOTE = SAMPLES / "note.txt"
ROOT = Path(__file__).parents[2]
SCRIPT = Path(sys.executable).with_name("briefing")
FIRE = Article(
    "Port Shut", (STORY, "The council will vote on the new fire rules for all ships in the harbour on Friday.")
)
# Modules that Python, we or a library import; what is asked for only at times is asked for by a web page to a PDF.
MODULES = (
    "sitecustomize",
    "usercustomize",
    "encodings",
    "codecs",
    "typing",
    "json",
    "random",
    "signal",
    "typer",
    "lxml",
    "trafilatura",
    "weasyprint",
    "pypdfium2",
    "templates",
    "_strptime",
)
# Programs that a library asks the system for, or that print.
PROGRAMS = ("lp", "lpr", "fc-list", "fc-match", "gcc", "ldconfig", "ld", "uname")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Monday's desk in a folder of its own, that nothing else lies in."""
    (tmp_path / "desk").mkdir()
    return monday(tmp_path / "desk")


def bare(**more: str) -> dict[str, str]:
    """An environment with nothing but where programs lie."""
    return {"PATH": os.environ["PATH"], **more}


def said(command: list[str], folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command, cwd=folder, env=env, capture_output=True, timeout=120, stdin=subprocess.DEVNULL, check=False
    )


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """A folder with a story and with everything that might be taken for ours, each telling when it is."""
    folder = tmp_path / "downloads"
    (folder / "templates").mkdir(parents=True)
    (folder / "story.html").write_bytes(web_page(FIRE))
    told = "import os\nos.close(os.open({!r}, os.O_CREAT))\n"
    for name in MODULES:
        (folder / f"{name}.py").write_text(told.format(str(folder / f"taken-{name}")))
    for name in PROGRAMS:
        (folder / name).write_text(f"#!/bin/sh\n: > {folder / 'taken'}-{name}\n")
        (folder / name).chmod(0o755)
    for name in ("brief.html", "brief.css", "print.css"):
        (folder / "templates" / name).write_text("{{ 7 * 7 }} owned")
    (folder / "briefing.toml").write_text('version = 1\n[mail]\nto = ["all@thieves.example"]\n')
    (folder / "pyvenv.cfg").write_text(f"home = {folder}\n")
    return folder


COMMANDS = [
    pytest.param([str(SCRIPT)], id="the command"),
    pytest.param([sys.executable, "-P", "-m", "briefing"], id="python -P -m", marks=pytest.mark.slow),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_f62_a_page_made_in_a_hostile_folder_is_the_same_and_takes_nothing_from_it(
    downloads: Path, command: list[str]
) -> None:
    if not Path(command[0]).exists():
        pytest.skip("the command is not installed here")
    quiet = downloads.parent / "quiet"
    quiet.mkdir()
    (quiet / "story.html").write_bytes((downloads / "story.html").read_bytes())
    words = ["make", "story.html", "--format", "pdf"]
    ran = said([*command, *words], downloads, bare())
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout == said([*command, *words], quiet, bare()).stdout
    assert [one.name for one in downloads.glob("taken-*")] == []


def test_f62_python_m_takes_no_module_that_is_loaded_after_it(downloads: Path) -> None:
    """What Python loads before us is not promised: only `-P` keeps that out."""
    for name in ("typing", "signal", "json", "codecs", "random", "_strptime"):
        (downloads / f"{name}.py").rename(downloads / f"{name}.txt")
    ran = said([sys.executable, "-m", "briefing", "make", "story.html"], downloads, bare())
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert [one.name for one in downloads.glob("taken-*")] == []


def test_f62_what_python_is_told_of_modules_does_not_reach_a_reader(downloads: Path) -> None:
    """PYTHONPATH and its like are the user's own word on what runs as him; the guarded child hears none of it."""
    code = "import tests.guard.hostile as h; from briefing.guard import Task; from briefing.guard.crew import Crew; "
    code += "one = Crew(1); print(one.run(Task('x', 'tests.guard.hostile:echo'))['size']); one.close()"
    for name in MODULES:
        if name not in ("lxml", "trafilatura", "sitecustomize", "usercustomize"):
            (downloads / f"{name}.py").unlink(missing_ok=True)
    env = bare(PYTHONPATH=f"{ROOT}:{downloads}", PYTHONSTARTUP=str(downloads / "lxml.py"))
    code = "import sys; sys.path.remove(" + repr(str(downloads)) + "); " + code
    (downloads / "sitecustomize.py").unlink()
    ran = said([sys.executable, "-s", "-c", code], downloads, env)
    assert (ran.returncode, ran.stdout) == (0, b"0\n"), ran.stderr
    assert [one.name for one in downloads.glob("taken-*")] == []


NO_LOCALE = {"LANG": "C", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_f63_where_no_letter_but_ascii_is_known_files_keep_their_names(tmp_path: Path) -> None:
    """Names in letters, in bytes that are none, and in the sentence on a file that is not there."""
    for name in ("Zürich €.txt", os.fsdecode(b"half\xff.txt")):
        source, page = tmp_path / name, tmp_path / f"{name}.html"
        source.write_bytes(NOTE.read_bytes())
        for given, code in ((source, 0), (f"{source}x", 1)):
            ran = said([sys.executable, "-m", "briefing", "make", str(given), "-o", str(page)], ROOT, bare(**NO_LOCALE))
            assert (ran.returncode, ran.stdout, ran.stderr.count(b"\n")) == (code, b"", 1), ran.stderr
            assert b"Traceback" not in ran.stderr
        assert page.read_bytes().endswith(b"</html>")
    assert len(list(tmp_path.iterdir())) == 4


ODD = {
    "no locale": NO_LOCALE,
    "no zone of this earth": {"TZ": "Mars/Olympus"},
    "a zone that is no text": {"TZ": "\udcff:/etc/passwd"},
    "a home that is a device": {"HOME": "/dev/null", "XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "", "XDG_CACHE_HOME": ""},
    "a home that is none": {"HOME": "", "XDG_DATA_HOME": "here", "XDG_CACHE_HOME": "../there"},
    "no room for what is passing": {"TMPDIR": "/proc/nowhere", "TMP": "/dev/null", "TEMP": ""},
}


@pytest.mark.slow
@pytest.mark.parametrize("env", ODD.values(), ids=ODD)
def test_f63_an_edition_is_made_alike_in_odd_surroundings(desk: Desk, env: dict[str, str]) -> None:
    """The folder it stands in gets nothing, whatever relative places the environment names."""
    (desk.folder / "coast/story.html").write_bytes(web_page(FIRE))
    pages: list[dict[str, bytes]] = []
    here = desk.folder.parent / "here"
    here.mkdir()
    command = [sys.executable, "-m", "briefing", "run", str(desk.folder / "briefing.toml"), "--now", f"{MONDAY}T07:00"]
    for surroundings in (bare(), bare(**env)):
        ran = said(command, here, surroundings | {"PYTHONPATH": str(ROOT)})
        assert (ran.returncode, ran.stdout) == (0, b""), ran.stderr
        pages.append({file.name: file.read_bytes() for file in (desk.folder / "out").iterdir()})
        for file in (desk.folder / "out").iterdir():
            file.unlink()
    assert len(pages[0]) == 2
    assert pages[0] == pages[1]
    assert list(here.iterdir()) == []
    assert not (desk.folder.parent / "there").exists()


@pytest.mark.parametrize("command", ["make {note}", "run {config} --dry-run", "past --config {config}", "--version"])
def test_f63_a_full_disk_behind_standard_output_is_one_line(desk: Desk, command: str) -> None:
    """And behind standard error too, where there is nobody left to tell."""
    words = shlex.split(command.format(note=NOTE, config=desk.folder / "briefing.toml"))
    line = shlex.join([sys.executable, "-m", "briefing", *words])
    ran = subprocess.run(f"{line} >/dev/full", shell=True, cwd=ROOT, capture_output=True, timeout=60)
    assert (ran.returncode, ran.stderr.count(b"\n")) == (1, 1), ran.stderr
    assert b"No space left on device" in ran.stderr


def test_f63_a_message_that_finds_no_room_costs_no_page(desk: Desk) -> None:
    """Standard error is a log on a full disk, or closed: the page is delivered, remembered, and the run a success."""
    config = desk.folder / "briefing.toml"
    for number, place in enumerate((">/dev/full", ">&-")):
        line = shlex.join([sys.executable, "-m", "briefing", "run", str(config), "--now", f"{MONDAY}T0{7 + number}:00"])
        ran = subprocess.run(f"{line} 2{place}", shell=True, cwd=ROOT, capture_output=True, timeout=60)
        assert (ran.returncode, ran.stdout) == (0, b"")
        assert len(kept(desk)) == number + 1


def test_f63_a_folder_that_was_removed_meanwhile_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    for words in (["make", str(NOTE), "-o", "page.html"], ["run"], ["past"]):
        line = shlex.join([sys.executable, "-m", "briefing", *words])
        ran = subprocess.run(
            f"mkdir -p gone && cd gone && rmdir ../gone && {line}",
            shell=True,
            cwd=tmp_path,
            env=bare(PYTHONPATH=str(ROOT)),
            capture_output=True,
            timeout=60,
        )
        assert (ran.returncode, ran.stdout) == (2, b""), ran.stderr
        assert ran.stderr == b"briefing: The folder that you are in is no longer there; go to one that is.\n"


def test_f63_an_edition_without_the_layout_engine_is_refused_in_one_sentence_and_tells_nothing(
    desk: Desk, briefing: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = configured(desk, ('["html", "json"]', '["html", "pdf"]'))
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    ran = briefing("run", config, "--now", f"{MONDAY}T07:00")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "libpango" in ran.err
    assert not (desk.folder / "out").exists()
    assert kept(desk) == ()


FORGED: dict[str, dict[str, Any]] = {
    "nothing": {"result": None},
    "a number": {"result": 5},
    "no pieces": {"result": {"pieces": None, "head": [], "notes": [], "doubt": "", "inner": []}},
    "pieces of another shape": {"result": {"pieces": [["x"]], "head": [""] * 5, "notes": [], "doubt": "", "inner": []}},
    "files that are no bytes": {
        "result": {"pieces": [], "head": [""] * 5, "notes": [], "doubt": "", "inner": [{"data": "no base64"}]}
    },
    "a refusal without words": {"refusal": "EmptyInput"},
    "a refusal that is no refusal": {"refusal": "annotations", "says": "x"},
    "a refusal that is a text": {"refusal": "__doc__", "says": "x"},
    "a refusal by number": {"refusal": 5, "says": "x"},
    "a refusal that steers the terminal": {"refusal": "BriefingError", "says": "\x1b[2Jstory.html: \u202eall is well"},
    "a fault of another kind": {"fault": {"a": 1}},
}


@pytest.mark.parametrize("answer", FORGED.values(), ids=FORGED)
def test_f65_whatever_a_reader_answers_costs_its_file_one_line(
    briefing: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: dict[str, Any]
) -> None:
    """A child that was taken over by its file speaks the language of the guard, and lies in it."""
    (tmp_path / "story.html").write_bytes(web_page(FIRE))
    forged: Callable[..., dict[str, Any]] = lambda *_: dict(answer)  # noqa: E731
    monkeypatch.setattr(_Worker, "ask", forged)
    monkeypatch.setattr(guard, "_shared", [])
    ran = briefing("make", NOTE, tmp_path / "story.html", "-o", tmp_path / "page.json")
    assert ran.code == 4, ran.err
    assert ran.err.count("\n") == 2
    assert not {"\x1b", "\u202e"} & {*ran.err, *(tmp_path / "page.json").read_text("utf-8")}
    assert briefing("make", tmp_path / "story.html").code == 1
