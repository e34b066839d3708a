"""Other machines: which may be used, what a part that kills its workers costs, and a real cluster on loopback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager
from json import dumps, loads
from pathlib import Path
from typing import Any

import pytest

from briefing import __version__
from briefing.batch import Order, brief_all, flow, parts
from briefing.batch.cluster import _checked, _threads, about, cluster, refuse_open, unpacked
from briefing.batch.engine import Engine, Found
from briefing.batch.job import run
from briefing.batch.parts import Part
from briefing.batch.refusals import (
    ClusterLost,
    NoCertificates,
    NoCluster,
    NotInstalled,
    OpenScheduler,
    OtherVersion,
)
from briefing.batch.rows import Row
from briefing.model import File
from tests.batch.archive import articles, contents, rows, written
from tests.batch.poison import killing
from tests.batch.test_batch_runs import told_nothing

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "address",
    ["tcp://127.0.0.1:8786", "tcp://127.9.9.9:1", "tcp://[::1]:8786", "tcp://localhost:1", "tls://10.0.0.5:1"],
)
def test_a_scheduler_under_tls_or_on_this_machine_is_used(address: str) -> None:
    refuse_open(address)


@pytest.mark.parametrize(
    "address",
    [
        "tcp://10.0.0.5:8786",
        "tcp://0.0.0.0:8786",
        "tcp://[::]:8786",
        "tcp://127.0.0.1.example.org:8786",
        "tcp://2130706433:8786",
        "tcp://scheduler:8786",
        "tcp://127.0.0.1@10.0.0.5:8786",
        "tcp://",
        "tls://",
        "tcp://[::1",
        "10.0.0.5:8786",
        "127.0.0.1:8786",
        "ws://127.0.0.1:8786",
        "http://127.0.0.1:8787",
        "inproc://127.0.0.1/1/2",
        "",
    ],
)
def test_f66_an_open_scheduler_is_refused_before_a_word_is_said_to_it(address: str) -> None:
    with pytest.raises(OpenScheduler, match="give a tls:// address"):
        refuse_open(address)


def test_dask_that_is_not_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(NotInstalled, match=r"pip install 'briefing\[dask\]'"), cluster("tcp://127.0.0.1:1"):
        pass


@pytest.mark.parametrize("place", [None, "none.pem"], ids=["unset", "missing"])
def test_tls_without_certificates_is_said_before_a_word_is_sent(tmp_path: Path, place: str | None) -> None:
    config = pytest.importorskip("dask.config")
    pytest.importorskip("distributed")
    named = {"distributed.comm.tls.ca-file": place and str(tmp_path / place)}
    with config.set(named), pytest.raises(NoCertificates, match="CA_FILE"), cluster("tls://127.0.0.1:1"):
        pass


W1, W2 = "tcp://127.0.0.1:11", "tcp://127.0.0.1:12"


class Client:
    """What a Dask client tells of a cluster of two workers, but for what is told otherwise."""

    def __init__(self, address: str = "tcp://127.0.0.1:1", nanny: str | None = None, **about: object) -> None:
        self.info = {"address": address, "workers": {W: {"nanny": nanny, "nthreads": 2} for W in (W1, W2)}}
        self.about = about

    def scheduler_info(self, n_workers: int) -> dict[str, Any]:
        assert n_workers == -1
        return self.info

    def run(self, function: Callable[..., Any], on_error: str) -> dict[str, object]:
        assert (function, on_error) == (about, "return")
        return {W1: [__version__, W1], W2: self.about.get("second", [__version__, W2])}


def test_the_threads_of_all_workers_are_used() -> None:
    assert _checked(Client(), "tcp://127.0.0.1:1") == 4
    assert _checked(Client(nanny="tcp://127.0.0.1:9"), "tcp://127.0.0.1:1") == 4
    silent = Client()
    silent.run = lambda function, on_error: (_ for _ in ()).throw(TimeoutError())  # type: ignore[method-assign]
    with pytest.raises(NoCluster, match="fell silent"):
        _threads(silent, "tcp://127.0.0.1:1")
    nobody = Client()
    nobody.info["workers"] = {}
    with pytest.raises(NoCluster, match="the scheduler has no workers"):
        _checked(nobody, "tcp://127.0.0.1:1")


@pytest.mark.parametrize(
    "client",
    [
        Client(address="tcp://192.0.2.7:8786"),
        Client(nanny="tcp://192.0.2.7:9"),
        Client(second=[__version__, "tcp://0.0.0.0:12"]),
    ],
    ids=["scheduler", "nanny", "worker"],
)
def test_f66_a_cluster_that_listens_beyond_this_machine_is_refused(client: Client) -> None:
    with pytest.raises(OpenScheduler, match="listens beyond this machine"):
        _checked(client, "tcp://127.0.0.1:1")


@pytest.mark.parametrize("told", [["0.0.9", W2], ModuleNotFoundError("No module named 'briefing'")], ids=["old", "no"])
def test_f66_a_worker_with_another_briefing_or_none_is_refused(told: object) -> None:
    with pytest.raises(OtherVersion, match=r"^tcp://127\.0\.0\.1:12: has (no briefing|briefing 0\.0\.9), and here is"):
        _checked(Client(second=told), "tcp://127.0.0.1:1")


class Killed(Exception):
    """What an executor says of a task that killed its workers."""


class Fake(Executor):
    """An executor that does each task at once; `tell` may say how it ends instead."""

    def __init__(self, tell: Callable[[Part], BaseException | None] = lambda part: None) -> None:
        self.tell = tell
        self.most = self.waiting = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        fault = self.tell(args[-1])
        if isinstance(fault, RuntimeError):
            raise fault
        if fault:
            future.set_exception(fault)
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def rows_of(part: Part) -> Found:
    return [[Row(item.name, "no").values()] for item in part.items]


def documents(*names: str) -> Iterator[Part]:
    return parts.parts(File(name, b"") for name in names)


def names(tell: Callable[[Part], BaseException | None], *given: str) -> list[tuple[str, str]]:
    engine = Engine(Fake(tell), 2, "tcp://127.0.0.1:1", (Killed,))
    return [
        (row.id, row.why) for _, answer in run(rows_of, documents(*given), engine) for rows in answer for row in rows
    ]


def holds(name: str, fault: BaseException) -> Callable[[Part], BaseException | None]:
    return lambda part: fault if any(item.name == name for item in part.items) else None


def test_f66_of_a_part_that_kills_its_workers_only_the_document_that_does_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parts, "MOST_DOCUMENTS", 3)
    found = names(holds("c", Killed()), *"abcdef")
    assert [name for name, _ in found] == list("abcdef")
    assert [why for _, why in found if why != "no"] == [
        "c: its reader ends every worker that takes it; the file may be damaged or hostile, leave it out."
    ]


def test_f66_a_scheduler_that_is_gone_ends_the_run_in_one_sentence() -> None:
    from concurrent.futures import CancelledError

    for fault in (CancelledError(), RuntimeError("closed")):
        with pytest.raises(ClusterLost, match="run the same command again"):
            names(holds("b", fault), *"abc")


def answer(*about: str) -> Found:
    return unpacked("tls://192.0.2.7:1", dumps({"about": about, "rows": [[["a", "no"]]]}))


def test_f66_an_answer_counts_only_where_its_maker_is_fit_though_it_joined_unasked() -> None:
    assert answer(__version__, "tls://0.0.0.0:5", "tls://192.0.2.7:6") == [[["a", "no"]]]
    with pytest.raises(OtherVersion, match=r"has briefing 0\.0\.9"):
        answer("0.0.9", "tls://0.0.0.0:5")
    for open_ones in (["tcp://0.0.0.0:5"], ["tls://192.0.2.7:6", "tcp://192.0.2.7:9"]):
        with pytest.raises(OpenScheduler, match="listens beyond this machine"):
            answer(__version__, *open_ones)
    with pytest.raises(OtherVersion, match="has no briefing"):
        names(holds("a", ModuleNotFoundError("No module named 'briefing'")), "a")


def test_no_more_parts_are_held_than_the_window_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "MOST_DOCUMENTS", 1)
    taken: list[int] = []
    done: list[int] = []

    def watched() -> Iterator[Part]:
        for part in documents(*map(str, range(20))):
            taken.append(part.number)
            assert len(taken) - len(done) <= 3
            yield part

    for part, _ in run(rows_of, watched(), Engine(Fake(), 3)):
        done.append(part.number)
    assert sorted(done) == list(range(20))


def dask(*arguments: str | Path, log: Path) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with log.open("wb") as stream:
        return subprocess.Popen([sys.executable, "-m", "dask", *map(str, arguments)], env=env, stderr=stream)


def until(found: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + 60
    while not (value := found()):
        assert time.monotonic() < deadline, "it takes a minute"
        time.sleep(0.02)
    return value


@contextmanager
def scheduler_with_workers(
    home: Path, nanny: str = "--no-nanny"
) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers of one thread each, all on loopback, on ports that the system picks."""
    file = home / "scheduler.json"
    common = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0", "--scheduler-file", file)
    alone = ("--nthreads", "1", nanny, "--memory-limit", "0", "--local-directory", home)
    with ExitStack() as stack:
        logs = [home / f"{name}.log" for name in ("scheduler", "one", "two")]
        started = [dask("scheduler", *common, "--port", "0", log=logs[0])]
        stack.callback(end, started)
        until(lambda: file.exists() and file.stat().st_size)
        started += [dask("worker", *common, *alone, log=log) for log in logs[1:]]
        until(lambda: all("Registered to" in log.read_text() for log in logs[1:]))
        yield loads(file.read_text())["address"], started[1:]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
