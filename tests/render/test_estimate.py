"""The estimate against the true layout: the same page by arithmetic, never much under it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.model import Brief, Look
from briefing.render import estimate, layout
from tests.render import briefs

LOOKS = [Look("a4", 10.0, 1.3, 0.5), Look("letter", 9.0, 1.26, 0.45), Look("a4", 9.5, 1.28, 0.5), Look("letter", 8.5)]
# Share of the room; hyphens and kerning may save the layout a line here and there, never cost it one.
OVER, UNDER = 0.03, 0.002


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize(
    "page", [briefs.full, briefs.thin, briefs.bare, briefs.brimful, briefs.edition, briefs.refusal]
)
def test_estimate_and_layout_agree(page: Callable[[Look], Brief], look: Look) -> None:
    brief = page(look)
    guess, true = estimate.measure(brief), layout.measure(brief)
    for ours, theirs in ((guess.left, true.left), (guess.right, true.right)):
        assert -UNDER <= ours - theirs <= OVER


def test_a_page_too_full_has_more_than_one_page_by_both() -> None:
    assert estimate.measure(briefs.huge()).pages > 1
    assert layout.measure(briefs.huge()).pages > 1


def test_what_the_estimate_calls_one_page_prints_as_one() -> None:
    for look in LOOKS:
        brief = briefs.brimful(look)
        assert max(estimate.measure(brief).left, estimate.measure(brief).right) > 0.93
        assert layout.measure(brief).pages == 1
