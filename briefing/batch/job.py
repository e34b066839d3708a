"""The job: parts go out to an engine, a few at a time, and come back as they are done. It knows no engine by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from dataclasses import replace
from itertools import islice
from typing import Any

from briefing import __version__
from briefing.batch.engine import Engine, Work
from briefing.batch.parts import Item, Part, digest
from briefing.batch.refusals import ClusterLost, NoChild, OtherVersion
from briefing.batch.rows import Row, row
from briefing.errors import ReaderFailed

Answer = list[tuple[Row, ...]]
"""The rows of each item of a part."""


def run(work: Work, parts: Iterable[Part], engine: Engine) -> Iterator[tuple[Part, Answer]]:
    """Each part with its rows, in the order in which they are done, so that a slow document holds up none but its own.

    No more parts than the engine's window are held at once. Where a part kills its workers, its documents are tried one
    by one. Raises `ClusterLost`, `NoChild`, `OtherVersion` for a worker that joined without briefing, and whatever the
    engine raises of an answer that it does not take.
    """
    coming = iter(parts)
    under_way: dict[Future[Any], Part] = {}
    while True:
        for part in islice(coming, engine.window - len(under_way)):
            under_way[_sent(work, part, engine)] = part
        if not under_way:
            return
        done, _ = wait(under_way, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=lambda one: under_way[one].number):
            part = under_way.pop(future)
            yield part, _answer(future, work, part, engine)


def _sent(work: Work, part: Part, engine: Engine) -> Future[Any]:
    try:
        return engine.executor.submit(engine.sent, work, part)
    except RuntimeError as fault:  # an executor whose cluster went away
        raise ClusterLost(engine.name) from fault


def _answer(future: Future[Any], work: Work, part: Part, engine: Engine) -> Answer:
    try:
        return _told(future, engine)
    except engine.lost:
        if part.day or len(part.items) == 1:
            return [(_deadly(part),)]
        return [rows for item in part.items for rows in _alone(item, work, part, engine)]


def _alone(item: Item, work: Work, part: Part, engine: Engine) -> Answer:
    single = replace(part, items=(item,), digest=digest([item]))
    return _answer(_sent(work, single, engine), work, single, engine)


def _told(future: Future[Any], engine: Engine) -> Answer:
    try:
        found = engine.taken(future.result())
    except CancelledError as fault:
        raise ClusterLost(engine.name) from fault
    except ImportError as fault:  # a worker that joined without
        raise OtherVersion(engine.name, None, __version__) from fault
    except OSError as fault:
        raise NoChild(engine.name, fault.strerror or str(fault)) from fault
    return [tuple(map(row, rows)) for rows in found]


def _deadly(part: Part) -> Row:
    name = part.day or part.items[0].name
    return Row(name, str(ReaderFailed(name, "ends every worker that takes it")))
