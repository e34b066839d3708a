"""One page, always: choose, measure, adjust, measure again.

The order of adjustment is fixed: first the type and spacing, from generous to full, then the lowest-valued whole
lines. A quick estimate does the searching; the layout engine, where one is at hand, has the last word.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from briefing.compose.choose import choose
from briefing.compose.entries import Candidates
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
HEAD = 14  # entries of the narrow column, about ten actors and four dates, that type must not grow too large for
ASIDE = 20  # entries of the narrow column that it should name; of the thirteen long briefs the longest has 27 actors
TOLD = 7  # of them are told with their line whatever the room; with 5 the column reads as a list of names
GAP_STEP = 0.05  # em
GAP_STEPS = 12  # at most 0.6 em more between two items, by eye
LAYOUTS = 4  # at most so many runs of the layout engine; 66 of 68 texts took one, two took two
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
        self._chosen: dict[tuple[int, int, int], Brief] = {}

    def look(self) -> Look:
        """The most generous look in which the wide column and the head of the narrow one fit, else the fullest."""
        looks = [Look(self._blank.look.paper, *values) for values in LOOKS]
        return looks[min(bisect_left(looks, True, key=self._holds), len(looks) - 1)]

    def _holds(self, look: Look) -> bool:
        page = self._page(look, len(self._pool.wide), min(HEAD, len(self._pool.narrow)), HEAD)
        extent = self._estimate(page)
        return max(extent.left, extent.right) <= FULL

    def fullest(self, look: Look, right: float, left: float) -> Brief:
        """As many entries, most valued first, as keep each column under its limit.

        Each source that the narrow column cites lengthens the footer, so the wide one is filled once more.
        """
        wide = _most(len(self._pool.wide), lambda count: self._wide(look, count, 0, 0) / right)
        narrow, told = self._aside(look, wide, left)
        if self._wide(look, wide, narrow, told) > right:
            wide = _most(wide, lambda count: self._wide(look, count, narrow, told) / right)
            narrow, told = self._aside(look, wide, left)
        brief = self._page(look, wide, narrow, told)

        def spread(steps: int) -> Brief:
            """What room is left goes between the items, up to a limit past which a page looks torn."""
            return replace(brief, look=replace(look, gap=round(look.gap + steps * GAP_STEP, 3)))

        def used(steps: int) -> float:
            extent = self._estimate(spread(steps))
            return max(extent.right / right, extent.left / left)

        return spread(_most(GAP_STEPS, used, none=used(0)))

    def _wide(self, look: Look, count: int, narrow: int, told: int) -> float:
        return self._estimate(self._page(look, count, narrow, told)).right

    def _aside(self, look: Look, wide: int, limit: float) -> tuple[int, int]:
        """How many entries the narrow column holds, and how many of them with their line: rather a name than none."""

        def used(count: int, told: int) -> float:
            return self._narrow(look, wide, count, told) / limit

        all_told = _most(len(self._pool.narrow), lambda count: used(count, count))
        wanted = min(ASIDE, len(self._pool.narrow))
        if all_told >= wanted:
            return all_told, all_told
        told = _most(wanted, lambda told: used(wanted, told), none=used(wanted, 0))
        if told >= TOLD:
            return wanted, told
        return _most(wanted, lambda count: used(count, TOLD)), TOLD

    def _narrow(self, look: Look, wide: int, count: int, told: int) -> float:
        return self._estimate(self._page(look, wide, count, told)).left

    def _page(self, look: Look, wide: int, narrow: int, told: int) -> Brief:
        counts = (wide, narrow, told)
        if counts not in self._chosen:
            printed, left_out = choose(self._pool, *counts)
            self._chosen[counts] = replace(self._blank, printed=printed, left_out=left_out)
        return replace(self._chosen[counts], look=look)


def _most(count: int, used: Callable[[int], float], none: float = 0.0) -> int:
    """The largest number up to `count` whose use is at most 1, else 0.

    By interpolation, for use grows about evenly from that of `none`.
    """
    low, high = 0, count + 1
    use_low, use_high = none, None
    while high - low > 1:
        guess = count if use_high is None else low + int((high - low) * (1 - use_low) / max(use_high - use_low, 1e-9))
        guess = min(max(guess, low + 1), high - 1)
        use = used(guess)
        if use <= 1:
            low, use_low = guess, use
        else:
            high, use_high = guess, use
    return low


def _corrected(limit: float, real: float, guess: float, fits: bool) -> float:
    """The estimate's limit, corrected by what the layout showed; a column that ran over loses a hair more."""
    if min(real, guess) <= 0:
        return limit
    corrected = FULL * guess / real
    return min(corrected, limit * 0.97) if not fits and real > 1 else corrected


def _well_filled(brief: Brief, extent: Extent) -> bool:
    wide_left = brief.left_out.news or brief.left_out.risks or brief.left_out.agenda
    narrow_left = brief.left_out.actors or brief.left_out.dates
    return (extent.right >= WELL_FILLED or not wide_left) and (extent.left >= WELL_FILLED or not narrow_left)
