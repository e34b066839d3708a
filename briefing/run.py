"""One run at the desk: inputs named by the user in, finished files out. Here the world is touched, once each way."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from briefing import render
from briefing.compose import Measure
from briefing.deliver import SUFFIXES, targets, write
from briefing.errors import BriefingError, BrokenTemplate, ContraryFormat, SeveralFormats, UnknownFormat
from briefing.intake import Network, read_all
from briefing.model import Brief, Unread
from briefing.pipeline import make
from briefing.read import PROMISES
from briefing.render.calendar import long_date
from briefing.settings import Mail, Settings

FORMATS = tuple(SUFFIXES)
FOLDER_FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked for: `output` is a file, a folder, or "-" for standard output."""

    inputs: tuple[str, ...]
    output: str = "-"
    formats: tuple[str, ...] = ()
    templates: Path | None = None
    settings: Settings = field(default_factory=Settings)
    network: Network = field(default_factory=Network)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the page, the files written, or the bytes for standard output."""

    brief: Brief
    unread: tuple[Unread, ...]
    files: tuple[Path, ...] = ()
    printed: bytes = b""

    def remarks(self) -> tuple[str, ...]:
        """What a reader should know of the sources: names that lie, readings of low confidence."""
        lies = [f"{s.name}: {note}." for s in self.brief.sources for note in s.notes if note.startswith(PROMISES)]
        return *lies, *(f"{s.name}: low confidence: {s.doubt.rstrip('.')}." for s in self.brief.sources if s.doubt)

    def summary(self) -> tuple[str, ...]:
        """One line that says where the page is and what it holds."""
        if not self.files:
            return ()
        read = sum(source.status == "read" for source in self.brief.sources)
        of = f"one page from {read} source{'s' if read > 1 else ''}"
        unread = sum(not failure.skipped for failure in self.unread)
        failed = f", {unread} not read" if unread else ""
        return (f"{', '.join(map(str, self.files))}: {of}{failed}",)


def make_page(order: Order, quiet: bool = False) -> Outcome:
    """Read, brief, render and deliver; every format is rendered before the first file is written."""
    formats = _formats(order)
    documents, unread = read_all(order.inputs, order.network, quiet)
    brief = make(documents, order.settings, unread, layout_for(formats, order.templates))
    pages = all_rendered(brief, formats, order.templates)
    if order.output == "-":
        return Outcome(brief, unread, printed=pages[formats[0]])
    files = targets(order.output, formats, brief, order.inputs)
    write({file: pages[name] for name, file in files.items()})
    return Outcome(brief, unread, files=tuple(files.values()))


def _formats(order: Order) -> tuple[str, ...]:
    """The formats asked for, else those that the output's name asks for, else a text for the terminal."""
    formats = tuple(dict.fromkeys(order.formats))
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise UnknownFormat(unknown[0], FORMATS)
    if order.output == "-" and len(formats) > 1:
        raise SeveralFormats(formats)
    if order.output == "-":
        return formats or ("text",)
    path, asked = Path(order.output), _by_suffix(order.output)
    folder = os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises on names too long
    if folder or not path.suffix or order.output.endswith("/"):
        return formats or FOLDER_FORMATS
    if asked is None and not formats:
        raise UnknownFormat(path.suffix, FORMATS)
    if asked and formats and formats != (asked,):
        raise ContraryFormat(order.output, formats[0])
    return formats or (asked or "",)


def _by_suffix(output: str) -> str | None:
    """The format that the name of a file asks for, if any."""
    return {suffix: name for name, suffix in SUFFIXES.items()}.get(Path(output).suffix.lower())


def layout_for(formats: Iterable[str], templates: Path | None) -> Measure | None:
    """The layout engine where a PDF or a look of the user's own is wanted; the estimate serves all else."""
    wanted = set(formats)
    if not wanted & {"pdf", "eml"} and not (templates and "html" in wanted):
        return None
    from briefing.render import layout

    return lambda brief: layout.measure(brief, templates)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose letter a page is: to the readers of `mail`, dated when its reading `closed`; without them a draft.

    `corrected` tells readers that they have another one of the day.
    """

    mail: Mail | None = None
    closed: datetime | None = None
    corrected: bool = False


DRAFT = Letterhead()


def all_rendered(
    brief: Brief, formats: Iterable[str], templates: Path | None, letterhead: Letterhead = DRAFT
) -> dict[str, bytes]:
    """The page in each format; as "eml" it is a letter.

    Raises `BrokenTemplate` where a template of the user's own loses a line.
    """
    wanted = tuple(formats)
    if templates and {"html", "pdf", "eml"} & set(wanted):
        _refuse_loss(render.html(brief, templates).encode(), brief)
    pages = {name: _rendered(brief, name, templates) for name in wanted if name != "eml"}
    if "eml" in wanted:
        paper = pages.get("pdf") or render.pdf(brief, templates)
        pages["eml"] = _letter(brief, paper, letterhead)
    return pages


def _letter(brief: Brief, paper: bytes, letterhead: Letterhead) -> bytes:
    """The page as text and in the look of a mail, with the PDF."""
    from briefing.deliver.letter import Letter, message

    mail, edition = letterhead.mail, brief.masthead.edition or "Brief"
    when = f", {long_date(brief.date)}" if brief.date else ""
    letter = Letter(
        sender=mail.sender if mail else "",
        recipients=mail.recipients if mail else (),
        subject=f"{'Corrected: ' if letterhead.corrected else ''}{edition}{when}: {brief.title}",
        text=render.text(brief),
        html=render.mail(brief),
        attachments=((f"{f'{brief.date} ' if brief.date else ''}{edition}.pdf", paper),),
        moment=letterhead.closed,
    )
    return message(letter)


def _rendered(brief: Brief, name: str, templates: Path | None) -> bytes:
    match name:
        case "pdf":
            return render.pdf(brief, templates)
        case "html":
            return render.html(brief, templates).encode()
        case "json":
            return render.json(brief).encode()
        case "markdown":
            return render.markdown(brief).encode()
        case _:
            return render.text(brief).encode()


def _refuse_loss(page: bytes, brief: Brief) -> None:
    """Raises `BrokenTemplate` where a template of the user's own lost a line that it was given."""
    from briefing.prove import read_page

    try:
        shown = {" ".join(line.text.split()) for line in read_page(page, "brief.html").lines}
    except BriefingError as fault:
        raise BrokenTemplate(
            "brief.html", 0, "it leaves out the lines of the page or the notes on its sources"
        ) from fault
    printed = brief.printed
    lost = [line for line in (*printed.summary, *printed.news, *printed.risks, *printed.agenda) if not line.see]
    lost = [line for line in lost if " ".join(line.text.split()) not in shown]
    if lost:
        raise BrokenTemplate("brief.html", 0, f"it leaves out {len(lost)} lines, the first “{lost[0].text[:40]}…”")
