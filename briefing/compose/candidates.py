"""All that could be printed, worded and put in order of value, before any room is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from heapq import heappop, heappush

from briefing.compose.alone import standing_alone
from briefing.compose.shorten import clip, fragment, shorten
from briefing.compose.speakers import Turns
from briefing.compose.standing import ONE_SOURCE, Standings
from briefing.compose.wording import Wording, line
from briefing.model import (
    Actor,
    Day,
    Document,
    Finding,
    Found,
    Key,
    KeyDate,
    Line,
    Sentence,
    Span,
    Status,
    Story,
)
from briefing.numerals import numerals
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

# Of a day of many stories: what each next story's first line keeps, what the best risk and topic are worth beside it,
# and what each further line of a story keeps, so that each is heard before one is told in full.
NEXT_STORY, ASIDE, SAME_STORY = 0.95, 0.8, 0.75
A_QUARTER = timedelta(days=100)
ECHO = 0.5  # share of a line's content words that its headline has, besides nearly all of the headline's in the line


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
    """The bottom line, and the entries of the wide and of the narrow column in falling order of value.

    `stories` are the events in the order in which the entries first tell of them, then the others by weight.
    `repeated` are the lines that a page before has told and this one does not repeat.
    """

    summary: tuple[Entry, ...]
    wide: tuple[Entry, ...]
    narrow: tuple[Entry, ...]
    stories: tuple[Story, ...] = ()
    repeated: tuple[Line, ...] = ()


def candidates(documents: Sequence[Document], found: Found, day: Day = ONE_SOURCE) -> Candidates:
    """Word every finding so that it stands alone; what cannot is not a candidate."""
    standings = Standings(documents, day, found)
    worder = _Worder(documents, found.antecedents, standings)
    summary = tuple(_valued(worder.entries("summary", found.summary), 1.0))
    step = NEXT_STORY if standings.many else STEP
    wide = list(_valued(worder.entries("news", (*found.news, *_untold(found, standings))), 1.0, step))
    for part, findings in (("risks", found.risks), ("agenda", found.agenda)):
        wide += _valued(worder.entries(part, findings), ASIDE if standings.many else 1.0)
    if standings.many:
        wide = _behind_headlines(wide, documents)
    fresh = _fresh(sorted(wide, key=_by_value), standings, summary[:1])
    told = _once(_spread(fresh, {entry.keys[0] for entry in summary[:1]}), summary[:1], standings)
    actors = _valued((worder.actor(actor) for actor in found.actors), 1.0)
    days = _ahead(found.dates, documents) if standings.many else found.dates
    dates = _valued((worder.date(date) for date in days), DATE_WEIGHT)
    return Candidates(
        summary=summary,
        wide=told,
        narrow=tuple(sorted([*actors, *dates], key=_by_value)),
        stories=standings.stories([entry.lines[0] for entry in (*summary[:1], *told)]) if standings.many else (),
        repeated=_held_back(wide, fresh),
    )


@dataclass(frozen=True, slots=True)
class _Worder:
    documents: Sequence[Document]
    antecedents: Mapping[Key, str]
    standings: Standings
    known: dict[Key, Wording | None] = field(default_factory=dict)
    turns: dict[int, Turns] = field(default_factory=dict)

    def entries(self, part: str, findings: Sequence[Finding]) -> Iterator[Entry]:
        for finding in self.standings.by_worth(findings):
            worded = self.worded(finding, SUMMARY_WORDS if part == "summary" else LINE_WORDS, False)
            if worded:
                yield Entry(part, finding.score, (_key(finding),), (worded,))

    def actor(self, actor: Actor) -> Entry | None:
        own = [finding for finding in self.standings.untold_first(actor.lines) if self.about(actor, finding)]
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
            told = self.line(finding, Wording.whole(finding.passage.sentence.text))
            return Entry("actors", actor.score, (_key(finding),), (told.pointing(UNPRINTED),), actor, label=True)
        return None

    def date(self, date: KeyDate) -> Entry | None:
        finding = date.finding
        wording, focus = self.alone(finding), self.inner(finding)
        label = wording and focus and fragment(wording, DATE_WORDS, focus, not self.standings.many)
        worded = self.line(finding, label) if label else self.worded(finding, DATE_WORDS, True)
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
        return self.line(finding, wording, topic=not narrow) if wording.words <= most else None

    def line(self, finding: Finding, wording: Wording, topic: bool = False) -> Line:
        """The printed line, with what stands beside it."""
        told = line(self.documents, finding, wording, topic)
        return replace(told, standing=self.standings.standing(finding, told.text))

    def alone(self, finding: Finding) -> Wording | None:
        """The wording in which the sentence stands alone, with its speaker in a transcript."""
        key = _key(finding)
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


def _valued(entries: Iterator[Entry | None], weight: float, step: float = STEP) -> Iterator[Entry]:
    """Scores of different parts are not of one scale: a part's best is worth `weight`, each next a step less."""
    best, ceiling = None, weight
    for entry in entries:
        if entry:
            best = best or max(entry.value, 1e-9)
            value = min(ceiling, weight * (0.5 + 0.5 * entry.value / best))
            ceiling = step * value
            yield replace(entry, value=value)


