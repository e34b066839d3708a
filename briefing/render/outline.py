"""The page as plain text, for a terminal and for snapshots, and as Markdown: the same lines in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import fill
from typing import NamedTuple

from briefing.model import Brief, Line
from briefing.render import beside, phrases
from briefing.render.calendar import long_date

# Columns of the text outline: fits a terminal of 80 and prints well.
COLUMNS = 79
# The sign of each part's items; news are numbered.
_SIGNS = {"actors": "-", "dates": "-", "risks": "▲", "agenda": "☐"}
_MARKDOWN_SIGNS = {"actors": "-", "dates": "-", "risks": "- ▲", "agenda": "- [ ]"}
_ORDER = ("actors", "dates", "news", "risks", "agenda")
# What may steer a terminal or turn the reading direction: controls but the newline, and bidirectional overrides.
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_MARKDOWN = re.compile(r"[\\`*_\[\]<>#|~&]|^[-+=]|(?<=^\d)[.)]")


class _Row(NamedTuple):
    """An item as rows of text: its sign, what stands before the line, and the line; a headline has no line."""

    sign: str
    lead: str
    line: Line | None = None


def text(brief: Brief) -> str:
    """The page for a terminal, 79 columns wide; no control character of a source or a file name gets through."""
    health = " ".join(filter(None, beside.health(brief)))
    rows = [_wrapped("", _masthead(brief)), *([_wrapped("", health)] if health else [])]
    rows += [_wrapped("", brief.title), "=" * COLUMNS]
    rows += [_wrapped("", f"{_tags(line)}{_words(line, brief)}") for line in brief.printed.summary]
    rows += [_wrapped("", told) for told in (*brief.masthead.refusal, *phrases.editors(brief, "top"))]
    for part in _ORDER:
        items = [
            _wrapped(f"{row.sign} ", row.lead + (_words(row.line, brief, part) if row.line else ""))
            for row in _rows(brief, part, _SIGNS.get(part, ""))
        ]
        notes = [_wrapped("", note) for note in phrases.editors(brief, part)]
        rows += ["", phrases.LABELS[part].upper(), *notes, *items, *_quiet(brief, part)]
    rows += ["", *([_wrapped("", _also(brief)), ""] if brief.printed.also else [])]
    rows += ["SOURCES", *(_wrapped(f"{number} ", note) for number, note in _sources(brief))]
    rows += ["", _wrapped("", phrases.left_out(brief)), _wrapped("", "".join(phrases.how_to_check(brief)))]
    return "\n".join(rows) + "\n"


def markdown(brief: Brief) -> str:
    """The page as Markdown; what the sources say is escaped, the topic of an agenda line bold."""
    health = " ".join(filter(None, beside.health(brief)))
    rows = [f"# {_escaped(brief.title)}", "", _escaped(_masthead(brief)), *(["", _escaped(health)] if health else [])]
    rows += [
        f"\n> {_escaped(_tags(line))}**{_escaped(line.text)}** {_escaped(_tail(line, brief))}"
        for line in brief.printed.summary
    ]
    rows += [f"\n> {_escaped(told)}" for told in (*brief.masthead.refusal, *phrases.editors(brief, "top"))]
    for part in _ORDER:
        items = [
            f"{row.sign} {_escaped(row.lead)}{_bold(row.line, brief, part) if row.line else ''}"
            for row in _rows(brief, part, _MARKDOWN_SIGNS.get(part, ""))
        ]
        notes = [f"{_escaped(note)}\n" for note in phrases.editors(brief, part)]
        rows += ["", f"## {phrases.LABELS[part]}", "", *notes, *items, *_quiet(brief, part)]
    rows += ["", _escaped(_also(brief))] if brief.printed.also else []
    rows += ["", "## Sources", "", *(f"{number}. {_escaped(note)}" for number, note in _sources(brief))]
    rows += ["", _escaped(phrases.left_out(brief)), "", _escaped("".join(phrases.how_to_check(brief)))]
    return _CONTROLS.sub("", "\n".join(rows)) + "\n"


def _masthead(brief: Brief) -> str:
    masthead = brief.masthead
    facts = (masthead.audience or brief.place, long_date(brief.date) if brief.date else "", phrases.state(brief))
    return f"{masthead.edition or 'Brief'} {' · '.join(fact for fact in facts if fact)}"


def _rows(brief: Brief, part: str, sign: str) -> Iterator[_Row]:
    """The items of a part; those of what's new are numbered."""
    printed = brief.printed
    if part == "actors":
        for actor in printed.actors:
            yield _Row(sign, f"{', '.join(filter(None, (actor.name, actor.role)))}: {_tags(actor.line)}", actor.line)
    elif part == "dates":
        for row in phrases.dated(printed):
            yield _Row(sign, f"{phrases.when(row, brief)}: {_tags(row.line)}", row.line)
    elif part == "news":
        for number, group in enumerate(beside.groups(brief), 1):
            yield from _group(number, group)
    else:
        yield from (_Row(sign, _tags(line), line) for line in phrases.told(printed, part))


