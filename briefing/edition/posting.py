"""What leaves the house: the letter and the print of a page, each through an outbox of its own, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from briefing.config import Edition
from briefing.config.moments import zone
from briefing.deliver import printer, slug, submission
from briefing.deliver.fate import Carrier, Fate, State
from briefing.deliver.faults import DamagedOutbox, UnreadableOutbox
from briefing.deliver.outbox import PAUSES, Outbox, posted
from briefing.deliver.sending import Parcel
from briefing.edition.opening import Wanted
from briefing.errors import BriefingError
from briefing.settings import Mail

OUTBOX = "outbox"  # beside the archive: what was told and what was sent belong together
# Whatever it is called: a page that was printed is not printed again because the printer got another name.
PRINTER = "the printer"
OFFLINE = "No mail was sent, for --no-network forbids it; briefing send sends what waits."


@dataclass(frozen=True, slots=True)
class Errand:
    """One way out of the house: the outbox in `folder`, the format that goes, who gets it, and who takes it there.

    `network` is whether it leaves the machine, `pauses` are the seconds between its tries within one run.
    """

    folder: Path
    suffix: str
    addressees: tuple[str, ...]
    carrier: Carrier
    network: bool = False
    pauses: tuple[float, ...] = PAUSES


@dataclass(frozen=True, slots=True)
class Delivery:
    """How the errands ended: each page to each reader, what to know of it, and what stopped several.

    `edition` is the file that the commands in the sentences name.
    """

    parcels: tuple[Parcel, ...] = ()
    remarks: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    edition: str = ""

    @property
    def went(self) -> tuple[str, ...]:
        """Who has the page, a sentence each."""
        return tuple(parcel.told() for parcel in self.parcels if parcel.state is State.SENT)

    @property
    def amiss(self) -> tuple[str, ...]:
        """What did not arrive, or may not have, and what to do."""
        left = (parcel.told(self.edition) for parcel in self.parcels if parcel.state is not State.SENT)
        return (*self.faults, *left)

    def news(self) -> Delivery:
        """What happened just now, without what was told before; a run that died in doubt has told nobody."""
        return replace(self, parcels=tuple(parcel for parcel in self.parcels if parcel.fresh or _unheard(parcel)))


def _unheard(parcel: Parcel) -> bool:
    """Whether its run died before it heard an answer, or gave up."""
    return parcel.state is State.DOUBT and not parcel.said


def errands(edition: Edition) -> Iterator[Errand]:
    """The ways by which the pages of an edition go out; none where they only lie in their folder."""
    home = edition.archive.with_name(OUTBOX) / slug(edition.name)
    if edition.mail:
        yield Errand(home / "mail", ".eml", edition.mail.recipients, _by_mail(edition.mail), network=True)
    if edition.printer:
        yield Errand(home / "print", ".pdf", (PRINTER,), printer.carrier(edition.printer), pauses=())


def _by_mail(mail: Mail) -> Carrier:
    """The password is asked for when a letter goes: without it the letter waits in the outbox."""

    def carry(letter: bytes, addressees: tuple[str, ...], note: Callable[[], None]) -> tuple[Fate, ...]:
        return submission.carrier(mail, submission.password(mail.smtp))(letter, addressees, note)

    return carry


def handed_in(edition: Edition, name: str) -> bool:
    """Whether the page of that name was given to every outbox; so where there is none.

    A log that is damaged was begun, so its page was; one that cannot be read tells nothing. Both are told by `send`.
    """
    return all(_posted(errand, name) for errand in errands(edition))


def _posted(errand: Errand, name: str) -> bool:
    try:
        return posted(errand.folder, f"{name}{errand.suffix}")
    except DamagedOutbox:
        return True
    except UnreadableOutbox:
        return False


def post(edition: Edition, name: str, formats: Mapping[str, bytes], wanted: Wanted) -> Delivery:
    """Give a page, told by the suffixes of its formats, to every outbox, and send what waits there."""

    def put(outbox: Outbox, errand: Errand) -> str:
        version = sha256(formats[".pdf"]).hexdigest()
        piece = f"{name}{errand.suffix}"
        changed = outbox.post(piece, formats[errand.suffix], errand.addressees, version=version, again=wanted.again)
        return changed.told(str(edition.file)) if changed else ""

    return _each(edition, put, wanted.network.allowed)


def send(edition: Edition, wanted: Wanted, arrived: bool = False) -> Delivery:
    """Send what waits in every outbox.

    With `again` what is in doubt waits too, and what was refused of the newest page; with `arrived` what is in doubt
    came. A run that is dry sends nothing.
    """
    if wanted.dry:
        return Delivery()

    def put(outbox: Outbox, _: Errand) -> str:
        if arrived:
            outbox.arrived()
        if wanted.again:
            outbox.again()
        return ""

    return _each(edition, put, wanted.network.allowed)


def _each(edition: Edition, put: Callable[[Outbox, Errand], str], network: bool) -> Delivery:
    """Run all errands; one that fails keeps no other back."""
    here = zone(edition.timezone)
    parcels: list[Parcel] = []
    remarks: list[str] = []
    faults: list[str] = []
    for errand in errands(edition):
        try:
            with Outbox(errand.folder, lambda: datetime.now(here)) as outbox:
                remarks += filter(None, [put(outbox, errand)])
                outbox.address(errand.addressees)
                if errand.network and not network:
                    remarks.append(OFFLINE)
                    continue
                sending = outbox.deliver(errand.carrier, errand.pauses)
        except BriefingError as fault:
            faults.append(str(fault))
            continue
        parcels += sending.parcels
        faults += sending.faults
    return Delivery(tuple(parcels), tuple(remarks), tuple(faults), str(edition.file))
