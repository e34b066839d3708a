"""What the commands say: data on standard output, messages on standard error, nothing that steers a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import NoReturn

import typer

from briefing.errors import BriefingError, UnwritableOutput, UsageFault
from briefing.model import Unread
from briefing.read.clean import clean


def complain(refusal: BriefingError) -> None:
    """The refusal on standard error, as a sentence or as JSON; Typer is gone by now, so the flag is read again."""
    if "--json" in sys.argv[1:]:
        from json import dumps

        text = dumps({"error": str(refusal), "kind": type(refusal).__name__}, ensure_ascii=False)
    else:
        text = "\n".join(f"briefing: {sentence}" for sentence in str(refusal).splitlines())
    _tell(text)


def show(data: bytes) -> None:
    if not data:
        return
    if sys.stdout is None:
        raise UnwritableOutput("standard output", "it is closed")
    if data.startswith(b"%PDF") and sys.stdout.isatty():
        raise UsageFault("A PDF is not for the terminal; give it a name with -o page.pdf.")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as fault:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left goes nowhere
        if not isinstance(fault, BrokenPipeError):  # whose reader has seen enough
            raise UnwritableOutput("standard output", fault.strerror or str(fault)) from fault


def report(unread: Iterable[Unread], lines: Iterable[str]) -> None:
    """What was not read, then the outcome, on standard error."""
    for failure in unread:
        _tell(f"briefing: {failure.why}")
    for line in lines:
        _tell(line)


def finish(unread: Sequence[Unread], lines: Iterable[str] = ()) -> NoReturn:
    """Reports and leaves: with 4 where an input that was asked for could not be read."""
    report(unread, lines)
    raise typer.Exit(4 if any(not failure.skipped for failure in unread) else 0)


def _tell(text: str) -> None:
    """A message on standard error; where that is full or gone, the message is lost and not the page."""
    with suppress(OSError):
        typer.echo(plain(text), err=True)


def plain(text: str) -> str:
    """Text that cannot steer a terminal, whatever a name, a page or an option says."""
    return clean(text)[0]
