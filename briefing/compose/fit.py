"""One page, always: choose, measure, adjust, measure again.

The order of adjustment is fixed: first the type and spacing, from generous to full, then the lowest-valued whole
lines. A quick estimate does the searching; the layout engine, where one is at hand, has the last word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.compose.candidates import Candidates
from briefing.compose.choose import choose
from briefing.errors import DoesNotFit
from briefing.model import Brief, Extent, Look

Measure = Callable[[Brief], Extent]

# From a calm page for a thin day to a full one. Body never under 9 pt: 8.5 is the floor, but reads as small print.
LOOKS: tuple[tuple[float, float, float], ...] = (  # points, leading, gap in em
    (11.5, 1.42, 0.9),
    (11.0, 1.38, 0.75),
    (10.5, 1.34, 0.65),
    (10.0, 1.30, 0.55),
    (9.5, 1.28, 0.5),
    (9.0, 1.26, 0.45),
)
GAP_STEP = 0.05  # em
GAP_STEPS = 12  # at most 0.6 em more between two items; 1 em more tore the lists apart
LAYOUTS = 4  # at most so many runs of the layout engine; two are usual
FULL = 0.99  # the share of a column that an estimate may fill: line breaks differ by a hair between engines
WELL_FILLED = 0.9  # less, with lines left over, is a defect


def fit(pool: Candidates, blank: Brief, estimate: Measure, layout: Measure | None) -> Brief:
    """The fullest page that is one page; `blank` holds everything but the lines and the look."""
    page = _Page(pool, blank, estimate)
    look = page.look()
    wide = narrow = FULL
    brief = page.fullest(look, wide, narrow)
    if layout is None:
        return brief
    best: Brief | None = None
    for _ in range(LAYOUTS):
        real, guess = layout(brief), estimate(brief)
        fits = real.pages == 1 and max(real.left, real.right) <= 1
        best = brief if fits else best
        wide = _corrected(wide, real.right, guess.right, fits)
        narrow = _corrected(narrow, real.left, guess.left, fits)
        better = page.fullest(look, wide, narrow)
        if (fits and _well_filled(brief, real)) or better == brief:
            break
        brief = better
    if best is None:
        raise DoesNotFit(blank.title)
    return best


class _Page:
    """The search for the fullest page by estimate."""

    def __init__(self, pool: Candidates, blank: Brief, estimate: Measure) -> None:
        self._pool, self._blank, self._estimate = pool, blank, estimate

    def look(self) -> Look:
        """The most generous look in which the whole wide column fits, else the fullest; the narrow one follows."""
        looks = [Look(self._blank.look.paper, *values) for values in LOOKS]
        if not self._holds_all(looks[-1]):
            return looks[-1]
        return next(look for look in looks if self._holds_all(look))

    def _holds_all(self, look: Look) -> bool:
        return self._estimate(self._page(look, len(self._pool.wide), 0)).right <= FULL

    def fullest(self, look: Look, right: float, left: float) -> Brief:
        """As many entries, most valued first, as keep each column under its limit."""
        wide = _most(len(self._pool.wide), lambda count: self._estimate(self._page(look, count, 0)).right <= right)
        narrow = _most(len(self._pool.narrow), lambda count: self._estimate(self._page(look, wide, count)).left <= left)
        return self._spread(self._page(look, wide, narrow), right, left)

    def _spread(self, brief: Brief, right: float, left: float) -> Brief:
        """What room is left goes between the items, up to a limit past which a page looks torn."""

        def spread(steps: int) -> Brief:
            return replace(brief, look=replace(brief.look, gap=round(brief.look.gap + steps * GAP_STEP, 3)))

        def fits(steps: int) -> bool:
            extent = self._estimate(spread(steps))
            return extent.right <= right and extent.left <= left

        return spread(_most(GAP_STEPS, fits))

    def _page(self, look: Look, wide: int, narrow: int) -> Brief:
        printed, left_out = choose(self._pool, wide, narrow)
        return replace(self._blank, printed=printed, left_out=left_out, look=look)


def _most(count: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to `count` that fits, by bisection; 0 where none does."""
    low, high = 0, count
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _corrected(limit: float, real: float, guess: float, fits: bool) -> float:
    """The estimate's limit, corrected by what the layout showed; a column that ran over loses a hair more."""
    corrected = FULL * guess / max(real, 0.01)
    return min(corrected, limit * 0.97) if not fits and real > 1 else corrected


def _well_filled(brief: Brief, extent: Extent) -> bool:
    wide_left = brief.left_out.news or brief.left_out.risks or brief.left_out.agenda
    narrow_left = brief.left_out.actors or brief.left_out.dates
    return (extent.right >= WELL_FILLED or not wide_left) and (extent.left >= WELL_FILLED or not narrow_left)
