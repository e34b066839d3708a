"""Attacks by signals: told to end at any step, a run ends quietly, with its children, and tells nothing by half."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing import guard
from briefing.archive import open_archive
from tests.archive.child import Say, in_child
from tests.attacks.articles import STORY, Article, web_page
from tests.attacks.mornings import configured, kept, monday, risen
from tests.attacks.stages import Stage, arm
from tests.attacks.test_run import children, lives
from tests.conftest import SAMPLES
from tests.edition.desk import MONDAY, TUESDAY

ROOT = Path(__file__).parents[2]
ENDING = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="asks /proc which processes live")


READING = Stage("briefing.guard.crew._Worker.ask")
LAYING_OUT = Stage("briefing.render.layout._written")
WRITING = Stage("briefing.deliver.files._beside")
WRITING_ON = Stage("briefing.deliver.files._beside", 2)
PUTTING = Stage("briefing.deliver.files.Path.replace")
PUTTING_ON = Stage("briefing.deliver.files.Path.replace", 2)
PREPARING = Stage("briefing.archive.Archive.prepare")
CONFIRMING = Stage("briefing.archive.Archive.confirm")
TIDYING = Stage("briefing.guard.close")


class Ending(NamedTuple):
    """How a run ended: its code, what it said on both streams, and how many children it left behind."""

    code: int
    out: str
    err: str
    left: int


def signalled(patch: pytest.MonkeyPatch, room: Path, stage: Stage, number: int, command: tuple[str, ...]) -> Ending:
    """The command, run in a child of ours that gets the signal at that stage."""
    streams = [room / "stdout", room / "stderr"]
    (room / "tmp").mkdir(exist_ok=True)

    def run(say: Say) -> None:
        patch.undo()  # so that workers are really ended
        guard._shared.clear()  # those are our parent's
        for descriptor, file in enumerate(streams, 1):
            os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
        sys.argv = ["briefing", *command]
        sys.stdout, sys.stderr = (os.fdopen(number, "w") for number in (1, 2))
        tempfile.tempdir = str(room / "tmp")
        from briefing.cli import main

        with pytest.MonkeyPatch.context() as own:
            arm(own, stage, number)
            try:
                main()
            except SystemExit as left:
                say(f"{left.code or 0} {len(children(os.getpid()))}")

    ended = in_child(run)
    assert ended.code == 0, ended
    code, left = map(int, ended.said.split())
    assert list((room / "tmp").iterdir()) == []
    out, err = (file.read_text("utf-8") for file in streams)
    return Ending(code, out, err, left)


def quiet(ending: Ending, number: int) -> bool:
    """With the code of its signal, one line at most, and nobody left behind."""
    return (ending.code, ending.out, ending.err.count("\n") <= 1, "Traceback" in ending.err, ending.left) == (
        128 + number,
        "",
        True,
        False,
        0,
    )


MAKING = {"reading": READING, "writing": WRITING, "writing on": WRITING_ON, "putting in place": PUTTING}
# The first and the last step are quick, the others slow.
TURNS = [
    pytest.param(number, stage, id=f"{number.name} {name}", marks=[] if at == 3 * which else [pytest.mark.slow])
    for at, (name, stage) in enumerate(MAKING.items())
    for which, number in enumerate(ENDING)
]


@pytest.mark.parametrize(("number", "stage"), TURNS)
def test_f64_a_page_told_to_end_at_any_step_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, stage: Stage
) -> None:
    source, out = tmp_path / "story.html", tmp_path / "out"
    source.write_bytes(web_page(Article("Port Shut", (STORY,))))
    out.mkdir()
    command = ("make", str(source), "-o", f"{out}/", "--format", "json", "--format", "html")
    ending = signalled(monkeypatch, tmp_path, stage, number, command)
    assert quiet(ending, number), ending
    assert list(out.iterdir()) == []


MORNINGS = {
    "writing down": (PREPARING, False),
    "writing": (WRITING, False),
    "between two names": (PUTTING_ON, False),
    "confirming": (CONFIRMING, True),
}
RUNS = [
    pytest.param(number, stage, told, id=f"{number.name} {name}", marks=[] if at % 3 == which else [pytest.mark.slow])
    for at, (name, (stage, told)) in enumerate(MORNINGS.items())
    for which, number in enumerate(ENDING)
]


@pytest.mark.parametrize(("number", "stage", "told"), RUNS)
def test_f64_an_edition_told_to_end_at_any_step_tells_nothing_by_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals, stage: Stage, told: bool
) -> None:
    """Its page counts as told on Tuesday if all of its files stand, and only then."""
    (tmp_path / "desk").mkdir()
    desk = monday(tmp_path / "desk")
    open_archive(desk.folder / "archive.db").close()  # making one renames, too
    command = ("run", str(desk.folder / "briefing.toml"), "--now", f"{MONDAY}T07:00", "--no-network")
    ending = signalled(monkeypatch, tmp_path, stage, number, command)
    assert quiet(ending, number), ending
    assert kept(desk) == ()
    assert list(desk.folder.rglob("*.part")) == []
    risen(desk)
    morning = desk.run(f"{TUESDAY}T07:00")
    assert morning.remembered
    assert morning.brief and (morning.brief.masthead.previous is not None) is told
    assert [page.day.isoformat() for page in kept(desk)] == [TUESDAY, *([MONDAY] if told else [])]


def test_f64_a_worker_at_an_editions_source_is_ended_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = monday(tmp_path)
    (desk.folder / "coast/story.html").write_bytes(web_page(Article("Port Shut", (STORY,))))
    config = configured(desk)
    ending = signalled(monkeypatch, tmp_path, READING, signal.SIGTERM, ("run", str(config), "--now", f"{MONDAY}T07:00"))
    assert quiet(ending, signal.SIGTERM), ending
    assert not (desk.folder / "out").exists()
    assert kept(desk) == ()


@pytest.mark.parametrize("number", [signal.SIGPIPE, signal.SIGHUP])
def test_f64_a_signal_that_is_ignored_ends_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    """A broken pipe, told by signal, and the end of the terminal of a run that `nohup` began."""
    before = signal.signal(number, signal.SIG_IGN)
    try:
        command = ("make", str(SAMPLES / "note.txt"), "-o", str(tmp_path / "page.html"))
        ending = signalled(monkeypatch, tmp_path, WRITING, number, command)
    finally:
        signal.signal(number, before)
    assert (ending.code, ending.out) == (0, "")
    assert (tmp_path / "page.html").read_bytes().endswith(b"</html>")


ARMED = """
import sys
import pytest
from briefing.cli import main
from briefing.guard.crew import _Worker
from tests.attacks.stages import Stage, arm
patch, number, ask = pytest.MonkeyPatch(), int(sys.argv.pop(1)), _Worker.ask
def told(self, task):
    print(self._process.pid, flush=True)
    return ask(self, task)
