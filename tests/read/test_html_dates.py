"""When a page was published, as its marks, its address and the short lines around its text tell."""

from __future__ import annotations

import pytest

from briefing.model import File
from briefing.read.html.dates import day_around, day_in_address, near
from briefing.read.html.tree import page
from briefing.read.html.walk import lines


def around(body: str, language: str = "en") -> str:
    found = lines(page(File("p.html", f"<html><body>{body}</body></html>".encode())).tree)[0]
    return day_around(found, range(len(found)), (), language)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Emergency appeal · 9 November 2023", "2023-11-09"),
        ("Published 14.05.2025 | 14:20", "2025-05-14"),
        ("30. 9. 2025", "2025-09-30"),
        ("Published 2/20/2026", "2026-02-20"),
        ("4. März 2026", "2026-03-04"),
        ("3 de mayo de 2024", "2024-05-03"),
        ("Sun Sep 12 10:04:11 2004", "2004-09-12"),
        ("31/31/2025", ""),
        ("The lock was built by order of the duke and opened on 9 November 1923 by his own daughter.", ""),
        ("Quay plan approved", ""),
    ],
)
def test_a_line_tells_the_day(text: str, day: str) -> None:
    assert around(f"<p>{text}</p>") == day


@pytest.mark.parametrize(
    ("language", "day"), [("en", ""), ("en-GB", "2025-04-03"), ("en-US", "2025-03-04"), ("de", "2025-04-03")]
)
def test_an_ambiguous_day_is_told_by_the_language_alone(language: str, day: str) -> None:
    assert around("<p>03/04/2025</p>", language) == day


def test_the_day_of_publication_wins_over_others() -> None:
    assert around("<p>Updated 5 May 2026</p><p>3 May 2026</p>") == "2026-05-03"
    assert around("<p>3 May 2026</p><dl><dt>Answered</dt><dd>1 May 2026</dd></dl>") == "2026-05-01"
    assert around("<p>Next release: 9 May 2026</p><p>3 May 2026</p>") == "2026-05-03"
    assert around("<p>Updated 5 May 2026</p>") == "2026-05-05"
    assert around("<p>Date of print: 9 May 2026</p><p>3 May 2026</p>") == "2026-05-03"


def test_a_marked_day_may_stand_under_the_lead_and_one_in_the_text_tells_nothing() -> None:
    body = "<h1>Ticks</h1><p>Lead.</p><div class={}><p>3 May 2026</p></div><p>Text.</p><p>End.</p>"
    for name, reached in (("metadata", 2), ("chapter", None)):
        found = lines(page(File("p.html", body.format(name).encode())).tree)[0]
        above, _ = near(found, 0, 1, 4)
        assert (2 in above) is (reached == 2)


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://courier.example/2026/mar/04/locks", "2026-03-04"),
        ("https://courier.example/news/2026/3/4/", "2026-03-04"),
        ("https://courier.example/2026-03-04-locks.html", "2026-03-04"),
        ("https://courier.example/2026/13/04/locks", ""),
        ("https://courier.example/a/2026/", ""),
    ],
)
def test_the_day_in_an_address(address: str, day: str) -> None:
    assert day_in_address([address]) == day
