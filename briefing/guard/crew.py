"""The parent's side: workers that are started when needed, watched by the clock, and replaced when they are lost."""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue
from shutil import rmtree
from tempfile import mkdtemp
from threading import Event
from typing import Any, BinaryIO, cast

from briefing import errors
from briefing.errors import BriefingError, ReaderFailed
from briefing.guard.alarm import Alarm
from briefing.guard.faults import Closed, NotStarted
from briefing.guard.frames import Broken, receive, send
from briefing.guard.task import Task

# More workers than this fill memory sooner than they save time.
MOST_WORKERS = 4
# Seconds.
TURN = 0.0005
# Behind Python's own paths, so that nothing is hidden; before what is installed, so that the child runs this very code.
_HOME = str(Path(__file__).parents[2])
_START = (
    "import sys; at = next((n for n, path in enumerate(sys.path) if path.endswith('-packages')), len(sys.path)); "
    "sys.path.insert(at, sys.argv[1]); from briefing.guard.worker import main; main()"
)
# How a child ends whose clock ran out: the processor's, or that of the wall.
_CLOCKS = tuple(-getattr(signal, name, 0) for name in ("SIGXCPU", "SIGALRM"))


class Crew:
    """So many guarded workers; tasks beyond them wait. Callers of `run` with threads of their own have one each."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="guard")
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        self._closed = Event()
        self._started: set[_Worker] = set()

    def submit(self, task: Task) -> Future[Any]:
        """The result of a task, later; when it is asked for, a `BriefingError` where it was refused or lost."""
        return self._threads.submit(self.run, task)

    def run(self, task: Task) -> Any:
        """The result of a task: what its function returned, through JSON. Raises `Closed` when the crew is.

        A worker that was lost may have been worn by the tasks before. So that what becomes of an input depends on
        nothing but the input, the last word is that of a fresh worker; a clock that ran out needs no second one.
        """
        answer = self._answer(task)
        if answer.get("worn"):
            answer = self._answer(task, fresh=True)
        if self._closed.is_set():
            raise Closed
        if "refusal" in answer:
            raise _refused(answer)
        if "fault" in answer:
            raise ReaderFailed(task.name, _line(answer["fault"]))
        return answer["result"]

    def close(self) -> None:
        """Ends all workers, those at work too."""
        self._closed.set()
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in tuple(self._started):
            worker.end()

    def _answer(self, task: Task, fresh: bool = False) -> dict[str, Any]:
        if self._closed.is_set():
            raise Closed
        try:
            worker = self._fresh() if fresh else self._worker()
        except OSError as fault:
            raise NotStarted(task.name, f"cannot be started ({fault.strerror or fault})") from fault
        answer = worker.ask(task)
        if answer.get("last", True):
            worker.end()
            self._started.discard(worker)
        else:
            worker.served += 1
            self._idle.put(worker)
        lost = "fault" in answer and answer.get("last", True) and not answer.get("late")
        return answer | {"worn": bool(lost and worker.served)}

    def _worker(self) -> _Worker:
        try:
            return self._idle.get_nowait()
        except Empty:
            return self._fresh()

    def _fresh(self) -> _Worker:
        worker = _Worker()
        self._started.add(worker)
        if self._closed.is_set():  # closed while it started
            worker.end()
        return worker


class _Worker:
    """One child process, the pipes to it, a folder for what its libraries must write, and how many tasks it served."""

    def __init__(self) -> None:
        self.served = 0
        self._alarm = Alarm(self._kill)
        self._folder = mkdtemp(prefix="briefing-")
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-s", "-c", _START, _HOME],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self._folder,
                env=_environment() | {"TMPDIR": self._folder},
            )
        except OSError:
            rmtree(self._folder, ignore_errors=True)
            raise

    def ask(self, task: Task) -> dict[str, Any]:
        """The child's answer, or what became of it instead of one."""
        self._alarm.set(task.limits.seconds)
        try:
            send(cast(BinaryIO, self._process.stdin), _asked(task), task.data)
            answer = json.loads(receive(cast(BinaryIO, self._process.stdout), task.limits.result))
        except EOFError:
            return self._ending(task)
        except (Broken, OSError):
            return self._ending(task) if self._gone() else {"fault": "gives a longer answer than is taken"}
        except (ValueError, RecursionError):
            return {"fault": "gives no proper answer"}
        finally:
            self._alarm.stop()
        proper = isinstance(answer, dict) and not {"result", "refusal", "fault"}.isdisjoint(answer)
        return answer if proper else {"fault": "gives no proper answer"}

    def end(self) -> None:
        """Kills the child, wherever it is, and waits for it."""
        self._alarm.end()
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                cast(BinaryIO, pipe).close()
            except OSError:  # what was not yet sent to a dead child
                continue
        rmtree(self._folder, ignore_errors=True)

    def _kill(self) -> None:
        self._process.kill()

    def _gone(self) -> bool:
        try:
            self._process.wait(1)
        except subprocess.TimeoutExpired:
            return False
        return True

    def _ending(self, task: Task) -> dict[str, Any]:
        code = self._process.wait() if self._gone() else 0
        if self._alarm.rang or code in _CLOCKS:
            return {"fault": f"takes longer than {task.limits.seconds:g} seconds", "late": True}
        return {"fault": f"crashes on it (signal {-code})" if code < 0 else "ends without an answer"}


def for_this_machine() -> Crew:
    """One worker for each core, up to a few; they end with this process.

    While one thread of ours cuts sentences the others must wait for their turn to hand a worker its next file, five
    milliseconds each time unless told otherwise: a worker would idle a third of its time.
    """
    sys.setswitchinterval(TURN)
    found = Crew(min(MOST_WORKERS, os.cpu_count() or 1))
    atexit.register(found.close)
    return found


def _asked(task: Task) -> bytes:
    limits = task.limits
    told: dict[str, Any] = {"function": task.function, "values": task.values}
    told |= {"seconds": limits.seconds, "processor": limits.processor, "memory": limits.memory}
    told["file"] = limits.file
    return json.dumps(told).encode()


def _environment() -> dict[str, str]:
    """What a child needs to start, and nothing else of ours: no secrets, no paths; the same hashes each time."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "TZ": "UTC"}


def _refused(answer: dict[str, Any]) -> BriefingError:
    """The child's refusal, of its class, in its own words; one that was taken over may name anything as its class."""
    named = getattr(errors, str(answer["refusal"]), None)
    kind = named if isinstance(named, type) and issubclass(named, BriefingError) else BriefingError
    refusal: BriefingError = kind.__new__(kind, _line(answer.get("says")))
    return refusal


def _line(said: Any) -> str:
    """What a child says, as a line that steers no terminal and no page, should it have been taken over."""
    return "".join(sign if sign.isprintable() else " " for sign in str(said))
