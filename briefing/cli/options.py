"""The options that several commands take, told once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from briefing.fetch import Network, default_cache


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
    list[str] | None,
    typer.Option("--format", metavar="FORMAT", help="html, pdf, eml, text, markdown or json; repeatable."),
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


def network(offline: bool, private: bool = False) -> Network:
    """What may be fetched."""
    return Network(allowed=not offline, private=private, cache=default_cache)
