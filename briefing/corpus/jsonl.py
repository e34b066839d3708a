"""JSON lines: an object a line, each an article with its text. Lines are read one by one, and none without a limit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from briefing.corpus.names import Names
from briefing.corpus.record import HTML, TEXT, Fault, Place, document, unread, what
from briefing.corpus.stream import STEP, Torn, unpacked
from briefing.model import File, Unread

SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")

# Bytes, as of any file that is read; and how much more of an endless line is passed over before the rest is left.
MOST_LINE = 50_000_000
MOST_PASSED_OVER = 500_000_000
# An article of a million words holds some 100,000 commas; a line of as many values as this fills memory thirtyfold.
MOST_VALUES = 1_000_000
LONGEST_KEY = 40  # characters of a name in a sentence

_BOM = b"\xef\xbb\xbf"
_OPENS = re.compile(rb"(?:\A\xef\xbb\xbf|^)[ \t]*\{", re.MULTILINE)


def fits(head: bytes) -> bool:
    """One of the first lines opens an object; the very first may be broken."""
    return _OPENS.search(head) is not None


def is_lines(data: bytes) -> bool:
    """The bytes are JSON lines by their first line: an object with a text in it. A JSON feed has none there."""
    first = data[: MOST_LINE + 1].removeprefix(_BOM).lstrip().partition(b"\n")[0]
    try:
        row = _row(first) if first.startswith(b"{") else {}
    except Fault:
        return False
    return any(isinstance(row.get(name), str) for name in (*TEXT, *HTML))


def files(packed: BufferedReader, name: str) -> Iterator[File | Unread]:
    """The article of each line, in order; a line that holds none is told, and the next goes on.

    Example: the third line {"id": "a17", "title": "Port shut", "text": "The port of Velm shut on Monday."} is a file
    "a17"; without an id it is "press.jsonl, line 3". Wrong for one object set over many lines: each is told as broken.
    """
    names = Names()
    number = 0
    try:
        for number, line in enumerate(_lines(unpacked(packed)), 1):
            place = Place(name, f"line {number}")
            if line is None:
                yield unread(place, f"has more than {MOST_LINE:,} bytes")
            elif line:
                yield _article(line, place, names)
    except OSError as fault:
        why = str(fault) if isinstance(fault, Torn) else fault.strerror or "it cannot be read"
        yield Unread(name, f"{name}: breaks off behind line {number:,} ({why}); what stands before is read.")


def _lines(stream: BufferedReader) -> Iterator[bytes | None]:
    """Each line, without white space around it; None for one too long. Raises `Torn` for one that does not end."""
    first = True
    while line := stream.readline(MOST_LINE + 1):
        whole = len(line) <= MOST_LINE or line.endswith(b"\n")
        if not whole:
            _pass_over(stream)
        yield (line.removeprefix(_BOM) if first else line).strip() if whole else None
        first = False


def _pass_over(stream: BufferedReader) -> None:
    for _ in range(0, MOST_PASSED_OVER, STEP):
        rest = stream.readline(STEP)
        if not rest or rest.endswith(b"\n"):
            return
    raise Torn("a line does not end")


def _article(line: bytes, place: Place, names: Names) -> File | Unread:
    try:
        return document(_row(line), place, names)
    except Fault as fault:
        return unread(place, f"is no JSON object ({fault})")


def _row(line: bytes) -> dict[str, Any]:
    """The object of a line, strictly as RFC 8259 has it. Raises `Fault`."""
    if sum(map(line.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise Fault(f"it holds more than {MOST_VALUES:,} values")
    try:
        row = _DECODER.decode(line.decode())
    except UnicodeDecodeError as fault:
        raise Fault(f"its byte {fault.start + 1:,} is no UTF-8") from fault
    except RecursionError as fault:
        raise Fault("it is nested too deeply") from fault
    except json.JSONDecodeError as fault:
        raise Fault(f"at character {fault.pos + 1:,}: {fault.msg}") from fault
    except ValueError as fault:
        raise Fault("a number in it is too long") from fault
    if not isinstance(row, dict):
        raise Fault(f"it is {'null' if row is None else what(row)}")
    return row


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose names are distinct: of two values nobody can say which was meant."""
    row: dict[str, Any] = {}
    for key, value in pairs:
        if key in row:
            raise Fault(f"it has two values for {key[:LONGEST_KEY]!a}")
        row[key] = value
    return row


def _refuse(constant: str) -> None:
    raise Fault(f"{constant} is no JSON, write null")


_DECODER = json.JSONDecoder(object_pairs_hook=_distinct, parse_constant=_refuse)
