"""What was found in documents: ranked sentences, and what they are for the page, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from briefing.model.documents import Sentence, Span

Key = tuple[int, int]
"""A sentence of the run: the number of its source and where it starts there."""


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

    @property
    def key(self) -> Key:
        """What tells it from every other of the run."""
        return (self.source, self.sentence.start)


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
