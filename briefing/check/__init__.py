"""Will tomorrow's page be made? Everything a run needs is tried, and each thing gets one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryFile

from briefing.archive import open_archive
from briefing.check.mail_server import greeted
from briefing.config import Edition, cut_off, day, load_overrides
from briefing.deliver import printer
from briefing.edition import Wanted, opened
from briefing.edition.gate import masthead
from briefing.edition.memory import Memory
from briefing.edition.opening import moment
from briefing.edition.reading import Told, Window, read_sources
from briefing.errors import BriefingError
from briefing.model import Masthead
from briefing.pipeline import from_text, make
from briefing.prove import prove, read_page
from briefing.render.calendar import long_date
from briefing.run import all_rendered, layout_for
from briefing.settings import Settings

# What a trial page is made of, the look and the fonts it is set in, and the engine that lays it out.
TRIAL = "The trial page\n\nThe crew of the night ferry reached the port of Lindholm at noon on Monday."
FORMATS = ("html", "pdf")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried: whether it is good, and in words what was found."""

    name: str
    good: bool
    words: str

    def __str__(self) -> str:
        return f"{'ok' if self.good else 'NO'}  {self.name}: {self.words}"


def check_edition(wanted: Wanted) -> Iterator[Check]:
    """Each check of an edition as it is made. Raises the refusals of a configuration that cannot be loaded."""
    edition = opened(wanted)
    now = moment(edition, wanted.now)
    yield Check("configuration", True, f"{edition.name}, cut-off {edition.cut_off:%H:%M} {edition.timezone}")
    yield from (Check("configuration", False, warning) for warning in edition.warnings)
    closing = cut_off(edition, now)
    window = Window(closing - edition.window, closing, now.astimezone(closing.tzinfo))
    told = read_sources(edition, window, wanted.network)
    yield from map(_source, told)
    yield _gate(masthead(edition, told, window, Memory(edition, now)))
    today = day(edition, now)
    for name, trial in (
        ("overrides", lambda: _overrides(edition, today)),
        ("page and fonts", lambda: _page(edition)),
        ("output folder", lambda: _output(edition.page.output)),
        ("archive", lambda: _archive(edition, now)),
        ("mail server", lambda: greeted(edition.mail) if edition.mail else "none is named"),
        ("printer", lambda: printer.ready(edition.printer) if edition.printer else "none is named"),
    ):
        yield _tried(name, trial)


def _tried(name: str, trial: Callable[[], str]) -> Check:
    try:
        return Check(name, True, trial())
    except (BriefingError, OSError) as fault:
        return Check(name, False, str(fault))


def _source(told: Told) -> Check:
    name = f"source {told.source.name}"
    faults = [one.why for one in told.unread if not one.skipped]
    if faults:
        return Check(name, False, " ".join(faults))
    newest = f", newest of {long_date(told.newest)}" if told.newest else ""
    return Check(name, True, f"{len(told.documents)} in the window{newest}")


def _gate(head: Masthead) -> Check:
    """Whether a run at this moment would give a brief, and a whole one; texts that it has told already count here."""
    said = (*head.refusal, *head.degraded)
    return Check("gate", not said, "; ".join(said) or "a run now would give a brief")


def _overrides(edition: Edition, today: date) -> str:
    orders = load_overrides(edition.folder, today)
    count = len(orders.pinned) + len(orders.dropped) + len(orders.dropped_stories) + len(orders.notes)
    return f"{count + len(orders.headings)} for {today.isoformat()}"


def _page(edition: Edition) -> str:
    """A trial page in the edition's look, laid out and read back line by line."""
    document = from_text(TRIAL, "trial.txt")
    brief = make([document], Settings(paper=edition.page.paper), layout=layout_for(FORMATS, edition.page.template))
    pages = all_rendered(brief, dict.fromkeys((*FORMATS, *edition.page.formats)), edition.page.template)
    proofs = [proof for name in FORMATS for proof in prove(read_page(pages[name], f"trial.{name}"), {1: document})]
    faults = [proof.line.text for proof in proofs if proof.fault]
    if faults:
        raise BriefingError(f"the trial page lost words ({faults[0]}); mend the template.")
    return "a trial page was set and proved"


def _output(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryFile(dir=folder) as file:
        file.write(b"trial")
    return str(folder)


def _archive(edition: Edition, now: datetime) -> str:
    with open_archive(edition.archive) as archive:
        archive.told(edition.name, now, edition.memory)
        last = archive.last(edition.name, now)
        return f"{len(archive.pages(edition.name))} pages, the last {long_date(last.day)}" if last else "no page yet"
