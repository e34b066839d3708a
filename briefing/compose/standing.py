"""What a day of many sources, and the pages before, add to a line: its worth, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log2

from briefing.compose.wording import CUT, Wording, line
from briefing.model import (
    ALONE,
    Day,
    Dispute,
    Document,
    Event,
    Figure,
    Finding,
    Found,
    Key,
    Kind,
    Line,
    Novelty,
    Reason,
    Span,
    Standing,
    Status,
    Story,
)

# Points beside scores of about 0 to 1, set by eye on mornings of made-up news: what three independent papers tell comes
# before what one does unless that is much better put; what yesterday's page told comes last.
STORY_SOURCES, MOST_SOURCES = 0.12, 0.4  # for each doubling of a story's independent sources, and at most
LINE_SOURCES = 0.06  # for each doubling of a line's
WEIGHT = 0.2  # for each doubling of what the desk says a source counts for
# Of the score of a story's best risk and best topic: what may go wrong or must be decided comes before a visit.
RISK, TOPIC = 0.6, 0.2
WATCHED, DIFFER, TOLD, PINNED = 0.3, 0.35, -1.0, 2.0
ONE_SOURCE, NOTHING = Day(), Found()
# A headline where the source has no title: the first words of its first sentence.
HEADLINE_WORDS = 9


@dataclass(frozen=True)
class Standings:
    """The day as the composer asks for it: sentence by sentence."""

    documents: Sequence[Document]
    day: Day
    found: Found = NOTHING

    @cached_property
    def _events(self) -> Mapping[int, tuple[int, Event]]:
        """For each source the number of its event, from 1, and the event."""
        return {source: told for told in enumerate(self.day.events, 1) for source in told[1].sources}

    @cached_property
    def _disputes(self) -> Mapping[Key, Dispute]:
        return {figure.passage.key: dispute for dispute in self.day.disputes for figure in dispute.figures}

    @cached_property
    def _matters(self) -> Mapping[int, float]:
        """What the best risk and the best topic of each event add to all its lines."""
        best: dict[tuple[int, float], float] = {}
        for share, findings in ((RISK, self.found.risks), (TOPIC, self.found.agenda)):
            for finding in findings:
                place = (self._events[finding.passage.source][0], share)
                best[place] = max(best.get(place, 0.0), share * finding.score)
        matters: dict[int, float] = {}
        for (number, _), points in best.items():
            matters[number] = round(matters.get(number, 0.0) + points, 4)
        return matters

    @cached_property
    def plain(self) -> bool:
        """One source, no memory, and nothing that the desk asks: findings stay as they are."""
        return self.day == ONE_SOURCE

    @property
    def many(self) -> bool:
        """Whether the page tells of more than one event."""
        return len(self.day.events) > 1

    def story(self, source: int) -> int:
        """The number of the source's event; 0 where all is one."""
        return self._events[source][0] if self.many else 0

    def status(self, key: Key) -> Status | None:
        """What the sentence is to a reader of the pages before; None without memory."""
        novelty = self._novelty(key)
        return novelty.status if novelty else None

    def told_as(self, key: Key) -> str:
        """The line of a page before that has told the sentence; "" where none has."""
        novelty = self._novelty(key)
        told = novelty and novelty.status is Status.CONTINUING and novelty.earlier
        return told.text if told else ""

    def same(self, key: Key) -> frozenset[Key]:
        """The sentences that tell the same fact, those that give another figure for it among them."""
        support, dispute = self.day.supports.get(key), self._disputes.get(key)
        differing = {figure.passage.key for figure in dispute.figures} if dispute else set()
        return (support.same if support else frozenset()) | differing

    def weighed(self, finding: Finding) -> Finding:
        """The finding with the day's reasons behind its own."""
        told = tuple(reason for reason in self._reasons(finding.passage.key) if reason.points)
        return replace(finding, reasons=(*finding.reasons, *told)) if told else finding

    def by_worth(self, findings: Sequence[Finding], part: str) -> Sequence[Finding]:
        """The findings that the desk lets stand in a part, weighed, best first; a pinned one only in its own."""
        if self.plain:
            return findings
        here = [f for f in findings if part == "summary" or self.day.pinned.get(f.passage.key, part) == part]
        stand = [self.weighed(finding) for finding in here if self.stands(finding)]
        return sorted(stand, key=lambda finding: -finding.score)

    def stands(self, finding: Finding) -> bool:
        """Whether the desk did not take the sentence out."""
        return finding.passage.key not in self.day.muted

    def untold_first(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """An actor's findings, those that a page before has told behind the others."""
        if self.plain:
            return findings
        stand = [finding for finding in findings if self.stands(finding)]
        return sorted(stand, key=lambda finding: self.status(finding.passage.key) is Status.CONTINUING)

    def stories(self, told: Sequence[Line]) -> tuple[Story, ...]:
        """The events in the order in which the lines first tell of them, then the others by weight."""
        lines: dict[int, list[Line]] = {}
        for one in told:
            lines.setdefault(one.standing.story, []).append(one)
        numbers = dict.fromkeys((*lines, *range(1, len(self.day.events) + 1)))
        return tuple(self._story(number, lines.get(number, [])) for number in numbers)

    def _story(self, number: int, lines: Sequence[Line]) -> Story:
        event = self.day.events[number - 1]
        told = {line.standing.status for line in lines}
        known = told & {Status.UPDATED, Status.CONTINUING}
        status = Status.CONTINUING if told == {Status.CONTINUING} else Status.UPDATED if known else Status.NEW
        source = lines[0].source if lines else event.sources[0]
        head = headed(self.documents[source - 1], source)
        return Story(number, head, event.sources, event.origins, status if told - {None} else None)

    def _reasons(self, key: Key) -> Iterator[Reason]:
        if self.day.events:
            number, event = self._events[key[0]]
            points = min(STORY_SOURCES * log2(event.origins), MOST_SOURCES)
            yield Reason(f"its story has {event.origins} sources", round(points, 4))
            yield Reason("what its sources count for, and their age", round(WEIGHT * log2(event.weight), 4))
            yield Reason("what else its story tells", self._matters.get(number, 0.0) if self.many else 0.0)
        if support := self.day.supports.get(key):
            yield Reason(f"told by {support.origins} sources", round(LINE_SOURCES * log2(support.origins), 4))
        if key in self.day.watched:
            yield Reason(f"watched: {self.day.watched[key]}", WATCHED)
        if key in self._disputes:
            yield Reason("its figure differs between sources", DIFFER)
        novelty = self._novelty(key)
        if novelty and novelty.earlier and novelty.status is Status.CONTINUING:
            yield Reason(f"told on the page of {novelty.earlier.day.isoformat()}", TOLD)
        if key in self.day.pinned:
            yield Reason("pinned by the editor", PINNED)

    def standing(self, finding: Finding, text: str) -> Standing:
        """What stands beside the line that is printed as `text`; nothing on the page of one source."""
        if self.plain:
            return ALONE
        key = finding.passage.key
        support, novelty, dispute = self.day.supports.get(key), self._novelty(key), self._disputes.get(key)
        source = self.documents[key[0] - 1].text
        changed = [source[span.start : span.end] for span in novelty.changed] if novelty else []
        return Standing(
            story=self.story(key[0]) if self.day.events else 0,
            told_by=support.told_by if support else (key[0],) if self.day.events else (),
            origins=support.origins if support else len(self.day.events[:1]),
            status=novelty.status if novelty else None,
            changed=tuple(stretch for stretch in changed if stretch in text),
            was=novelty.was if novelty and changed and changed[0] in text else "",
            figures=tuple(self._figure(figure) for figure in dispute.figures) if dispute else (),
            updated=dispute.updated if dispute else False,
            watched=self.day.watched.get(key, ""),
            pinned=key in self.day.pinned,
        )

    def _novelty(self, key: Key) -> Novelty | None:
        return self.day.novelty.get(key) if self.day.novelty is not None else None

    def _figure(self, figure: Figure) -> Line:
        """A figure as a line of its own, with its mark."""
        sentence = figure.passage.sentence
        inner = Span(figure.span.start - sentence.start, figure.span.end - sentence.start)
        told = line(self.documents, Finding(figure.passage, ()), Wording(sentence.text, (inner,)))
        return replace(told, text=told.text.strip(CUT))


def headed(document: Document, source: int) -> Line:
    """A source's headline as a line: its title where it stands in the text, else the first words of its text."""
    title = next((block for block in document.blocks if block.kind is Kind.TITLE), None)
    if title:
        return _stretch(document, source, Span(title.start, title.end), "")
    first = next(s for s in document.sentences if s.kind in (Kind.PARAGRAPH, Kind.BULLET))
    words = first.text.split(" ")
    text = " ".join(words[:HEADLINE_WORDS])
    return _stretch(document, source, Span(first.start, first.start + len(text)), CUT * (len(words) > HEADLINE_WORDS))


def _stretch(document: Document, source: int, span: Span, cut: str) -> Line:
    text = document.text[span.start : span.end]
    return Line(f"{text}{cut}", source, "", 0, 0, span.start, span.end, None, ())
