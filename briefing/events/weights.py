"""How much each term of an article says of its event: what few articles hold says most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from pathlib import Path
from types import MappingProxyType

from briefing.events.terms import NAME, Terms
from briefing.words import stems

COMMONNESS = Path(__file__).with_name("commonness.txt")
# The table counts articles of so many.
SCALE = 10_000
# What general commonness counts for, in articles beside those of the run: two articles have no statistics of their own.
# 200 to 1,000 were alike on fifty articles; with 50 what a whole event shares counts as common.
ELSEWHERE = 500
# Share of articles that hold a term which the table does not know.
UNKNOWN = 0.002
# By how much a run can make a term commoner than it is at large. Were it more, two hundred articles on one event and no
# others would have nothing rare to share; less, and a ministry's name would hold its releases together.
RAISED = 0.15
# Terms of an article that are kept, the heaviest first; more moved nothing and cost time.
NAMES, WORDS = 30, 60
# The least length of a list of weights: an article with one name is not all about it.
SHORTEST_NAMES, SHORTEST_WORDS = 15.0, 30.0
# The most that one name and one word may weigh in a list of length 1. Without this cap a bank's results and its trial
# for fraud are one story, by its name and the word "loan". From .36 to .4 and .28 to .32 little moves; lower, a strike
# falls into its days.
LOUDEST_NAME, LOUDEST_WORD = 0.4, 0.28

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """The names and the other words of an article, each a vector of length 1 at most."""

    names: Vector
    words: Vector


def weigh(articles: Sequence[Terms]) -> tuple[Profile, ...]:
    """The profile of each article: weights times rarity, rarity as `rarities` has it."""
    weights = settled(articles)
    rare = _rarities(weights)
    return tuple(_profile({term: weight * rare[term] for term, weight in one.items()}) for one in weights)


def rarities(articles: Sequence[Terms]) -> dict[str, float]:
    """How rare each term is, as minus the logarithm of the share of articles that hold it.

    The share is that of this run and, as if of 500 articles more, that of news and releases at large.
    """
    return _rarities(settled(articles))


def _rarities(articles: Sequence[Vector]) -> dict[str, float]:
    held, known = Counter(term for one in articles for term in one), commonness()
    in_all = len(articles) + ELSEWHERE
    return {term: _rarity(count, known.get(term, UNKNOWN), in_all) for term, count in held.items()}


def _rarity(count: int, known: float, in_all: int) -> float:
    share = (count + ELSEWHERE * max(known, UNKNOWN)) / in_all
    return -math.log(min(share, known + RAISED))


@cache
def commonness() -> Mapping[str, float]:
    """The share of articles at large that hold a term, for the terms that are not rare."""
    lines = COMMONNESS.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line[:1] != "#")
    return MappingProxyType({term: int(count) / SCALE for term, count in rows})


def settled(articles: Sequence[Terms]) -> list[Vector]:
    """The weights with names that are mostly written small taken as words: "Tsunami" in a title, beside "tsunami"."""
    held, known = Counter(term for one in articles for term in one.weights), commonness()
    small: dict[str, str] = {}
    for term in held:
        stem = "".join(stems((term.removeprefix(NAME),))) if term.startswith(NAME) and term.islower() else ""
        if stem and held[stem] + ELSEWHERE * known.get(stem, 0.0) >= held[term]:
            small[term] = stem
    return [_renamed(one.weights, small) for one in articles]


def _renamed(weights: Vector, names: Mapping[str, str]) -> Vector:
    """Weights under other names; where two get the same, the larger one."""
    kept: dict[str, float] = {}
    for term, weight in weights.items():
        name = names.get(term, term)
        kept[name] = max(weight, kept.get(name, 0.0))
    return kept


def _profile(weights: Vector) -> Profile:
    names = {term: weight for term, weight in weights.items() if term.startswith(NAME)}
    words = {term: weight for term, weight in weights.items() if not term.startswith(NAME)}
    name_length, word_length = max(_length(names), SHORTEST_NAMES), max(_length(words), SHORTEST_WORDS)
    return Profile(
        {term: min(weight / name_length, LOUDEST_NAME) for term, weight in _heaviest(names, NAMES)},
        {term: min(weight / word_length, LOUDEST_WORD) for term, weight in _heaviest(words, WORDS)},
    )


def _heaviest(weights: Vector, count: int) -> list[tuple[str, float]]:
    """The heaviest terms first; what weighs nothing is left out."""
    best = nlargest(count, weights.items(), key=lambda item: (item[1], item[0]))
    return [(term, weight) for term, weight in best if weight > 0]


def _length(weights: Vector) -> float:
    return math.sqrt(sum([weight * weight for weight in weights.values()]))
