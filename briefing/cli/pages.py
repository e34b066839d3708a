"""The commands that take articles: make, summarise, read, verify, explain."""

from __future__ import annotations

from typing import Annotated

import typer

from briefing import run
from briefing.cli.options import (
    AsJson,
    CutOff,
    Day,
    Formats,
    Inputs,
    Offline,
    Output,
    Paper,
    Private,
    Quiet,
    Ranker,
    Template,
    network,
)
from briefing.cli.say import finish, plain, report, show
from briefing.settings import Settings

app = typer.Typer()


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
    settings = Settings(ranker, page.value, day.date() if day else None, plain(cut_off))
    order = run.Order(tuple(inputs), output, tuple(formats or ()), template, settings, network(offline, private))
    outcome = run.make_page(order, quiet)
    show(outcome.printed)
    finish(outcome.unread, () if quiet else (*outcome.remarks(), *outcome.summary()))


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

    text, unread = examine.summary(tuple(inputs), network(offline, private), sentences, words, ranker)
    show(plain(text).encode())
    finish(unread)


@app.command(epilog="Example: briefing read article.txt")
def read(inputs: Inputs, offline: Offline = False, private: Private = False, json: AsJson = False) -> None:
    """Show what was read: title, date, sections, and every sentence with its place."""
    from briefing import examine

    text, unread = examine.outline(tuple(inputs), network(offline, private))
    show(plain(text).encode())
    finish(unread)


@app.command(epilog="Example: briefing verify page.pdf article.txt")
def verify(  # noqa: PLR0913
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A finished page: HTML, PDF, JSON, or its mail.")],
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

    verdict, proved, unread = examine.verify(page, tuple(sources or ()), network(offline, private))
    if not (quiet and proved):
        show(plain(verdict).encode())
    report(unread, ())
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

    text, unread = examine.explanation(tuple(inputs), network(offline, private), why, ranker)
    show(plain(text).encode())
    finish(unread)
