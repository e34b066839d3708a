"""One sentence as a judge of it sees it: with its cues, its dates, its neighbours and its document's title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.find.cues import DANGERS, FILES, PLANS, Cue, is_in_name, is_negated, much, read_cues, risk_groups
from briefing.find.date_grammar import Mention, find_mentions
from briefing.model import Document, Kind, Passage, Ranked
from briefing.words import WORD, stems, words

# The share of sentences with "I" that makes a text a speech: statements of a ministry say "we".
_SPEECH = 0.1
_QUOTE = re.compile(r"[“”\"]")
_LIST_GOES_ON = (":", ";", "; and", ", and", "and,")


@dataclass(frozen=True, slots=True)
class Frame:
    """What all sentences of a document share: its title, its first sentence, how many sentences, who speaks."""

    document: Document
    count: int
    title_words: tuple[str, ...]
    title_stems: frozenset[str]
    lead_stems: frozenset[str]
    title: Reading
    is_speech: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """What the cues of one sentence come to: how many of each group count.

    Risk words that are negated or part of a name do not. `danger` and `plan` say how much the groups of DANGERS
    and of PLANS are told: 0.5 for one cue of them, 0.75 for two, 0.88 for three. The cues themselves are not kept: a
    long report has a million of them, and only the sentences found are asked for theirs.
    """

    groups: Mapping[str, int]
    danger: float
    plan: float


@dataclass(frozen=True, slots=True)
class View:
    """A sentence, where it stands among the printable ones of its document, and what its words point to.

    `announced` are the cue groups of the line that announces the list an item stands in; `beside` are the readings of
    the sentences before and after.
    """

    passage: Passage
    before: Passage | None
    frame: Frame
    index: int
    heading_words: tuple[str, ...]
    reading: Reading
    beside: tuple[Reading, ...]
    announced: frozenset[str]
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        return self.passage.sentence.text

    @property
    def groups(self) -> Mapping[str, int]:
        return self.reading.groups


def view_all(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[View, ...]:
    """Every printable sentence in document order, as a judge sees it."""
    mates: dict[int, list[Passage]] = {}
    for entry in ranked:
        mates.setdefault(entry.passage.source, []).append(entry.passage)
    return tuple(view for source, own in mates.items() for view in _views(documents[source - 1], own))


def _views(document: Document, mates: list[Passage]) -> list[View]:
    headings = {section.number: words(section.heading) for section in document.sections}
    readings = [read(passage.sentence.text, passage.words) for passage in mates]
    announced = _announced(mates, readings)
    frame = _frame(document, mates, readings)
    return [
        View(
            passage=passage,
            before=mates[at - 1] if at else None,
            frame=frame,
            index=at,
            heading_words=headings.get(passage.sentence.section, ()),
            reading=readings[at],
            beside=tuple(readings[max(0, at - 1) : at] + readings[at + 1 : at + 2]),
            announced=announced[at],
            mentions=find_mentions(passage.sentence.text, passage.words, document.date),
        )
        for at, passage in enumerate(mates)
    ]


def _frame(document: Document, mates: list[Passage], readings: list[Reading]) -> Frame:
    title = words(document.title)
    return Frame(
        document=document,
        count=len(mates),
        title_words=title,
        title_stems=frozenset(stems(title)),
        lead_stems=frozenset(mates[0].stems),
        title=read("", title),
        is_speech=sum(map(_says_i, mates, readings)) >= _SPEECH * len(mates),
    )


def _says_i(passage: Passage, reading: Reading) -> bool:
    return "first person" in reading.groups and not _QUOTE.search(passage.sentence.text)


def _announced(mates: list[Passage], readings: list[Reading]) -> list[frozenset[str]]:
    """For each sentence the cue groups of the line that announces its list, none outside of lists."""
    told: list[frozenset[str]] = []
    announced: frozenset[str] = frozenset()
    ending = ""
    for passage, reading in zip(mates, readings, strict=True):
        if passage.sentence.kind is not Kind.BULLET and not ending.endswith(_LIST_GOES_ON):
            announced = frozenset()
        told.append(announced)
        ending = passage.sentence.text.rstrip()
        if ending.endswith(":"):
            announced = frozenset(reading.groups)
    return told


def read(text: str, words: tuple[str, ...]) -> Reading:
    """The cues of a sentence, counted."""
    groups: dict[str, int] = {}
    for cue in counting_cues(text, words):
        groups[cue.group] = groups.get(cue.group, 0) + 1
    return Reading(groups, much(groups, DANGERS), much(groups, PLANS))


def cues_of(view: View) -> list[Cue]:
    """The cues of a sentence that count, in the order of their words."""
    return counting_cues(view.text, view.passage.words)


def counting_cues(text: str, words: tuple[str, ...]) -> list[Cue]:
    """All cues of a sentence but the risk words that are negated or part of a name."""
    risks, forms = risk_groups(), WORD.findall(text)
    return [
        cue
        for cue in read_cues(*FILES).find(words)
        if not (cue.group in risks and (is_negated(words, cue.at) or is_in_name(forms, cue.at)))
        and (cue.words != "us" or forms[cue.at : cue.at + 1] != ["US"])
    ]
