"""The day's page as the day grows: from documents already read to one fitted page.

Only the leading events are searched for lines, so past some 160 documents a page costs little more than its grouping.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise

from benchmarks.measure import Figure, seconds, told
from benchmarks.stories import SIZES, articles
from briefing.model import Brief, Document, Section
from briefing.pipeline import make
from briefing.settings import Settings

MOST_SECONDS, MOST_GROWTH = 60, 1.2


def figures() -> Iterator[Figure]:
    """Each figure as soon as it is measured."""
    page([_sectioned(document) for _, document in articles(20)])  # loads every table before the clock runs
    times = [seconds(partial(page, [_sectioned(document) for _, document in articles(size)])) for size in SIZES]
    yield Figure("the day's page, 10,000 articles", times[-1], MOST_SECONDS, "s", note=", ".join(map(told, times)))
    for (few, fast), (many, slow) in pairwise(zip(SIZES, times, strict=True)):
        growth = math.log(slow / fast) / math.log(many / few)
        yield Figure(f"growth of the day's page, {few:,} to {many:,}: exponent", growth, MOST_GROWTH, "")


def page(documents: list[Document]) -> Brief:
    """The page of a day."""
    return make(documents, Settings())


def _sectioned(document: Document) -> Document:
    return replace(document, sections=(Section(1, "", 0, len(document.text)),))
