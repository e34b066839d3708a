"""How much a term says of its event."""

from __future__ import annotations

from briefing.events.terms import Terms
from briefing.events.weights import LOUDEST_NAME, LOUDEST_WORD, commonness, rarities, settled, weigh


def told(*terms: str) -> Terms:
    return Terms(dict.fromkeys(terms, 1.0))


def test_what_few_articles_hold_is_rare_in_a_run_and_at_large() -> None:
    rare = rarities([told("=velcor", "crew", "said"), told("=tarn", "crew", "said"), told("=tarn", "said")])
    assert rare["=velcor"] > rare["=tarn"] > rare["crew"] > rare["said"] > 0


def test_two_articles_alone_know_common_words_from_rare_ones() -> None:
    rare = rarities([told("ferri", "said", "=US"), told("ferri", "said", "=US")])
    assert rare["ferri"] > 2 * rare["said"]
    assert rare["ferri"] > 2 * rare["=US"]
    assert commonness()["said"] > 0.2


def test_an_event_that_fills_the_run_keeps_its_rare_terms() -> None:
    rare = rarities([told("=velcor", "said")] * 2_000)
    assert rare["=velcor"] > 1.8
    assert rare["said"] < 1


def test_a_name_that_is_mostly_written_small_is_a_word() -> None:
    small = [told("ferri")] * 3
    assert settled([told("=ferry"), *small]) == [{"ferri": 1.0}] * 4
    assert settled([told("=ferry")] * 4) == [{"=ferry": 1.0}] * 4


def test_one_term_says_only_so_much() -> None:
    loud = Terms({"=hellbrook": 50.0, "=tarn": 1.0, "ferri": 50.0, "crew": 1.0})
    (profile,) = weigh([loud])
    assert (profile.names["=hellbrook"], profile.words["ferri"]) == (LOUDEST_NAME, LOUDEST_WORD)


def test_an_article_with_one_name_is_not_all_about_it() -> None:
    alone, among = weigh([told("=velcor"), told("=velcor", "=tarn", "=marn", "=orvanto")])
    assert 0 < alone.names["=velcor"] < 0.5
    assert among.words == {}
