"""One sentence as a judge of it sees it: with its cues, its dates, its neighbours and its document's title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.find.cues import FILES, Cue, is_in_name, is_negated, read_cues, risk_groups
from briefing.find.date_grammar import Mention, find_mentions
from briefing.model import Document, Kind, Passage, Ranked
from briefing.words import stems, words

_LIST_GOES_ON = (":", ";", "; and", ", and", "and,")


@dataclass(frozen=True, slots=True)
class Frame:
    """What all sentences of a document share: its printable passages, its title and first sentence."""

    document: Document
    mates: tuple[Passage, ...]
    title_words: tuple[str, ...]
    title_stems: frozenset[str]
    lead_stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class View:
    """A sentence, where it stands among the printable ones of its document, and what its words point to.

    `cues` holds no risk words that are denied or part of a name; those are in `denied`. `announced` are the cue
    groups of the line that announces the list an item stands in.
    """

    passage: Passage
    frame: Frame
    index: int
    heading_words: tuple[str, ...]
    cues: tuple[Cue, ...]
    denied: tuple[Cue, ...]
    announced: frozenset[str]
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        return self.passage.sentence.text

    @property
    def previous(self) -> Passage | None:
        return self.frame.mates[self.index - 1] if self.index else None


def view_all(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[View, ...]:
    """Every printable sentence in document order, as a judge sees it."""
    mates: dict[int, list[Passage]] = {}
    for entry in ranked:
        mates.setdefault(entry.passage.source, []).append(entry.passage)
    return tuple(view for source, own in mates.items() for view in _views(documents[source - 1], tuple(own)))


def _views(document: Document, mates: tuple[Passage, ...]) -> list[View]:
    title = words(document.title)
    frame = Frame(document, mates, title, frozenset(stems(title)), frozenset(mates[0].stems))
    headings = {section.number: words(section.heading) for section in document.sections}
    views: list[View] = []
    announced: frozenset[str] = frozenset()
    for index, passage in enumerate(mates):
        text = passage.sentence.text
        kept, denied = _sorted_cues(text, passage.words)
        if not _goes_on(mates, index):
            announced = frozenset()
        heading, mentions = headings.get(passage.sentence.section, ()), find_mentions(text, document.date)
        views.append(View(passage, frame, index, heading, kept, denied, announced, mentions))
        if text.rstrip().endswith(":"):
            announced = frozenset(cue.group for cue in kept)
    return views


def _goes_on(mates: tuple[Passage, ...], index: int) -> bool:
    """True for a bullet, and for a line after one that ends in a colon, semicolon or "and": the list goes on."""
    before = mates[index - 1].sentence.text.rstrip() if index else ""
    return mates[index].sentence.kind is Kind.BULLET or before.endswith(_LIST_GOES_ON)


def _sorted_cues(text: str, words: tuple[str, ...]) -> tuple[tuple[Cue, ...], tuple[Cue, ...]]:
    """The cues that count, and the risk words among them that do not."""
    kept: list[Cue] = []
    denied: list[Cue] = []
    risks = risk_groups()
    for cue in read_cues(*FILES).find(words):
        off = cue.group in risks and (is_negated(words, cue.at) or is_in_name(text, cue.at))
        (denied if off else kept).append(cue)
    return tuple(kept), tuple(denied)
