"""On paper: the PDF is handed to `lp`, which queues it on a printer of CUPS, on this machine or in the house.

The page has its size and margins, and CUPS prints "the size specified in the file" unless told (its "Command-Line
Printing and Options", Scaling to Fit), so nothing is said of paper or scaling: what the printer is set to counts. Wrong
where an A4 page meets a printer with Letter in its tray; that is mended with `paper` in the edition.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from briefing.deliver.fate import Carrier, Fate, State
from briefing.deliver.faults import NoPrinter
from briefing.read.clean import clean
from briefing.settings import Printer

PROGRAM = "lp"
TITLE = "briefing"  # of the job; any passer-by reads it on the printer's display, so it tells nothing of the page
PATIENCE = 60  # seconds; lp only queues, which takes one, and a server that is away is given up by lp itself
MOST_SAID = 300  # characters of lp's words that are kept
SYSTEM_FOLDERS = ("/usr/local/bin", "/usr/bin", "/bin")
_PASSED_ON = ("HOME", "CUPS_SERVER")  # where the user's own choice of printer is kept, and whose printers they are


def carrier(printer: Printer, environment: Mapping[str, str] = os.environ, patience: float = PATIENCE) -> Carrier:
    """Takes a PDF to a printer; all addressees share one job, and its fate. Raises `NoPrinter`.

    Example: `carrier(Printer("Front_Office", 2))(pdf, ("Front_Office",), note)` runs `lp -d Front_Office -n 2`. SENT
    means queued: that paper ran out, only the printer knows.
    """

    def carry(page: bytes, addressees: tuple[str, ...], note: Callable[[], None]) -> tuple[Fate, ...]:
        if not addressees:
            return ()
        state, said = _print(page, printer, environment, patience, note)
        return tuple(Fate(addressee, state, said) for addressee in addressees)

    return carry


def ready(printer: Printer, environment: Mapping[str, str] = os.environ) -> str:
    """Says to which printer pages would go; whether it has paper, only it knows. Raises `NoPrinter`."""
    if _program(environment) is None:
        raise NoPrinter
    return f"{PROGRAM} is here, for {printer.name or 'the printer of the system'}"


def _print(
    page: bytes, printer: Printer, environment: Mapping[str, str], patience: float, note: Callable[[], None]
) -> tuple[State, str]:
    program = _program(environment)
    if program is None:
        raise NoPrinter
    passed_on = {name: environment[name] for name in _PASSED_ON if environment.get(name)}
    named = ("-d", printer.name) if printer.name else ()
    order = [program, *named, "-n", str(printer.copies), "-t", TITLE]
    surroundings = {"PATH": _folders(environment), "LANG": "C.UTF-8", **passed_on}
    try:
        # Files and not pipes: a child that lp left behind would keep a pipe open, and us waiting for its end.
        with TemporaryFile() as paper, TemporaryFile() as answer:
            paper.write(page)
            paper.seek(0)
            note()
            done = subprocess.run(
                order, stdin=paper, stdout=answer, stderr=subprocess.STDOUT, env=surroundings, timeout=patience
            )
            return _outcome(done.returncode, _said(answer))
    except subprocess.TimeoutExpired:
        return State.DOUBT, f"{PROGRAM} gave no answer within {patience:g} seconds; look at the printer"
    except OSError as fault:
        return State.WAITING, f"{program} cannot be started ({fault.strerror or fault}); see to it by hand"


def _outcome(code: int, said: str) -> tuple[State, str]:
    """What lp's end means. One that a signal ended may have queued the page before."""
    if code < 0:
        return State.DOUBT, f"{PROGRAM} was ended by signal {-code}; look at the printer"
    return (State.WAITING, said or f"{PROGRAM} failed with {code}") if code else (State.SENT, said)


def _program(environment: Mapping[str, str]) -> str | None:
    return shutil.which(PROGRAM, path=_folders(environment))


def _folders(environment: Mapping[str, str]) -> str:
    """Where programs are looked for: never the working folder, which may hold an `lp` that came with a download."""
    told = [folder for folder in environment.get("PATH", "").split(os.pathsep) if Path(folder).is_absolute()]
    return os.pathsep.join(dict.fromkeys((*told, *SYSTEM_FOLDERS)))


def _said(answer: IO[bytes]) -> str:
    """What lp said, as one clean line."""
    answer.seek(0)
    words = clean(answer.read(4 * MOST_SAID).decode("utf-8", "replace"))[0].split()
    return " ".join(words)[:MOST_SAID]
