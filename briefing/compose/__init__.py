"""Stage 5: which lines, in which order, for a given room."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.compose.candidates import candidates
from briefing.compose.fit import Measure, fit
from briefing.model import Brief, Document, Found

__all__ = ["Measure", "compose"]


def compose(
    documents: Sequence[Document], found: Found, blank: Brief, estimate: Measure, layout: Measure | None = None
) -> Brief:
    """The finished page: `blank` with its lines chosen, worded and fitted to one page.

    `estimate` measures a page quickly, `layout` truly; without `layout` the estimate decides.
    """
    return fit(candidates(documents, found), blank, estimate, layout)
