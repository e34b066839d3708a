"""The measure of a page by arithmetic: the same answer as `layout` within a few hundredths, in a millisecond.

All lengths are points; they repeat what brief.css and print.css say of the printed page, and a test holds the two
together. Hyphenation and kerning are left out, so the estimate errs on the safe side: a little too high.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Brief, Extent, Look
from briefing.render import beside, phrases
from briefing.render.items import (
    LABELS,
    MARGIN,
    NAMES,
    NARROW,
    PAPERS,
    QUIET,
    STRONG,
    TEXT,
    WIDE,
    Column,
    actor_height,
    bottom_line,
    count_lines,
    group_height,
    line_height,
    note_height,
    told_item,
    width,
)

# The title fills two lines at most: in the first of these sizes that holds it, else cut at the last.
TITLE_SIZES = (20.0, 18.0, 16.0, 14.0)
TITLE_LINES = 2
TITLE_LEADING = 1.14
# Masthead: one line of 8 pt, its padding and its rule; then what stands above the title and the bottom line.
MASTHEAD = 8 * 1.4 + 4 + 1.75
ABOVE_TITLE, ABOVE_BOTTOM_LINE, BETWEEN_BOTTOM_LINES = 8.0, 7.0, 3.0
# The bottom line: em of the body, leading, and the accent bar with its padding.
BOTTOM_SIZE, BOTTOM_LEADING, BAR = 1.15, 1.3, 11.5
# Above and below the columns together; a part's rule, padding and label; what sets parts apart besides one gap.
AROUND_COLUMNS = 20.0
LABEL = 0.6 + 3 + 8.5 * 1.3 + 3
BETWEEN_PARTS = 7.0
# How an edition's reading went: size, leading and room above. The strip of other stories: size, leading, room below.
HEALTH, HEALTH_LEADING, ABOVE_HEALTH = 8.0, 1.3, 3.0
ALSO, ALSO_LEADING, BELOW_ALSO = 8.5, 1.3, 6.0
# Footer: size, leading, rule with padding, and the shares of sources and notes.
FOOT, FOOT_LEADING, FOOT_RULE, FOOT_SOURCES, FOOT_NOTES = 8.0, 1.3, 4.6, 0.56, 0.40
FOOT_BETWEEN = 2.0  # between sources and notes where each has the whole width
# Share of the width on which title, bottom line and footer are reckoned: a line more than thought costs the page.
SURE = 0.99
# A column counts as full one body line before it is: a browser breaks lines a little differently.
SLACK_LINES = 1.0

# Room for notes on a thin day: what stands above it with its label, the height of a ruled line, and how few are none.
RULED, RULED_LINE, FEWEST_RULED = 34.0, 22.0, 5
# Letters of a title's last two words, up to which neither stands on its second line alone.
TAIL = 18


def measure(brief: Brief) -> Extent:
    """How many pages the brief takes and how full its columns are."""
    room, printed, look = column_height(brief), brief.printed, brief.look
    items = {
        "actors": [actor_height(row, look) for row in printed.actors],
        "dates": [
            line_height(row.line, "left", look, phrases.when(row, brief), True) for row in phrases.dated(printed)
        ],
    }
    items["news"] = [group_height(group, look) for group in beside.groups(brief)]
    for part in ("risks", "agenda"):
        items[part] = [line_height(line, "right", look, pointing=True) for line in phrases.told(printed, part)]
    for part in ("news", "risks", "agenda"):
        items[part] += [note_height(words, look) for words in phrases.editors(brief, part)]
    for part, heights in items.items():
        heights += _quiet(phrases.quiet(brief, part), "left" if part in ("actors", "dates") else "right", look)
    left = _column([items["actors"], items["dates"]], look) / room
    right = _column([items["news"], items["risks"], items["agenda"]], look) / room
    return Extent(1 if max(left, right) <= 1 else 2, left, right)


def column_height(brief: Brief) -> float:
    """The height that both columns have, under masthead, title and bottom line and above the footer."""
    paper = PAPERS[brief.look.paper][1] - 2 * MARGIN
    return paper - _header(brief) - AROUND_COLUMNS - _also(brief) - _footer(brief) - slack(brief.look)


def slack(look: Look) -> float:
    """The height left free at the foot of both columns."""
    return SLACK_LINES * look.size * look.leading


def title(brief: Brief) -> tuple[float, str]:
    """The size and wording of the title: the largest that holds it in two lines, a size less where that saves a line.

    A title that no size holds in two lines is cut at the smallest.
    """
    words = _tied(brief.title)
    counts = {size: _title_lines(words, size, brief.look) for size in TITLE_SIZES}
    for size, next_size in zip(TITLE_SIZES, [*TITLE_SIZES[1:], TITLE_SIZES[-1]], strict=True):
        if counts[size] <= TITLE_LINES:
            return (next_size if counts[next_size] < counts[size] else size), words
    kept = brief.title[: len(brief.title) // counts[size] * TITLE_LINES]
    while kept and _title_lines(f"{kept}…", size, brief.look) > TITLE_LINES:
        kept = kept[:-1]
    return size, f"{kept.rpartition(' ')[0] or kept}…"


def _tied(text: str) -> str:
    """The title with its last two words tied, if they are short, so that none stands on the second line alone."""
    before, _, last = text.rpartition(" ")
    short = before and len(text) - before.rfind(" ") - 1 <= TAIL
    return f"{before}\u00a0{last}" if short else text


def _title_lines(words: str, size: float, look: Look) -> int:
    return count_lines(words, STRONG, size, width(look.paper) * SURE)


def ruled(brief: Brief) -> dict[str, int]:
    """How many ruled lines for the reader's own notes fill the room left on the page, or in its emptier column."""
    extent, room = measure(brief), column_height(brief)
    rest = {"page": max(extent.left, extent.right), "narrow": extent.left, "wide": extent.right}
    counts = {place: int((room * (1 - full) - RULED) // RULED_LINE) for place, full in rest.items()}
    place = next((place for place, count in counts.items() if count >= FEWEST_RULED), None)
    return {name: count if name == place else 0 for name, count in counts.items()}


def _quiet(words: str, column: Column, look: Look) -> list[float]:
    """The height of the quiet words below a part's lines, if there are any."""
    if not words:
        return []
    size, room = QUIET * look.size, width(look.paper) * (NARROW if column == "left" else WIDE)
    return [count_lines(words, LABELS, size, room) * size * look.leading]


def _column(parts: Sequence[list[float]], look: Look) -> float:
    """The height of a column's parts from the heights of their items."""
    gap = look.gap * look.size
    filled = sum(sum(items) + gap * (len(items) - 1) for items in parts)
    return len(parts) * LABEL + (len(parts) - 1) * (BETWEEN_PARTS + gap) + filled


def _header(brief: Brief) -> float:
    size, words = title(brief)
    above = MASTHEAD + ABOVE_TITLE + _title_lines(words, size, brief.look) * size * TITLE_LEADING
    room = width(brief.look.paper) * SURE
    word, facts = beside.health(brief)
    if facts:
        above += ABOVE_HEALTH + count_lines(f"{word} {facts}", NAMES, HEALTH, room) * HEALTH * HEALTH_LEADING
    bottom, room = BOTTOM_SIZE * brief.look.size, room - BAR
    told = [bottom_line(told_item(line), bottom, room) for line in brief.printed.summary] or [bottom]
    told += [count_lines(note, NAMES, QUIET * bottom, room) * QUIET * bottom for note in phrases.editors(brief, "top")]
    return above + ABOVE_BOTTOM_LINE + sum(told) * BOTTOM_LEADING + BETWEEN_BOTTOM_LINES * (len(told) - 1)


def _also(brief: Brief) -> float:
    """The height of the strip of other stories."""
    named, more = beside.named_stories(brief)
    if not named and not more:
        return 0.0
    told = [f"{beside.headline(s)} {beside.sources(s)} ({beside.teller(brief, s.headline)})" for s in named]
    words = "; ".join([*told, more])
    count = count_lines(f"{beside.ALSO} {words}", TEXT, ALSO, width(brief.look.paper) * SURE)
    return count * ALSO * ALSO_LEADING + BELOW_ALSO


def _footer(brief: Brief) -> float:
    named, more = phrases.named_sources(brief)
    crowded = phrases.crowded(named)
    notes = [f"{source.id} {phrases.source_note(source, crowded)}" for source in named] + ([more] if more else [])
    words = f"{phrases.left_out(brief)} {''.join(phrases.how_to_check(brief))}"
    if crowded:
        count = _foot_lines(" · ".join(notes), 1.0, brief.look) + _foot_lines(words, 1.0, brief.look)
        return FOOT_RULE + FOOT_BETWEEN + count * FOOT * FOOT_LEADING
    left = sum(_foot_lines(note, FOOT_SOURCES, brief.look) for note in notes)
    return FOOT_RULE + max(left, _foot_lines(words, FOOT_NOTES, brief.look)) * FOOT * FOOT_LEADING


def _foot_lines(text: str, share: float, look: Look) -> int:
    return count_lines(text, LABELS, FOOT, width(look.paper) * share * SURE)
