"""What's new: events, decisions and statements before background."""

from __future__ import annotations

import pytest

from briefing.find.news import find_news
from briefing.model import total
from tests.find.judged import PORT, document, found


def test_the_decision_comes_first() -> None:
    assert found(find_news, PORT)[0].startswith("The harbour council approved")


@pytest.mark.parametrize("background", ["The old pier was built in 1931", "It is one of the longest piers"])
def test_background_stays_below_the_event(background: str) -> None:
    told = found(find_news, PORT)
    places = [at for at, sentence in enumerate(told) if sentence.startswith(background)]
    assert not places or places[0] >= 4


SECTIONS = """Two ports close to foreign trawlers

Porto, March 6, 2024 – The fisheries ministers of both shores will meet in Porto on Friday, their offices said.

Background

Talks broke off in 2019. The strait is the narrowest of the coast and has been fished since the Middle Ages.

What has changed

Norland answered on Monday by closing two ports to foreign trawlers. The southern commission backed it on Tuesday.
"""


def test_news_goes_on_below_the_headings_of_an_article() -> None:
    told = found(find_news, SECTIONS)
    assert any(sentence.startswith("Norland answered") for sentence in told[:3])
    assert not any(sentence.startswith("The strait is the narrowest") for sentence in told[:4])


def test_courtesy_is_no_news() -> None:
    text = PORT + "\n\nThank you all for coming, and good evening to our friends.\n"
    assert not any(sentence.startswith("Thank you") for sentence in found(find_news, text)[:5])


def test_the_score_is_the_sum_of_its_reasons() -> None:
    findings = find_news(*document(PORT))
    assert findings
    for finding in findings:
        assert finding.score == total(finding.reasons)
        assert len({reason.name for reason in finding.reasons}) == len(finding.reasons)
    assert [f.score for f in findings] == sorted((f.score for f in findings), reverse=True)


def test_nothing_to_read_gives_nothing() -> None:
    assert find_news([], ()) == ()
