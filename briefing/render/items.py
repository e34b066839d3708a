"""The heights of what stands on the page item by item, in points: how many lines of which fonts each takes.

Like all of the estimate they repeat what brief.css says.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from briefing.model import ActorLine, Line, Look, Story
from briefing.render import beside, phrases
from briefing.render.metrics import Run, lines

# Width and height of the paper, and the margin of 14 mm on all sides.
PAPERS = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
MARGIN = 39.685
# Shares of the page's width: the narrow column with actors and dates, the wide one with news, risks and agenda.
NARROW, WIDE = 0.32, 0.64
# Hanging indent of the wide column in em; the mark's size; the kind of a risk in em and its spacing; what stands
# behind a kind or a date, and behind a name, besides the blank of their own font, in em.
INDENT, MARK, KIND, SPACING, BEHIND, BLANK = 1.5, 7.0, 0.78, 0.07, 0.26, 0.06
# Role and quiet lines in em of the body.
QUIET = 0.92
# A story's headline in em; what stands above each of its lines in em.
HEADLINE, ABOVE_TOLD = 1.04, 0.15
# What sources that differ say, in em of the body.
DIFFER = 0.92
# What points to a story is reckoned as long as this, and whose figure it is and its day as long as that.
STORY = "story 10"
TELLER = "The Coast Courier, 23 May; "
# The fonts of the sources' words, of what is strong in them, of names and dates, and of labels and marks.
TEXT, STRONG, NAMES, LABELS = "serif-400", "serif-600", "sans-700", "sans-400"

Column = Literal["left", "right"]

# Items remembered with their heights: compose weighs the same line many times.
REMEMBERED = 4096


class Item(NamedTuple):
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


def line_height(line: Line, column: Column, look: Look, lead: str = "", pointing: bool = False) -> float:
    """The height of one printed line without the gap, `lead` before it in bold; `pointing` to its story, if of many."""
    return _height(told_item(line, lead, pointing), column, look.paper, look.size, look.leading)


def told_item(line: Line, lead: str = "", pointing: bool = False) -> Item:
    tellers = beside.count(line, STORY if pointing and line.standing.story else "")
    figures = tuple((figure.text, figure.mark) for figure in line.standing.figures)
    return Item(line.text, beside.tags(line), phrases.strong(line), line.mark, lead, tellers=tellers, figures=figures)


def group_height(group: beside.Group, look: Look) -> float:
    """The height of one item of what's new: a line, or a story's headline with its lines."""
    heights = [line_height(line, "right", look) for line in group.lines]
    if group.story is None:
        return sum(heights)
    if not group.headed:
        return sum(heights) + (len(heights) - 1) * ABOVE_TOLD * look.size
    room = width(look.paper) * WIDE - INDENT * look.size
    count = count_lines(_headed(group.story), STRONG, HEADLINE * look.size, room)
    return count * look.size * look.leading + sum(heights) + len(heights) * ABOVE_TOLD * look.size


def _headed(story: Story) -> str:
    told = f"{story.heading} ({beside.EDITOR})" if story.heading else story.headline.text
    return f"{told} {beside.sources(story)}".rstrip()


def note_height(words: str, look: Look) -> float:
    """The height of an editor's note in the wide column."""
    size = QUIET * look.size
    return count_lines(words, NAMES, size, width(look.paper) * WIDE - INDENT * look.size) * look.size * look.leading


def actor_height(row: ActorLine, look: Look) -> float:
    """An actor's name and role with its line below, or, where that is printed elsewhere, with its mark."""
    line = row.line
    told = Item("", (), (), line.mark) if line.see else told_item(line)
    told = told._replace(name=row.name, role=row.role)
    return _height(told, "left", look.paper, look.size, look.leading)


@lru_cache(REMEMBERED)
def _height(item: Item, column: Column, paper: str, size: float, leading: float) -> float:
    room = width(paper) * (NARROW if column == "left" else WIDE) - (0 if column == "left" else INDENT * size)
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


def _words(item: Item, size: float) -> list[Run]:
    """What stands before a line, and the line with what is strong in it."""
    margin = BEHIND * size
    runs = [Run(item.lead, NAMES, size, margin=margin)] if item.lead else []
    runs += [Run(tag.upper(), LABELS, KIND * size, SPACING, margin) for tag in item.tags]
    return runs + [
        Run(text, STRONG if strong else TEXT, size, glued=index > 0)
        for index, (text, strong) in enumerate(phrases.pieces(phrases.bound(item.text), item.strong))
    ]


@lru_cache(REMEMBERED)
def bottom_line(item: Item, size: float, room: float) -> float:
    """The height of a bottom line, over its leading."""
    tags = [Run(tag.upper(), LABELS, KIND * size, SPACING, BEHIND * size) for tag in item.tags]
    mark = Run(f"\u00a0[{item.mark}]", LABELS, MARK, glued=True)
    count = [Run(f"\u00a0{item.tellers}", LABELS, MARK, glued=True)] if item.tellers else []
    told = lines([*tags, Run(phrases.bound(item.text), STRONG, size), mark, *count], room)
    return told * size + _differing(item.figures, size, room)


@lru_cache(REMEMBERED)
def count_lines(text: str, style: str, size: float, room: float) -> int:
    """How many lines a text of one style takes."""
    return lines([Run(text, style, size)], room)


def width(paper: str) -> float:
    return PAPERS[paper][0] - 2 * MARGIN
