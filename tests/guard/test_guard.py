"""The guarded child: what it gives back, and that whatever a reader does costs one input and nothing else."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import EmptyInput, ReaderFailed
from briefing.guard import Limits, Task
from briefing.guard.crew import Crew
from briefing.guard.faults import Closed

SHORT = Limits(seconds=5, processor=1, memory=800_000_000, result=1_000_000)


@pytest.fixture(scope="module")
def crew() -> Iterator[Crew]:
    one = Crew(1)
    yield one
    one.close()


def hostile(function: str, data: bytes = b"", limits: Limits = SHORT, **values: Any) -> Task:
    return Task("day.bin", f"tests.guard.hostile:{function}", data, values, limits)


def fault(crew: Crew, function: str, **values: Any) -> str:
    """What is said of the input; the next task must be served all the same."""
    with pytest.raises(ReaderFailed) as refusal:
        crew.run(hostile(function, **values))
    assert crew.run(hostile("echo", b"abc"))["size"] == 3
    return str(refusal.value)


def test_a_task_brings_data_and_values_and_gets_a_result(crew: Crew) -> None:
    answer = crew.run(hostile("echo", b"x" * 3_000_000, title="Brücke \u202e"))
    assert (answer["size"], answer["title"]) == (3_000_000, "Brücke \u202e")


def test_a_worker_stays_warm(crew: Crew) -> None:
    assert crew.run(hostile("echo"))["pid"] == crew.run(hostile("echo"))["pid"] != os.getpid()


def test_a_refusal_comes_back_as_what_it_is(crew: Crew) -> None:
    with pytest.raises(EmptyInput, match=r"^a\.pdf: has no text in it"):
        crew.run(hostile("refuse", name="a.pdf"))


def test_f26_a_crash_of_the_reader_is_said(crew: Crew) -> None:
    assert fault(crew, "abort") == (
        "day.bin: its reader crashes on it (signal 6); the file may be damaged or hostile, leave it out."
    )


@pytest.mark.parametrize("function", ["hang", "spin"])
def test_f65_a_reader_that_never_ends(crew: Crew, function: str) -> None:
    begun = time.monotonic()
    assert "takes longer than 5 seconds" in fault(crew, function)
    assert time.monotonic() - begun < 20


def test_f65_a_reader_that_takes_all_memory(crew: Crew) -> None:
    assert "needs too much memory" in fault(crew, "grow")


def test_f65_a_reader_that_leaves_without_a_word(crew: Crew) -> None:
    assert "ends without an answer" in fault(crew, "leave")


def test_f65_a_reader_that_floods_its_output_does_no_harm(crew: Crew) -> None:
    assert crew.run(hostile("flood", limits=Limits(seconds=20))) == "done"


@pytest.mark.parametrize("function", ["babble", "unspeakable"])
def test_f65_garbage_is_no_answer(crew: Crew, function: str) -> None:
    assert "gives no proper answer" in fault(crew, function)


def test_f65_an_answer_too_long_is_not_taken(crew: Crew) -> None:
    with pytest.raises(ReaderFailed, match="gives a longer answer than is taken"):
        crew.run(hostile("endless", limits=Limits(seconds=20, result=1_000_000)))


def test_a_fault_says_its_kind_and_nothing_of_its_text(crew: Crew) -> None:
    assert "fails on it (LookupError)" in fault(crew, "fail")
    assert "nested too deeply" in fault(crew, "recurse")


@pytest.mark.parametrize("function", ["connect", "start"])
def test_f18_a_reader_opens_no_connection_and_starts_nothing(crew: Crew, function: str) -> None:
    assert "fails on it (PermissionError)" in fault(crew, function)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_reader_leaves_nothing_on_the_disk(crew: Crew, tmp_path: Path) -> None:
    assert "fails on it (OSError)" in fault(crew, "write", place=str(tmp_path / "left"))
    assert (tmp_path / "left").stat().st_size == 0


def test_a_reader_sees_no_secrets(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_PASSWORD", "hush")
    fresh = Crew(1)
    seen = fresh.run(hostile("environment"))
    fresh.close()
    assert "LC_ALL" in seen
    assert not {"BRIEFING_PASSWORD", "HOME", "PATH", "USER"} & seen.keys()


def test_several_workers_serve_at_once() -> None:
    two = Crew(2)
    tasks = [two.submit(hostile("echo", number=number)) for number in range(20)]
    assert [task.result()["number"] for task in tasks] == list(range(20))
    two.close()


def test_closing_ends_a_worker_that_is_at_work() -> None:
    one = Crew(1)
    busy = one.submit(hostile("hang", limits=Limits(seconds=50)))
    one.submit(hostile("echo"))
    time.sleep(0.3)
    one.close()
    assert isinstance(busy.exception(5), Closed)
    with pytest.raises(Closed):
        one.run(hostile("echo"))


def test_what_becomes_of_an_input_does_not_depend_on_those_before_it(crew: Crew) -> None:
    assert [crew.run(hostile("tire")) for _ in range(3)] == [1, 1, 1]


def test_a_task_of_a_task_is_done_in_the_same_child(crew: Crew) -> None:
    inner = crew.run(hostile("nest", b"abc", inner="echo"))
    assert (inner["size"], inner["pid"]) == (3, crew.run(hostile("echo"))["pid"])


def test_what_a_task_of_a_task_does_wrong_is_said_of_its_own_input(crew: Crew) -> None:
    for function, said in (("fail", "fails on it (LookupError)"), ("recurse", "finds it nested too deeply")):
        with pytest.raises(ReaderFailed, match=rf"^inner\.bin: its reader {re.escape(said)}"):
            crew.run(hostile("nest", inner=function))
    with pytest.raises(ReaderFailed, match=r"^day\.bin: its reader needs too much memory"):
        crew.run(hostile("nest", inner="grow"))


LEFT_ALONE = """
from briefing.guard import Limits, Task
from briefing.guard.crew import Crew
one = Crew(1)
print(one.run(Task("x", "tests.guard.hostile:echo"))["pid"], flush=True)
one.run(Task("x", "tests.guard.hostile:hang", limits=Limits(seconds=1)))
"""


@pytest.mark.skipif(not Path("/proc").exists(), reason="asks /proc whether a process lives")
def test_f64_a_worker_dies_in_time_though_its_parent_was_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", LEFT_ALONE], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    child = int(parent.stdout.readline())
    time.sleep(0.2)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and _lives(child):
        time.sleep(0.1)
    assert not _lives(child)


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
