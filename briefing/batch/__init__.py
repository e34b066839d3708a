"""The work over an archive: a brief of each document, or a page of each day, on all cores or on a Dask cluster.

source    a corpus as a stream of files
parts     the stream in parts, each known by its digest
job       parts out to an engine and back; engine: this machine, cluster: Dask
work      a part on a worker: each document one task of the guarded child (pages: a day)
days      the documents sorted by day first
flow      all this in turn
rows      what became of each document
shelf     the files of a run, and the manifest of what is done

Every document has its row. Memory does not grow with the archive, a run that was stopped goes on where it stood, and
the rows are the same bytes whatever worked on them and how often it was stopped.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing import __version__
from briefing.batch.cluster import cluster
from briefing.batch.engine import Engine, this_machine
from briefing.batch.flow import Tell, by_day, by_document
from briefing.batch.parts import MOST_BYTES, MOST_DOCUMENTS
from briefing.batch.refusals import NoRoom, NothingBriefed
from briefing.batch.shelf import FORMATS, Shelf, opened, refuse_missing
from briefing.batch.source import named, refuse_missing_corpus, refuse_within
from briefing.errors import UnwritableOutput
from briefing.settings import Settings

__all__ = ["FORMATS", "SCHEMA", "UNITS", "Order", "Outcome", "brief_all"]

SCHEMA = "briefing-batch/1"
# What a row is of, and what several are called.
UNITS = {"document": "documents", "day": "days"}


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for: `by` "document" or "day", `form` "jsonl" or "parquet", `dask` a scheduler's address."""

    corpora: tuple[str, ...]
    output: Path
    by: str = "document"
    form: str = "jsonl"
    processes: int = 1
    dask: str = ""

    def head(self) -> dict[str, Any]:
        """What its results belong to; nothing in it tells on which machine or where on its disk."""
        defaults = Settings()
        return {
            "schema": SCHEMA,
            "version": __version__,
            "by": self.by,
            "format": self.form,
            "corpus": [named(place) for place in self.corpora],
            "settings": {"ranker": defaults.ranker, "paper": defaults.paper},
            "part": {"documents": MOST_DOCUMENTS, "bytes": MOST_BYTES},
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: rows of all runs together, and parts that were there before this one."""

    folder: str
    unit: str
    briefed: int
    refused: int
    there: int
    replaced: int = 0
    remarks: tuple[str, ...] = ()

    def summary(self) -> str:
        """One line: "out/: 9,971 documents briefed; 29 refused, their rows say why; 12 parts were there already"."""
        told = [f"{self.briefed:,} {self.unit if self.briefed == 1 else UNITS[self.unit]} briefed"]
        if self.refused:
            who = f" document{'s' if self.refused > 1 else ''}" if self.unit == "day" else ""
            told.append(f"{self.refused:,}{who} refused, as told in {'its row' if self.refused == 1 else 'their rows'}")
        if self.there:
            told.append(f"{_parts(self.there)} there already")
        if self.replaced:
            told.append(f"{_parts(self.replaced)} made anew or taken out: the corpus has changed")
        return f"{self.folder}/: {'; '.join(told)}"


def _parts(count: int) -> str:
    return f"{count:,} part{' was' if count == 1 else 's were'}"


def brief_all(order: Order, tell: Tell) -> Outcome:
    """Briefs a corpus into a folder, or what of it is still missing there.

    Raises `NothingBriefed` where not one could be, though its rows stand, and `NoRoom` where the folder takes no more.
    """
    refuse_missing_corpus(order.corpora)
    refuse_within(order.output, order.corpora)
    refuse_missing(order.form)
    try:
        with _engine(order) as engine, opened(order.output, order.head()) as shelf:
            outcome = _outcome(order, engine, shelf, tell)
    except (OSError, UnwritableOutput) as fault:
        cause = fault.__cause__ or fault
        raise NoRoom(str(order.output), getattr(cause, "strerror", None) or str(cause)) from fault
    if not outcome.briefed:
        raise NothingBriefed(outcome.folder, outcome.refused)
    return outcome


def _outcome(order: Order, engine: Engine, shelf: Shelf, tell: Tell) -> Outcome:
    seen = (by_day if order.by == "day" else by_document)(order.corpora, engine, shelf, tell)
    done = shelf.manifest
    name = order.output.resolve().name
    return Outcome(name, order.by, done.briefed, done.refused, seen.there, seen.replaced, tuple(seen.remarks))


def _engine(order: Order) -> AbstractContextManager[Engine]:
    return cluster(order.dask) if order.dask else this_machine(order.processes)
