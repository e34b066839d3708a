"""What holds a story together, told in its own words."""

from __future__ import annotations

from briefing.events.ties import ties
from tests.events.made_up import QUAKE, STRIKE_CALLED, STRIKE_SETTLED, STRIKE_TALKS

MORNING = (STRIKE_CALLED, QUAKE, STRIKE_TALKS, STRIKE_SETTLED)


def test_the_shared_names_of_a_story_come_as_they_are_written() -> None:
    told = ties(MORNING, (0, 2, 3))
    assert {"Velcor", "Nordsund", "Oyelund", "Skerries"} <= set(told)
    assert "Orvanto" not in told
    assert len(told) == 8


def test_a_single_article_is_held_by_nothing() -> None:
    assert ties(MORNING, (1,)) == ()
