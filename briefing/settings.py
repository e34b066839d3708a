"""What a run can be told, each with the default that serves a morning page."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from briefing.model import Masthead, Note, PastLine

LANGUAGE = "en"
SECURITY = ("starttls", "tls", "none")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the desk asks of a page.

    `watched` names and words pull a line up, `muted` ones take it out. Of the day's overrides, `pinned` are words of
    lines that must stand with the part wanted or "", `dropped` words of lines, `dropped_stories` and `headings` words
    of headlines, the latter with the heading to print instead; `title` is the page's own.
    """

    watched: tuple[str, ...] = ()
    muted: tuple[str, ...] = ()
    pinned: tuple[tuple[str, str], ...] = ()
    dropped: tuple[str, ...] = ()
    dropped_stories: tuple[str, ...] = ()
    headings: tuple[tuple[str, str], ...] = ()
    title: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """One run: `paper` "a4" or "letter", `today` None for the newest document's date, `cut_off` printed as given.

    `past` are the lines of the pages delivered before, newest first; None where no memory is kept.
    """

    ranker: str = "briefing"
    paper: str = "a4"
    today: date | None = None
    cut_off: str = ""
    masthead: Masthead = field(default_factory=Masthead)
    past: tuple[PastLine, ...] | None = None
    desk: Desk = field(default_factory=Desk)


@dataclass(frozen=True, slots=True)
class Smtp:
    """The server that takes the mail. The password stands in a variable, a file or the system's keyring, never here.

    `password_keyring` is the name of the service under which the keyring holds it for `user`.
    """

    host: str
    port: int
    security: str = "starttls"
    user: str = ""
    password_env: str = ""
    password_file: Path | None = None
    password_keyring: str = ""


@dataclass(frozen=True, slots=True)
class Mail:
    """Who gets the page, in whose name, and how."""

    recipients: tuple[str, ...]
    sender: str
    smtp: Smtp


@dataclass(frozen=True, slots=True)
class Printer:
    """The printer that the page goes to, by the name that the system knows it by; "" is the system's own choice."""

    name: str = ""
    copies: int = 1
