"""One sentence as a judge of it sees it: with its cues, its dates, its neighbours and its document's title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.find.cues import FILES, Cue, is_in_name, is_negated, read_cues, risk_groups
from briefing.find.date_grammar import Mention, find_mentions
from briefing.model import Document, Kind, Passage, Ranked
from briefing.words import WORD, stems, words

_LIST_GOES_ON = (":", ";", "; and", ", and", "and,")


@dataclass(frozen=True, slots=True)
class Frame:
    """What all sentences of a document share: its title, its first sentence, how many sentences there are."""

    document: Document
    count: int
    title_words: tuple[str, ...]
    title_stems: frozenset[str]
    lead_stems: frozenset[str]
    title_groups: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """The cues of one sentence: `kept` count; `denied` are risk words that are negated or part of a name.

    `groups` tells how many cues of each group were kept.
    """

    kept: tuple[Cue, ...]
    denied: tuple[Cue, ...]
    groups: Mapping[str, int]


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
    frame = _frame(document, mates)
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


def _frame(document: Document, mates: list[Passage]) -> Frame:
    title = words(document.title)
    groups = read("", title).groups
    return Frame(document, len(mates), title, frozenset(stems(title)), frozenset(mates[0].stems), groups)


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
    """The cues that count, and the risk words among them that do not."""
    kept: list[Cue] = []
    denied: list[Cue] = []
    risks, forms = risk_groups(), WORD.findall(text)
    for cue in read_cues(*FILES).find(words):
        off = cue.group in risks and (is_negated(words, cue.at) or is_in_name(forms, cue.at))
        (denied if off else kept).append(cue)
    return Reading(tuple(kept), tuple(denied), Counter(cue.group for cue in kept))
