"""Pieces on their way, in a folder: each reaches each addressee once, or somebody is told.

A page that came twice is a nuisance, one that never came is a scandal, and a machine that dies between handing it over
and hearing the answer cannot know which it was. So it is written down just before the piece is handed over that it may
have gone, and after the answer what it was. A run that finds the first without the second asks a person and sends
nothing: no exchange of messages can do better (the two generals of Gray, "Notes on Data Base Operating Systems", 1978).

Example: the log of a piece says "in doubt" for chief@ministry.example, for the power failed at 06:31. Every run tells
it, until `briefing send --again` sends the same letter, with the same Message-ID, again. Wrong for a carrier that is
not done with a piece at the dot or at the queue; the outbox knows no more than what the carrier says.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from briefing.deliver.disk import content, private_folder, write_new
from briefing.deliver.fate import Carrier, State
from briefing.deliver.faults import (
    BusyOutbox,
    DamagedOutbox,
    NoOutbox,
    NotCarried,
    UnfitName,
    UnreadableOutbox,
    UnwritableOutbox,
)
from briefing.deliver.logbook import SUFFIX, Logbook, Posting, Step
from briefing.deliver.sending import Changed, Sending, parcel, told
from briefing.disk import PRIVATE_FILE, settle
from briefing.errors import BriefingError

PATIENCE = 10.0  # seconds to wait for another run, which may just be at its end
# Seconds between the tries within one run, for a server that is just restarting. Greylisting wants one to five minutes
# (RFC 6647, 5); that is left to the next run, for this one keeps somebody waiting.
PAUSES = (3.0, 12.0)
KEPT = timedelta(days=30)  # how long a page that everybody has stays beside its log
FOUND = "it came, as the desk found"
_LOCK = ".lock"
_PART = ".part"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


class Outbox:
    """The outbox in a folder, for one carrier, while no other run has it: `with Outbox(folder, now) as outbox`.

    Raises `BusyOutbox` where another run does not leave within `patience` seconds, `NoOutbox` where there can be none.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime], patience: float = PATIENCE) -> None:
        self._folder = folder
        self._now = now
        self._lock = FileLock(folder / _LOCK, timeout=patience, mode=PRIVATE_FILE)

    def __enter__(self) -> Outbox:
        try:
            private_folder(self._folder)
            self._lock.acquire()
        except Timeout:
            raise BusyOutbox(self._folder) from None
        except OSError as fault:
            raise NoOutbox(self._folder, fault.strerror or str(fault)) from fault
        try:
            self._mend()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self._lock.release()

    def post(
        self, name: str, data: bytes, addressees: Sequence[str], *, version: str = "", again: bool = False
    ) -> Changed | None:
        """Put a piece there for these addressees, whole and lasting; None where it is there.

        `name` is that of its file, `version` what its readers see of it, all of it unless told. Posted twice, it goes
        once. Another piece of that name takes the place of one that nobody has; of one that somebody has or may have
        only `again`, and then it goes to all: everybody has the same page. Raises `DamagedOutbox`, and
        `UnwritableOutbox` with nothing changed.
        """
        if not _NAME.fullmatch(name):
            raise UnfitName(name)
        book = self._book(name)
        digest = sha256(data).hexdigest()
        if book.gone and not again:
            self._readdress(book, addressees)
            same = book.version == (version or digest)
            return None if same else Changed(book.piece.stem, tuple(parcel(book, step.addressee) for step in book.gone))
        posting = Posting(self._now(), digest, version or digest, tuple(dict.fromkeys(addressees)), again)
        known = (digest, posting.addressees) == (book.digest, book.addressees)
        if again or not known or (book.waiting and _hash(book.piece) != digest):
            self._place(book, data, posting)
        return None

    def address(self, addressees: Sequence[str]) -> None:
        """Have the newest piece go to these, and older ones to nobody else: the configuration of now counts."""
        books = self._books()[0]
        for book in books:
            kept = (name for name in book.addressees if name in addressees)
            self._readdress(book, addressees if book is books[-1] else tuple(kept))

    def again(self) -> None:
        """Have wait again what the desk is told of: what is in doubt, and what was refused of the newest piece.

        What was sent stays sent. Only a person says so, who has asked the addressees.
        """
        books = self._books()[0]
        for book in books:
            wanted = (State.DOUBT, State.REFUSED) if book is books[-1] else (State.DOUBT,)
            if any(book.state(addressee) in wanted for addressee in book.addressees):
                left = (name for name in book.addressees if book.state(name) in (State.WAITING, *wanted))
                book.write([Posting(self._now(), book.digest, book.version, tuple(left), again=True)])

    def arrived(self) -> None:
        """Write down that what is in doubt came. Only a person says so, who has asked the addressees."""
        for book in self._books()[0]:
            doubted = [name for name in book.addressees if book.state(name) is State.DOUBT]
            book.write([Step(self._now(), book.digest, name, State.SENT, FOUND) for name in doubted])

    def deliver(
        self, carrier: Carrier, pauses: Sequence[float] = PAUSES, sleep: Callable[[float], object] = time.sleep
    ) -> Sending:
        """Give all that waits to the carrier, the oldest name first; after each pause again what could not go then.

        Raises `UnwritableOutbox`; the piece that it happened with was not sent, or is written down as in doubt.
        """
        books, faults = self._books()
        stopped, touched = self._round(books, carrier)
        for pause in pauses:
            if (stopped and not stopped.passing) or not any(book.waiting for book in books):
                break
            sleep(pause)
            stopped, more = self._round(books, carrier)
            touched |= more
        return Sending(tuple(told(books, touched)), (*faults, *([str(stopped)] if stopped else [])))

    def _round(self, books: Sequence[Logbook], carrier: Carrier) -> tuple[NotCarried | None, set[tuple[Path, str]]]:
        """One try for all that waits; what stopped it, and which logs' pieces were tried for whom."""
        touched = set()
        for book in books:
            if book.waiting:
                touched |= {(book.file, name) for name in book.waiting}
                try:
                    self._carry(book, carrier)
                except NotCarried as fault:
                    return fault, touched
        return None, touched

    def _carry(self, book: Logbook, carrier: Carrier) -> None:
        waiting = book.waiting

        def note() -> None:
            book.write([Step(self._now(), book.digest, name, State.DOUBT, "") for name in waiting])

        fates = carrier(content(book.piece) or b"", waiting, note)
        book.write(
            [
                Step(self._now(), book.digest, fate.addressee, fate.state, fate.said)
                for fate in fates
                if fate.addressee in waiting
            ]
        )

    def _readdress(self, book: Logbook, addressees: Sequence[str]) -> None:
        """Have a piece go to these, the same as others have; nothing is written where all of them have it."""
        wanted = tuple(dict.fromkeys(addressees))
        done = all(book.state(name) is State.SENT for name in (*wanted, *book.addressees))
        if not done and wanted != book.addressees:
            book.write([Posting(self._now(), book.digest, book.version, wanted, again=False)])

    def _place(self, book: Logbook, data: bytes, posting: Posting) -> None:
        """First the whole piece under another name, then the log, then its own name; `_mend` takes up what is left."""
        part = book.piece.with_name(f".{book.piece.name}{_PART}")
        with _written(part):
            write_new(part, data)
            book.write([posting])
            part.replace(book.piece)
            settle(self._folder)

    def _mend(self) -> None:
        """Put in place what a run that died had written down as posted; what else it left goes, and so do old pages."""
        try:
            for part in sorted(self._folder.glob(f".*{_PART}")):
                self._take_up(part)
            for book in self._books()[0]:
                if book.sent_before(self._now() - KEPT):
                    book.piece.unlink(missing_ok=True)
        except OSError as fault:
            raise NoOutbox(self._folder, fault.strerror or str(fault)) from fault

    def _take_up(self, part: Path) -> None:
        piece = part.with_name(part.name.removesuffix(_PART).removeprefix("."))
        with suppress(BriefingError):  # of a damaged log, told where its piece is asked for
            if Logbook(Path(f"{piece}{SUFFIX}")).digest == _hash(part):
                part.replace(piece)
                settle(self._folder)
        part.unlink(missing_ok=True)

    def _books(self) -> tuple[list[Logbook], list[str]]:
        """The logs of all pieces by name, and what is amiss with those that cannot be used."""
        names = {path.name.removesuffix(SUFFIX) for path in self._folder.iterdir() if not path.name.startswith(".")}
        books, faults = [], []
        for name in sorted(names):
            try:
                book = self._book(name)
                if book.waiting and _hash(book.piece) != book.digest:
                    raise DamagedOutbox(book.piece, "it is not what was posted")
                books.append(book)
            except (DamagedOutbox, UnreadableOutbox) as fault:
                faults.append(str(fault))
        return books, faults

    def _book(self, name: str) -> Logbook:
        """The log of a piece. Raises `DamagedOutbox` where there is a piece without a log."""
        book = Logbook(self._folder / f"{name}{SUFFIX}")
        if not book.digest and content(book.piece) is not None:
            raise DamagedOutbox(book.piece, "its log is gone")
        return book


def posted(folder: Path, piece: str) -> bool:
    """Whether a piece of that file name was ever posted in the outbox of a folder, be its log gone since.

    Raises `DamagedOutbox` and `UnreadableOutbox`.
    """
    return bool(Logbook(folder / f"{piece}{SUFFIX}").digest) or content(folder / piece) is not None


@contextmanager
def _written(part: Path) -> Iterator[None]:
    """What the system refuses comes out named, and no part stays if it can be helped."""
    try:
        yield
    except OSError as fault:
        raise UnwritableOutbox(part.parent, fault.strerror or "the system refuses") from fault
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _hash(file: Path) -> str:
    """The hash of a file, "" where there is none."""
    data = content(file)
    return "" if data is None else sha256(data).hexdigest()
