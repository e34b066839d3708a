"""Entries in order of value: each section and story heard, nothing told twice, what was told before held back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from heapq import heappop, heappush

from briefing.compose.entries import Entry
from briefing.compose.standing import Standings
from briefing.model import Document, Finding, Found, Key, KeyDate, Line, Reason
from briefing.numerals import numerals
from briefing.words import stems, words

STEP = 0.86  # value kept from one line of a part to its next; .80 to .92 print the same first five lines of a part
TOLD_AGAIN = 0.75  # share of content words; on 164 texts it drops 11 lines, .9 none, .6 drops 62 and among them news
PAGEFUL = 60  # lines; no page holds more, and each candidate is held against so many
# Share of its content words that the line before must have: of 25 verdicts on an invented press that nothing was tuned
# on, 1 of 17 was wrong above .6 and 4 of 8 below, each with something changed.
TOLD_BEFORE = 0.6
FEW_WORDS = 4  # content words; a shorter line is like too many
SAME_SECTION = (
    0.93  # .97 to .93 left the labelled briefs alone, .9 cost their agenda .02; a report of 34 sections speaks from 6
)
SAME_STORY = (
    0.75  # value kept by each further line of a story in a part, so that each is heard before one is told whole
)
A_QUARTER = timedelta(days=100)
ECHO = 0.5  # share of a line's content words that its headline has, besides nearly all of the headline's in the line


def valued(entries: Iterator[Entry | None], weight: float, step: float = STEP) -> Iterator[Entry]:
    """Scores of different parts are not of one scale: a part's best is worth `weight`, each next a step less."""
    best, ceiling = None, weight
    for entry in entries:
        if entry:
            best = best or max(entry.value, 1e-9)
            value = min(ceiling, weight * (0.5 + 0.5 * entry.value / best))
            ceiling = step * value
            yield replace(entry, value=value)


def ahead(dates: Sequence[KeyDate], documents: Sequence[Document]) -> list[KeyDate]:
    """Of a day of many stories only what is still to come, day or week, not a year: the rest stands with its story."""
    newest = max((document.date for document in documents if document.date), default=date.min)
    return [day for day in dates if (day.until or day.when) > newest and (day.until or day.when) - day.when < A_QUARTER]


def behind_headlines(entries: Sequence[Entry], documents: Sequence[Document]) -> list[Entry]:
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


def untold(found: Found, standings: Standings) -> Iterator[Finding]:
    """The bottom line of each event of which nothing else is news, and the last word of figures that differ."""
    found_there = {finding.passage.key for finding in (*found.news, *found.risks, *found.agenda)}
    for dispute in standings.day.disputes:
        if found_there.isdisjoint(figure.passage.key for figure in dispute.figures):
            yield Finding(dispute.figures[-1].passage, (Reason("nothing else tells it", 0.0),))
    heard = {standings.story(finding.passage.source) for finding in found.news}
    for finding in found.summary if standings.many else ():
        story = standings.story(finding.passage.source)
        if story not in heard and standings.stands(finding):
            heard.add(story)
            yield finding


def fresh(entries: Sequence[Entry], standings: Standings, told: Sequence[Entry]) -> list[Entry]:
    """The entries without what pages before have told; a story that only goes on keeps one, the bottom line if any.

    Told in quite other words it stays, marked and last: it may be something else after all.
    """
    going_on = {entry.keys[0]: _told_before(entry, standings) for entry in (*told, *entries)}
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


def _told_before(entry: Entry, standings: Standings) -> bool:
    earlier = standings.told_as(entry.keys[0])
    content = _content(entry)
    return bool(earlier) and len(content & frozenset(stems(words(earlier)))) >= TOLD_BEFORE * len(content)


def held_back(entries: Sequence[Entry], left: Sequence[Entry]) -> tuple[Line, ...]:
    """The lines of the entries that were not left, each sentence once."""
    kept = {entry.keys[0] for entry in left}
    return tuple({entry.keys[0]: entry.lines[0] for entry in entries if entry.keys[0] not in kept}.values())


def spread(entries: Sequence[Entry], above: Collection[Key] = ()) -> tuple[Entry, ...]:
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


def once(entries: Sequence[Entry], told: Sequence[Entry], standings: Standings) -> tuple[Entry, ...]:
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


def by_value(entry: Entry) -> float:
    return -entry.value
