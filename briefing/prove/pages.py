"""A finished page, read back as a person would see it: its lines with their marks, and the hashes of its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from briefing.errors import UnknownPage

MARK = re.compile(r"\[(\d+)·§(\d+)\.(\d+)\]")
NOTE = re.compile(r"(\d+) ([^—]+?) — .*?sha256 ((?:[0-9a-f]{4} ?){2,16})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One stretch of source words as printed; `source` None where the page does not say which source."""

    text: str
    part: str = ""
    source: int | None = None
    section: int | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """The lines in print order, and for each source its name and the (first digits of its) sha256."""

    lines: tuple[PrintedLine, ...]
    digests: Mapping[int, str]
    names: Mapping[int, str]


def read_page(data: bytes, name: str) -> FinishedPage:
    """The page in a finished HTML, PDF or JSON file; raises `UnknownPage` for anything else."""
    if data.startswith(b"%PDF"):
        from briefing.prove.pdf_page import pdf_page

        page = pdf_page(data, name)
    elif data.lstrip()[:1] == b"{":
        page = _json_page(data, name)
    else:
        from briefing.prove.html_page import html_page

        page = html_page(data, name)
    if not page.lines:
        raise UnknownPage(name, "has no lines with marks on it")
    return page


def noted(lines: tuple[PrintedLine, ...], footer: str) -> FinishedPage:
    """The page with the names and hashes of the source notes in its footer."""
    notes = NOTE.findall(" ".join(footer.split()))
    return FinishedPage(
        lines=lines,
        digests={int(number): digest.replace(" ", "") for number, _, digest in notes},
        names={int(number): name for number, name, _ in notes},
    )


def _json_page(data: bytes, name: str) -> FinishedPage:
    import json

    try:
        twin = json.loads(data)
        read = [source for source in twin["sources"] if source["status"] == "read"]
        return FinishedPage(
            lines=tuple(_json_lines(twin)),
            digests={source["id"]: source["sha256"] for source in read},
            names={source["id"]: source["name"] for source in read},
        )
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise UnknownPage(name, f"is not the JSON of a page ({fault})") from fault


def _json_lines(twin: Mapping[str, Any]) -> Iterator[PrintedLine]:
    for part in ("summary", "actors", "news", "risks", "agenda", "dates"):
        for row in twin[part]:
            line = row.get("line", row)
            yield PrintedLine(line["text"], part, line["source"], start=line["start"], end=line["end"])
            if row.get("topic"):
                yield PrintedLine(row["topic"], part, line["source"], start=line["start"], end=line["end"])
            if part == "actors":
                named = (row["role"],) if row["kind"] == "country" else (row["name"], row["role"])
                yield from (PrintedLine(text, part) for text in named if text)
