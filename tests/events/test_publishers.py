from __future__ import annotations

import pytest

from briefing.events.publishers import circles, family, outlet_name


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("https://news.harbour.example/a?b", "harbour.example"),
        ("https://harbour.example", "harbour.example"),
        ("http://WWW.Harbour.Example:8080/a", "harbour.example"),
        ("https://m.harbour.co.uk/a", "harbour.co.uk"),
        ("https://www.harbour.com.au/", "harbour.com.au"),
        ("https://press.energy.gov.uk/", "energy.gov.uk"),
        ("https://velm.blogspot.com/a", "velm.blogspot.com"),
        ("https://news.yahoo.com/a", ""),
        ("http://192.0.2.7/a", "192.0.2.7"),
        ("https://[broken", ""),
        ("", ""),
    ],
)
def test_the_owner_of_an_address(url: str, owner: str) -> None:
    assert family(url) == owner


def test_two_houses_under_one_suffix_of_two_parts_stay_apart() -> None:
    assert family("https://harbour.co.uk") != family("https://tarn.co.uk")


def test_names_of_an_outlet() -> None:
    told = ("The Harbour Post", "harbourpost.com", "HARBOUR-POST", "  Harbour Post")
    assert {outlet_name(name) for name in told} == {"harbourpost"}
    assert outlet_name("The Tarn Post") != outlet_name("The Harbour Post")


def test_keys_are_joined_where_one_document_has_both() -> None:
    joined = circles({0: ("harbour.example",), 1: ("ledger",), 2: ("harbour.example", "ledger"), 3: ("tarn",), 4: ()})
    assert joined == {0: "harbour.example", 1: "harbour.example", 2: "harbour.example", 3: "tarn"}
