"""A Brief as the plain words and numbers of its page: all that a template may see, nothing left to choose.

Only strings, numbers, lists and dicts go to a template, never an object with methods.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from briefing.model import Brief, Line, Story
from briefing.render import beside, estimate, phrases
from briefing.render.calendar import long_date
from briefing.render.metrics import chunks

# Names of the papers in CSS.
PAPERS = {"a4": "A4", "letter": "letter"}
PARTS = ("actors", "dates", "news", "risks", "agenda")


def view(brief: Brief) -> dict[str, Any]:
    """Everything the page says, part by part."""
    printed = brief.printed
    frame, places = _frame(brief), beside.places(brief)
    anchors = {source["id"]: f"source-{source['id']}" for source in frame["sources"]}
    return frame | {
        "summary": [_line(line, anchors, brief) for line in printed.summary],
        "actors": [
            {"name": row.name, "role": row.role, "kind": row.kind, "line": _line(row.line, anchors, brief)}
            for row in printed.actors
        ],
        "news": [_group(group, brief, anchors) for group in beside.groups(brief)],
        **{
            part: [_line(line, anchors, brief, places) for line in phrases.told(printed, part)]
            for part in ("risks", "agenda")
        },
        "dates": [
            {
                "when": phrases.when(row, brief),
                "iso": row.when.isoformat(),
                "line": _line(row.line, anchors, brief, places),
            }
            for row in phrases.dated(printed)
        ],
        "quiet": {part: phrases.quiet(brief, part) for part in PARTS},
        "editor": {part: list(phrases.editors(brief, part)) for part in ("top", "news", "risks", "agenda")},
        "also": _also(brief),
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
        "entitled": brief.entitled,
        "edition": brief.masthead.edition or "Brief",
        "place": brief.masthead.audience or brief.place or "",
        "health": dict(zip(("word", "facts"), beside.health(brief), strict=True)),
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
        "no_summary": phrases.no_summary(brief),
        "sources": [
            {"id": source.id, "name": source.name, "note": chunks(phrases.source_note(source, phrases.crowded(named)))}
            for source in named
        ],
        "more_sources": more,
        "crowded": phrases.crowded(named),
        "left_out": phrases.left_out(brief),
        "how_to_check": list(phrases.how_to_check(brief)),
    }


def _group(group: beside.Group, brief: Brief, anchors: Mapping[int, str]) -> dict[str, Any]:
    lines = [_line(line, anchors, brief) for line in group.lines]
    return {"story": _headline(group.story) if group.story and group.headed else None, "lines": lines}


def _headline(story: Story) -> dict[str, Any]:
    line = story.headline
    return {
        "heading": story.heading,
        "count": beside.sources(story),
        "words": chunks(line.text),
        "source": line.source,
        "start": line.start,
        "end": line.end,
    }


def _also(brief: Brief) -> dict[str, Any]:
    """The strip of other stories; their headlines are cut to a few words."""
    named, more = beside.named_stories(brief)
    stories = [
        _headline(story) | {"words": chunks(beside.headline(story)), "teller": beside.teller(brief, story.headline)}
        for story in named
    ]
    return {"label": beside.ALSO, "stories": stories, "more": more}


def _line(
    line: Line, anchors: Mapping[int, str], brief: Brief, places: Mapping[int, str] | None = None
) -> dict[str, Any]:
    standing = line.standing
    return {
        "pieces": [
            {"chunks": chunks(text), "strong": strong}
            for text, strong in phrases.pieces(phrases.bound(line.text), phrases.strong(line))
        ],
        "source": line.source,
        "start": line.start,
        "end": line.end,
        "mark": line.mark,
        "anchor": anchors.get(line.source, "sources"),
        "tags": list(beside.tags(line)),
        "count": beside.count(line, (places or {}).get(standing.story, "")),
        "topic": line.topic,
        "see": line.see,
        "differing": beside.differing(line),
        "between": " →" if standing.updated else ";",
        "figures": [
            _line(figure, anchors, brief) | {"teller": beside.teller(brief, figure)} for figure in standing.figures
        ],
    }
