from __future__ import annotations

import random
from collections import Counter
from math import log, sqrt

import pytest

from briefing.rank.centrality import DAMPING, agreements, centralities


def dense(bags: list[list[str]]) -> list[float]:
    """The same walk with the whole matrix written out, for texts without copies."""
    spread = Counter(word for bag in bags for word in set(bag))
    vectors = [{word: n * log(1 + len(bags) / spread[word]) for word, n in Counter(bag).items()} for bag in bags]
    sizes = [sqrt(sum(weight**2 for weight in vector.values())) for vector in vectors]
    size = range(len(bags))

    def likeness(i: int, j: int) -> float:
        dot = sum(weight * vectors[j].get(word, 0) for word, weight in vectors[i].items())
        return 0.0 if i == j else dot / sizes[i] / sizes[j]

    cosine = [[likeness(i, j) for j in size] for i in size]
    visits = [1.0] * len(bags)
    for _ in range(200):
        out = [visit / (sum(row) or 1) for visit, row in zip(visits, cosine, strict=True)]
        visits = [1 - DAMPING + DAMPING * sum(out[j] * cosine[j][i] for j in size) for i in size]
    return [visit / max(visits) for visit in visits]


def test_the_factored_walk_is_the_walk_on_the_whole_matrix() -> None:
    chance = random.Random(7)
    bags = [chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(2, 9)) for _ in range(40)]
    assert centralities(bags) == pytest.approx(dense(bags), abs=2e-3)


def test_what_most_sentences_share_is_central() -> None:
    values = centralities([["storm", "port"], ["storm", "ship"], ["storm", "port", "ship"], ["bread", "baker"]])
    assert max(values) == values[2] == 1
    assert min(values) == values[3]


def test_copies_in_any_word_order_count_once() -> None:
    once = centralities([["storm", "port"], ["storm", "ship"], ["bread", "price"]])
    often = centralities([["storm", "port"], ["storm", "ship"], *[["bread", "price"], ["price", "bread"]] * 50])
    assert often[:2] == once[:2]
    assert set(often[2:]) == {once[2]}


def test_near_copies_do_not_break_the_walk() -> None:
    values = centralities([[*"abcdefgh", f"only{n}"] for n in range(30)])
    assert values == pytest.approx([1.0] * 30)


@pytest.mark.parametrize("sentences", [[], [[]], [[], []], [["word"]], [["one"], ["two"]], [[], ["word"], []]])
def test_nothing_to_share(sentences: list[list[str]]) -> None:
    assert centralities(sentences) == [1.0 if stems else 0.0 for stems in sentences]


def test_agreement_is_the_share_of_other_documents_that_say_so() -> None:
    sentences = [["storm", "port"], ["storm"], ["bread"], []]
    assert agreements(sentences, [1, 2, 3, 3]) == [0.25, 0.5, 0, 0]
    assert agreements(sentences, [1, 1, 1, 1]) == [0, 0, 0, 0]
