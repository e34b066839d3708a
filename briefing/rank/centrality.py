"""How central a sentence is: a random walk over sentences that share words, without ever building their matrix.

LexRank (Erkan & Radev 2004, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization") walks the
graph S = A·Aᵀ whose rows A are the unit TF-IDF vectors of the sentences. S has n² cells; here each step is
y = A·(Aᵀ·x), two passes over the words. Unlike sumy's, the walk is damped, as in the paper and in TextRank
(Mihalcea & Tarau 2004), leaves no sentence by its own door, and runs until it settles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log, sqrt
from operator import mul

# Share of steps that follow the words; the rest jump anywhere. The papers' value.
DAMPING = 0.85
# Stop when no sentence moves by more than this share of the mean.
SETTLED = 1e-4
MOST_STEPS = 30

Column = tuple[list[int], list[float]]


def centrality(sentences: Sequence[Sequence[str]]) -> list[float]:
    """How central each sentence is among all, given as stems: 1 for the most central, 0 for one without content.

    Copies of a sentence (the same stems in any order) count once, so that nothing wins by being repeated, and get
    the same value. The result does not depend on hashing: words are numbered by first appearance.
    """
    bags = [tuple(sorted(stems)) for stems in sentences]
    number = {bag: at for at, bag in enumerate(dict.fromkeys(bag for bag in bags if bag))}
    if not number:
        return [0.0] * len(bags)
    visits = _walk(_rows(list(number)))
    top = max(visits)
    return [visits[number[bag]] / top if bag else 0.0 for bag in bags]


def _rows(bags: list[tuple[str, ...]]) -> list[Column]:
    """Each bag as the numbers of its words that occur elsewhere too and their TF-IDF weights, of unit length."""
    counts = [Counter(bag) for bag in bags]
    spread = Counter(word for count in counts for word in count)
    numbers = {word: at for at, word in enumerate(spread)}
    rarity = {word: log(1 + len(bags) / n) for word, n in spread.items()}
    rows = []
    for count in counts:
        weights = [n * rarity[word] for word, n in count.items()]
        length = sqrt(sum(map(mul, weights, weights)))
        rows.append(([numbers[word] for word in count], [weight / length for weight in weights]))
    return rows


def _columns(rows: list[Column]) -> list[Column]:
    """The same weights by word: for each word the sentences that hold it."""
    width = 1 + max(word for words, _ in rows for word in words)
    columns: list[Column] = [([], []) for _ in range(width)]
    for at, (words, weights) in enumerate(rows):
        for word, weight in zip(words, weights, strict=True):
            columns[word][0].append(at)
            columns[word][1].append(weight)
    return columns


def _apply(matrix: list[Column], vector: list[float]) -> list[float]:
    """The product of a sparse matrix, given by rows, and a vector."""
    value = vector.__getitem__
    return [sum(map(mul, weights, map(value, places))) for places, weights in matrix]


def _walk(rows: list[Column]) -> list[float]:
    """How often the damped walk visits each row, as a multiple of the mean."""
    columns = _columns(rows)

    def neighbours(x: list[float]) -> list[float]:
        return [max(0.0, y - own) for y, own in zip(_apply(rows, _apply(columns, x)), x, strict=True)]

    degrees = neighbours([1.0] * len(rows))
    shares = [1 / degree if degree > _ALONE else 0.0 for degree in degrees]
    visits = [1.0] * len(rows)
    for _ in range(MOST_STEPS):
        arrived = neighbours(list(map(mul, visits, shares)))
        stepped = [1 - DAMPING + DAMPING * y for y in arrived]
        moved = max(abs(a - b) for a, b in zip(stepped, visits, strict=True))
        visits = stepped
        if moved < SETTLED:
            break
    return visits


# A sentence that shares nothing has degree 0 but for rounding.
_ALONE = 1e-9
