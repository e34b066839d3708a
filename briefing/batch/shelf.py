"""The folder of a run: a file for each part, whole or not there, and the manifest that knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from briefing.batch.manifest import NAME, Manifest, entry
from briefing.batch.parts import Part
from briefing.batch.refusals import NotInstalled, OtherRun, RunsAlready
from briefing.batch.rows import Row
from briefing.deliver import write
from briefing.deliver.files import sweep
from briefing.errors import UnwritableOutput

FORMATS = {"jsonl": ".jsonl", "parquet": ".parquet"}
LOCK = ".batch.lock"
_PART = re.compile(r"part-\d{6,}\.(?:jsonl|parquet)")


class Shelf:
    """Where the rows go, in one of the formats."""

    def __init__(self, folder: Path, head: dict[str, Any]) -> None:
        self.folder = folder
        self._format = str(head["format"])
        self.manifest = Manifest(folder, head)

    def put(self, part: Part, rows: Sequence[Row]) -> None:
        """Writes the rows of a part, then the line that says so."""
        data = parquet(rows) if self._format == "parquet" else b"".join(row.line() for row in rows)
        file = self.folder / f"part-{part.number:06d}{FORMATS[self._format]}"
        write({file: data}, swept=True)
        self.manifest.add(entry(part.number, part.digest, file, data, (bool(row.brief) for row in rows)))


@contextmanager
def opened(folder: Path, head: dict[str, Any]) -> Iterator[Shelf]:
    """The folder for this run alone. Raises `RunsAlready`, and `OtherRun` where another one's rows lie."""
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK, timeout=0)
        lock.acquire()
    except Timeout as fault:
        raise RunsAlready(folder.name) from fault
    except OSError as fault:
        raise UnwritableOutput(str(folder), fault.strerror or str(fault)) from fault
    try:
        if not (folder / NAME).exists() and any(_PART.fullmatch(file.name) for file in folder.iterdir()):
            raise OtherRun(folder.name, "holds parts of a run and no manifest that knows them")
        sweep(folder)
        shelf = Shelf(folder, head)
        try:
            yield shelf
        finally:
            shelf.manifest.close()
    finally:
        lock.release()


def refuse_missing(form: str) -> None:
    """Raises `NotInstalled` where the format cannot be written here."""
    if form == "parquet":
        try:
            import pyarrow.parquet  # noqa: F401
        except ImportError as fault:
            raise NotInstalled("--format parquet", "parquet") from fault


def parquet(rows: Sequence[Row]) -> bytes:
    """The rows as a Parquet file: the same columns whatever is in them, "" and no date as null, the brief as JSON."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    text, told = pa.string(), [(row.id, row.status, row.why, row.title, _day(row.date), row.brief) for row in rows]
    kinds = {"id": text, "status": text, "why": text, "title": text, "date": pa.date32(), "brief": text}
    columns = [[value or None for value in column] for column in zip(*told, strict=True)] or [[] for _ in kinds]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(columns, schema=pa.schema(list(kinds.items()))), sink, compression="zstd")
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _day(told: str) -> date | None:
    return date.fromisoformat(told) if told else None