def _group(number: int, group: beside.Group) -> Iterator[_Row]:
    """An item of what's new: a line, or a story's headline with its lines; the lead's headline is the title above."""
    first, *rest = group.lines
    if group.headed and group.story:
        count, headline = beside.sources(group.story), group.story.heading or group.story.headline.text
        yield _Row(f"{number}.", f"{headline} ({count})" if count else headline)
        yield _Row("  -", _tags(first), first)
    else:
        yield _Row(f"{number}.", _tags(first), first)
    yield from (_Row("  -", _tags(line), line) for line in rest)


def _tags(line: Line) -> str:
    told = " · ".join(beside.tags(line)) if not line.see else ""
    return f"{told}: " if told else ""


def _also(brief: Brief) -> str:
    """The strip of stories that are only named."""
    named, more = beside.named_stories(brief)
    told = [f"{beside.headline(story)} ({beside.teller(brief, story.headline)})" for story in named]
    return f"{beside.ALSO}: {'; '.join([*told, *([more] if more else [])])}"


def _quiet(brief: Brief, part: str) -> list[str]:
    words = phrases.quiet(brief, part)
    return [_wrapped("", words)] if words else []


def _sources(brief: Brief) -> list[tuple[int, str]]:
    return [(source.id, phrases.source_note(source)) for source in brief.sources if source.status != "skipped"]


def _words(line: Line, brief: Brief, part: str = "") -> str:
    return _mark(line) if line.see else f"{line.text}\u00a0{_tail(line, brief, part)}"


def _tail(line: Line, brief: Brief, part: str = "") -> str:
    """The mark, how many sources tell it, and what others say instead."""
    places = beside.places(brief) if part in ("risks", "agenda") else {}
    told = [_mark(line), beside.count(line, places.get(line.standing.story, ""))]
    figures = [f"{f.text} {_mark(f)} {beside.teller(brief, f)}" for f in line.standing.figures]
    told += [f"({beside.differing(line)}: {'; '.join(figures)})"] if figures else []
    return " ".join(filter(None, told))


def _bold(line: Line, brief: Brief, part: str) -> str:
    if line.see:
        return _escaped(_mark(line))
    words = (
        f"{' ' * text.startswith(' ')}**{_escaped(text.strip())}**" if strong else _escaped(text)
        for text, strong in phrases.pieces(line.text, phrases.strong(line))
    )
    return f"{''.join(words)} {_escaped(_tail(line, brief, part))}"


def _mark(line: Line) -> str:
    return f"[{line.mark}]"


def _wrapped(sign: str, words: str) -> str:
    clean, indent = _CONTROLS.sub("", words), " " * len(sign)
    return fill(sign + clean, COLUMNS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _escaped(words: str) -> str:
    return _MARKDOWN.sub(lambda found: f"\\{found[0]}", words)
