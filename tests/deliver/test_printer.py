"""On paper: what `lp` is told and given, and what its end means. A stand-in writes down how it was called."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.deliver import printer as printing
from briefing.deliver.fate import Fate, State
from briefing.deliver.faults import NoPrinter
from briefing.deliver.printer import carrier
from briefing.settings import Printer

PAGE = b"%PDF-1.7 \x00\xff a page"
OFFICE = ("Front_Office",)
NAMED = Printer("Front_Office")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in for lp is a script")

Stand = Callable[[str], dict[str, str]]


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stand:
    """Puts an `lp` on a PATH that has nothing else: it notes its arguments and surroundings, then does as told."""
    monkeypatch.setattr(printing, "SYSTEM_FOLDERS", ())
    folder = tmp_path / "bin"
    folder.mkdir()

    def put(then: str) -> dict[str, str]:
        write = f"open({str(tmp_path / 'seen')!r}, 'w').write(repr((sys.argv[1:], dict(os.environ))))\n"
        file = folder / "lp"
        file.write_text(f"#!{sys.executable} -S\nimport os, sys\n{write}{then}\n", "utf-8")
        file.chmod(0o755)
        return {"PATH": str(folder), "HOME": str(tmp_path), "SECRET": "hunter2", "LPDEST": "elsewhere"}

    return put


def deliver(environment: dict[str, str], printer: Printer = NAMED, patience: float = 60) -> Fate:
    [fate] = carrier(printer, environment, patience)(PAGE, OFFICE, lambda: None)
    return fate


QUEUED = "print('request id is Front_Office-7 (1 file(s))')"


@pytest.mark.parametrize(
    ("printer", "told"),
    [
        (Printer(), ["-n", "1", "-t", "briefing"]),
        (Printer("Front_Office", 3), ["-d", "Front_Office", "-n", "3", "-t", "briefing"]),
        (Printer("a;id $(id)"), ["-d", "a;id $(id)", "-n", "1", "-t", "briefing"]),
    ],
    ids=["the system's own", "named", "never a shell"],
)
def test_lp_is_told_the_printer_and_the_copies(tmp_path: Path, stand: Stand, printer: Printer, told: list[str]) -> None:
    fate = deliver(stand(QUEUED), printer)
    assert fate == Fate("Front_Office", State.SENT, "request id is Front_Office-7 (1 file(s))")
    assert eval((tmp_path / "seen").read_text())[0] == told


def test_lp_gets_the_page_byte_for_byte(tmp_path: Path, stand: Stand) -> None:
    deliver(stand(f"open({str(tmp_path / 'paper')!r}, 'wb').write(sys.stdin.buffer.read())"))
    assert (tmp_path / "paper").read_bytes() == PAGE


def test_lp_gets_no_more_of_the_surroundings_than_it_needs(tmp_path: Path, stand: Stand) -> None:
    deliver({**stand(QUEUED), "CUPS_SERVER": "print.house.example"})
    found = eval((tmp_path / "seen").read_text())[1]
    assert (found["LANG"], found["CUPS_SERVER"], found["HOME"]) == ("C.UTF-8", "print.house.example", str(tmp_path))
    assert not {"SECRET", "LPDEST"} & set(found)


FAILED = [
    ("print('lp: The printer or class\\n does not exist.', file=sys.stderr); sys.exit(1)", "lp: The printer or class"),
    ("sys.exit(3)", "lp failed with 3"),
    ("print('\\x1b[2Jlp: \\u202e no'); sys.exit(1)", "lp: no"),
    ("print('x' * 100_000); sys.exit(1)", "x" * 300),
]


@pytest.mark.parametrize(("then", "said"), FAILED, ids=range(len(FAILED)))
def test_a_page_that_lp_refuses_waits_and_lp_says_why_in_one_line(stand: Stand, then: str, said: str) -> None:
    fate = deliver(stand(then))
    assert fate.state == State.WAITING
    assert fate.said.startswith(said)
    assert fate.said.isprintable()
    assert len(fate.said) <= 300


def test_a_printer_that_gives_no_answer_leaves_the_page_in_doubt(stand: Stand) -> None:
    fate = deliver(stand("import time; time.sleep(60)"), patience=0.5)
    assert (fate.state, fate.said) == (State.DOUBT, "lp gave no answer within 0.5 seconds; look at the printer")


def test_a_child_that_lp_leaves_behind_is_not_waited_for(tmp_path: Path, stand: Stand) -> None:
    """It holds on to lp's output until the test lets it go, or for ten seconds."""
    over = tmp_path / "over"
    lingers = f"for _ in range(200):\n        if not os.path.exists({str(over)!r}): time.sleep(0.05)"
    fate = deliver(stand(f"import time\nif os.fork() == 0:\n    {lingers}\nelse:\n    {QUEUED}"), patience=5)
    over.touch()
    assert fate.state == State.SENT


def test_an_lp_that_a_signal_ended_leaves_the_page_in_doubt(stand: Stand) -> None:
    fate = deliver(stand("os.kill(os.getpid(), 9)"))
    assert (fate.state, fate.said) == (State.DOUBT, "lp was ended by signal 9; look at the printer")


def test_without_lp_the_page_waits_and_nothing_is_noted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "SYSTEM_FOLDERS", ())
    noted: list[None] = []
    with pytest.raises(NoPrinter, match=r"^lp is not installed; install cups-client\.$"):
        carrier(Printer(), {"PATH": str(tmp_path)})(PAGE, OFFICE, lambda: noted.append(None))
    assert noted == []


def test_an_lp_that_cannot_be_started_is_told(tmp_path: Path, stand: Stand) -> None:
    environment = stand(QUEUED)
    (tmp_path / "bin/lp").write_text("#!/no/such/program\n")
    fate = deliver(environment)
    assert (fate.state, fate.said) == (
        State.WAITING,
        f"{tmp_path}/bin/lp cannot be started (No such file or directory); see to it by hand",
    )


def test_the_step_that_cannot_be_taken_back_is_noted_before_lp_starts(tmp_path: Path, stand: Stand) -> None:
    started: list[bool] = []
    carrier(Printer(), stand(QUEUED))(PAGE, OFFICE, lambda: started.append((tmp_path / "seen").exists()))
    assert started == [False]
    assert (tmp_path / "seen").exists()


@pytest.mark.parametrize("path", [".", "", "bin", "./bin", ".:bin"])
def test_f62_an_lp_in_the_working_folder_is_not_run(
    tmp_path: Path, stand: Stand, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    stand(QUEUED)
    (tmp_path / "lp").write_bytes((tmp_path / "bin/lp").read_bytes())
    (tmp_path / "lp").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoPrinter):
        deliver({"PATH": path})
    assert not (tmp_path / "seen").exists()


def test_lp_is_found_where_systems_keep_it_without_any_path(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "SYSTEM_FOLDERS", (stand(QUEUED)["PATH"],))
    assert deliver({}).state == State.SENT


def test_several_addressees_share_one_job_and_nobody_needs_none(tmp_path: Path, stand: Stand) -> None:
    carry = carrier(Printer(), stand(QUEUED))
    assert carry(PAGE, (), lambda: None) == ()
    assert not (tmp_path / "seen").exists()
    assert [fate.state for fate in carry(PAGE, ("a", "b"), lambda: None)] == [State.SENT, State.SENT]
