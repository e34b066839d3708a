"""A finished page, read back as a person would see it: its lines with their marks, and the hashes of its sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

MARK = re.compile(r"\[(\d+)·§(\d+)\.(\d+)(?:·p(\d+))?\]")
NOTE = re.compile(r"(\d+) ([^—]+?) — .*?sha256 ((?:[0-9a-f]{4} ?){2,16})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One stretch of source words as printed; `source` None where the page does not say which source."""

    text: str
    part: str = ""
    source: int | None = None
    section: int | None = None
    paragraph: int | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """The lines in print order, and for each source its name and the (first digits of its) sha256."""

    lines: tuple[PrintedLine, ...]
    digests: Mapping[int, str]
    names: Mapping[int, str]


def marked(mark: re.Match[str] | None) -> tuple[int | None, ...]:
    """Source, section, paragraph and page that a mark names, each None where it does not. Example: "[2·§4.1·p7]"."""
    return tuple(int(number) if number else None for number in mark.groups()) if mark else (None,) * MARK.groups


def noted(lines: tuple[PrintedLine, ...], footer: str) -> FinishedPage:
    """The page with the names and hashes of the source notes in its footer."""
    notes = NOTE.findall(" ".join(footer.split()))
    return FinishedPage(
        lines=lines,
        digests={int(number): digest.replace(" ", "") for number, _, digest in notes},
        names={int(number): name for number, name, _ in notes},
    )
