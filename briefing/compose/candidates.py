"""All that could be printed, worded and put in order of value, before any room is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush

from briefing.compose.alone import standing_alone
from briefing.compose.shorten import clip, fragment, shorten
from briefing.compose.speakers import Turns
from briefing.compose.wording import Wording, line
from briefing.model import Actor, Document, Finding, Found, KeyDate, Line, Sentence, Span
from briefing.words import stems, words

LINE_WORDS = 30  # longer lines of the wide column lose clauses first; the median line then has 25
MOST_WORDS = 70  # a longer line takes the room of three; 28 of 2,210 lines of 164 labelled texts
SUMMARY_WORDS = 45  # the bottom line alone must tell what happened: it loses a clause only where it fills four lines
ACTOR_WORDS = 18  # about four lines of the narrow column
# Reasons for which a line is its actor's own.
OF_IT = frozenset({"subject", "speaks", "opens the sentence", "own words"})
MOST_NARROW = 36  # a line that no cut brings below is eight lines of the narrow column; the name alone serves better
DATE_WORDS = 12  # about two and a half
STEP = 0.86  # value kept from one line of a part to its next; .80 to .92 print the same first five lines of a part
TOLD_AGAIN = 0.75  # share of content words; on 164 texts it drops 11 lines, .9 none, .6 drops 62 and among them news
TELLING = 4  # words; a sentence of fewer tells nothing of an actor or a day ("Speaker Ann Holm.")
UNPRINTED = "the source"  # where the words of a line stand that the page only marks
PAGEFUL = 60  # lines; no page holds more, and each candidate is held against so many
FEW_WORDS = 4  # content words; a shorter line is like too many
SAME_SECTION = (
    0.93  # .97 to .93 left the labelled briefs alone, .9 cost their agenda .02; a report of 34 sections speaks from 6
)
DATE_WEIGHT = 0.7  # the first date stands behind the third actor or so

Key = tuple[int, int]  # source, start of the sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """One item that could be printed: its part of the page, its worth, and its wordings, best first.

    `keys` name the sentence of each wording; only actors have more than one. A `label` is a few words of a
    sentence, so it may stand beside the sentence itself.
    """

    part: str
    value: float
    keys: tuple[Key, ...]
    lines: tuple[Line, ...]
    subject: Actor | KeyDate | None = None
    label: bool = False


@dataclass(frozen=True, slots=True)
class Candidates:
    """The bottom line, and the entries of the wide and of the narrow column in falling order of value."""

    summary: tuple[Entry, ...]
    wide: tuple[Entry, ...]
    narrow: tuple[Entry, ...]


def candidates(documents: Sequence[Document], found: Found) -> Candidates:
    """Word every finding so that it stands alone; what cannot is not a candidate."""
    worder = _Worder(documents, [Turns.of(document) for document in documents], found.antecedents)
    parts = {"news": found.news, "risks": found.risks, "agenda": found.agenda}
    wide = [entry for part, findings in parts.items() for entry in _valued(worder.entries(part, findings), 1.0)]
    actors = _valued((worder.actor(actor) for actor in found.actors), 1.0)
    dates = _valued((worder.date(date) for date in found.dates), DATE_WEIGHT)
    summary = tuple(_valued(worder.entries("summary", found.summary), 1.0))
    return Candidates(
        summary=summary,
        wide=_once(_spread(sorted(wide, key=_by_value)), summary[:1]),
        narrow=tuple(sorted([*actors, *dates], key=_by_value)),
    )


@dataclass(frozen=True, slots=True)
class _Worder:
    documents: Sequence[Document]
    turns: Sequence[Turns]
    antecedents: Mapping[Key, str]
    known: dict[Key, Wording | None] = field(default_factory=dict)

    def entries(self, part: str, findings: Sequence[Finding]) -> Iterator[Entry]:
        for finding in findings:
            worded = self.worded(finding, SUMMARY_WORDS if part == "summary" else LINE_WORDS, False)
            if worded:
                yield Entry(part, finding.score, (_key(finding),), (worded,))

    def actor(self, actor: Actor) -> Entry | None:
        own = [finding for finding in actor.lines if self.about(actor, finding)]
        pairs = [(_key(finding), self.worded(finding, ACTOR_WORDS, True, actor.role)) for finding in own]
        good = [(key, worded) for key, worded in pairs if worded]
        if not good:
            return self.named_only(actor)
        return Entry("actors", actor.score, tuple(key for key, _ in good), tuple(worded for _, worded in good), actor)

    def about(self, actor: Actor, finding: Finding) -> bool:
        """Whether a line tells what the actor did or said: it is the subject or speaker, and no pronoun for another."""
        meant = self.antecedents.get(_key(finding), "")
        told = not OF_IT.isdisjoint(reason.name for reason in finding.reasons)
        return told and meant in ("", actor.name, *actor.aliases)

    def named_only(self, actor: Actor) -> Entry | None:
        """An actor none of whose sentences stands alone: its name and role, and the mark of its best sentence."""
        for finding in actor.lines[:1]:
            told = line(self.documents, finding, Wording.whole(finding.passage.sentence.text))
            return Entry("actors", actor.score, (_key(finding),), (told.pointing(UNPRINTED),), actor, label=True)
        return None

    def date(self, date: KeyDate) -> Entry | None:
        finding = date.finding
        wording, focus = self.alone(finding), self.inner(finding)
        label = wording and focus and fragment(wording, DATE_WORDS, focus)
        worded = line(self.documents, finding, label) if label else self.worded(finding, DATE_WORDS, True)
        return Entry("dates", finding.score, (_key(finding),), (worded,), date, bool(label)) if worded else None

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
        return line(self.documents, finding, wording, topic=not narrow) if wording.words <= most else None

    def alone(self, finding: Finding) -> Wording | None:
        """The wording in which the sentence stands alone, with its speaker in a transcript."""
        key = _key(finding)
        if key not in self.known:
            self.known[key] = self._alone(key, finding.passage.sentence)
        return self.known[key]

    def _alone(self, key: Key, sentence: Sentence) -> Wording | None:
        said_by = self.turns[key[0] - 1].speaker(sentence.start)
        if said_by is None:
            return None
        wording = standing_alone(sentence.text, self.antecedents.get(key, ""))
        return replace(wording, speaker=said_by) if wording and said_by else wording

    def inner(self, finding: Finding) -> Span | None:
        """The focus as offsets into its sentence."""
        start = finding.passage.sentence.start
        return Span(finding.focus.start - start, finding.focus.end - start) if finding.focus else None


def _valued(entries: Iterator[Entry | None], weight: float) -> Iterator[Entry]:
    """Scores of different parts are not of one scale: a part's best is worth `weight`, each next a step less."""
    best, ceiling = None, weight
    for entry in entries:
        if entry:
            best = best or max(entry.value, 1e-9)
            value = min(ceiling, weight * (0.5 + 0.5 * entry.value / best))
            ceiling = STEP * value
            yield replace(entry, value=value)


