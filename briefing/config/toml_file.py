"""A file of the desk's as a tree of values, with the line of each; or one clear sentence why not."""

from __future__ import annotations

import re
import stat
import tomllib
from pathlib import Path

from briefing.config.faults import ConfigFault, UnreadableConfig
from briefing.config.positions import Positions

# Bytes; ten thousand sources take less, and the standard parser needs a second for it.
MOST_BYTES = 1_000_000

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_NO_TOML = "is not written as TOML"
_HINT = 'a text stands in quotation marks, as in name = "Morning brief", and a list in brackets'


def parsed(path: Path, name: str) -> tuple[dict[str, object], Positions]:
    """The values in a file and the lines of their keys; `name` is what refusals call it."""
    text = _text(path, name)
    lines = Positions(text)
    if lines.too_deep:
        raise ConfigFault(name, [(lines.too_deep, "is nested too deeply; write it flat, as the sample does")])
    try:
        return tomllib.loads(text), lines
    except RecursionError as fault:
        raise ConfigFault(name, [(1, "is nested too deeply; write it flat, as the sample does")]) from fault
    except ValueError as fault:
        raise ConfigFault(name, [_place(str(fault), text)]) from fault


def _place(said: str, text: str) -> tuple[int, str]:
    """Line and words of the parser's complaint, "Invalid value (at line 3, column 8)"."""
    found = _PLACE.search(said)
    if not found:
        return 1, f"{_NO_TOML} ({said[:1].lower()}{said[1:]}); {_HINT}"
    said = said[: found.start()]
    line, column = (int(found[1]), int(found[2])) if found[1] else (max(text.rstrip("\n").count("\n") + 1, 1), 0)
    at = f" at column {column}" if column else " at the end"
    return line, f"{_NO_TOML} ({said[:1].lower()}{said[1:]}{at}); {_HINT}"


def _text(path: Path, name: str) -> str:
    """The file's text without a byte-order mark and with line feeds alone."""
    data = _bytes(path, name)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise ConfigFault(name, [(line, "holds letters that are not UTF-8; save the file as UTF-8")]) from fault


def _bytes(path: Path, name: str) -> bytes:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise UnreadableConfig(name, "is a folder; name the file in it")
        if not stat.S_ISREG(mode):
            raise UnreadableConfig(name, "is no plain file; save it as one")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as fault:
        raise UnreadableConfig(
            name, "there is no such file; check the name, or write one with briefing init"
        ) from fault
    except (OSError, ValueError) as fault:
        words = (fault.strerror if isinstance(fault, OSError) else None) or str(fault)
        raise UnreadableConfig(name, f"cannot be read ({words}); check its permissions") from fault
    if len(data) > MOST_BYTES:
        raise UnreadableConfig(name, f"has more than the {MOST_BYTES:,} bytes that are read; it is no configuration")
    return data
