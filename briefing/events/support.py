"""Who tells the same fact: for each sentence of a story the sources that tell it, and how many are independent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

from briefing.events.facts import alike, fact
from briefing.model import Key, Passage, Support

RARE = 6  # stems of a sentence, its rarest, under which it is looked up; two tellings of a fact share one of them
# Sentences of one origin under one stem that are looked up: copies of one report cannot swell the work, nor the count.
PER_ORIGIN = 8
MOST = 400  # sentences under one stem; beyond, it is a word of the story and tells no fact from another
SMOOTH = 2.0  # added to the number of sentences that hold a stem: one chance word must not outweigh three names


def support(passages: Sequence[Passage], origin_of: Mapping[int, int]) -> Mapping[Key, Support]:
    """For each sentence that is told more than once: who tells it, how many independently, in which sentences.

    A sentence that is not in the answer is told by its own source alone. "Five people died when a ferry sank
    off Velm on Monday" and "A ferry sank off Velm on Monday, killing five" are one fact told by two. Wrong for a
    paraphrase without a name or a main word in common, which counts as a fact of its own.
    """
    facts = [fact(passage) for passage in passages]
    rarity = rarities(passages)
    told: list[set[int]] = [set() for _ in passages]
    under: dict[str, list[int]] = {}
    posted: Counter[tuple[str, int]] = Counter()
    for at, passage in enumerate(passages):
        keys = sorted(facts[at].stems, key=lambda stem: (-rarity[stem], stem))[:RARE]
        for other in sorted({other for stem in keys for other in under.get(stem, ())}):
            if alike(facts[at], facts[other], rarity):
                told[at].add(other)
                told[other].add(at)
        for stem in sorted(facts[at].stems):
            origin = origin_of[passage.source]
            if posted[stem, origin] < PER_ORIGIN and len(under.get(stem, ())) < MOST:
                posted[stem, origin] += 1
                under.setdefault(stem, []).append(at)
    return {passage.key: _support(at, told[at], passages, origin_of) for at, passage in enumerate(passages) if told[at]}


def rarities(passages: Sequence[Passage]) -> Mapping[str, float]:
    """What each stem of a story weighs: more, the fewer sentences hold it."""
    known = Counter(stem for passage in passages for stem in set(passage.stems))
    return {stem: log(1 + len(passages) / (count + SMOOTH)) for stem, count in known.items()}


def _support(at: int, told: set[int], passages: Sequence[Passage], origin_of: Mapping[int, int]) -> Support:
    tellers = sorted({passages[other].source for other in (at, *told)})
    same = frozenset(passages[other].key for other in told)
    return Support(tuple(tellers), len({origin_of[source] for source in tellers}), same)
