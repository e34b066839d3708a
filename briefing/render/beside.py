"""What the page says beside a line and of the day as a whole: what is new, how many tell it, how the reading went.

These words are the page's own, set in its sans; the figures of sources that differ are the sources' words again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Brief, Line, SourceNote, Status, Story
from briefing.render.calendar import long_date, short_date

# Letters of an old and a new figure that a tag shows together; longer ones are marked in the line alone.
MOST_CHANGE = 28
# Letters of a headline in the strip of other stories, and of all of them together: three lines across the page.
HEADLINE_LETTERS, ALSO_LETTERS = 90, 330
ALSO = "Also today"
DIFFER, CORRECTED = "Sources differ", "Later figure"
EDITOR = "Editor"


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one numbered item of what's new: those of a story, or a line of its own.

    `headed` is whether its headline stands over them; that of the story that leads the page is the page's title.
    """

    story: Story | None
    lines: tuple[Line, ...]
    headed: bool = False


def groups(brief: Brief) -> tuple[Group, ...]:
    """What's new as numbered items."""
    lines = tuple(line for line in brief.printed.news if not line.see)
    if not brief.printed.stories:
        return tuple(Group(None, (line,)) for line in lines)
    stories = {story.number: story for story in brief.printed.stories}
    numbers = dict.fromkeys(line.standing.story for line in lines)
    return tuple(_group(stories[number], lines, brief) for number in numbers)


def _group(story: Story, lines: Sequence[Line], brief: Brief) -> Group:
    titled = brief.entitled == "source" and story == brief.printed.stories[0] and not story.heading
    return Group(story, tuple(line for line in lines if line.standing.story == story.number), not titled)


def tags(line: Line) -> tuple[str, ...]:
    """The short words before a line: "updated 5 → 7", "watched", the kind of a risk."""
    standing = line.standing
    told = [standing.status.value if standing.status else "", "watched" if standing.watched else ""]
    if standing.status is Status.UPDATED and standing.was and standing.changed:
        change = f"{standing.was} → {standing.changed[0]}"
        told[0] = f"{told[0]} {change}" if len(change) <= MOST_CHANGE else told[0]
    return tuple(filter(None, [*told, "pinned" if standing.pinned else "", line.kind]))


def count(line: Line, story: str = "") -> str:
    """How many independent sources tell the line's fact: "3 sources"; "" on the page of one source.

    With the `story` that the line belongs to, where that stands elsewhere on the page: "1 source · story 4".
    """
    number = line.standing.origins
    told = f"{number} source{'s' if number > 1 else ''}" if number else ""
    return " · ".join(filter(None, (told, story))).replace(" ", "\u00a0")


def sources(story: Story) -> str:
    """How many independent sources a story has, where it is more than one: "3 sources"."""
    return f"{story.origins}\u00a0sources" if story.origins > 1 else ""


def places(brief: Brief) -> dict[int, str]:
    """Where each story of many stands on the page: "story 4" is the fourth item of what's new."""
    numbered = {group.story.number: f"story {at}" for at, group in enumerate(groups(brief), 1) if group.story}
    lead = brief.printed.stories[:1]
    return {story.number: "lead story" for story in lead} | numbered


def differing(line: Line) -> str:
    """What stands before the figures of sources that differ; "" where none do."""
    return "" if not line.standing.figures else CORRECTED if line.standing.updated else DIFFER


def teller(brief: Brief, line: Line) -> str:
    """Whose figure it is and of which day: "Coast Courier, 3 March"."""
    source = next((source for source in brief.sources if source.id == line.source), None)
    if source is None:
        return ""
    year = brief.date.year if brief.date else None
    return ", ".join(filter(None, [source.outlet or source.name, short_date(source.date, year) if source.date else ""]))


def named_stories(brief: Brief) -> tuple[tuple[Story, ...], str]:
    """The other stories that the strip names, and in words how many more there are."""
    named, room = [], ALSO_LETTERS
    for story in brief.printed.also:
        room -= len(headline(story)) + 6  # its mark and what parts it from the next
        if room < 0:
            break
        named.append(story)
    rest = len(brief.printed.also) - len(named)
    return tuple(named), f"and {rest:,} more {'story' if rest == 1 else 'stories'} (listed in the JSON)" if rest else ""


def headline(story: Story) -> str:
    """A story's headline, at most so long."""
    text = story.heading or story.headline.text
    if len(text) <= HEADLINE_LETTERS:
        return text
    return f"{text[:HEADLINE_LETTERS].rpartition(' ')[0] or text[:HEADLINE_LETTERS]}…".replace("……", "…")


def health(brief: Brief) -> tuple[str, str]:
    """How the reading went, of an edition: "Degraded" or "", and the facts in one line."""
    masthead = brief.masthead
    if not masthead.wanted:
        return "", ""
    return ("Degraded" if masthead.degraded else ""), " · ".join(_facts(brief))


def _facts(brief: Brief) -> Iterator[str]:
    masthead = brief.masthead
    yield from masthead.degraded
    read = masthead.wanted - len(masthead.failed)
    yield f"{read} of {masthead.wanted} sources read"
    if masthead.failed:
        yield f"failed: {', '.join(masthead.failed)}"
    if masthead.silent:
        yield f"silent: {', '.join(masthead.silent)}"
    yield _texts(brief.sources)
    if masthead.known:
        yield f"{masthead.known:,} known from pages before"
    if masthead.late:
        yield f"{masthead.late:,} after the cut-off, kept for the next page"
    if masthead.oldest:
        yield f"oldest of {long_date(masthead.oldest, weekday=False)}"
    if masthead.previous:
        yield f"page before: {long_date(masthead.previous)}"


def _texts(sources: Sequence[SourceNote]) -> str:
    texts = sum(source.status == "read" for source in sources)
    return f"{texts:,} text{'s' if texts != 1 else ''}"
