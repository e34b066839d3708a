"""The measure of a page by arithmetic: the same answer as `layout` within a few hundredths, in a millisecond.

All lengths are points; they repeat what brief.css and print.css say of the printed page, and a test holds the two
together. Hyphenation and kerning are left out, so the estimate errs on the safe side: a little too high.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from briefing.model import ActorLine, Brief, Extent, Line, Look, Story
from briefing.render import beside, phrases
from briefing.render.metrics import Run, lines

# Width and height of the paper, and the margin of 14 mm on all sides.
PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
MARGIN = 39.685
# Shares of the page's width: the narrow column with actors and dates, the wide one with news, risks and agenda.
NARROW, WIDE = 0.32, 0.64
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
# Hanging indent of the wide column in em; the mark's size; the kind of a risk in em and its spacing; what stands
# behind a kind or a date, and behind a name, besides the blank of their own font, in em.
INDENT, MARK, KIND, SPACING, BEHIND, BLANK = 1.5, 7.0, 0.78, 0.07, 0.26, 0.06
# Role and quiet lines in em of the body.
QUIET = 0.92
# A story's headline in em; what stands above each of its lines in em; a count behind a mark, like the mark.
HEADLINE, ABOVE_TOLD = 1.04, 0.15
# What sources that differ say, in em of the body. How an edition's reading went: size, leading and room above. The
# strip of other stories: size, leading and room below.
DIFFER = 0.92
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
# What points to a story is reckoned as long as this.
STORY = "story 10"
# Whose figure it is and its day are reckoned as long as this.
TELLER = "The Coast Courier, 23 May; "
# Letters of a title's last two words, up to which neither stands on its second line alone.
TAIL = 18
# The fonts of the sources' words, of what is strong in them, of names and dates, and of labels and marks.
TEXT, STRONG, NAMES, LABELS = "serif-400", "serif-600", "sans-700", "sans-400"

Column = Literal["left", "right"]

# Items remembered with their heights: compose weighs the same line many times.
REMEMBERED = 4096


def measure(brief: Brief) -> Extent:
    """How many pages the brief takes and how full its columns are."""
    room, printed, look = column_height(brief), brief.printed, brief.look
    items = {
        "actors": [_actor(row, look) for row in printed.actors],
        "dates": [item(row.line, "left", look, lead=phrases.when(row, brief)) for row in phrases.dated(printed)],
    }
    items["news"] = [_group(group, look) for group in beside.groups(brief)]
    for part in ("risks", "agenda"):
        items[part] = [item(line, "right", look, pointing=True) for line in phrases.told(printed, part)]
    for part in ("news", "risks", "agenda"):
        items[part] += [_note(words, look) for words in phrases.editors(brief, part)]
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


class _Item(NamedTuple):
    """What makes the height of an item, as plain words: quick to hash."""

    text: str
    tags: tuple[str, ...]
    strong: tuple[str, ...]
    mark: str
    lead: str = ""
    name: str = ""
    role: str = ""
    tellers: str = ""
    figures: tuple[tuple[str, str], ...] = ()


def item(line: Line, column: Column, look: Look, lead: str = "", pointing: bool = False) -> float:
    """The height of one printed line without the gap, `lead` before it in bold; `pointing` to its story, if of many."""
    return _height(_item(line, lead, pointing), column, look.paper, look.size, look.leading)


def _item(line: Line, lead: str = "", pointing: bool = False) -> _Item:
    tellers = beside.count(line, STORY if pointing and line.standing.story else "")
    figures = tuple((figure.text, figure.mark) for figure in line.standing.figures)
    return _Item(line.text, beside.tags(line), phrases.strong(line), line.mark, lead, tellers=tellers, figures=figures)


def _group(group: beside.Group, look: Look) -> float:
    """The height of one item of what's new: a line, or a story's headline with its lines."""
    heights = [item(line, "right", look) for line in group.lines]
    if group.story is None:
        return sum(heights)
    if not group.headed:
        return sum(heights) + (len(heights) - 1) * ABOVE_TOLD * look.size
    room = _width(look.paper) * WIDE - INDENT * look.size
    count = _plain(_headed(group.story), STRONG, HEADLINE * look.size, room)
    return count * look.size * look.leading + sum(heights) + len(heights) * ABOVE_TOLD * look.size


def _headed(story: Story) -> str:
    told = f"{story.heading} ({beside.EDITOR})" if story.heading else story.headline.text
    return f"{told} {beside.sources(story)}".rstrip()


def _note(words: str, look: Look) -> float:
    """The height of an editor's note in the wide column."""
    size = QUIET * look.size
    return _plain(words, NAMES, size, _width(look.paper) * WIDE - INDENT * look.size) * look.size * look.leading


def _actor(row: ActorLine, look: Look) -> float:
    """An actor's name and role with its line below, or, where that is printed elsewhere, with its mark."""
    line = row.line
    told = _Item("", (), (), line.mark) if line.see else _item(line)
    told = told._replace(name=row.name, role=row.role)
    return _height(told, "left", look.paper, look.size, look.leading)


