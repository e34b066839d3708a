"""The command line: options in, one call, one outcome line, an exit code.

Exit codes: 0 done; 1 nothing could be briefed; 2 wrong usage; 3 a printed line does not stand in its source; 4 done,
but not every input could be read; 128 and a signal's number when one ended it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from briefing import __version__, guard, run
from briefing.errors import BriefingError, UnwritableOutput, UsageFault
from briefing.fetch import Network, default_cache
from briefing.model import Unread
from briefing.read.clean import clean
from briefing.settings import Settings

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="One trustworthy printed page from the day's articles, every line the sources' own words.",
)


class Paper(StrEnum):
    """The sheets a page can be set for."""

    A4 = "a4"
    LETTER = "letter"


Inputs = Annotated[
    list[str], typer.Argument(metavar="INPUT…", help="Files, folders, patterns in quotes, or - for standard input.")
]
Output = Annotated[
    str, typer.Option("-o", "--output", metavar="PLACE", help="A file, a folder for one file per format, or -.")
]
Formats = Annotated[
    list[str] | None, typer.Option("--format", metavar="FORMAT", help="html, pdf, text, markdown or json; repeatable.")
]
Ranker = Annotated[
    str, typer.Option(metavar="NAME", help="briefing, or sumy's lexrank, textrank, lsa, luhn, kl, sumbasic to compare.")
]
Day = Annotated[
    datetime | None,
    typer.Option(
        "--date", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="The page's date, and that of undated texts."
    ),
]
CutOff = Annotated[str, typer.Option(metavar="TEXT", help="When reading closed, printed as given: 06:30.")]
Template = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="A folder with your own brief.html or CSS.", exists=True, file_okay=False),
]
Offline = Annotated[bool, typer.Option("--no-network", help="Fetch nothing, whatever addresses or feeds are given.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Fetch from addresses inside the house too.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing when all is well.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write errors as JSON.")]


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"briefing {__version__}")
        raise typer.Exit


@app.command(epilog="Example: briefing make article.txt -o page.pdf")
def make(  # noqa: PLR0913 - one parameter per option
    inputs: Inputs,
    output: Output = "-",
    formats: Formats = None,
    page: Annotated[Paper, typer.Option(help="The sheet.", case_sensitive=False)] = Paper.A4,
    day: Day = None,
    cut_off: CutOff = "",
    ranker: Ranker = "briefing",
    template: Template = None,
    offline: Offline = False,
    private: Private = False,
    quiet: Quiet = False,
    json: AsJson = False,
) -> None:
    """Put one page together: key actors, what's new, risks, agenda topics."""
    settings = Settings(ranker, page.value, _day(day), _plain(cut_off))
    order = run.Order(tuple(inputs), output, tuple(formats or ()), template, settings, _network(offline, private))
    outcome = run.make_page(order, quiet)
    _show(outcome.printed)
    _finish(outcome.unread, () if quiet else (*outcome.remarks(), *outcome.summary()))


@app.command(epilog="Example: briefing summarise article.txt --words 100")
def summarise(  # noqa: PLR0913
    inputs: Inputs,
    sentences: Annotated[
        int | None, typer.Option(metavar="N", help="How many sentences; 3 unless told.", min=1)
    ] = None,
    words: Annotated[int | None, typer.Option(metavar="N", help="About how many words instead.", min=1)] = None,
    ranker: Ranker = "briefing",
    offline: Offline = False,
    private: Private = False,
    json: AsJson = False,
) -> None:
    """Print the key sentences, verbatim, in reading order."""
    from briefing import examine

    text, unread = examine.summary(tuple(inputs), _network(offline, private), sentences, words, ranker)
    _show(_plain(text).encode())
    _finish(unread)


@app.command(epilog="Example: briefing read article.txt")
def read(inputs: Inputs, offline: Offline = False, private: Private = False, json: AsJson = False) -> None:
    """Show what was read: title, date, sections, and every sentence with its place."""
    from briefing import examine

    text, unread = examine.outline(tuple(inputs), _network(offline, private))
    _show(_plain(text).encode())
    _finish(unread)


@app.command(epilog="Example: briefing verify page.pdf article.txt")
def verify(  # noqa: PLR0913
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A finished HTML, PDF or JSON page.")],
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE…", help="Its sources; looked for beside the page unless given."),
    ] = None,
    offline: Offline = False,
    private: Private = False,
    quiet: Quiet = False,
    json: AsJson = False,
) -> None:
    """Check a finished page: does every printed line stand verbatim in its source?"""
    from briefing import examine

    report, proved, unread = examine.verify(page, tuple(sources or ()), _network(offline, private))
    if not (quiet and proved):
        _show(_plain(report).encode())
    _report(unread, ())
    raise typer.Exit(0 if proved else 3)


@app.command(epilog='Example: briefing explain article.txt --why "port ban"')
def explain(  # noqa: PLR0913
    inputs: Inputs,
    why: Annotated[str, typer.Option(metavar="WORDS", help="Words of a sentence: what became of it, and why.")] = "",
    ranker: Ranker = "briefing",
    offline: Offline = False,
    private: Private = False,
    json: AsJson = False,
) -> None:
    """Show why each line is on the page, or why a sentence is not."""
    from briefing import examine

    text, unread = examine.explanation(tuple(inputs), _network(offline, private), why, ranker)
    _show(_plain(text).encode())
    _finish(unread)


def main() -> NoReturn:
    """Run a command and leave with its exit code; a refusal is one line on standard error. No worker is left behind."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # not everywhere
            signal.signal(getattr(signal, name), _leave)
    try:
        app(standalone_mode=True)
    except BriefingError as refusal:
        _complain(refusal)
        sys.exit(2 if isinstance(refusal, UsageFault) else 1)
    finally:
        guard.close()
    sys.exit(0)


def _leave(number: int, _: object) -> NoReturn:
    """Ended by a signal: files half written are cleared away on the way out."""
    sys.exit(128 + number)


def _complain(refusal: BriefingError) -> None:
    """The refusal on standard error, as a sentence or as JSON; Typer is gone by now, so the flag is read again."""
    if "--json" in sys.argv[1:]:
        from json import dumps

        text = dumps({"error": str(refusal), "kind": type(refusal).__name__}, ensure_ascii=False)
    else:
        text = "\n".join(f"briefing: {sentence}" for sentence in str(refusal).splitlines())
    typer.echo(_plain(text), err=True)


def _show(data: bytes) -> None:
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


def _report(unread: Iterable[Unread], lines: Iterable[str]) -> None:
    """What was not read, then the outcome, on standard error."""
    for failure in unread:
        typer.echo(_plain(f"briefing: {failure.why}"), err=True)
    for line in lines:
        typer.echo(_plain(line), err=True)


def _finish(unread: Sequence[Unread], lines: Iterable[str] = ()) -> NoReturn:
    """Reports and leaves: with 4 where an input that was asked for could not be read."""
    _report(unread, lines)
    raise typer.Exit(4 if any(not failure.skipped for failure in unread) else 0)


def _network(offline: bool, private: bool) -> Network:
    return Network(allowed=not offline, private=private, cache=default_cache)


def _plain(text: str) -> str:
    """Text that cannot steer a terminal, whatever a name, a page or an option says."""
    return clean(text)[0]


def _day(day: datetime | None) -> date | None:
    return day.date() if day else None
