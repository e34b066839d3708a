"""Figures and dates that stand where others stood."""

from __future__ import annotations

import pytest

from briefing.novelty.turns import turns
from tests.novelty.lines import facts

FIVE = "Five people died in the fire at the mill."


@pytest.mark.parametrize(
    ("line", "earlier", "wanted"),
    [
        ("Seven people died in the fire at the mill.", FIVE, [("Seven", "Five")]),
        ("Seven people died in the fire, two of them firemen.", FIVE, [("Seven", "Five")]),
        ("5 people were killed in the fire at the mill.", FIVE, []),
        ("Seven people were hurt in the fire at the mill.", FIVE, []),
        ("About 400 homes have no power.", "In all, 412 homes have no power.", []),
        ("About 400 homes have no power.", "In all, 600 homes have no power.", [("400", "600")]),
        ("The strike of two days ended.", "The strike of 48 hours began.", []),
        ("The vote will be on 9 May.", "The vote will be on 2 May.", [("9 May", "2 May")]),
        ("The vote will be on 9 May.", "The vote will be in May.", []),
        ("The vote will be on Friday.", "The vote will be on Monday.", [("Friday", "Monday")]),
        ("The talks failed on Friday.", "The talks began on Monday.", []),
        ("The talks were put off to Friday.", "The talks will be on Monday.", [("Friday", "Monday")]),
        ("The vote will be held, Holm said on Friday.", "The vote will be held on Monday.", []),
        ("The mill had 900 looms.", FIVE, []),
        ("The mill cost 9 million euros.", "The mill fed 2 million people.", []),
        ("The mill cost 9 million euros.", "The mill cost 2 million euros.", [("9 million euros", "2 million euros")]),
    ],
)
def test_turns(line: str, earlier: str, wanted: list[tuple[str, str]]) -> None:
    found = [
        (line[turn.now.span.start : turn.now.span.end], earlier[turn.before.span.start : turn.before.span.end])
        for turn in turns(facts(line), facts(earlier))
    ]
    assert found == wanted
