"""What `briefing.toml` says, as values: one `Edition`, the morning page that is made of it every day.

Every value is checked and every path absolute, so that whoever gets an edition may rely on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time, timedelta
from pathlib import Path

from briefing.settings import Desk, Mail, Printer

PAPERS = ("a4", "letter")
FORMATS = ("pdf", "html", "eml", "json", "markdown", "text")


@dataclass(frozen=True, slots=True)
class Source:
    """One source: `asked` is the address, or the absolute file, folder or pattern that intake is given.

    `outlet` None leaves it to each document. `silent_after` is how long it may give nothing before that counts as a
    fault, None for ever. `private` lets its addresses lie inside the house.
    """

    name: str
    asked: str
    outlet: str | None = None
    weight: float = 1.0
    silent_after: timedelta | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """How the page is set, and the folder that it is written to; `template` is a folder of the user's own look."""

    output: Path
    paper: str = "a4"
    formats: tuple[str, ...] = ("pdf", "html")
    template: Path | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """Actors and words that pull a line up."""

    actors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """When there is no brief, and when it must say that it is not whole.

    With fewer sources read, or fewer documents in the window, there is no brief, but a page that says why. Where a
    smaller share of the sources than `degraded_below` could be read, the page says so.
    """

    least_sources: int = 1
    least_documents: int = 1
    degraded_below: float = 1.0


@dataclass(frozen=True, slots=True)
class Edition:
    """One morning page. `file` is its configuration as named, `folder` that of it, where `overrides/` lies.

    `cut_off` is the wall clock in `timezone`, `days` the days of the week with a page (Monday is 0); `window` how far
    back a dated source may lie; `memory` the days that a told line stays told; `documents` the most that are read.
    `warnings` are whole sentences for the user.
    """

    folder: Path
    name: str
    timezone: str
    cut_off: time
    page: Page
    archive: Path
    sources: tuple[Source, ...]
    audience: str = ""
    window: timedelta = timedelta(hours=24)
    memory: int = 14
    watch: Watch = field(default_factory=Watch)
    muted: tuple[str, ...] = ()
    gate: Gate = field(default_factory=Gate)
    documents: int = 10_000
    mail: Mail | None = None
    printer: Printer | None = None
    file: Path = Path("briefing.toml")
    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Overrides(Desk):
    """The editor's hand on one day's page, and what is wrong with it: `warnings` are whole sentences for the user."""

    warnings: tuple[str, ...] = ()
