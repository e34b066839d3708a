"""The commands of a desk that gets its page every morning: init, check, run, past."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from briefing.cli.options import AsJson, Offline, Quiet, network
from briefing.cli.say import finish, plain, report, show

app = typer.Typer()

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
    dry: Annotated[bool, typer.Option("--dry-run", help="Print the page; write and remember nothing.")] = False,
    new_memory: Annotated[
        bool, typer.Option("--new-memory", help="Move an unreadable archive aside and begin a new one.")
    ] = False,
    trust: Trust = False,
    offline: Offline = False,
    quiet: Quiet = False,
    json: AsJson = False,
) -> None:
    """Make the day's one page of an edition: read its sources, say what is new, write it, remember it."""
    from briefing import edition

    wanted = edition.Wanted(config, trust, now, network(offline), dry=dry, new_memory=new_memory, quiet=quiet)
    morning = edition.run_edition(wanted)
    show(morning.printed)
    report(morning.unread, morning.remarks if quiet else (*morning.remarks, *morning.summary()))
    failed = any(not one.skipped for one in morning.unread) or not morning.remembered
    raise typer.Exit(GATE_MISSED if morning.refused else PARTLY if failed else 0)


@app.command("check", epilog="Example: briefing check desk/briefing.toml")
def check_(
    config: Config = None, now: Now = None, trust: Trust = False, offline: Offline = False, json: AsJson = False
) -> None:
    """Prove that tomorrow's page can be made: sources, fonts, layout engine, archive, output folder, mail server."""
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
