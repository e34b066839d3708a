from __future__ import annotations

import random
from dataclasses import replace

from briefing.events import origins, support
from briefing.model import Document
from briefing.pipeline import passages
from tests.events.reports import report

FERRY = """\
A ferry sank off Velm on Monday, killing five people, the coast guard said in a first statement at noon.

Divers searched the wreck through the night and found nobody alive below deck, their leader told reporters.

The owners of the ship promised to help the families of those who died and to open their books to the inquiry.

Velm has asked the ministry for a second lifeboat since the winter, when a trawler was lost on the same reef."""

OTHER = """\
Five people have died in the wreck of the Velm ferry, which hit a reef in calm weather, officials said.

The coast guard blames a broken radar. Its report, seen by this paper, says that nobody had looked at it for months.

Relatives met in the parish hall of Tarn, where the mayor read out the names of the dead one after another."""

THIRD = """\
Why did the radar fail? Investigators in Tarn began on Tuesday to question the crew of the lost ferry.

A mechanic said he had written four letters about the set. None of them was answered, he told the inquiry.

The sister ship has been ordered back to port until its own instruments have been looked at by the yard."""


def at(host: str, text: str = FERRY, hour: int = 8, outlet: str | None = None) -> Document:
    return replace(report(text, host, hour, url=f"https://{host}/story" if host else None), outlet=outlet)


def edited(text: str, seed: int) -> str:
    """A copy with every twentieth word or so another one and one paragraph gone or moved."""
    chance = random.Random(seed)
    words = text.split(" ")
    for _ in range(len(words) // 20):
        words[chance.randrange(len(words))] = chance.choice(("reportedly", "today", "local", "officials"))
    paragraphs = " ".join(words).split("\n\n")
    paragraphs.insert(chance.randrange(3), paragraphs.pop(chance.randrange(len(paragraphs))))
    return "\n\n".join(paragraphs[: 3 + seed % 2])


def test_reports_of_two_papers_are_two_origins() -> None:
    assert origins([at("a.example"), at("b.example", OTHER), at("c.example", THIRD)]) == (0, 1, 2)


def test_one_publisher_under_two_hosts_is_one() -> None:
    assert origins([at("news.harbour.example"), at("harbour.example", OTHER)]) == (0, 0)
    assert origins([at("a.co.uk"), at("b.co.uk", OTHER)]) == (0, 1)


def test_one_outlet_by_name_is_one() -> None:
    told = [
        at("", outlet="The Harbour Post"),
        at("", OTHER, outlet="harbourpost.com"),
        at("", THIRD, outlet="Tarn Post"),
    ]
    assert origins(told) == (0, 0, 1)


def test_one_agency_in_two_papers_is_one() -> None:
    told = [at("a.example", f"OSLO (AFP) — {FERRY}"), at("b.example", f"{OTHER}\n\nWith material from AFP")]
    assert origins(told) == (0, 0)


def test_a_paper_and_the_agency_report_it_prints_are_two() -> None:
    """And the paper does not tie the agency to its own work."""
    told = [
        at("a.example", f"OSLO (AFP) — {FERRY}"),
        at("a.example", OTHER),
        at("b.example", FERRY),
        at("b.example", THIRD),
    ]
    assert origins(told) == (0, 1, 0, 2)


def test_a_copy_belongs_to_who_had_the_text_first() -> None:
    told = [at("copier.example", edited(FERRY, 1), hour=12), at("author.example", hour=9), at("author.example", OTHER)]
    assert origins(told) == (0, 0, 0)
    assert origins([*told, at("copier.example", THIRD)]) == (0, 0, 0, 1)


def test_a_paragraph_that_both_quote_ties_nobody() -> None:
    quote = "“Nobody had looked at the radar for months, and we shall find out who knew of it,” the minister said."
    assert origins([at("a.example", f"{OTHER}\n\n{quote}"), at("b.example", f"{THIRD}\n\n{quote}")]) == (0, 1)


def test_pasted_texts_are_each_their_own_unless_their_text_is_one() -> None:
    assert origins([at(""), at("", OTHER), at("", edited(FERRY, 4))]) == (0, 1, 0)


def test_f58_five_hundred_edited_copies_are_one_source() -> None:
    flood = [at(f"copy{seed}.example", edited(FERRY, seed), hour=10) for seed in range(500)]
    told = [at("a.example"), *flood, at("b.example", OTHER)]
    numbers = origins(told)
    assert set(numbers[:501]) == {0}
    assert numbers[501] == 1
    few = [told[0], *flood[:40], told[501]]
    backed = support(passages(few), dict(enumerate(origins(few), 1)))
    assert max(one.origins for one in backed.values()) <= 2


def test_the_order_of_documents_changes_nothing_but_the_numbers() -> None:
    told = [
        at("a.example", f"OSLO (AFP) — {FERRY}"),
        at("b.example", edited(FERRY, 2)),
        at("b.example", OTHER),
        at("c.example", THIRD),
        at("", edited(OTHER, 3)),
    ]
    for seed in range(6):
        order = random.Random(seed).sample(range(len(told)), len(told))
        numbers = origins([told[place] for place in order])
        groups = {
            frozenset(place for place, one in zip(order, numbers, strict=True) if one == number) for number in numbers
        }
        assert groups == {frozenset({0, 1}), frozenset({2, 4}), frozenset({3})}


def test_no_documents() -> None:
    assert origins([]) == ()
