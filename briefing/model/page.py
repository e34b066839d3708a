"""The finished page: its lines with their places in the sources, its stories, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from briefing.model.day import Status
from briefing.model.findings import Reason, total


@dataclass(frozen=True, slots=True)
class Standing:
    """What a page of many sources, or of an edition, says beside a line.

    `story` is the number of its event. `told_by` are the numbers of the sources that tell its fact, `origins` how many
    of them are independent; 0 where the page has one source. `status` is None where no earlier page is known;
    `changed` are the line's words that tell what changed, `was` what stood for the first of them before. `figures` are
    the figures of sources that differ, oldest first, `updated` where the last supersedes. `watched` is what of the
    watchlist it names.
    """

    story: int = 0
    told_by: tuple[int, ...] = ()
    origins: int = 0
    status: Status | None = None
    changed: tuple[str, ...] = ()
    was: str = ""
    figures: tuple[Line, ...] = ()
    updated: bool = False
    watched: str = ""
    pinned: bool = False


ALONE = Standing()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page: the source's own words from `start` to `end`, cuts shown as "…", additions in [brackets].

    `sentence` is where its sentence starts. No sentence is printed twice: where `see` is set ("Bottom line",
    "What’s new 2", "the source"), its words stand there.
    """

    text: str
    source: int
    section: str
    section_number: int
    paragraph: int
    start: int
    end: int
    page: int | None
    reasons: tuple[Reason, ...]
    kind: str = ""
    topic: str = ""
    see: str = ""
    sentence: int = -1
    standing: Standing = ALONE

    @property
    def score(self) -> float:
        return total(self.reasons)

    def pointing(self, see: str) -> Line:
        """The same line where its words stand elsewhere; written out, for `replace` takes five times as long."""
        return Line(
            self.text,
            self.source,
            self.section,
            self.section_number,
            self.paragraph,
            self.start,
            self.end,
            self.page,
            self.reasons,
            self.kind,
            self.topic,
            see,
            self.sentence,
            self.standing,
        )

    @property
    def mark(self) -> str:
        """The mark that leads back to the source: source·§section.paragraph, then ·p and the page of a PDF."""
        page = f"·p{self.page}" if self.page else ""
        return f"{self.source}·§{self.section_number}.{self.paragraph}{page}"


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One row of the actor table."""

    name: str
    kind: str
    role: str
    aliases: tuple[str, ...]
    mentions: int
    sources: tuple[int, ...]
    line: Line


@dataclass(frozen=True, slots=True)
class DateLine:
    """One row of the key dates."""

    when: date
    until: date | None
    text: str
    line: Line


@dataclass(frozen=True, slots=True)
class Story:
    """One event of the day: its headline in a source's own words, its sources, how many of them are independent.

    `heading` is the editor's, printed instead of the headline.
    """

    number: int
    headline: Line
    sources: tuple[int, ...]
    origins: int = 1
    status: Status | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """The editor's own words for one part of the page ("top", "news", "risks" or "agenda")."""

    text: str
    part: str = "top"
    by: str = ""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What an edition says of itself: its name, whom it is for, how the reading went, and the page before.

    `silent` names the sources that gave nothing in the window, `late` counts the texts after the cut-off, `known` those
    that a page before was made from, and `oldest` is the date of the oldest text. `degraded` says in whole phrases what
    was missed, `refusal` why there is no brief.
    """

    edition: str = ""
    audience: str = ""
    wanted: int = 0
    failed: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    late: int = 0
    known: int = 0
    oldest: date | None = None
    previous: date | None = None
    degraded: tuple[str, ...] = ()
    refusal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What the page says of one source; `status` is read, failed or skipped, `doubt` why it may be read wrongly.

    `notes` say in plain words what was mended, and by which rule its letters were read where it is not UTF-8.
    """

    id: int
    name: str
    title: str = ""
    outlet: str | None = None
    date: date | None = None
    url: str | None = None
    sha256: str = ""
    words: int = 0
    sentences: int = 0
    status: str = "read"
    why: str = ""
    author: str | None = None
    media: str = ""
    doubt: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is set: paper "a4" or "letter", size of the body in points, leading as a multiple, gap in em."""

    paper: str = "a4"
    size: float = 10.0
    leading: float = 1.3
    gap: float = 0.5


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of every part of the page, in print order.

    `stories` are the events that the lines tell of, `also` those that are only named; both empty where all is one.
    """

    summary: tuple[Line, ...] = ()
    actors: tuple[ActorLine, ...] = ()
    news: tuple[Line, ...] = ()
    risks: tuple[Line, ...] = ()
    agenda: tuple[Line, ...] = ()
    dates: tuple[DateLine, ...] = ()
    stories: tuple[Story, ...] = ()
    also: tuple[Story, ...] = ()

    @property
    def every(self) -> tuple[Line, ...]:
        """Every line, those of actors and dates last."""
        aside = (*(row.line for row in self.actors), *(row.line for row in self.dates))
        return (*self.summary, *self.news, *self.risks, *self.agenda, *aside)


@dataclass(frozen=True, slots=True)
class Brief:
    """One finished page: what is printed, what was left out for want of room, and how it is set.

    `entitled` says who wrote the title: "source", "editor", or "briefing" where there is no brief. `muted` counts the
    lines that the mute list or the editor took out, `repeated` are those that a page before has told.
    """

    title: str
    date: date | None
    place: str | None
    cut_off: str
    sources: tuple[SourceNote, ...]
    printed: Lines
    left_out: Lines
    look: Look
    version: str
    masthead: Masthead = field(default_factory=Masthead)
    notes: tuple[Note, ...] = ()
    entitled: str = "source"
    muted: int = 0
    repeated: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a page is filled: its pages, and each column's used height as a fraction of its room (may exceed 1)."""

    pages: int
    left: float
    right: float
