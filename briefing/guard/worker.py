"""The child: takes tasks from its standard input, one after the other, and answers on what was its standard output.

It limits itself before each task, so that it dies in time even when nobody is left to kill it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any, BinaryIO

from briefing import guard
from briefing.errors import BriefingError
from briefing.guard.frames import Broken, receive, send
from briefing.guard.limits import confine, deny, grown, start_clocks, stop_clocks
from briefing.guard.place import call, fault_in_words

# A task brings a whole file; files are at most 50 MB, inner ones of an archive together 200 MB.
MOST_TASK = 250_000_000
# Libraries keep caches: a worker is replaced after so many tasks, or when it has `grown`. At 500 an archive's web pages
# spent 4 % of their time on fresh ones; the memory of one that briefs texts grows by 1 MB in 500 tasks.
MOST_TASKS = 5_000


def main() -> None:
    """Serve until there are no more tasks."""
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints goes nowhere
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which then ends us
    deny()
    guard.serve_in_place()
    for count in range(1, MOST_TASKS + 1):
        try:
            task = json.loads(receive(tasks, MOST_TASK))
            data = receive(tasks, MOST_TASK)
        except (EOFError, Broken):
            return
        answer = _answer(task, data)
        answer["last"] = "spent" in answer or count == MOST_TASKS or grown()
        _reply(answers, answer)
        if answer["last"]:
            return


def _answer(task: dict[str, Any], data: bytes) -> dict[str, Any]:
    """The result of a task, its refusal, or what went wrong in words; `spent` where the worker is not fit for more."""
    confine(task["memory"], task["file"])
    start_clocks(task["processor"], task["seconds"])
    try:
        return {"result": call(task["function"], data, task["values"])}
    except BriefingError as refusal:
        return {"refusal": type(refusal).__name__, "says": str(refusal)}
    except MemoryError:
        return {"fault": "needs too much memory", "spent": True}
    except Exception as error:  # a foreign library can fail in any way
        return {"fault": fault_in_words(error)}
    finally:
        stop_clocks()


def _reply(answers: BinaryIO, answer: dict[str, Any]) -> None:
    try:
        frame = json.dumps(answer, ensure_ascii=True, check_circular=False).encode()
    except (TypeError, ValueError, MemoryError, RecursionError):
        frame = json.dumps({"fault": "gives no proper answer", "last": answer["last"]}).encode()
    send(answers, frame)
