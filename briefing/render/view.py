"""A Brief as the plain words and numbers of its page: all that a template may see, nothing left to choose.

Only strings, numbers, lists and dicts go to a template, never an object with methods.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.model import Brief, Line
from briefing.render import estimate, phrases
from briefing.render.calendar import long_date
from briefing.render.metrics import chunks

# Names of the papers in CSS.
PAPERS = {"a4": "A4", "letter": "letter"}
PARTS = ("actors", "dates", "news", "risks", "agenda")


def view(brief: Brief) -> dict[str, Any]:
    """Everything the page says, part by part."""
    printed = brief.printed
    frame = _frame(brief)
    anchors = {source["id"]: f"source-{source['id']}" for source in frame["sources"]}
    return frame | {
        "summary": [_line(line, anchors) for line in printed.summary],
        "actors": [
            {"name": row.name, "role": row.role, "kind": row.kind, "line": _line(row.line, anchors)}
            for row in printed.actors
        ],
        **{
            part: [_line(line, anchors) for line in phrases.told(printed, part)] for part in ("news", "risks", "agenda")
        },
        "dates": [
            {"when": phrases.when(row, brief), "iso": row.when.isoformat(), "line": _line(row.line, anchors)}
            for row in phrases.dated(printed)
        ],
        "quiet": {part: phrases.quiet(printed, part) for part in PARTS},
    }


def _frame(brief: Brief) -> dict[str, Any]:
    """Masthead, title, footer and look."""
    size, title = estimate.title(brief)
    named, more = phrases.named_sources(brief)
    look, ruled = brief.look, estimate.ruled(brief)
    room = estimate.column_height(brief)
    room -= estimate.RULED + ruled["page"] * estimate.RULED_LINE if ruled["page"] else 0
    return {
        "title": chunks(title),
        "whole_title": brief.title,
        "place": brief.place or "",
        "iso_date": brief.date.isoformat() if brief.date else "",
        "date": long_date(brief.date) if brief.date else "",
        "state": phrases.state(brief),
        "paper": PAPERS[look.paper],
        "look": {
            "size": look.size,
            "leading": look.leading,
            "gap": look.gap,
            "title": size,
            "room": round(room, 1),
        },
        "ruled": {place: list(range(count)) for place, count in ruled.items()},
        "labels": phrases.LABELS,
        "no_summary": phrases.EMPTY["summary"],
        "sources": [
            {"id": source.id, "name": source.name, "note": chunks(phrases.source_note(source))} for source in named
        ],
        "more_sources": more,
        "left_out": phrases.left_out(brief),
        "how_to_check": list(phrases.how_to_check(brief)),
    }


def _line(line: Line, anchors: Mapping[int, str]) -> dict[str, Any]:
    return {
        "pieces": [
            {"chunks": chunks(text), "strong": strong}
            for text, strong in phrases.pieces(phrases.bound(line.text), line.topic)
        ],
        "source": line.source,
        "start": line.start,
        "end": line.end,
        "mark": line.mark,
        "anchor": anchors.get(line.source, "sources"),
        "kind": line.kind,
        "topic": line.topic,
        "see": line.see,
    }