@lru_cache(REMEMBERED)
def _height(item: _Item, column: Column, paper: str, size: float, leading: float) -> float:
    room = _width(paper) * (NARROW if column == "left" else WIDE) - (0 if column == "left" else INDENT * size)
    who = [Run(item.name, NAMES, size, margin=BLANK * size), Run(item.role, LABELS, QUIET * size)] if item.name else []
    mark = [
        Run(f"\u00a0[{item.mark}]", LABELS, MARK, glued=True),
        *([Run(f"\u00a0{item.tellers}", LABELS, MARK, glued=True)] if item.tellers else []),
    ]
    if item.text:
        count = lines([*_words(item, size), *mark], room) + (lines(who, room) if who else 0)
    else:
        count = lines([*who, *mark], room)
    return count * size * leading + _differing(item.figures, size, room) * leading


def _differing(figures: Sequence[tuple[str, str]], size: float, room: float) -> float:
    """The height of what sources that differ say, over its leading."""
    size *= DIFFER
    runs = [Run(beside.DIFFER.upper(), LABELS, KIND * size, SPACING, BEHIND * size)]
    for text, mark in figures:
        runs += [Run(text, TEXT, size), Run(f"\u00a0[{mark}]", LABELS, MARK, glued=True), Run(TELLER, LABELS, MARK)]
    return lines(runs, room) * size if figures else 0.0


def _words(item: _Item, size: float) -> list[Run]:
    """What stands before a line, and the line with what is strong in it."""
    margin = BEHIND * size
    runs = [Run(item.lead, NAMES, size, margin=margin)] if item.lead else []
    runs += [Run(tag.upper(), LABELS, KIND * size, SPACING, margin) for tag in item.tags]
    return runs + [
        Run(text, STRONG if strong else TEXT, size, glued=index > 0)
        for index, (text, strong) in enumerate(phrases.pieces(phrases.bound(item.text), item.strong))
    ]


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
    return _plain(words, STRONG, size, _width(look.paper) * SURE)


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
    size, room = QUIET * look.size, _width(look.paper) * (NARROW if column == "left" else WIDE)
    return [_plain(words, LABELS, size, room) * size * look.leading]


@lru_cache(REMEMBERED)
def _plain(text: str, style: str, size: float, room: float) -> int:
    """How many lines a text of one style takes."""
    return lines([Run(text, style, size)], room)


def _column(parts: Sequence[list[float]], look: Look) -> float:
    """The height of a column's parts from the heights of their items."""
    gap = look.gap * look.size
    filled = sum(sum(items) + gap * (len(items) - 1) for items in parts)
    return len(parts) * LABEL + (len(parts) - 1) * (BETWEEN_PARTS + gap) + filled


def _header(brief: Brief) -> float:
    size, words = title(brief)
    above = MASTHEAD + ABOVE_TITLE + _title_lines(words, size, brief.look) * size * TITLE_LEADING
    width = _width(brief.look.paper) * SURE
    word, facts = beside.health(brief)
    above += ABOVE_HEALTH + _plain(f"{word} {facts}", NAMES, HEALTH, width) * HEALTH * HEALTH_LEADING if facts else 0
    bottom, room = BOTTOM_SIZE * brief.look.size, width - BAR
    told = [_bottom_line(_item(line), bottom, room) for line in brief.printed.summary] or [bottom]
    told += [_plain(note, NAMES, QUIET * bottom, room) * QUIET * bottom for note in phrases.editors(brief, "top")]
    return above + ABOVE_BOTTOM_LINE + sum(told) * BOTTOM_LEADING + BETWEEN_BOTTOM_LINES * (len(told) - 1)


@lru_cache(REMEMBERED)
def _bottom_line(item: _Item, size: float, room: float) -> float:
    """The height of a bottom line, over its leading."""
    tags = [Run(tag.upper(), LABELS, KIND * size, SPACING, BEHIND * size) for tag in item.tags]
    mark = Run(f"\u00a0[{item.mark}]", LABELS, MARK, glued=True)
    count = [Run(f"\u00a0{item.tellers}", LABELS, MARK, glued=True)] if item.tellers else []
    told = lines([*tags, Run(phrases.bound(item.text), STRONG, size), mark, *count], room)
    return told * size + _differing(item.figures, size, room)


def _also(brief: Brief) -> float:
    """The height of the strip of other stories."""
    named, more = beside.named_stories(brief)
    if not named and not more:
        return 0.0
    told = [f"{beside.headline(s)} {beside.sources(s)} ({beside.teller(brief, s.headline)})" for s in named]
    words = "; ".join([*told, more])
    count = _plain(f"{beside.ALSO} {words}", TEXT, ALSO, _width(brief.look.paper) * SURE)
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
    return _plain(text, LABELS, FOOT, _width(look.paper) * share * SURE)


def _width(paper: str) -> float:
    return PAPERS[paper][0] - 2 * MARGIN