_Worker.ask = told
for place in sys.argv.pop(1).split():
    arm(patch, Stage(place), number)
main()
"""


def armed(room: Path, number: int, stages: tuple[Stage, ...], *command: str | Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own that gets the signal at each of the stages and tells the numbers of its
    workers; none may live, and no file be left, when it has ended."""
    (room / "tmp").mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", ARMED, str(number), " ".join(stage.place for stage in stages), *map(str, command)],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(room / "tmp")},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 128 + number, ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stderr.count("\n") <= 1
    assert not any(map(lives, map(int, ran.stdout.split())))
    assert list((room / "tmp").iterdir()) == []
    return ran


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, *(pytest.param(one, marks=pytest.mark.slow) for one in (signal.SIGINT, signal.SIGHUP))]
)
def test_f64_a_page_told_to_end_while_it_is_laid_out_leaves_no_fonts(tmp_path: Path, number: signal.Signals) -> None:
    armed(tmp_path, number, (LAYING_OUT,), "make", SAMPLES / "note.txt", "-o", tmp_path / "page.pdf")
    assert [one.name for one in tmp_path.iterdir()] == ["tmp"]


def test_f64_a_second_signal_while_tidying_leaves_no_worker(tmp_path: Path) -> None:
    source = tmp_path / "story.html"
    source.write_bytes(web_page(Article("Port Shut", (STORY,))))
    ran = armed(tmp_path, signal.SIGTERM, (READING, TIDYING), "make", source)
    assert ran.stdout.split() != []
