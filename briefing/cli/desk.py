"""The commands of a desk that gets its page every morning: init, check, run, send, schedule, past."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from briefing.cli.options import AsJson, Offline, Quiet, network
from briefing.cli.say import finish, plain, report, show

if TYPE_CHECKING:
    from briefing.edition import Delivery

app = typer.Typer()

NOT_ARRIVED = 6
GATE_MISSED = 5
PARTLY = 4

Config = Annotated[
    Path | None,
    typer.Argument(metavar="[FILE]", help="The edition; ./briefing.toml or your own folder's, unless told."),
]
Trust = Annotated[bool, typer.Option("--trust", help="Let a briefing.toml found here name mail, looks and addresses.")]
Now = Annotated[
    datetime | None,
    typer.Option(
        "--now",
        formats=["%Y-%m-%dT%H:%M"],
        metavar="YYYY-MM-DDTHH:MM",
        help="Make the page as of then, by the edition's clock.",
    ),
]


@app.command(epilog="Example: briefing init my-desk/")
def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where; it may exist.")] = Path(),
    quiet: Quiet = False,
    json: AsJson = False,
) -> None:
    """Write a commented briefing.toml that works at once, with a few articles to try it on."""
    from briefing import edition

    written = edition.begin(folder)
    told = (f"{len(written)} files written; now: briefing run {written[0]}",)
    finish((), () if quiet else told)


@app.command(epilog="Example: briefing run desk/briefing.toml")
def run(  # noqa: PLR0913 - one parameter per option
    config: Config = None,
    now: Now = None,
    due: Annotated[bool, typer.Option("--due", help="Only if the day's page is due and not made; for timers.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Send the page even if one went out today.")] = False,
    dry: Annotated[bool, typer.Option("--dry-run", help="Print the page; write, remember and send nothing.")] = False,
    new_memory: Annotated[
        bool, typer.Option("--new-memory", help="Move an unreadable archive aside and begin a new one.")
    ] = False,
    trust: Trust = False,
    offline: Offline = False,
    quiet: Quiet = False,
    json: AsJson = False,
) -> None:
    """Make the day's one page of an edition: read its sources, say what is new, write it, remember it, send it."""
    from briefing import edition

    wanted = edition.Wanted(config, trust, now, network(offline), dry, new_memory, quiet, again)
    morning = edition.run_when_due(wanted) if due else edition.run_edition(wanted)
    if isinstance(morning, edition.Delivery):
        _told(morning, quiet)
    show(morning.printed)
    report(morning.unread, (*morning.remarks, *morning.delivery.amiss, *(() if quiet else morning.summary())))
    failed = any(not one.skipped for one in morning.unread) or not morning.remembered
    left = GATE_MISSED if morning.refused else PARTLY if failed else 0
    raise typer.Exit(NOT_ARRIVED if morning.delivery.amiss else left)


@app.command(epilog="Example: briefing send desk/briefing.toml")
def send(  # noqa: PLR0913
    config: Config = None,
    again: Annotated[
        bool, typer.Option("--again", help="Also what was refused, or is in doubt and did not come.")
    ] = False,
    arrived: Annotated[bool, typer.Option("--arrived", help="What is in doubt did come.")] = False,
    trust: Trust = False,
    quiet: Quiet = False,
    json: AsJson = False,
) -> None:
    """Send what waits: pages that could not be mailed or printed when they were made."""
    from briefing import edition

    _told(edition.send_waiting(edition.Wanted(config, trust, again=again), arrived), quiet)


@app.command("schedule", epilog="Example: briefing schedule desk/briefing.toml")
def schedule_(config: Config = None, trust: Trust = False, json: AsJson = False) -> None:
    """Print a systemd timer and a crontab line that make the page every morning."""
    from briefing import schedule

    show(plain(schedule.timetable(config, trust)).encode())


@app.command("check", epilog="Example: briefing check desk/briefing.toml")
def check_(
    config: Config = None, now: Now = None, trust: Trust = False, offline: Offline = False, json: AsJson = False
) -> None:
    """Prove that tomorrow's page can be made: sources, fonts, layout, archive, folder, mail server, printer."""
    from briefing import check, edition

    good = True
    for found in check.check_edition(edition.Wanted(config, trust, now, network(offline), dry=True, quiet=True)):
        show(plain(f"{found}\n").encode())
        good &= found.good
    raise typer.Exit(0 if good else 1)


@app.command(epilog='Example: briefing past "port ban"')
def past(  # noqa: PLR0913
    words: Annotated[str, typer.Argument(metavar="[WORDS]", help="Only lines that hold these words.")] = "",
    config: Annotated[Path | None, typer.Option("--config", metavar="FILE", help="The edition.")] = None,
    take: Annotated[int | None, typer.Option(metavar="NUMBER", help="Write that page's files again.")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where to.")] = Path("out"),
    trust: Trust = False,
    json: AsJson = False,
) -> None:
    """Show the pages that were delivered, or the lines on them that hold some words."""
    from briefing import edition

    wanted = edition.Wanted(config, trust)
    if take is None:
        show(plain(edition.delivered(wanted, words)).encode())
    else:
        finish((), tuple(str(file) for file in edition.taken(wanted, take, output)))


def _told(delivery: Delivery, quiet: bool) -> NoReturn:
    """Says what went out and what did not, and leaves."""
    outcome = (*delivery.remarks, *delivery.went) or (() if delivery.amiss else ("Nothing waits.",))
    report((), (*delivery.amiss, *(() if quiet else outcome)))
    raise typer.Exit(NOT_ARRIVED if delivery.amiss else 0)
