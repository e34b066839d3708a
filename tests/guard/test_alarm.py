"""The clock over a child: it rings for what is late, once, and one thread serves all tasks."""

from __future__ import annotations

from queue import Empty, Queue
from threading import Thread

import pytest

from briefing.guard.alarm import Alarm

LONG, SOON = 1_000, 0.01


def test_it_rings_for_what_takes_too_long_though_a_longer_task_came_before() -> None:
    rung: Queue[str] = Queue()
    alarm = Alarm(lambda: rung.put("rung"))
    alarm.set(LONG)
    alarm.stop()
    assert not alarm.rang
    for _ in range(2):
        alarm.set(SOON)
        assert rung.get(timeout=20) == "rung"
        alarm.stop()
        assert alarm.rang
    alarm.set(LONG)
    assert not alarm.rang
    alarm.end()


def test_it_is_quiet_for_what_was_done_in_time() -> None:
    rung: Queue[str] = Queue()
    alarm = Alarm(lambda: rung.put("rung"))
    for _ in range(100):
        alarm.set(0.05)
        alarm.stop()
    with pytest.raises(Empty):
        rung.get(timeout=0.2)
    assert not alarm.rang
    alarm.end()


def test_one_thread_serves_all_tasks_and_ends() -> None:
    alarm = Alarm(lambda: None)
    assert alarm._thread is None
    serving: set[Thread | None] = set()
    for _ in range(100):
        alarm.set(LONG)
        alarm.stop()
        serving.add(alarm._thread)
    (thread,) = serving
    assert thread is not None and thread.is_alive()
    alarm.end()
    thread.join(20)
    assert not thread.is_alive()
