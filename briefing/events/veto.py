"""Documents that are worded alike and tell of different things all the same: one form, filled in twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefing.events.terms import NAME, Terms
from briefing.lexicon import phrases
from briefing.words import stems

# How much of the form must be the same times how much of the names must be others’. At 0.3 and 0.4 nothing moved on
# invented articles and on fifty on real events; at 0.2 two stages of one race are two events.
CONTRARY = 0.35
# What a name in both titles counts for, beside one that only one has: the minister who makes all the calls.
SHARED = 0.5
ENCOUNTERS = frozenset({"call", "meet", "phone", "spoke", "speak", "talk", "travel", "trip", "visit"})


@dataclass(frozen=True, slots=True)
class Headline:
    """A title for comparing: its `names` with their rarity, its `plain` words, the words of its date in `dated`.

    `mentioned` is all that the article speaks of.
    """

    names: Mapping[str, float]
    plain: frozenset[str]
    dated: frozenset[str]
    mentioned: Mapping[str, float]


def headline(article: Terms, rare: Mapping[str, float]) -> Headline:
    """The title of an article, its names weighed; what the run does not take for a name is a plain word."""
    names = {name: rare[name] for name in sorted(article.headline) if name in rare}
    capitals = tuple(name.removeprefix(NAME) for name in article.headline if name not in rare)
    plain = article.plain.union(stems(capitals)) - _offices()
    return Headline(names, frozenset(map(_encounter, plain)), article.dated, article.weights)


def contrary(one: Headline, other: Headline) -> bool:
    """Whether two documents are one form filled in for two parties, or for two days.

    "Minister’s call with Velcor’s Haugen" and "Minister’s call with Tarn’s Lind" are; so are "Public schedule, 3 May"
    and "Public schedule, 4 May". Wrong where one event is told in the same words by two names of its hero, neither of
    which the other article has.
    """
    return other_day(one, other) or other_party(one, other)


def other_party(one: Headline, other: Headline) -> bool:
    """Whether titles of like form each have names that the other article does not even mention."""
    shared = one.plain & other.plain
    if not shared:
        return False
    return len(shared) / len(one.plain | other.plain) * min(_own(one, other), _own(other, one)) >= CONTRARY


def other_day(one: Headline, other: Headline) -> bool:
    """Whether the same title is dated to two days."""
    dated = one.dated and other.dated and one.dated != other.dated
    return bool(dated) and one.plain == other.plain and one.names.keys() == other.names.keys()


def _own(one: Headline, other: Headline) -> float:
    """The share of a title’s names, by rarity, that the other article never mentions."""
    total = sum(weight * (SHARED if name in other.names else 1.0) for name, weight in one.names.items())
    return sum(weight for name, weight in one.names.items() if name not in other.mentioned) / total if total else 0.0


def _encounter(stem: str) -> str:
    """All ways to meet somebody as one: "Call with Lind" and "Meeting with Haugen" are one form."""
    return "meet" if stem in ENCOUNTERS else stem


@cache
def _offices() -> frozenset[str]:
    """The stems of what people are: "Call with Foreign Minister Lind" and "Call with President Haugen" are one form."""
    named = [word.lower() for name in ("role_words", "role_modifiers", "office_words") for word in phrases(name)]
    return frozenset(stems(tuple(named)))
