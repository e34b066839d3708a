"""What of a run is done: one line for each finished part, written down only after its file stands.

A run that was killed leaves at worst half a line, which is dropped, or a file without a line, which is made again. So a
second run does what is missing, and both together leave the same bytes as one that was never stopped.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefing.batch.refusals import OtherRun
from briefing.deliver import write
from briefing.errors import UnwritableOutput

NAME = "manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finished part: the digest of what went in, and what came out."""

    part: int
    input: str
    file: str
    rows: int
    briefed: int
    refused: int
    bytes: int
    sha256: str


class Journal:
    """Lines of JSON to which whole lines are added; the first says what they belong to.

    From the first line on that is none the rest is dropped, for what it told of is only made again.
    """

    def __init__(self, file: Path, head: dict[str, Any]) -> None:
        self.file = file
        try:
            kept = file.read_bytes() if file.exists() else b""
            found = tuple(_whole_lines(kept))
            if kept.count(b"\n") and (not found or found[0] != head):
                raise OtherRun(file.parent.name, _difference(found[0] if found else {}, head))
            self.lines: list[dict[str, Any]] = list(found[1:])
            good = sum(len(_line(line)) for line in found)
            self._stream = file.open("r+b" if kept else "w+b")
            self._stream.truncate(good)
            self._stream.seek(good)
            if not found:
                self.add(head)
        except OSError as fault:
            raise UnwritableOutput(str(file), fault.strerror or str(fault)) from fault

    def add(self, line: dict[str, Any]) -> None:
        """Writes one more line, for good."""
        try:
            self._stream.write(_line(line))
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as fault:
            raise UnwritableOutput(str(self.file), fault.strerror or str(fault)) from fault

    def close(self) -> None:
        """No more lines."""
        self._stream.close()


class Manifest:
    """The finished parts of the run that `head` describes, in a folder."""

    def __init__(self, folder: Path, head: dict[str, Any]) -> None:
        self.folder = folder
        self.head = head
        self._journal = Journal(folder / NAME, head)
        lines = self._journal.lines
        try:
            self.entries = {line["part"]: Entry(**line) for line in lines if "parts" not in line}
        except (KeyError, TypeError) as fault:
            raise OtherRun(folder.name, f"its {NAME} was not written by this version") from fault
        self.whole = lines[-1] if lines and "parts" in lines[-1] else {}

    def complete(self, corpus: str) -> bool:
        """Whether all of that corpus was done, and every file is as it was then."""
        return self.whole.get("input") == corpus and all(map(self._as_written, self.entries.values()))

    def stands(self, part: int, digest: str) -> bool:
        """Whether a part of this input was finished, and its file is as it was then."""
        entry = self.entries.get(part)
        return entry is not None and entry.input == digest and self._as_written(entry)

    def differs(self, part: int, digest: str) -> bool:
        """Whether a part was finished for another input: the corpus has changed there, or is another."""
        entry = self.entries.get(part)
        return entry is not None and entry.input != digest

    def _as_written(self, entry: Entry) -> bool:
        file = self.folder / entry.file
        try:
            return file.stat().st_size == entry.bytes and sha256(file.read_bytes()).hexdigest() == entry.sha256
        except OSError:
            return False

    def add(self, entry: Entry) -> None:
        """One more finished part, or one anew."""
        self._journal.add(asdict(entry))
        self.entries[entry.part] = entry

    def finish(self, parts: int, corpus: str) -> int:
        """All parts are there: their lines are set in order, and a last one tells how many they are.

        What stood behind them was of a longer corpus, and goes; so many parts did.
        """
        behind = sorted(number for number in self.entries if number >= parts)
        for number in behind:
            (self.folder / self.entries.pop(number).file).unlink(missing_ok=True)
        whole = {"parts": parts, "rows": self.rows, "briefed": self.briefed, "refused": self.refused, "input": corpus}
        self.close()
        write({self.folder / NAME: b"".join(map(_line, self._told(whole)))})
        return len(behind)

    def _told(self, whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
        yield self.head
        yield from (asdict(self.entries[number]) for number in sorted(self.entries))
        yield whole

    @property
    def rows(self) -> int:
        """How many documents, or days, were done."""
        return sum(entry.rows for entry in self.entries.values())

    @property
    def briefed(self) -> int:
        """How many have a brief."""
        return sum(entry.briefed for entry in self.entries.values())

    @property
    def refused(self) -> int:
        """How many have none."""
        return sum(entry.refused for entry in self.entries.values())

    def close(self) -> None:
        """Nothing more is added."""
        self._journal.close()


def entry(part: int, digest: str, file: Path, data: bytes, briefed: Iterable[bool]) -> Entry:
    """The line for a part whose file stands."""
    told = tuple(briefed)
    return Entry(
        part, digest, file.name, len(told), sum(told), len(told) - sum(told), len(data), sha256(data).hexdigest()
    )


def _whole_lines(data: bytes) -> Iterator[dict[str, Any]]:
    """The lines as they were written, up to the first that was not, or not to its end."""
    for line in data.splitlines(keepends=True):
        try:
            told = json.loads(line)
        except ValueError:
            return
        if not isinstance(told, dict) or _line(told) != line:
            return
        yield told


def _difference(theirs: dict[str, Any], ours: dict[str, Any]) -> str:
    """What kept a run from going on, as a person would have to give it."""
    for name, option in (("by", "--by "), ("format", "--format "), ("version", "version "), ("corpus", "the corpus ")):
        there = theirs.get(name)
        if there and there != ours[name]:
            return f"was made with {option}{', '.join(there) if isinstance(there, list) else there}"
    return "holds the rows of another run, or none that this version knows"


def _line(known: dict[str, Any]) -> bytes:
    return json.dumps(known, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
