"""From findings to entries: each worded so that it stands alone; what cannot is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.compose.alone import standing_alone
from briefing.compose.entries import UNPRINTED, Entry
from briefing.compose.shorten import clip, fragment, shorten
from briefing.compose.speakers import Turns
from briefing.compose.standing import Standings
from briefing.compose.wording import CUT, Wording, line
from briefing.model import ALONE, Actor, Document, Finding, Key, KeyDate, Line, Sentence, Span

LINE_WORDS = 30  # longer lines of the wide column lose clauses first; the median line then has 25
MOST_WORDS = 70  # a longer line takes the room of three; 28 of 2,210 lines of 164 labelled texts
SUMMARY_WORDS = 45  # the bottom line alone must tell what happened: it loses a clause only where it fills four lines
ACTOR_WORDS = 18  # about four lines of the narrow column
# Reasons for which a line is its actor's own.
OF_IT = frozenset({"subject", "speaks", "opens the sentence", "own words"})
MOST_NARROW = 36  # a line that no cut brings below is eight lines of the narrow column; the name alone serves better
DATE_WORDS = 12  # about two and a half
TELLING = 4  # words; a sentence of fewer tells nothing of an actor or a day ("Speaker Ann Holm.")


@dataclass(frozen=True, slots=True)
class Worder:
    """Words findings so that each line stands alone, with what stands beside it."""

    documents: Sequence[Document]
    antecedents: Mapping[Key, str]
    standings: Standings
    known: dict[Key, Wording | None] = field(default_factory=dict)
    turns: dict[int, Turns] = field(default_factory=dict)

    def entries(self, part: str, findings: Sequence[Finding]) -> Iterator[Entry]:
        for finding in self.standings.by_worth(findings, part):
            worded = self.worded(finding, SUMMARY_WORDS if part == "summary" else LINE_WORDS, False)
            if worded:
                yield Entry(part, finding.score, (finding.passage.key,), (worded,))

    def actor(self, actor: Actor) -> Entry | None:
        own = [finding for finding in self.standings.untold_first(actor.lines) if self.about(actor, finding)]
        pairs = [(finding.passage.key, self.worded(finding, ACTOR_WORDS, True, actor.role)) for finding in own]
        good = [(key, worded) for key, worded in pairs if worded]
        if not good:
            return self.named_only(actor)
        return Entry("actors", actor.score, tuple(key for key, _ in good), tuple(worded for _, worded in good), actor)

    def about(self, actor: Actor, finding: Finding) -> bool:
        """Whether a line tells what the actor did or said: it is the subject or speaker, and no pronoun for another."""
        meant = self.antecedents.get(finding.passage.key, "")
        told = not OF_IT.isdisjoint(reason.name for reason in finding.reasons)
        return told and meant in ("", actor.name, *actor.aliases)

    def named_only(self, actor: Actor) -> Entry | None:
        """An actor none of whose sentences stands alone: its name and role, and the mark of its best sentence."""
        for finding in actor.lines[:1]:
            told = self.line(finding, Wording.whole(finding.passage.sentence.text))
            return Entry("actors", actor.score, (finding.passage.key,), (told.pointing(UNPRINTED),), actor, label=True)
        return None

    def date(self, date: KeyDate) -> Entry | None:
        finding = date.finding
        wording, focus = self.alone(finding), self.inner(finding)
        label = wording and focus and fragment(wording, DATE_WORDS, focus, not self.standings.many)
        worded = self.line(finding, label) if label else self.worded(finding, DATE_WORDS, True)
        if worded is None or (self.standings.many and worded.text.startswith(CUT)):  # whose day it is was cut
            return None
        return Entry("dates", finding.score, (finding.passage.key,), (worded,), date, bool(label))

    def worded(self, finding: Finding, limit: int, narrow: bool, role: str = "") -> Line | None:
        """The line for a finding, in at most about `limit` words, without the `role` that already stands above it."""
        wording = self.alone(finding)
        if wording is None:
            return None
        if narrow and wording.words < TELLING:
            return None
        bare = wording.without(0, len(role) + 1) if role and wording.sentence.startswith(f"{role} ") else wording
        wording = bare if bare.words >= TELLING else wording
        wording = (clip if narrow else shorten)(wording, limit, self.inner(finding))
        most = MOST_NARROW if narrow else MOST_WORDS
        return self.line(finding, wording, topic=not narrow) if wording.words <= most else None

    def line(self, finding: Finding, wording: Wording, topic: bool = False) -> Line:
        """The printed line, with what stands beside it; figures that differ, beside the lines of the wide column."""
        told = line(self.documents, finding, wording, topic)
        standing = self.standings.standing(finding, told.text)
        if standing is ALONE:
            return told
        return replace(told, standing=standing if topic or not standing.figures else replace(standing, figures=()))

    def alone(self, finding: Finding) -> Wording | None:
        """The wording in which the sentence stands alone, with its speaker in a transcript."""
        key = finding.passage.key
        if key not in self.known:
            self.known[key] = self._alone(key, finding.passage.sentence)
        return self.known[key]

    def _alone(self, key: Key, sentence: Sentence) -> Wording | None:
        if key[0] not in self.turns:
            self.turns[key[0]] = Turns.of(self.documents[key[0] - 1])
        said_by = self.turns[key[0]].speaker(sentence.start)
        if said_by is None:
            return None
        wording = standing_alone(sentence.text, self.antecedents.get(key, ""))
        return replace(wording, speaker=said_by) if wording and said_by else wording

    def inner(self, finding: Finding) -> Span | None:
        """The focus as offsets into its sentence."""
        start = finding.passage.sentence.start
        return Span(finding.focus.start - start, finding.focus.end - start) if finding.focus else None
