"""The lines of a finished JSON twin."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.errors import UnknownPage
from briefing.prove.pages import FinishedPage, PrintedLine


def json_page(data: bytes, name: str) -> FinishedPage:
    """The page in JSON made by `briefing.render.json`."""
    try:
        twin = json.loads(data)
        read = [source for source in twin["sources"] if source["status"] == "read"]
        return FinishedPage(
            lines=tuple(_lines(twin)),
            digests={source["id"]: source["sha256"] for source in read},
            names={source["id"]: source["name"] for source in read},
        )
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise UnknownPage(name, f"is not the JSON of a page ({fault})") from fault


def _lines(twin: Mapping[str, Any]) -> Iterator[PrintedLine]:
    for part in ("summary", "actors", "news", "risks", "agenda", "dates"):
        for row in twin[part]:
            line = row.get("line", row)
            yield PrintedLine(line["text"], part, line["source"], start=line["start"], end=line["end"])
            if row.get("topic"):
                yield PrintedLine(row["topic"], part, line["source"], start=line["start"], end=line["end"])
            if part == "actors":
                named = (row["role"],) if row["kind"] == "country" else (row["name"], row["role"])
                yield from (PrintedLine(text, part) for text in named if text)
