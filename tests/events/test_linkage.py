"""Groups of articles that are near enough to be one story."""

from __future__ import annotations

from briefing.events.likeness import Group, gap, likeness, nearness
from briefing.events.linkage import link, meetings
from briefing.events.veto import Headline
from briefing.events.weights import Profile

UNTITLED = Headline({}, frozenset(), frozenset(), {})
SIDE = 0.35  # eight terms of this weight make a vector of length 1


def profile(names: str, words: str) -> Profile:
    """Terms of equal weight, one to a letter."""
    return Profile({f"={name}": SIDE for name in names}, dict.fromkeys(words, SIDE))


def group(names: str, words: str, days: tuple[int, ...] = ()) -> Group:
    made = profile(names, words)
    return Group((0,), made.names, made.words, days)


def linked(*profiles: Profile) -> list[tuple[int, ...]]:
    found = link(profiles, [()] * len(profiles), [UNTITLED] * len(profiles))
    return sorted(tuple(sorted(story)) for story in found)


def test_shared_words_without_a_shared_name_are_worth_half() -> None:
    both, words_only = likeness(group("A", "abc"), group("A", "abc")), likeness(group("A", "abc"), group("B", "abc"))
    assert 0 < words_only < both
    assert likeness(group("A", "abc"), group("A", "xyz")) == 0


def test_time_between_makes_less_near_and_no_date_is_neutral() -> None:
    one = group("A", "abc", (0,))
    undated, near, far = (nearness(one, group("A", "abc", days)) for days in ((), (2,), (300,)))
    assert undated > near > far > undated / 3
    assert nearness(one, group("A", "abc", (90_000,))) == nearness(one, group("A", "abc", (800,)))


def test_a_story_that_has_run_for_a_year_may_rest_for_a_season() -> None:
    assert gap((0, 360), (450,)) == gap((360,), (450,)) == 90
    running, single, later = group("A", "abc", (0, 360)), group("A", "abc", (360,)), group("A", "abc", (450,))
    assert nearness(running, later) > nearness(single, later)


def test_a_round_up_does_not_tie_two_strangers() -> None:
    ferry, bank = profile("ABCD", "abcdefgh"), profile("MNOP", "mnopqrst")
    round_up = profile("ABMN", "abcdmnop")
    assert linked(ferry, ferry, round_up, bank, bank) == [(0, 1, 2), (3, 4)]


def test_two_tight_stories_with_a_thin_waist_stay_two() -> None:
    police, profits = profile("ABCD", "abcdefgh"), profile("ABCP", "abmnopqr")
    assert linked(police, profits) == [(0, 1)]
    assert linked(police, police, profits, profits) == [(0, 1), (2, 3)]


def test_a_frequent_term_makes_only_so_many_pairs() -> None:
    crowd = [profile("A", "a")] * 400
    assert len(list(meetings(crowd))) <= 400 * 12
    assert list(meetings([profile("A", "b"), profile("A", "c")])) == []
