from __future__ import annotations

import pytest

from briefing.events.wires import credited
from tests.events.reports import report

BODY = (
    "A ferry sank off Velm on Monday, killing five people, the coast guard said.\n\n"
    "Divers searched the wreck through the night and found nobody alive below deck.\n\n"
    "The owners of the ship promised to help the families of those who died."
)


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        (f"OSLO (AFP) — {BODY}", "Agence France-Presse"),
        (f"VELM, Norway, March 2 (Reuters) - {BODY}", "Reuters"),
        (f"(AP) — {BODY}", "Associated Press"),
        (f"OSLO (VNB) — {BODY}", "VNB"),
        (f"By Ada Lind, Associated Press\n\n{BODY}", "Associated Press"),
        (f"{BODY}\n\nReporting by Reuters", "Reuters"),
        (f"{BODY}\n\nWith material from dpa", "dpa"),
        (f"{BODY}\n\nThis report was compiled with material from dpa and by our staff.", "dpa"),
        (f"{BODY}\n\nReuters contributed to this report.", "Reuters"),
        (f"{BODY} (AP)", "Associated Press"),
        (f"{BODY} – Reuters", "Reuters"),
    ],
)
def test_an_agency_is_credited(text: str, wire: str) -> None:
    assert credited(report(text)) == wire


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"The toll rose to seven, Reuters reported.\n\n{BODY}",
        f"{BODY}\n\nThe toll was first reported by Reuters, which quoted a nurse.",
        f"{BODY}\n\nThe captain told AP that the night had been clear.",
        f"{BODY}\n\nThe night was clear – so a sailor told the AP.",
        f"{BODY}\n\nPhoto: Reuters",
        f"Five people (two of them children) - among them a nurse - died off Velm on Monday.\n\n{BODY}",
        f"{BODY}\n\nThe agency said it had no more to add.",
    ],
)
def test_an_agency_that_is_quoted_or_pictured_is_not_credited(text: str) -> None:
    assert credited(report(text)) == ""


def test_the_agency_itself_is_its_own_origin() -> None:
    assert credited(report(BODY, url="https://www.reuters.com/a")) == "Reuters"
    assert credited(report(BODY, author="Ada Lind, AP")) == "Associated Press"
    assert credited(report(BODY, author="A P Lind")) == credited(report(BODY, author="AP Singh")) == ""
