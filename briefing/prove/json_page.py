"""The lines of a finished JSON twin."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.errors import UnknownPage
from briefing.prove.pages import MARK, FinishedPage, PrintedLine, marked


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
            yield from (_marked(told, part) for told in (line, *line.get("figures", ())))
            named = (row.get("name") if row.get("kind") != "country" else None, row.get("role"), row.get("topic"))
            yield from (PrintedLine(text, part) for text in named if text)
    for story in (*twin.get("stories", ()), *twin.get("also", ())):
        told = story["headline"]
        yield PrintedLine(told["text"], "headline", told["source"], start=told["start"], end=told["end"])


def _marked(line: Mapping[str, Any], part: str) -> PrintedLine:
    mark = MARK.match(f"[{line['mark']}]")
    _, section, paragraph, page = marked(mark) if mark else (0, 0, 0, None)
    return PrintedLine(line["text"], part, line["source"], section, paragraph, page, line["start"], line["end"])
