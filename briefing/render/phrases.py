"""What the page says in its own words: dates, notes on sources, what was left out. All else is the sources' words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefing.model import Brief, DateLine, Line, Lines, SourceNote
from briefing.render.calendar import long_date, short_date, span

LABELS = {
    "summary": "Bottom line",
    "actors": "Key actors",
    "news": "What’s new",
    "risks": "Risks",
    "agenda": "Agenda topics",
    "dates": "Key dates",
}
EMPTY = {
    "summary": "No bottom line found in the sources.",
    "actors": "No key actors found in the sources.",
    "news": "Nothing new found in the sources.",
    "risks": "No risks found in the sources.",
    "agenda": "No agenda topics found in the sources.",
    "dates": "No dates ahead found in the sources.",
}
TOLD_ABOVE = "Told above, under their stories."
NOT_MADE = "No brief was made."
# So many sources the footer names at least, and all that are cited; the others are counted and stand in the JSON.
SOURCES_NAMED = 6
# More sources than these are set as running text across the page, with less of each.
CROWDED = 4
# Hexadecimal digits of a hash on paper, in fours; all 64 stand in the JSON.
HASH_DIGITS, FEW_DIGITS = 12, 8
# Letters of a name or reason in the footer; longer ones are cut.
NAME_LETTERS = 60

# A figure stays with the word behind it, and a day or number with the word before it: "9 June", "40 percent", "No. 5".
_BINDING = re.compile(r"(?<=\d) (?=[^\W\d])|(?<=[^\W\d]) (?=\d{1,2}\b(?![,.]\d))")

_COUNTED = {"actors": "actor", "news": "news", "risks": "risk", "agenda": "agenda topic", "dates": "date"}


def state(brief: Brief) -> str:
    """What the page rests on: "Cut-off 06:30 · 3 sources read · 1 not read"; an edition tells more below."""
    if brief.masthead.wanted:
        return f"Cut-off {brief.cut_off}"
    read, failed = (sum(source.status == status for source in brief.sources) for status in ("read", "failed"))
    parts = [f"Cut-off {brief.cut_off}"] if brief.cut_off else []
    return " · ".join([*parts, _count(read, "source") + " read", *([f"{failed} not read"] if failed else [])])


def when(row: DateLine, brief: Brief) -> str:
    """The day or period of a key date, short; the year only where it is not the page's own."""
    year = brief.date.year if brief.date else None
    return span(row.when, row.until, year) if row.until else short_date(row.when, year)


def left_out(brief: Brief) -> str:
    """How much is printed and what found no room: "14 of 44 sentences printed. Left out for space: 3 risks …"."""
    printed = {(line.source, line.sentence) for line in brief.printed.every if not line.see}
    share = f"{len(printed):,} of {_count(sum(source.sentences for source in brief.sources), 'sentence')} printed."
    counts = [_count(len(found), name) for part, name in _COUNTED.items() if (found := getattr(brief.left_out, part))]
    muted = f" {_count(brief.muted, 'line')} taken out by the desk." if brief.muted else ""
    held = sum((line.source, line.sentence) not in printed for line in brief.repeated)
    muted += f" {_count(held, 'line')} of pages before not repeated." if held else ""
    return f"{share} Left out for space: {', '.join(counts)} (listed in the JSON).{muted}" if counts else share + muted


def how_to_check(brief: Brief) -> tuple[str, str, str]:
    """How to check the page, the command as the middle piece."""
    return (
        "Every line is the source’s own words, cuts shown as “…”; check with ",
        "briefing verify",
        f". briefing\u00a0{brief.version}",
    )


def told(printed: Lines, part: str) -> tuple[Line, ...]:
    """The lines of a part of the wide column whose words stand there, not elsewhere on the page."""
    return tuple(line for line in getattr(printed, part) if not line.see)


def dated(printed: Lines) -> tuple[DateLine, ...]:
    """The key dates that say something; one that could only point elsewhere would tell nothing."""
    return tuple(row for row in printed.dates if not row.line.see)


def no_summary(brief: Brief) -> str:
    """What stands for a bottom line where there is none."""
    return " ".join(brief.masthead.refusal) or EMPTY["summary"]


