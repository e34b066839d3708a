"""One form, filled in twice."""

from __future__ import annotations

from itertools import combinations

from briefing.events.terms import terms
from briefing.events.veto import contrary, headline
from briefing.events.weights import rarities
from briefing.model import Document
from tests.events.made_up import CALLS, QUAKE, STRIKE_CALLED, STRIKE_SETTLED, STRIKE_TALKS, article


def opposed(one: Document, other: Document) -> bool:
    told = [terms(document) for document in (one, other)]
    rare = rarities(told)
    return contrary(*(headline(article, rare) for article in told))


def test_calls_of_one_minister_with_others_are_contrary() -> None:
    assert all(opposed(one, other) for one, other in combinations(CALLS, 2))


def test_days_of_one_storyline_are_not_contrary() -> None:
    assert not any(opposed(one, other) for one, other in combinations((STRIKE_CALLED, STRIKE_TALKS, STRIKE_SETTLED), 2))


def test_strangers_are_no_business_of_the_veto() -> None:
    assert not opposed(QUAKE, STRIKE_CALLED)


def test_a_name_that_the_other_article_has_in_its_text_is_not_other() -> None:
    one = article("Storm closes port of Velcor", "A storm closed the port of Velcor. Boats lie in Tarnhaven too.")
    other = article("Storm closes port of Tarnhaven", "A storm closed the port of Tarnhaven, as it did Velcor’s.")
    assert not opposed(one, other)
    assert opposed(one, article("Storm closes port of Marn", "A storm closed the port of Marn. Boats lie idle."))


def test_a_series_with_a_date_in_its_title_has_a_number_for_each_day() -> None:
    body = "The minister meets the mayor of Velcor at noon and the crews at four."
    fourth, fifth = (article(f"Public schedule – March {day}, 2031", body) for day in (4, 5))
    assert opposed(fourth, fifth)
    assert not opposed(fourth, article("PUBLIC SCHEDULE – March 4, 2031", body))
