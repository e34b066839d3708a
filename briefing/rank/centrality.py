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
from operator import mul, sub

# Share of steps that follow the words; the rest jump anywhere. The papers' value; .70 and .95 moved ROUGE-2 by < .02.
DAMPING = 0.85
# Stop when no sentence moves by more than this share of the mean: 8 steps on most texts. 1e-2 gave the same lines.
SETTLED = 1e-4
MOST_STEPS = 30
# A sentence that shares nothing has degree 0, but for rounding.
ALONE = 1e-9

# The numbers of the cells that are not 0, and what stands in them.
Row = tuple[list[int], list[float]]


def centralities(sentences: Sequence[Sequence[str]]) -> list[float]:
    """How central each sentence is among all, given as stems: 1 for the most central, 0 for one without content.

    Copies of a sentence (the same stems in any order) count once, so that nothing wins by being repeated, and get
    the same value. The result does not depend on hashing: words are numbered by first appearance.
    """
    bags = [tuple(sorted(stems)) for stems in sentences]
    number = {bag: at for at, bag in enumerate(dict.fromkeys(filter(None, bags)))}
    if not number:
        return [0.0] * len(bags)
    visits = _walk(_rows(list(number)))
    top = max(visits)
    return [visits[number[bag]] / top if bag else 0.0 for bag in bags]


def agreements(sentences: Sequence[Sequence[str]], sources: Sequence[int]) -> list[float]:
    """The share of the other documents that hold a sentence's content words, on average over its words: 0 to 1."""
    others = len(set(sources)) - 1
    if others < 1:
        return [0.0] * len(sentences)
    spread = Counter(
        word for word, _ in dict.fromkeys((w, n) for ws, n in zip(sentences, sources, strict=True) for w in ws)
    )
    contents = [dict.fromkeys(stems) for stems in sentences]
    return [sum(spread[word] - 1 for word in content) / (len(content) or 1) / others for content in contents]


def _rows(bags: list[tuple[str, ...]]) -> list[Row]:
    """Each bag as the numbers of its words and their TF-IDF weights, of unit length; words of one bag only left out."""
    counts = [Counter(bag) for bag in bags]
    spread = Counter(word for count in counts for word in count)
    numbers = {word: at for at, word in enumerate(word for word, n in spread.items() if n > 1)}
    rarity = {word: log(1 + len(bags) / n) for word, n in spread.items()}
    rows = []
    for count in counts:
        weights = [n * rarity[word] for word, n in count.items()]
        length = sqrt(sum(map(mul, weights, weights)))
        shared = [word for word in count if word in numbers]
        rows.append(([numbers[word] for word in shared], [count[word] * rarity[word] / length for word in shared]))
    return rows


def _columns(rows: list[Row]) -> list[Row]:
    """The same weights by word: for each word the sentences that hold it."""
    width = max((word for words, _ in rows for word in words), default=-1) + 1
    columns: list[Row] = [([], []) for _ in range(width)]
    for at, (words, weights) in enumerate(rows):
        for word, weight in zip(words, weights, strict=True):
            columns[word][0].append(at)
            columns[word][1].append(weight)
    return columns


def _apply(matrix: list[Row], vector: list[float]) -> list[float]:
    """The product of a sparse matrix, given by rows, and a vector."""
    value = vector.__getitem__
    return [sum(map(mul, weights, map(value, places))) for places, weights in matrix]


def _walk(rows: list[Row]) -> list[float]:
    """How often the damped walk visits each row, as a multiple of the mean."""
    columns = _columns(rows)
    selves = [sum(map(mul, weights, weights)) for _, weights in rows]

    def neighbours(x: list[float]) -> list[float]:
        return list(map(sub, _apply(rows, _apply(columns, x)), map(mul, selves, x)))

    shares = [1 / degree if degree > ALONE else 0.0 for degree in neighbours([1.0] * len(rows))]
    visits = [1.0] * len(rows)
    for _ in range(MOST_STEPS):
        stepped = [1 - DAMPING + DAMPING * arrived for arrived in neighbours(list(map(mul, visits, shares)))]
        moved = max(map(abs, map(sub, stepped, visits)))
        visits = stepped
        if moved < SETTLED:
            break
    return visits
