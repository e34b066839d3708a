from __future__ import annotations

import pytest

from briefing.events.facts import alike, fact
from briefing.events.support import support
from briefing.pipeline import passages
from tests.events.reports import report, sentence

SAME = [
    (
        "Five people died when a ferry sank off Velm on Monday, the coast guard said.",
        "A ferry sank off Velm on Monday, killing five people, according to the coast guard.",
    ),
    (
        "Infrastructure Minister Halda Brod travelled to Velm overnight and promised an independent inquiry.",
        "The infrastructure minister, Halda Brod, has promised an independent inquiry in Velm.",
    ),
    (
        "The county governor cancelled the permit for the cabin last week.",
        "Last week the county governor cancelled the cabin permit.",
    ),
]
OTHER = [
    (
        "Five people died when a ferry sank off Velm on Monday, the coast guard said.",
        "Seven people died when a ferry sank off Velm on Monday, the coast guard said.",
    ),
    (
        "The union leader Ada Lind said the strike at the Velm yard would end.",
        "The union leader Olaf Berg said the strike at the Velm yard would end.",
    ),
    (
        "Talks on the Velm harbour treaty were held in Tarn on Monday.",
        "Talks on the Velm harbour treaty were held in Tarn on Friday.",
    ),
    (
        "The council of Velm approved the new harbour plan in a stormy session.",
        "The council of Velm rejected the new harbour plan in a stormy session.",
    ),
    (
        "The yard in Velm paid the wages of its welders in March.",
        "The yard in Velm did not pay the wages of its welders in March.",
    ),
    (
        "The ministry in Tarn bought three new rescue ships for Velm.",
        "The ministry in Tarn may have bought three new rescue ships for Velm.",
    ),
    (
        "“They counted only names on the door,” said shop steward Palle Rind.",
        "“Ninety families were frightened for nothing,” said shop steward Palle Rind.",
    ),
    (
        "The ferry company in Velm said that it had trained its crews for storms.",
        "The ferry company in Velm was founded by two brothers after the war.",
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_fact_in_other_words_is_the_same(one: str, other: str) -> None:
    first, second = fact(sentence(one)), fact(sentence(other))
    assert alike(first, second, {})
    assert alike(second, first, {})


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_the_same_topic_is_not_the_same_fact(one: str, other: str) -> None:
    first, second = fact(sentence(one)), fact(sentence(other))
    assert not alike(first, second, {})
    assert not alike(second, first, {})


def test_who_tells_a_fact_is_counted_by_origin() -> None:
    first, second = SAME[0]
    documents = [report(first), report(f"{second} The night was calm and clear over the reef."), report(first)]
    found = support(passages(documents), {1: 0, 2: 1, 3: 0})
    start = documents[0].sentences[1].start
    assert (found[1, start].told_by, found[1, start].origins) == ((1, 2, 3), 2)
    assert found[1, start].same == {(2, start), (3, start)}
    assert len(found) == 3


def test_what_one_source_tells_alone_has_no_support() -> None:
    documents = [report(one) for one in OTHER[0]]
    assert support(passages(documents), {1: 0, 2: 1}) == {}


def test_the_order_of_passages_does_not_change_who_supports_whom() -> None:
    told = passages([report(f"{one} {other}", f"r{at}") for at, (one, other) in enumerate(SAME + OTHER)])
    origin_of = {source: source for source in range(1, len(SAME + OTHER) + 1)}
    assert dict(support(told, origin_of)) == dict(support(told[::-1], origin_of))
