"""Links that are safe to follow, and the days of items."""

from __future__ import annotations

import pytest

from briefing.read.feed.item import LONGEST_LINK, Stamp, safe_link, stamp

BASE = "https://post.example/news/feed.xml"


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("https://other.example/a", "https://other.example/a"),
        ("HTTP://Other.example/a", "http://Other.example/a"),
        ("ferry", "https://post.example/news/ferry"),
        ("//other.example/a b", "https://other.example/a%20b"),
        (" https://other.example/\n", "https://other.example/"),
        ("", ""),
        ("   ", ""),
        ("java\tscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("mailto:desk@post.example", ""),
        ("https://", ""),
        ("https://[::1", ""),
        ("https://post.example/" + "a" * LONGEST_LINK, ""),
    ],
)
def test_links(link: str, wanted: str) -> None:
    assert safe_link(link, BASE) == wanted


def test_a_relative_link_leads_nowhere_without_a_base() -> None:
    assert safe_link("ferry") == safe_link("ferry", "") == safe_link("/") == ""


@pytest.mark.parametrize(
    ("written", "utc", "day"),
    [
        ("Wed, 04 Mar 2026 23:30:00 -0500", (2026, 3, 5, 4, 30, 0), "2026-03-04"),
        ("2026-03-06T08:50:00+09:00", (2026, 3, 5, 23, 50, 0), "2026-03-06"),
        ("ein Tag im März", (2026, 3, 5, 0, 0, 0), "2026-03-05"),
        ("2031-01-01", (2026, 3, 5, 0, 0, 0), "2026-03-05"),  # the two contradict each other
    ],
)
def test_the_day_is_that_of_the_publishers_clock(written: str, utc: tuple[int, ...], day: str) -> None:
    assert stamp(written, utc) == Stamp(day, utc)


@pytest.mark.parametrize("utc", [None, (), (1989, 12, 31, 0, 0, 0), (2101, 1, 1, 0, 0, 0)])
def test_clocks_that_were_never_set(utc: tuple[int, ...] | None) -> None:
    assert stamp("2026-03-05", utc) == Stamp()
