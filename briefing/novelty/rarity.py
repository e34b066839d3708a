"""How much it says that two sentences share a word: a little for "said", much for "ferry", most for a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log

from briefing.lexicon import rows

# Sentences. Shares of stems are learned for so many; a stem that is not among them is taken to stand in two.
PER = 10_000
UNSEEN = 2
# Sentences of common text that the run's own are mixed with: a run of four lines about one ferry must not make
# "ferry" a common word, one of 4,000 may. With 500 and 2,000 nothing moved.
COMMON_TEXT = 1_000


@dataclass(frozen=True, slots=True)
class Rarity:
    """Weights of stems from 0 (in every sentence) to 1 (hardly ever seen): the square of the relative surprise.

    Surprise is the logarithm of inverse document frequency (Sparck Jones 1972). It is squared because threads hang on
    the rare words: one "Torvik" says more than three of "people", "group" and "region".
    """

    counted: Mapping[str, int]
    sentences: int

    def of(self, stem: str, name: bool) -> float:
        """The weight of a stem; a name has no share in common text, whatever word it is made of."""
        common = UNSEEN if name else shares().get(stem, UNSEEN)
        here = PER * self.counted.get(stem, 0) / (self.sentences + COMMON_TEXT)
        surprise = log(PER / max(common, here)) / log(PER / UNSEEN)
        return surprise * surprise


def measure(sentences: Iterable[tuple[str, ...]]) -> Rarity:
    """The rarity of stems in a run, from the stems of all its sentences."""
    counted, number = Counter[str](), 0
    for stems in sentences:
        number += 1
        counted.update(dict.fromkeys(stems, 1))
    return Rarity(counted, number)


@cache
def shares() -> Mapping[str, int]:
    """Of 10,000 sentences of common text, how many hold a stem."""
    return {stem: int(share) for stem, share in rows("stem_shares")}
