"""The command line: options in, one call, one outcome line, an exit code.

Exit codes: 0 done; 1 nothing could be briefed; 2 wrong usage; 3 a printed line does not stand in its source; 4 done,
but not every input could be read, or no memory kept of it; 5 the gate of an edition was missed: there is a page that
says why; 6 the page did not reach everybody: it waits, was refused, or is in doubt; 128 and a signal's number when one
ended it.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from briefing import __version__, guard
from briefing.cli import batch, desk, pages
from briefing.cli.say import complain, show
from briefing.errors import BriefingError, UsageFault

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="One trustworthy printed page from the day's articles, every line the sources' own words.",
)
app.add_typer(pages.app)
app.add_typer(desk.app)
app.add_typer(batch.app)


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        show(f"briefing {__version__}\n".encode())
        raise typer.Exit


def main() -> NoReturn:
    """Run a command and leave with its exit code; a refusal is one line on standard error. No worker is left behind."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # not everywhere
        if number and signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
            signal.signal(number, _leave)
    try:
        _stand()
        app(standalone_mode=True)
    except BriefingError as refusal:
        complain(refusal)
        sys.exit(2 if isinstance(refusal, UsageFault) else 1)
    finally:
        guard.close()
    sys.exit(0)


def _stand() -> None:
    """Refuse to begin in a folder that was removed: no name that is given could be found or written."""
    try:
        Path.cwd()
    except OSError as fault:
        raise UsageFault("The folder that you are in is no longer there; go to one that is.") from fault


def _leave(number: int, _: object) -> NoReturn:
    """Ended by a signal: files half written are cleared away on the way out."""
    sys.exit(128 + number)
