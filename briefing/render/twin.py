"""The JSON twin: the page and what found no room on it, for programs."""

from __future__ import annotations

import json as _json
from dataclasses import asdict
from typing import Any

from briefing.model import ALONE, ActorLine, Brief, DateLine, Line, Lines, Masthead, SourceNote, Story

SCHEMA = "briefing/1"


def json(brief: Brief) -> str:
    """The JSON twin as text, in UTF-8 letters, one blank of indent, with a newline at the end."""
    return _json.dumps(to_dict(brief), ensure_ascii=False, indent=1) + "\n"


def to_dict(brief: Brief) -> dict[str, Any]:
    """The JSON twin as plain values, lists in print order; `left_out` counts what found no room and lists it."""
    out, look = brief.left_out, brief.look
    counted = {"news": out.news, "risks": out.risks, "agenda": out.agenda, "actors": out.actors, "dates": out.dates}
    return {
        "schema": SCHEMA,
        "version": brief.version,
        "title": brief.title,
        "date": brief.date.isoformat() if brief.date else None,
        "place": brief.place,
        "cut_off": brief.cut_off,
        "look": {"paper": look.paper, "size": look.size, "leading": look.leading, "gap": look.gap},
        "sources": [_source(source) for source in brief.sources],
        **_edition(brief),
        **_parts(brief.printed),
        "left_out": {part: len(lines) for part, lines in counted.items()} | {"more": _parts(out)},
    }


def _edition(brief: Brief) -> dict[str, Any]:
    """What only an edition or the desk says; nothing for a page made by hand."""
    found: dict[str, Any] = {"edition": _masthead(brief.masthead)} if brief.masthead.wanted else {}
    found |= {"notes": [asdict(note) for note in brief.notes]} if brief.notes else {}
    found |= {"entitled": brief.entitled} if brief.entitled != "source" else {}
    found |= {"repeated": [_line(line) for line in brief.repeated]} if brief.repeated else {}
    return found | ({"muted": brief.muted} if brief.muted else {})


def _masthead(masthead: Masthead) -> dict[str, Any]:
    days = {"oldest": masthead.oldest, "previous": masthead.previous}
    return {
        "name": masthead.edition,
        "audience": masthead.audience,
        "sources": masthead.wanted,
        "failed": list(masthead.failed),
        "silent": list(masthead.silent),
        "late": masthead.late,
        "known": masthead.known,
        "degraded": list(masthead.degraded),
        "refusal": list(masthead.refusal),
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def _parts(lines: Lines) -> dict[str, Any]:
    stories = {"stories": lines.stories, "also": lines.also}
    return {name: [_story(story) for story in told] for name, told in stories.items() if told} | {
        "summary": [_line(line) for line in lines.summary],
        "actors": [_actor(row) for row in lines.actors],
        "news": [_line(line) for line in lines.news],
        "risks": [_line(line) | {"kind": line.kind} for line in lines.risks],
        "agenda": [_line(line) | {"topic": line.topic} for line in lines.agenda],
        "dates": [_date(row) for row in lines.dates],
    }


def _line(line: Line) -> dict[str, Any]:
    found = {
        "text": line.text,
        "source": line.source,
        "section": line.section,
        "start": line.start,
        "end": line.end,
        "page": line.page,
        "mark": line.mark,
        "score": line.score,
        "reasons": [{"name": reason.name, "points": reason.points} for reason in line.reasons],
    }
    found |= _standing(line) if line.standing is not ALONE else {}
    return found | {"see": line.see} if line.see else found


def _standing(line: Line) -> dict[str, Any]:
    standing = line.standing
    found: dict[str, Any] = {
        "story": standing.story,
        "told_by": list(standing.told_by),
        "independent": standing.origins,
    }
    if standing.status:
        found |= {"status": standing.status.value, "changed": list(standing.changed), "was": standing.was}
    if standing.figures:
        found |= {"figures": [_line(figure) for figure in standing.figures], "superseded": standing.updated}
    found |= {"watched": standing.watched} if standing.watched else {}
    return found | ({"pinned": True} if standing.pinned else {})


def _story(story: Story) -> dict[str, Any]:
    line = story.headline
    found: dict[str, Any] = {
        "number": story.number,
        "headline": {"text": line.text, "source": line.source, "start": line.start, "end": line.end},
        "sources": list(story.sources),
        "independent": story.origins,
    }
    found |= {"status": story.status.value} if story.status else {}
    return found | ({"heading": story.heading} if story.heading else {})


def _actor(row: ActorLine) -> dict[str, Any]:
    return {
        "name": row.name,
        "kind": row.kind,
        "role": row.role,
        "aliases": list(row.aliases),
        "mentions": row.mentions,
        "sources": list(row.sources),
        "line": _line(row.line),
    }


def _date(row: DateLine) -> dict[str, Any]:
    return {
        "when": row.when.isoformat(),
        "until": row.until.isoformat() if row.until else None,
        "text": row.text,
        "line": _line(row.line),
    }


def _source(source: SourceNote) -> dict[str, Any]:
    found = {
        "id": source.id,
        "name": source.name,
        "title": source.title,
        "outlet": source.outlet,
        "date": source.date.isoformat() if source.date else None,
        "author": source.author,
        "url": source.url,
        "format": source.media,
        "sha256": source.sha256,
        "words": source.words,
        "status": source.status,
    }
    found |= {"doubt": source.doubt} if source.doubt else {}
    found |= {"notes": list(source.notes)} if source.notes else {}
    return found | {"why": source.why} if source.status != "read" else found