def test_f66_a_document_that_kills_its_dask_worker_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(parts, "MOST_DOCUMENTS", 4)
    monkeypatch.setattr(flow, "briefs", killing)
    records = list(articles(12))
    records[5]["text"] = "kill"
    corpus = written(tmp_path / "press.jsonl", records)
    with scheduler_with_workers(tmp_path, "--nanny") as (address, _):
        outcome = brief_all(Order((str(corpus),), tmp_path / "out", dask=address), told_nothing)
    assert (outcome.briefed, outcome.refused) == (11, 1)
    found = rows(tmp_path / "out")
    assert [row["id"] for row in found] == [record["id"] for record in records]
    assert found[5]["why"].startswith("a0005: its reader ends every worker that takes it")


def end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.kill()
        process.wait()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
def test_f66_a_worker_killed_in_mid_run_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(parts, "MOST_DOCUMENTS", 10)
    corpus = written(tmp_path / "press.jsonl", articles(120))
    brief_all(Order((str(corpus),), tmp_path / "here", processes=2), told_nothing)
    done = 0

    with scheduler_with_workers(tmp_path) as (address, workers):

        def kill_one(documents: int, refused: int) -> None:
            nonlocal done
            done += documents
            if workers[0].poll() is None and done >= 20:
                workers[0].kill()

        outcome = brief_all(Order((str(corpus),), tmp_path / "there", dask=address), kill_one)
        assert workers[0].wait() == -signal.SIGKILL
        assert (outcome.briefed, outcome.refused, done) == (120, 0, 120)
        assert contents(tmp_path / "there") == contents(tmp_path / "here")
