"""The command for archives: batch."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.options import AsJson, Quiet
from briefing.cli.say import finish, report

app = typer.Typer()


class Unit(StrEnum):
    """What a page is made of."""

    DOCUMENT = "document"
    DAY = "day"


class Form(StrEnum):
    """How rows are written."""

    JSONL = "jsonl"
    PARQUET = "parquet"


Corpora = Annotated[
    list[str], typer.Argument(metavar="CORPUS…", help="Folders, JSON lines, Parquet files or web archives (WARC).")
]
Folder = Annotated[
    Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where the rows go; a stopped run goes on there.")
]
By = Annotated[Unit, typer.Option("--by", help="A brief of each document, or one page of each day.")]
As = Annotated[Form, typer.Option("--format", help="How the rows are written.")]
Processes = Annotated[
    int | None, typer.Option(metavar="N", help="Documents at once; as many as there are cores, unless told.", min=1)
]
Dask = Annotated[
    str, typer.Option(metavar="ADDRESS", help="A Dask scheduler: tls://HOST:PORT, or tcp:// on this machine.")
]


@app.command(epilog="Example: briefing batch archive.jsonl -o briefs/")
def batch(  # noqa: PLR0913 - one parameter per option
    corpora: Corpora,
    output: Folder,
    by: By = Unit.DOCUMENT,
    form: As = Form.JSONL,
    processes: Processes = None,
    dask: Dask = "",
    quiet: Quiet = False,
    json: AsJson = False,
) -> None:
    """Brief each document of an archive, or each of its days, on all cores or a Dask cluster; resumable."""
    from briefing.batch import Order, brief_all
    from briefing.batch.progress import shown
    from briefing.batch.refusals import TwoEngines

    if dask and processes:
        raise TwoEngines
    order = Order(tuple(corpora), output, by.value, form.value, processes or os.cpu_count() or 1, dask)
    try:
        with shown(quiet) as tell:
            outcome = brief_all(order, tell)
    except KeyboardInterrupt:
        report((), ("Stopped. What is finished stays: the same command goes on from there.",))
        raise
    finish((), () if quiet else (*outcome.remarks, outcome.summary()))
