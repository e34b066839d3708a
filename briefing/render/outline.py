"""The page as plain text, for a terminal and for snapshots, and as Markdown: the same lines in the same order."""

from __future__ import annotations

import re
from textwrap import fill

from briefing.model import Brief, Line
from briefing.render import phrases
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

# What stands before a line (a name with its role, a date, the kind of a risk), and the line.
Row = tuple[str, Line]


def text(brief: Brief) -> str:
    """The page for a terminal, 79 columns wide; no control character of a source or a file name gets through."""
    rows = [_wrapped("", _masthead(brief)), _wrapped("", brief.title), "=" * COLUMNS]
    rows += [_wrapped("", _words(line)) for line in brief.printed.summary]
    for part in _ORDER:
        items = [
            _wrapped(f"{_SIGNS.get(part, f'{n}.')} ", f"{lead}{_words(line)}") for n, (lead, line) in _rows(brief, part)
        ]
        rows += ["", phrases.LABELS[part].upper(), *items, *_quiet(brief, part)]
    rows += ["", "SOURCES", *(_wrapped(f"{number} ", note) for number, note in _sources(brief))]
    rows += ["", _wrapped("", phrases.left_out(brief)), _wrapped("", "".join(phrases.how_to_check(brief)))]
    return "\n".join(rows) + "\n"


def markdown(brief: Brief) -> str:
    """The page as Markdown; what the sources say is escaped, the topic of an agenda line bold."""
    rows = [f"# {_escaped(brief.title)}", "", _escaped(_masthead(brief))]
    rows += [f"\n> **{_escaped(line.text)}** {_escaped(_mark(line))}" for line in brief.printed.summary]
    for part in _ORDER:
        items = [
            f"{_MARKDOWN_SIGNS.get(part, f'{n}.')} {_escaped(lead)}{_bold_topic(line)}"
            for n, (lead, line) in _rows(brief, part)
        ]
        rows += ["", f"## {phrases.LABELS[part]}", "", *items, *_quiet(brief, part)]
    rows += ["", "## Sources", "", *(f"{number}. {_escaped(note)}" for number, note in _sources(brief))]
    rows += ["", _escaped(phrases.left_out(brief)), "", _escaped("".join(phrases.how_to_check(brief)))]
    return _CONTROLS.sub("", "\n".join(rows)) + "\n"


def _masthead(brief: Brief) -> str:
    facts = (brief.place, long_date(brief.date) if brief.date else "", phrases.state(brief))
    return f"Brief {' · '.join(fact for fact in facts if fact)}"


def _rows(brief: Brief, part: str) -> enumerate[Row]:
    """The numbered items of a part."""
    printed = brief.printed
    if part == "actors":
        return enumerate([(f"{', '.join(filter(None, (a.name, a.role)))}: ", a.line) for a in printed.actors], 1)
    if part == "dates":
        return enumerate([(f"{phrases.when(d, brief)}: ", d.line) for d in phrases.dated(printed)], 1)
    return enumerate([(f"{line.kind}: " if line.kind else "", line) for line in phrases.told(printed, part)], 1)


def _quiet(brief: Brief, part: str) -> list[str]:
    words = phrases.quiet(brief.printed, part)
    return [_wrapped("", words)] if words else []


def _sources(brief: Brief) -> list[tuple[int, str]]:
    return [(source.id, phrases.source_note(source)) for source in brief.sources if source.status != "skipped"]


def _words(line: Line) -> str:
    return _mark(line) if line.see else f"{line.text}\u00a0{_mark(line)}"


def _bold_topic(line: Line) -> str:
    if line.see:
        return _escaped(_mark(line))
    words = (
        f"{' ' * text.startswith(' ')}**{_escaped(text.strip())}**" if strong else _escaped(text)
        for text, strong in phrases.pieces(line.text, line.topic)
    )
    return f"{''.join(words)} {_escaped(_mark(line))}"


def _mark(line: Line) -> str:
    return f"[{line.mark}]"


def _wrapped(sign: str, words: str) -> str:
    clean, indent = _CONTROLS.sub("", words), " " * len(sign)
    return fill(sign + clean, COLUMNS, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _escaped(words: str) -> str:
    return _MARKDOWN.sub(lambda found: f"\\{found[0]}", words)
