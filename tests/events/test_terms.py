"""What an article is about: names, and other words."""

from __future__ import annotations

from briefing.events.terms import terms
from tests.events.made_up import article


def names(title: str, body: str) -> set[str]:
    return {term for term in terms(article(title, body)).weights if term.startswith("=")}


def test_names_stand_apart_from_words_and_words_are_stems() -> None:
    weights = terms(article("Crews strike", "The crews of the ferries in Velcor went on strike.")).weights
    assert weights.keys() == {"crew", "strike", "ferri", "=velcor", "went"}


def test_a_capital_owed_to_the_opening_of_a_sentence_makes_no_name() -> None:
    assert names("Boats idle", "Ferries lie idle. Lorries wait. Nobody in Velcor knows why.") == {"=velcor"}


def test_a_title_with_a_capital_on_each_word_makes_no_names() -> None:
    body = "The crews in Velcor went on strike, and the harbour is idle."
    assert names("Crews Strike And Harbour Is Idle In Velcor", body) == {"=velcor"}


def test_a_country_is_one_term_under_all_its_names() -> None:
    assert names("Talks end", "The Iranian side left, and Iran wants no talks, say two Iranians in town.") == {"=IR"}
    assert names("Talks end", "The team of South Korea left, and the South Korean side is silent.") == {"=KR"}


def test_a_given_name_gives_way_to_the_surname_and_stands_where_it_is_alone() -> None:
    assert names("Talks end", "The talks were led by Marta Oyelund, and all was well.") == {"=oyelund"}
    assert names("Talks end", "The talks were led by the singer Marta, and all was well.") == {"=marta"}


def test_months_offices_and_the_kind_of_a_body_are_no_names() -> None:
    found = terms(
        article("Talks end", "On Monday in March the Minister left, and Velcor Bank opened an office.")
    ).weights
    assert {term for term in found if term.startswith("=")} == {"=velcor"}
    assert "bank" not in found
    assert "bank" in terms(article("Talks end", "On Monday the minister left, and the bank opened.")).weights


def test_title_and_lead_weigh_more_than_the_rest() -> None:
    body = "The harbour is idle. The crews are out. The mayor is away."
    weights = terms(article("Ferries stop", body)).weights
    assert weights["ferri"] > weights["harbour"] == weights["crew"] > weights["mayor"]


def test_a_dated_title_tells_its_date_apart_from_its_words() -> None:
    told = terms(article("Public schedule – March 4, 2031", "The minister meets the mayor at noon."))
    assert sorted(told.plain) == ["public", "schedul"]
    assert sorted(told.dated) == ["2031", "4", "march"]
    assert terms(article("Crews stop work for 48 hours", "The boats lie idle.")).dated == frozenset()