def _spread(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """In order of value, each section's further lines counting less, so that a long report speaks from all its parts.

    Lazy greedy: a value once lowered only falls.
    """
    told: Counter[tuple[int, int]] = Counter()
    queue = [(-entry.value, place, 0) for place, entry in enumerate(entries)]
    chosen = []
    while queue:
        _, place, lowered = heappop(queue)
        entry, section = entries[place], _section(entries[place])
        if told[section] > lowered:
            heappush(queue, (-entry.value * SAME_SECTION ** told[section], place, told[section]))
        else:
            chosen.append(entry)
            told[section] += 1
    return tuple(chosen)


def _once(entries: Sequence[Entry], told: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries without those whose content words another sentence, worth more, has nearly all told already.

    The bottom line is `told` before any. The same sentence in another part stays: there it only points.
    """
    kept: list[tuple[Key, frozenset[str]]] = [(entry.keys[0], _content(entry)) for entry in told]
    out = []
    for entry in entries:
        key, content = entry.keys[0], _content(entry)
        again = (
            len(content & other) >= TOLD_AGAIN * min(len(content), len(other))
            for k, other in kept[:PAGEFUL]
            if k != key
        )
        if len(content) < FEW_WORDS or not any(again):
            kept.append((key, content))
            out.append(entry)
    return tuple(out)


def _content(entry: Entry) -> frozenset[str]:
    return frozenset(stems(words(entry.lines[0].text)))


def _section(entry: Entry) -> tuple[int, int]:
    return entry.lines[0].source, entry.lines[0].section_number


def _by_value(entry: Entry) -> float:
    return -entry.value


def _key(finding: Finding) -> Key:
    return (finding.passage.source, finding.passage.sentence.start)