def quiet(brief: Brief, part: str) -> str:
    """What a part without lines of its own says: where its sentences stand, or that none was found; "" for others."""
    printed = brief.printed
    if brief.masthead.refusal:
        return NOT_MADE
    if part == "actors":
        return "" if printed.actors else _none(brief, part)
    if dated(printed) if part == "dates" else told(printed, part):
        return ""
    lines = [row.line for row in printed.dates] if part == "dates" else getattr(printed, part)
    order = list(LABELS.values())
    names = {row.name for row in printed.actors}
    seen = {LABELS["actors"] if line.see in names else line.see for line in lines}
    told_there = [place for place in seen if _part(place) in order]
    places = sorted(told_there, key=lambda place: (order.index(_part(place)), len(place), place))
    named = ["the bottom line, above" if place == LABELS["summary"] else place for place in places]
    if printed.stories and len(places) > 1:
        return TOLD_ABOVE
    listed = " and ".join(filter(None, [", ".join(named[:-1]), *named[-1:]]))
    return f"See {listed}." if listed else _none(brief, part)


def _none(brief: Brief, part: str) -> str:
    """That nothing was found for a part, or that what was had no room."""
    found = len(getattr(brief.left_out, part))
    return f"No room for {found:,} found (listed in the JSON)." if found else EMPTY[part]


def _part(place: str) -> str:
    return place.rstrip("0123456789 ")


def named_sources(brief: Brief) -> tuple[tuple[SourceNote, ...], str]:
    """The sources that the footer names, in order of number, and in words how many more there are."""
    lines = brief.printed.every
    cited = {line.source for line in (*lines, *(figure for line in lines for figure in line.standing.figures))}
    told = [source for source in brief.sources if source.status != "skipped"]
    first = sorted(told, key=lambda source: (source.id not in cited, source.status != "read", source.id))
    most = max(SOURCES_NAMED, len(cited))
    named = sorted(first[:most], key=lambda source: source.id)
    rest = len(first) - len(named)
    return tuple(named), f"and {_count(rest, 'more source')} (listed in the JSON)" if rest else ""


def crowded(named: Sequence[SourceNote]) -> bool:
    """Whether the footer names so many sources that they run on."""
    return len(named) > CROWDED


def source_note(source: SourceNote, short: bool = False) -> str:
    """What the footer says of one source: "summit.txt — Global Wire, 7 August 2025, 1,170 words, sha256 2b40 39d1"."""
    name = _shortened(source.name)
    if source.status != "read":
        return f"{name} — {source.status}: {_shortened(source.why.removeprefix(f'{source.name}: '))}"
    digits = source.sha256[: FEW_DIGITS if short else HASH_DIGITS]
    doubt = f", low confidence: {source.doubt.partition(': ')[0]}" if source.doubt else ""
    facts = [
        _shortened(source.outlet or ""),
        _dated(source.date, short),
        "" if short else _count(source.words, "word"),
        "\u00a0".join(["sha256", *(digits[i : i + 4] for i in range(0, len(digits), 4))]) if digits else "",
    ]
    return f"{name} — {', '.join(fact for fact in facts if fact)}{doubt}"


def _dated(day: date | None, short: bool) -> str:
    return "" if day is None else short_date(day, day.year) if short else long_date(day, weekday=False)


def editors(brief: Brief, part: str) -> tuple[str, ...]:
    """The editor's notes for a part, each as printed: "Editor: The minister travels until noon. (KL)"."""
    notes = [note for note in brief.notes if note.part == part]
    return tuple(f"Editor: {note.text}{f' ({note.by})' if note.by else ''}" for note in notes)


def strong(line: Line) -> tuple[str, ...]:
    """What of a line is set strong: its topic, and the words that tell what changed since the page before."""
    return tuple(filter(None, (line.topic, *line.standing.changed)))


def pieces(text: str, stretches: Sequence[str]) -> list[tuple[str, bool]]:
    """A text cut before and behind each of the stretches that follow each other in it; they, with the blank before
    them, are strong.

    WeasyPrint 70 ends a line much too early at a blank that stands last before an element.
    """
    out: list[tuple[str, bool]] = []
    for stretch in stretches:
        start = _spaced(text).find(_spaced(stretch))
        if start >= 0:
            end = start + len(stretch)
            start -= text[:start].endswith(" ")
            out += [(text[:start], False), (text[start:end], True)]
            text = text[end:]
    return [(piece, strong) for piece, strong in (*out, (text, False)) if piece]


def bound(text: str) -> str:
    """The text with no line end between a figure and its word."""
    return _BINDING.sub("\u00a0", text)


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}" if number == 1 or name == "news" else f"{number:,} {name}s"


def _shortened(text: str) -> str:
    return text if len(text) <= NAME_LETTERS else f"{text[: NAME_LETTERS - 1]}…"
