"""An archive on more cores: how much sooner two guarded children, or two Dask workers, are done than one child is.

`python -m benchmarks.batch 4000` writes 4,000 made-up articles and briefs them each way, once: some four minutes. What
is timed is the command from its start to its end; the cluster stands before. Of that Dask has some two seconds whatever
the archive (its import, the cluster asked, on each worker a first child), and its three processes take their beat: so
2,000 articles flatter two processes and not Dask. The last parts, 3 s each, find one core idle in either way.

Then comes what a busy machine does not change, over fewer articles: the share of the work that the run itself does,
which no core can take from it, and the most memory that it holds over some short articles and over ten times as many.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks import corpus
from benchmarks.__main__ import machine, row
from benchmarks.measure import Figure, peak_memory, process, seconds, told

DOCUMENTS = 4_000
ROUNDS = 1
# Articles where time is not looked at; they fill the window of parts under way.
FEWER = 400
# Of two; the rest is the start of the run, of its children and of the last parts, when one of them has no more to do.
SOONER = 1.7
# What Dask does beside the work: it looks every 10 ms what a worker is doing, and every 20 ms whether it still answers.
# Both at rest, scheduler and workers take 0.5 % of a core each, else 2 to 3.4 %.
CALM = {"DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False", "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "500ms"}
# Words of an article where only memory is looked at.
SHORT = 20
# Times; memory that grows with the archive would be ten.
FLAT = 1.2
# The run's own part of all processor time: with a tenth, ten cores would have to wait for it.
SHARE = 0.1
SHARE_CODE = """
import resource, sys
from pathlib import Path
from briefing.batch import Order, brief_all
brief_all(Order((sys.argv[1],), Path(sys.argv[2])), lambda done, refused: None)
own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
own, children = (used.ru_utime + used.ru_stime for used in (own, children))
print(own, children)
"""
LOOP = "sum(number * number for number in range(20_000_000))"
BATCH = ("-m", "briefing", "batch")


def figures(documents: int = DOCUMENTS) -> Iterator[Figure]:
    """The two speeds against one child's, then the memory; each from runs of the command as a user starts it."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        archive = home / "archive.jsonl"
        corpus.write(archive, documents)
        with _cluster(home) as address:
            yield from _speeds(home, archive, documents, {"--processes": ("1", "2"), "--dask": (address,)})
        corpus.write(archive, FEWER)
        yield _share(archive, _new(home))
        yield _memory(home, FEWER)


def _memory(home: Path, documents: int) -> Figure:
    """Over so many and over ten times so many."""
    taken: list[float] = []
    for count in (documents, 10 * documents):
        archive = home / f"{count}.jsonl"
        corpus.write(archive, count, SHORT)
        taken.append(peak_memory(*BATCH, str(archive), "-o", _new(home), "-q"))
    small, large = taken
    note = f"{small:.0f} MB over {documents:,}, {large:.0f} MB over {10 * documents:,} documents"
    return Figure("batch: memory over ten times the documents", large / small, FLAT, note=note)


def _speeds(home: Path, archive: Path, documents: int, ways: dict[str, tuple[str, ...]]) -> Iterator[Figure]:
    """Each way once a round, so that what else the machine does meets them alike."""
    orders = [(option, value) for option, values in ways.items() for value in values]
    taken: dict[tuple[str, str], list[float]] = {order: [] for order in orders}
    for _ in range(ROUNDS):
        for order in orders:
            taken[order].append(seconds(process(*BATCH, str(archive), "-o", _new(home), "-q", *order), perf_counter))
    one, plain = taken[orders[0]], median(_plain() for _ in range(ROUNDS))
    for order, name in zip(orders[1:], ("two processes", "two Dask workers"), strict=True):
        ratio = median(single / several for single, several in zip(one, taken[order], strict=True))
        note = f"{told(median(taken[order]))} against {told(median(one))}, {documents / median(one):.0f} a second; "
        note += f"two plain loops gain {plain:.2f} × here"
        yield Figure(f"batch: {name}, sooner than one process", ratio, SOONER, at_least=True, note=note)


def _plain() -> float:
    """What a second process gains here and now where nothing is shared: 2 on two cores that are idle."""
    command = [sys.executable, "-c", LOOP]
    single = seconds(process(*command[1:]), perf_counter)
    start = perf_counter()
    for loop in [subprocess.Popen(command) for _ in range(2)]:
        loop.wait()
    return 2 * single / (perf_counter() - start)


def _share(archive: Path, out: str) -> Figure:
    """How much of the work is the run's own: reading the corpus, handing it out, writing the rows."""
    command = [sys.executable, "-c", SHARE_CODE, str(archive), out]
    own, children = map(float, subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    note = f"{told(own)} of processor against {told(children)} of its children"
    return Figure("batch: the run's own share of the work", own / (own + children), SHARE, "", note=note)


def _new(home: Path) -> str:
    return str(home / f"out-{time.monotonic_ns()}")


@contextmanager
def _cluster(home: Path) -> Iterator[str]:
    """A scheduler and two workers of one thread each, all on loopback; its address."""
    file = home / "scheduler.json"
    common = ("--host", "127.0.0.1", "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
    alone = ("--nthreads", "1", "--no-nanny", "--memory-limit", "0", "--local-directory", str(home))
    with ExitStack() as stack:
        for role, *options in (("scheduler", "--port", "0"), ("worker", *alone), ("worker", *alone)):
            command = [sys.executable, "-m", "dask", role, *common, "--scheduler-file", str(file), *options]
            env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])} | CALM
            started = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
            stack.callback(started.wait)
            stack.callback(started.terminate)
            while not file.exists() or not file.stat().st_size:
                time.sleep(0.05)
        address = str(json.loads(file.read_text())["address"])
        _await_workers(address)
        yield address


def _await_workers(address: str) -> None:
    code = f"from distributed import Client; Client({address!r}).wait_for_workers(2, timeout=60)"
    subprocess.run([sys.executable, "-c", code], check=True)


def main(documents: int) -> None:
    """All figures as a table."""
    sys.stdout.write(f"{machine()}\n\n| figure | measured | limit | | times |\n| --- | ---: | ---: | --- | --- |\n")
    for figure in figures(documents):
        sys.stdout.write(f"{row(figure)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)
