"""Stage 5: which lines, in which order, for a given room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.compose.candidates import candidates
from briefing.compose.entries import Candidates
from briefing.compose.fit import Measure, fit
from briefing.compose.standing import ONE_SOURCE
from briefing.model import Brief, Day, Document, Found
from briefing.words import holds

__all__ = ["Material", "Measure", "compose"]


@dataclass(frozen=True, slots=True)
class Material:
    """What a page is composed of; `headings` are the editor's, each with words of the headline it stands for."""

    documents: Sequence[Document]
    found: Found
    day: Day = ONE_SOURCE
    headings: Sequence[tuple[str, str]] = ()


def compose(material: Material, blank: Brief, estimate: Measure, layout: Measure | None = None) -> Brief:
    """The finished page: `blank` with its lines chosen, worded and fitted to one page.

    `estimate` measures a page quickly, `layout` truly; without `layout` the estimate decides.
    """
    pool = _headed(candidates(material.documents, material.found, material.day), material.headings)
    return fit(pool, replace(_entitled(blank, pool, material.documents), repeated=pool.repeated), estimate, layout)


def _headed(pool: Candidates, headings: Sequence[tuple[str, str]]) -> Candidates:
    """The same with the editor's headings over their stories."""
    if not headings:
        return pool
    stories = [
        replace(story, heading=next((told for words, told in headings if holds(story.headline.text, words)), ""))
        for story in pool.stories
    ]
    return replace(pool, stories=tuple(stories))


def _entitled(blank: Brief, pool: Candidates, documents: Sequence[Document]) -> Brief:
    """Of several stories the page bears the title of the one that leads it, unless the editor gave one."""
    if not pool.stories or blank.entitled != "source":
        return blank
    lead = documents[pool.stories[0].headline.source - 1]
    return replace(blank, title=lead.title or lead.name, place=lead.place)
