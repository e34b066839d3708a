"""One article under many addresses."""

from __future__ import annotations

import pytest

from briefing.events.addresses import canonical

ARTICLE = "harbour.example/2031/ferry"


@pytest.mark.parametrize(
    "url",
    [
        "https://harbour.example/2031/ferry",
        "http://www.harbour.example/2031/ferry/",
        "https://m.harbour.example/2031/ferry#comments",
        "https://HARBOUR.example:443/2031/ferry?utm_source=mail&utm_medium=rss&fbclid=x1",
    ],
)
def test_what_does_not_choose_the_article_is_left_out(url: str) -> None:
    assert canonical(url) == ARTICLE


def test_what_chooses_the_article_stays_in_whatever_order() -> None:
    assert canonical("https://a.example/show?id=5&lang=en") == canonical("https://a.example/show?lang=en&id=5")
    assert canonical("https://a.example/show?id=5") != canonical("https://a.example/show?id=6")
    assert canonical("https://a.example:8080/show") != canonical("https://a.example/show")
    assert canonical("https://a.example/Ferry") != canonical("https://a.example/ferry")


@pytest.mark.parametrize("url", [None, "", "https://a.example/", "https://a.example", "not an address", "http://[::1"])
def test_what_leads_to_no_one_article_is_no_address(url: str | None) -> None:
    assert canonical(url) == ""


def test_a_parameter_that_only_begins_like_tracking_stays() -> None:
    assert canonical("https://a.example/show?reference=7") == "a.example/show?reference=7"