def _ahead(dates: Sequence[KeyDate], documents: Sequence[Document]) -> list[KeyDate]:
    """Of a day of many stories only what is still to come, day or week, not a year: the rest stands with its story."""
    newest = max((document.date for document in documents if document.date), default=date.min)
    return [day for day in dates if (day.until or day.when) > newest and (day.until or day.when) - day.when < A_QUARTER]


def _behind_headlines(entries: Sequence[Entry], documents: Sequence[Document]) -> list[Entry]:
    """Of a story's news, a line that says hardly more than the headline over it gives way to the next that does.

    "Minister Holm’s call with Governor Berg" over "Minister Holm spoke with Governor Berg today." says one thing twice.
    """
    stories: dict[int, list[Entry]] = {}
    for entry in entries:
        stories.setdefault(entry.lines[0].standing.story if entry.part == "news" else 0, []).append(entry)
    out = stories.pop(0, [])
    for told in stories.values():
        values = [entry.value for entry in told]
        told.sort(key=lambda entry: _echoes(_content(entry), documents[entry.lines[0].source - 1].title))
        out += [replace(entry, value=value) for entry, value in zip(told, values, strict=True)]
    return out


def _echoes(content: frozenset[str], title: str) -> bool:
    headline = frozenset(stems(words(title)))
    shared = len(content & headline)
    return shared >= TOLD_AGAIN * len(headline) and shared >= ECHO * len(content)


def _untold(found: Found, standings: Standings) -> Iterator[Finding]:
    """The bottom line of each event of which nothing else is news."""
    heard = {standings.story(finding.passage.source) for finding in found.news}
    for finding in found.summary if standings.many else ():
        story = standings.story(finding.passage.source)
        if story not in heard and standings.stands(finding):
            heard.add(story)
            yield finding


def _fresh(entries: Sequence[Entry], standings: Standings, told: Sequence[Entry]) -> list[Entry]:
    """The entries without what pages before have told; a story that only goes on keeps one, the bottom line if any."""
    going_on = {entry.keys[0]: standings.status(entry.keys[0]) is Status.CONTINUING for entry in (*told, *entries)}
    stories = {standings.story(key[0]) for key, repeats in going_on.items() if not repeats}
    stories |= {standings.story(entry.keys[0][0]) for entry in told}
    kept = []
    for entry in entries:
        story = standings.story(entry.keys[0][0])
        if not going_on[entry.keys[0]]:
            kept.append(entry)
        elif story not in stories:
            stories.add(story)
            kept.append(entry)
    return kept


def _held_back(entries: Sequence[Entry], fresh: Sequence[Entry]) -> tuple[Line, ...]:
    """The lines of the entries that are not fresh, each sentence once."""
    kept = {entry.keys[0] for entry in fresh}
    return tuple({entry.keys[0]: entry.lines[0] for entry in entries if entry.keys[0] not in kept}.values())


def _spread(entries: Sequence[Entry], above: Collection[Key] = ()) -> tuple[Entry, ...]:
    """In order of value, each section's further lines counting less, so that a long report speaks from all its parts.

    So do the further lines of a story in a part, more so; and a story's risk or topic pulls its first news before it.
    What stands `above` all parts does not count. Lazy greedy: a value once lowered only falls.
    """
    leads: dict[int, int] = {}
    for place, entry in enumerate(entries):
        if entry.part == "news":
            leads.setdefault(entry.lines[0].standing.story, place)
    sections: Counter[tuple[int, int]] = Counter()
    stories: Counter[tuple[int, str]] = Counter()
    queue = [(-entry.value, place) for place, entry in enumerate(entries)]
    chosen: dict[int, Entry] = {}
    while queue:
        held, place = heappop(queue)
        entry = entries[place]
        section, story = _section(entry), entry.lines[0].standing.story
        value = entry.value * SAME_SECTION ** sections[section] * SAME_STORY ** stories[story, entry.part]
        if value < -held:
            heappush(queue, (-value, place))
            continue
        lead = leads.get(story, place) if story else place
        for at in (lead, place):
            if at not in chosen:
                chosen[at] = entries[at]
                sections[_section(entries[at])] += 1
                stories[story, entries[at].part] += story > 0 and entries[at].keys[0] not in above
    return tuple(chosen.values())


def _once(entries: Sequence[Entry], told: Sequence[Entry], standings: Standings) -> tuple[Entry, ...]:
    """The entries without those whose content words another sentence, worth more, has nearly all told already.

    Nor those whose fact another source's line tells; with another figure it stays. The bottom line is `told` before
    any. The same sentence in another part stays: there it only points.
    """
    kept = [(entry.keys[0], _content(entry), numerals(entry.lines[0].text)) for entry in told]
    facts = {same for key, _, _ in kept for same in standings.same(key) if same != key}
    out = []
    for entry in entries:
        key, content = entry.keys[0], _content(entry)
        figures = numerals(entry.lines[0].text)
        again = (
            len(content & other) >= TOLD_AGAIN * min(len(content), len(other))
            for k, other, told_figures in kept[:PAGEFUL]
            if k != key and (k[0] == key[0] or figures == told_figures)
        )
        if key not in facts and (len(content) < FEW_WORDS or not any(again)):
            kept.append((key, content, figures))
            facts |= standings.same(key) - {key}
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
