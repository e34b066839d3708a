"""What became of one piece, written down before the next step is taken: the memory against sending it twice.

A log of lines of JSON beside the piece, only ever added to. Two things are written: that a piece was posted, for whom,
and how far it came to one of them. A run that dies, or a power cut, may leave the last line torn; what it would have
said has not happened yet, for each step waits until its line is on the disk. Any other damage is refused.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from briefing.deliver.disk import AS_IS, content, write_all
from briefing.deliver.fate import State
from briefing.deliver.faults import DamagedOutbox, UnwritableOutbox
from briefing.disk import PRIVATE_FILE, settle

SUFFIX = ".log"
GONE = (State.SENT, State.DOUBT)  # whoever is so far may have the piece


@dataclass(frozen=True, slots=True)
class Posting:
    """A piece with that hash is to go to these; `again` where a person said that they get it though they had it.

    `version` is what its readers see of it, whoever they are.
    """

    moment: datetime
    digest: str
    version: str
    addressees: tuple[str, ...]
    again: bool


@dataclass(frozen=True, slots=True)
class Step:
    """How far the piece came to one addressee, and the carrier's words on it."""

    moment: datetime
    digest: str
    addressee: str
    state: State
    said: str


class Logbook:
    """The log of one piece: `digest` and `version` of what is to go, to which `addressees`, and the last `steps`."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.digest = self.version = ""
        self.addressees: tuple[str, ...] = ()
        self.steps: dict[str, Step] = {}
        self._good = 0  # bytes of whole lines
        for line in self._lines():
            try:
                self._take(_read(line))
            except (ValueError, TypeError, KeyError) as fault:
                raise DamagedOutbox(file, "it is damaged") from fault

    @property
    def piece(self) -> Path:
        """The file that the log is of."""
        return self.file.with_name(self.file.name.removesuffix(SUFFIX))

    @property
    def waiting(self) -> tuple[str, ...]:
        """Those who are still to get the piece."""
        return tuple(name for name in self.addressees if self.state(name) is State.WAITING)

    @property
    def gone(self) -> tuple[Step, ...]:
        """The last step to each who has the piece, or may have it."""
        return tuple(step for step in self.steps.values() if step.state in GONE)

    def state(self, addressee: str) -> State:
        """How far the piece came to an addressee."""
        step = self.steps.get(addressee)
        return step.state if step else State.WAITING

    def sent_before(self, moment: datetime) -> bool:
        """Whether all that was to be done was done before a moment, and every addressee has the piece."""
        steps = [step for name, step in self.steps.items() if name in self.addressees]
        done = [step.state is State.SENT and step.moment < moment for step in steps]
        return bool(done) and all(done) and not self.waiting

    def write(self, entries: Sequence[Posting | Step]) -> None:
        """Add these, all on the disk when it returns. Raises `UnwritableOutbox`; then nothing was added."""
        data = b"".join(_line(entry) for entry in entries)
        try:
            self._append(data)
        except OSError as fault:
            raise UnwritableOutbox(self.file, fault.strerror or "the system refuses") from fault
        self._good += len(data)
        for entry in entries:
            self._take(entry)

    def _append(self, data: bytes) -> None:
        new = not self.file.exists()
        handle = os.open(self.file, os.O_WRONLY | os.O_CREAT | AS_IS, PRIVATE_FILE)
        try:
            os.ftruncate(handle, self._good)  # a torn line
            os.lseek(handle, self._good, os.SEEK_SET)
            write_all(handle, data)
            if new:
                settle(self.file.parent)
        except OSError:
            with suppress(OSError):
                os.ftruncate(handle, self._good)
            raise
        finally:
            os.close(handle)

    def _lines(self) -> list[bytes]:
        data = content(self.file) or b""
        self._good = data.rfind(b"\n") + 1
        return data[: self._good].splitlines()

    def _take(self, entry: Posting | Step) -> None:
        if isinstance(entry, Step):
            if entry.digest != self.digest or entry.addressee not in self.addressees:
                raise ValueError(entry.addressee)
            self.steps[entry.addressee] = entry
            return
        if entry.digest != self.digest:
            self.steps.clear()
        elif entry.again:
            self.steps = {name: step for name, step in self.steps.items() if name not in entry.addressees}
        self.digest, self.version, self.addressees = entry.digest, entry.version, entry.addressees


def _line(entry: Posting | Step) -> bytes:
    return json.dumps({**asdict(entry), "moment": entry.moment.isoformat()}).encode() + b"\n"


def _read(line: bytes) -> Posting | Step:
    """An entry as `_line` wrote it; anything else raises `ValueError`, `TypeError` or `KeyError`."""
    entry = json.loads(line)
    moment, digest = datetime.fromisoformat(entry["moment"]), str(entry["digest"])
    if moment.tzinfo is None:
        raise ValueError(moment)
    if "addressees" in entry:
        addressees = tuple(map(str, entry["addressees"]))
        return Posting(moment, digest, str(entry["version"]), addressees, bool(entry["again"]))
    return Step(moment, digest, str(entry["addressee"]), State(entry["state"]), str(entry["said"]))
