"""What leaves the house: the letter and the print of a page, each through an outbox of its own, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from briefing.config import Edition
from briefing.deliver import printer, submission
from briefing.deliver.fate import Carrier, State
from briefing.deliver.outbox import Outbox, posted
from briefing.edition.opening import Wanted
from briefing.errors import BriefingError

OUTBOX = "outbox"  # beside the archive: what was told and what was sent belong together
DEFAULT_PRINTER = "the printer"
OFFLINE = "No mail was sent, for --no-network forbids it; briefing send sends what waits."


@dataclass(frozen=True, slots=True)
class Errand:
    """One way out of the house: the outbox in `folder`, the format that goes, who gets it, and who takes it there.

    `network` is whether it leaves the machine.
    """

    folder: Path
    suffix: str
    addressees: tuple[str, ...]
    carrier: Callable[[], Carrier]
    network: bool = False


@dataclass(frozen=True, slots=True)
class Delivery:
    """How the errands ended, in sentences: what went out, what to know of it, and what did not arrive."""

    went: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    amiss: tuple[str, ...] = ()


def errands(edition: Edition) -> Iterator[Errand]:
    """The ways by which the pages of an edition go out; none where they only lie in their folder."""
    home, mail, paper = edition.archive.with_name(OUTBOX), edition.mail, edition.printer
    if mail:
        # The password is asked for when a letter goes: without it the letter waits in the outbox.
        yield Errand(
            home / "mail",
            ".eml",
            mail.recipients,
            lambda: submission.carrier(mail, submission.password(mail.smtp)),
            network=True,
        )
    if paper:
        yield Errand(home / "print", ".pdf", (paper.name or DEFAULT_PRINTER,), lambda: printer.carrier(paper))


def handed_in(edition: Edition, name: str) -> bool:
    """Whether the page of that name was given to every outbox; so where there is none."""
    return all(posted(errand.folder, f"{name}{errand.suffix}") for errand in errands(edition))


def post(edition: Edition, name: str, formats: Mapping[str, bytes], wanted: Wanted) -> Delivery:
    """Give a page, told by the suffixes of its formats, to every outbox, and send what waits there."""

    def put(outbox: Outbox, errand: Errand) -> str:
        changed = outbox.post(name, formats[errand.suffix], errand.addressees, suffix=errand.suffix, again=wanted.again)
        return str(changed or "")

    return _each(errands(edition), put, wanted.network.allowed)


def send(edition: Edition, wanted: Wanted, arrived: bool = False) -> Delivery:
    """Send what waits in every outbox.

    With `again` what is in doubt waits too, and what was refused of the newest page; with `arrived` what is in doubt
    came.
    """

    def put(outbox: Outbox, _: Errand) -> str:
        if arrived:
            outbox.arrived()
        if wanted.again:
            outbox.again()
        return ""

    return _each(errands(edition), put, wanted.network.allowed)


def _each(every: Iterable[Errand], put: Callable[[Outbox, Errand], str], network: bool) -> Delivery:
    """Run all errands; one that fails keeps no other back."""
    went: list[str] = []
    remarks: list[str] = []
    amiss: list[str] = []
    for errand in every:
        try:
            with Outbox(errand.folder, lambda: datetime.now(UTC).astimezone()) as outbox:
                remarks += filter(None, [put(outbox, errand)])
                if errand.network and not network:
                    remarks.append(OFFLINE)
                    continue
                sending = outbox.deliver(errand.carrier())
        except BriefingError as fault:
            amiss.append(str(fault))
            continue
        went += [str(parcel) for parcel in sending.parcels if parcel.state is State.SENT]
        amiss += [*sending.faults, *(str(parcel) for parcel in sending.parcels if parcel.state is not State.SENT)]
    return Delivery(tuple(went), tuple(remarks), tuple(amiss))
