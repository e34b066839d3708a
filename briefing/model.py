"""The values handed from stage to stage: frozen, and each remembers its place in the source.

Offsets count characters of `Document.text`, the cleaned text; `start` is inclusive, `end` exclusive.
A `source` is the 1-based number of a document in the run, as printed in the mark [source·§section.paragraph].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a block of a document is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    FURNITURE = "furniture"


PRINTABLE = frozenset({Kind.PARAGRAPH, Kind.BULLET})
# Between the name of a mail or an archive and that of a file in it: "note.eml › report.pdf".
INSIDE = " › "


@dataclass(frozen=True, slots=True)
class Head:
    """What a format or a sender says of a whole document, apart from its text; "" where it says nothing.

    `date` is as written there; `outlet` is the publisher, `author` the person.
    """

    title: str = ""
    date: str = ""
    outlet: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """Bytes with a name, and what their sender says of them: media type, character set, address, head.

    `partial` means that the whole stands at `url` and `data` is a teaser of it, or empty. `doubt` says why less was
    got than there is; `teaser` is what to read where this file cannot be.
    """

    name: str
    data: bytes
    media: str = ""
    charset: str = ""
    url: str = ""
    head: Head = field(default_factory=Head)
    partial: bool = False
    doubt: str = ""
    teaser: File | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One title, heading, paragraph, bullet or piece of furniture, and the rule that said so.

    `page` is where it begins, in a source with pages; at each offset in `turns` the next page does.
    """

    kind: Kind
    start: int
    end: int
    rule: str = ""
    level: int = 0
    page: int | None = None
    turns: tuple[int, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The page on which that character of the document stands."""
        return self.page + sum(turn <= offset for turn in self.turns) if self.page else None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; number 1 is the first, its heading "" before any heading."""

    number: int
    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `document.text[start:end] == text`."""

    text: str
    start: int
    end: int
    kind: Kind
    section: int
    paragraph: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source as read: cleaned text, its blocks, and, once segmented, its sections and sentences.

    `paragraph` numbers of sentences count from 1 inside their section. `repairs` says in plain words
    what decoding and cleaning had to mend, `doubt` why the reading is of low confidence; `media` is the kind of file.
    `moment` is when it was published, with its zone, where the format tells the minute; `weight` is what its source
    counts for, as the edition says.
    """

    name: str
    text: str
    title: str = ""
    subtitle: str = ""
    date: date | None = None
    place: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    media: str = ""
    sha256: str = ""
    repairs: tuple[str, ...] = ()
    doubt: str = ""
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    moment: datetime | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read, and why, in one sentence; `skipped` where nobody asked for it by name."""

    name: str
    why: str
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """One named part of a score."""

    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A printable sentence with its words: `words` all, in lower case; `stems` of the content words only."""

    sentence: Sentence
    source: int
    words: tuple[str, ...]
    stems: tuple[str, ...]


def total(reasons: tuple[Reason, ...]) -> float:
    """The score that reasons add up to, to four decimals."""
    return round(sum([reason.points for reason in reasons]), 4)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage and why it matters in its document; `score` is the sum of the reasons, about 0 to 1."""

    passage: Passage
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        return total(self.reasons)


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence found for one part of the page.

    `focus` is the stretch that must survive shortening: the topic of an agenda line, the actor's name.
    `kind` is the kind of a risk; `cue` the words that decided.
    """

    passage: Passage
    reasons: tuple[Reason, ...]
    focus: Span | None = None
    kind: str = ""
    cue: str = ""

    @property
    def score(self) -> float:
        return total(self.reasons)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation or country, with the sentences that could tell what it does, best first."""

    name: str
    kind: str
    role: str
    aliases: tuple[str, ...]
    mentions: int
    sources: tuple[int, ...]
    reasons: tuple[Reason, ...]
    lines: tuple[Finding, ...]

    @property
    def score(self) -> float:
        return total(self.reasons)


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day or period told in a sentence: `text` is its verbatim wording, `until` the last day of a period."""

    when: date
    until: date | None
    text: str
    finding: Finding


Key = tuple[int, int]
"""A sentence of the run: the number of its source and where it starts there."""


@dataclass(frozen=True, slots=True)
class Event:
    """The documents of one event: their numbers, how many are independent, what it counts for.

    The first `texts` of them have texts of their own, the others are copies of those.
    """

    sources: tuple[int, ...]
    texts: int = 1
    origins: int = 1
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Support:
    """Who tells the fact of a sentence: the numbers of the sources, its own among them, how many are independent.

    `same` are the sentences in which they do.
    """

    told_by: tuple[int, ...]
    origins: int
    same: frozenset[Key] = frozenset()


class Status(StrEnum):
    """What a line is to a reader who got the earlier pages."""

    NEW = "new"
    UPDATED = "updated"
    CONTINUING = "continuing"


@dataclass(frozen=True, slots=True)
class PastLine:
    """A line of a page that was delivered: as printed, the whole `sentence` it came from, and the page's day."""

    text: str
    sentence: str
    day: date


@dataclass(frozen=True, slots=True)
class Novelty:
    """What a sentence is to a reader of the earlier pages.

    `earlier` is the past line it goes on from, None for a new one. `changed` are the stretches of the document that
    tell what changed, `was` the words that stood for the first of them before, "" where nothing did.
    """

    status: Status
    earlier: PastLine | None = None
    changed: tuple[Span, ...] = ()
    was: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what it counts, as a sentence says it: `span` is its stretch of the document ("five dead")."""

    passage: Passage
    span: Span
    value: float


@dataclass(frozen=True, slots=True)
class Dispute:
    """Figures of one story about the same thing that do not agree, oldest source first, one for each value.

    `updated` where the last supersedes the ones before it.
    """

    figures: tuple[Figure, ...]
    updated: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """What is known of the sentences of many sources, apart from what each says for itself; empty for one source.

    `events` in falling order of weight. `novelty` is None where no memory of earlier pages is kept. `pinned` names
    the part in which a sentence must stand.
    """

    events: tuple[Event, ...] = ()
    supports: Mapping[Key, Support] = field(default_factory=dict)
    disputes: tuple[Dispute, ...] = ()
    novelty: Mapping[Key, Novelty] | None = None
    watched: Mapping[Key, str] = field(default_factory=dict)
    muted: frozenset[Key] = frozenset()
    pinned: Mapping[Key, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found in the sources, each tuple best first.

    `antecedents` maps (source, start of a sentence that opens with a pronoun) to the name it stands for,
    where that is beyond doubt.
    """

    summary: tuple[Finding, ...] = ()
    actors: tuple[Actor, ...] = ()
    news: tuple[Finding, ...] = ()
    risks: tuple[Finding, ...] = ()
    agenda: tuple[Finding, ...] = ()
    dates: tuple[KeyDate, ...] = ()
    antecedents: dict[tuple[int, int], str] = field(default_factory=dict)


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
