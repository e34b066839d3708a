"""What the desk is told of the outbox: what went, what waits, what was refused, what is in doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shlex import join

from briefing.deliver.fate import State
from briefing.deliver.logbook import Logbook


@dataclass(frozen=True, slots=True)
class Parcel:
    """How far one piece came to one addressee; `said` are the carrier's words, `moment` None where it never left.

    `fresh` is whether it was on its way just now.
    """

    piece: str
    addressee: str
    state: State
    said: str
    moment: datetime | None
    fresh: bool = True

    def told(self, edition: str = "") -> str:
        """One sentence, with the command where there is something to do; `edition` is the file that it is for."""
        return _SENTENCES[self.state](self, _command("send", edition))


@dataclass(frozen=True, slots=True)
class Changed:
    """A piece that was not posted: another one of its name went already, or may have. `went` is to whom."""

    piece: str
    went: tuple[Parcel, ...]

    def told(self, edition: str = "") -> str:
        """Today's page went out at 06:31 to three; it has changed since."""
        names = ", ".join(f"{parcel.addressee} ({_when(parcel)}, {parcel.state})" for parcel in self.went)
        return (
            f"{self.piece}: has changed since it went to {names}; nobody was sent the new one. "
            f"To send it to all: {_command('run', edition)} --again."
        )


@dataclass(frozen=True, slots=True)
class Sending:
    """How a delivery ended: `parcels` each on their own, `faults` that stopped several, each one sentence."""

    parcels: tuple[Parcel, ...]
    faults: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether everybody has everything, as far as is known."""
        return not self.faults and all(parcel.state is State.SENT for parcel in self.parcels)

    @property
    def sentences(self) -> tuple[str, ...]:
        """All there is to tell, the faults first."""
        return (*self.faults, *(parcel.told() for parcel in self.parcels))


def told(books: Sequence[Logbook], touched: set[tuple[Path, str]]) -> Iterator[Parcel]:
    """Of the newest piece and those that were on their way just now everything, of older ones what is not done."""
    for book in books:
        whole = book is books[-1] or any(book.file == file for file, _ in touched)
        left = (step.addressee for step in book.gone)  # who is no longer asked to get it, but may have it
        for addressee in dict.fromkeys((*book.addressees, *left)):
            if whole or book.state(addressee) in (State.WAITING, State.DOUBT):
                yield parcel(book, addressee, (book.file, addressee) in touched)


def parcel(book: Logbook, addressee: str, fresh: bool = False) -> Parcel:
    """How far the piece of a log came to an addressee."""
    step = book.steps.get(addressee)
    said, moment = (step.said, step.moment) if step else ("", None)
    return Parcel(book.piece.stem, addressee, book.state(addressee), said, moment, fresh)


def _sent(parcel: Parcel, send: str) -> str:
    before = "" if parcel.fresh else "already "
    return f"{parcel.piece}: {before}went to {parcel.addressee}{_words(parcel)}."


def _waits(parcel: Parcel, send: str) -> str:
    return (
        f"{parcel.piece}: waits for {parcel.addressee}{_words(parcel)}; the next run tries again, or do it now: {send}."
    )


def _refused(parcel: Parcel, send: str) -> str:
    return (
        f"{parcel.piece}: was refused for {parcel.addressee}{_words(parcel)}; mend the address, "
        f"or the cause and then: {send} --again."
    )


def _in_doubt(parcel: Parcel, send: str) -> str:
    return (
        f"{parcel.piece}: may have reached {parcel.addressee} or not{_words(parcel)}; ask there, then: "
        f"{send} --arrived, or {send} --again if it did not come."
    )


def _command(name: str, edition: str) -> str:
    return join(["briefing", name, *([edition] if edition else [])])


_SENTENCES: dict[State, Callable[[Parcel, str], str]] = {
    State.SENT: _sent,
    State.WAITING: _waits,
    State.REFUSED: _refused,
    State.DOUBT: _in_doubt,
}


def _words(parcel: Parcel) -> str:
    """When it was, and what was said: " (2026-11-26 06:31, 250 queued)"."""
    words = ", ".join(filter(None, (_when(parcel), parcel.said)))
    return f" ({words})" if words else ""


def _when(parcel: Parcel) -> str:
    return f"{parcel.moment:%Y-%m-%d %H:%M}" if parcel.moment else ""
