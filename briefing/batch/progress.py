"""How far a batch is, on a terminal: documents done, a rate, and how many were refused. Elsewhere nothing is shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from briefing.batch.flow import Tell


@contextmanager
def shown(quiet: bool) -> Iterator[Tell]:
    """What to tell of documents that are done."""
    if quiet or not sys.stderr.isatty():
        yield lambda done, refused: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    words = "{task.completed:,.0f} documents, {task.fields[rate]:.1f} a second, {task.fields[refused]:,} refused"
    columns = (SpinnerColumn(), TextColumn(words, markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, rate=0.0, refused=0)
        current = progress.tasks[0]

        def tell(done: int, refused: int) -> None:
            rate = (current.completed + done) / max(current.elapsed or 0.0, 1.0)
            progress.update(task, advance=done, rate=rate, refused=current.fields["refused"] + refused)

        yield tell
