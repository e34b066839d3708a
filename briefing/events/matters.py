"""Whether two figures of the same kind are told of the same matter: the same thing, place and time.

A story has one toll, so a toll needs no more than that nothing speaks against it. Sums, shares and other counts need
words in common that few sentences of the story have.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from math import log

from briefing.events.counting import LOST, Count, counts, marks
from briefing.events.numbers import CURRENCIES, WORDS
from briefing.lexicon import phrases, table
from briefing.model import Document, Passage
from briefing.numerals import SCALES

FEW = 0.05  # of a story's sentences hold a rare stem, or at least three of them do
FEW_AT_LEAST = 3
# Stems that two sums or counts must share beside what is counted, and their share of the shorter sentence by rarity.
SHARED, ALIKE = 2, 0.4
SAID_BESIDE = 6  # words behind a figure in which its place stands

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLACE = re.compile(r"\b(?:in|at|near|off|outside|around) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_NAMELESS = frozenset(WORDS) | frozenset(SCALES) | frozenset(CURRENCIES) | {"percent", "per", "cent", "euro", "dollar"}


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with what its sentence says of it; `main` is false for what its document tells after the first."""

    count: Count
    source: int
    marks: frozenset[str]
    stems: Mapping[str, float]
    rare: frozenset[str]
    places: frozenset[str]
    periods: frozenset[str]
    main: bool = True


def told(passages: Sequence[Passage], documents: Sequence[Document]) -> tuple[Told, ...]:
    """All figures of a story that could be held against each other, those of other times and events left out."""
    known = Counter(stem for passage in passages for stem in set(passage.stems))
    found = [one for passage in passages for one in _of(passage, documents[passage.source - 1], known, len(passages))]
    first: dict[tuple[int, str, str], Told] = {}
    for one in found:
        key = _key(one)
        if key not in first or ("change" in one.marks and "change" not in first[key].marks):
            first[key] = one
    return tuple(one if not one.count.general or first[_key(one)] is one else replace(one, main=False) for one in found)


def same_matter(one: Told, other: Told) -> bool:
    """Whether two figures of a kind are about the same: sort, time and place do not part them, words bind them.

    "five people were killed" and "the toll rose to seven" are; "repairs cost 38 million euros" and "the ship cost 50
    million euros" are not.
    """
    if one.count.sort != other.count.sort or "aim" in one.marks ^ other.marks:
        return False
    if "ahead" in one.marks ^ other.marks and not (_now(one) or _now(other)):
        return False
    if _part(one.periods, other.periods) or _part(one.places, other.places):
        return False
    return one.count.general or (bool(one.places) == bool(other.places) and _bound(one, other))


def _now(one: Told) -> bool:
    """In words of change, and counted rather than expected: "the cost is now put at 52 million"."""
    return "change" in one.marks and "ahead" not in one.marks


def _part(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _bound(one: Told, other: Told) -> bool:
    """Enough words in common, a rare one beside both figures; where the later says "now", that one will do."""
    shared = one.stems.keys() & other.stems.keys()
    beside = one.count.near & other.count.near & one.rare & other.rare
    if beside and "change" in other.marks - one.marks:
        return True
    if one.count.of != other.count.of:
        return False
    if one.count.of:
        return one.count.of == LOST or (bool(beside) and len(one.count.near & other.count.near) >= SHARED)
    weight = sum(sorted(one.stems[stem] for stem in shared))
    least = min(sum(sorted(one.stems.values())), sum(sorted(other.stems.values())))
    return bool(beside) and len(shared) >= SHARED and weight >= ALIKE * least


def _of(passage: Passage, document: Document, known: Counter[str], size: int) -> Iterator[Told]:
    """The figures of one sentence; none where it looks back at another time, no toll where it looks ahead."""
    found = counts(passage)
    if not found:
        return
    text = passage.sentence.text
    years = frozenset(_YEAR.findall(text))
    told_of = str(document.date.year) if document.date else ""
    few = max(FEW_AT_LEAST, FEW * size)
    for count in found:
        said = marks(count)
        stale = (bool(years) and told_of not in years) or not said.isdisjoint(("aim", "ahead"))
        if "apart" in said or (stale and count.general):
            continue
        mute = _NAMELESS | {count.kind, count.sort}
        weights = {s: log(1 + size / known[s]) for s in passage.stems if s not in mute and s[0].isalpha()}
        rare = frozenset(stem for stem in weights if known[stem] <= few)
        yield Told(count, passage.source, said, weights, rare, _places(passage, count), _periods(passage) | years)


def _places(passage: Passage, count: Count) -> frozenset[str]:
    """The places that stand in or right behind a figure: "five dead in Tarn"."""
    start = passage.sentence.start
    inside = passage.sentence.text[count.span.start - start : count.span.end - start]
    behind = re.split(r"[,;:.]", passage.sentence.text[count.span.end - start :], maxsplit=1)[0].split()[:SAID_BESIDE]
    beside = f"{inside} {' '.join(behind)}"
    return frozenset(found[1] for found in _PLACE.finditer(beside)) - _never_places()


def _periods(passage: Passage) -> frozenset[str]:
    """Months and quarters that the sentence names."""
    months = frozenset(word for word in passage.words if word in table("months") and word != "may")
    quarters = frozenset(f"{before} quarter" for before, word in pairwise(passage.words) if word == "quarter")
    return months | quarters


@cache
def _never_places() -> frozenset[str]:
    return frozenset(month.capitalize() for month in phrases("months"))


def _key(one: Told) -> tuple[int, str, str]:
    return one.source, one.count.kind, one.count.sort
