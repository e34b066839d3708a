"""Whether two sentences tell the same fact, in the words of two outlets.

They do where each holds most of what the other says, its rarer words and names counting for more, and nothing in one
speaks against the other: another figure, another name, another day, a denial. Talk of the same topic is not enough.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefing.events.counting import Count, counts
from briefing.events.figures import agrees
from briefing.events.numbers import numbers, tokens
from briefing.lexicon import WEEKDAYS, rows, table
from briefing.model import Passage
from briefing.words import stems, words

# What of the weight of the shorter sentence, and of the longer one, which may add a clause, must stand in both. Of the
# pairs of 27 invented events the same facts have .70 and more, two sayings of one speaker up to .59.
OF_SHORTER, OF_LONGER = 0.65, 0.35
MOST = 0.5  # of the words of two quotations; fewer, and they are two sayings
LEAST = 5  # stems in common; a sentence of fewer says too little to be told twice
NEGATIONS = frozenset(("not", "no", "never", "without", "nor", "neither", "nobody", "none", "denied", "denies", "deny"))
_NAME = re.compile(r"(?<=[\w,;:’'”\")-] )[A-Z][\w’'-]+")
_FULL_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
_QUOTED = re.compile(r"“([^“”]{1,600})”|\"([^\"]{1,600})\"")
_YEARS = range(1500, 2100)


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence as it is compared: its content words, and what may speak against another one."""

    words: frozenset[str]
    stems: frozenset[str]
    quoted: frozenset[str]
    names: frozenset[str]
    parties: tuple[frozenset[str], ...]
    days: frozenset[str]
    figures: frozenset[float]
    counts: tuple[Count, ...]
    denied: bool
    ahead: bool


def fact(passage: Passage) -> Fact:
    """What a sentence tells, as it is compared."""
    text = passage.sentence.text
    told = frozenset(number.value for number in numbers(tokens(text)) if number.value not in _YEARS)
    quoted = " ".join(piece for found in _QUOTED.findall(text) for piece in found)
    known = set(passage.words)
    return Fact(
        words=frozenset(passage.words) | frozenset(passage.stems),
        stems=frozenset(passage.stems),
        quoted=frozenset(stems(words(quoted))),
        names=frozenset(name.lower().removesuffix("’s").removesuffix("'s") for name in _NAME.findall(text)),
        parties=tuple(frozenset(words(name)) for name in _FULL_NAME.findall(text)),
        days=frozenset(known & set(WEEKDAYS)) | frozenset(known & table("months").keys() - {"may"}),
        figures=told,
        counts=counts(passage),
        denied=any(word in NEGATIONS or word.endswith(("n't", "n’t")) for word in known),
        ahead=bool(known & _ahead()),
    )


def alike(one: Fact, other: Fact, rarity: Mapping[str, float]) -> bool:
    """Whether two sentences tell the same fact; a word that `rarity` does not know weighs 1."""
    shared = one.stems & other.stems
    if len(shared) < LEAST:
        return False
    common = _weight(shared, rarity)
    shorter, longer = sorted((_weight(one.stems, rarity), _weight(other.stems, rarity)))
    return common >= OF_SHORTER * shorter and common >= OF_LONGER * longer and not contrary(one, other)


def contrary(one: Fact, other: Fact) -> bool:
    """Whether something in one sentence speaks against the other telling the same.

    "Holm said no" and "Berg said no"; "five dead" and "seven dead"; "on Monday" and "on Friday"; "rose" and "fell";
    two sayings of one speaker.
    """
    if one.denied != other.denied or one.ahead != other.ahead:
        return True
    if _opposed(one, other) or _opposed(other, one) or (_other_party(one, other) and _other_party(other, one)):
        return True
    if _unechoed(one, other) or _unechoed(other, one):
        return True
    named = (one.names, other.names), (one.days, other.days), (one.figures, other.figures)
    if any(here and there and here.isdisjoint(there) for here, there in named):
        return True
    return any(
        mine.kind == theirs.kind and mine.sort == theirs.sort and not agrees(mine.number, theirs.number)
        for mine in one.counts
        for theirs in other.counts
    )


def _unechoed(one: Fact, other: Fact) -> bool:
    """What one quotes is told by the other neither as a quotation nor as a report."""
    return len(one.quoted & other.stems) < MOST * len(one.quoted)


def _other_party(one: Fact, other: Fact) -> bool:
    """One names somebody in full of whom the other holds no word."""
    return any(party.isdisjoint(other.words) for party in one.parties)


def _opposed(one: Fact, other: Fact) -> bool:
    """One has a word, the other only its opposite."""
    mine, theirs = one.words - other.words, other.words - one.words
    return any(word in mine and against in theirs for word, against in rows("opposites"))


def _weight(stems: frozenset[str], rarity: Mapping[str, float]) -> float:
    return sum(sorted(rarity.get(stem, 1.0) for stem in stems))


@cache
def _ahead() -> frozenset[str]:
    """Words by which a sentence tells what is only wanted or expected."""
    return frozenset(word for word, part in rows("figure_words") if part in ("aim", "ahead"))
