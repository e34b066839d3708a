"""Stage 5: which lines, in which order, for a given room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.compose.candidates import candidates
from briefing.compose.entries import Candidates
from briefing.compose.fit import Measure, fit
from briefing.compose.standing import ONE_SOURCE, headed
from briefing.model import Brief, Day, Document, Found
from briefing.words import holds

__all__ = ["Material", "Measure", "compose", "headline"]


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
    documents = material.documents
    pool = _headed(candidates(documents, material.found, material.day), documents, material.headings)
    return fit(pool, replace(_entitled(blank, pool, documents), repeated=pool.repeated), estimate, layout)


def _headed(pool: Candidates, documents: Sequence[Document], headings: Sequence[tuple[str, str]]) -> Candidates:
    """The same with the editor's headings over their stories, each found by words of a headline of its sources."""
    if not headings:
        return pool
    stories = [
        replace(story, heading=next((told for words, told in headings if any(holds(t, words) for t in titles)), ""))
        for story in pool.stories
        for titles in ([headline(documents[number - 1]) for number in story.sources],)
    ]
    return replace(pool, stories=tuple(stories))


def headline(document: Document) -> str:
    """What may stand over a document's story: its title, else the first words of its text."""
    return document.title or headed(document, 0).text


def _entitled(blank: Brief, pool: Candidates, documents: Sequence[Document]) -> Brief:
    """Of several stories the page bears the title of the one that leads, unless the editor gave one, and no place."""
    if not pool.stories or blank.entitled != "source":
        return blank
    lead = documents[pool.stories[0].headline.source - 1]
    return replace(blank, title=lead.title or lead.name, place=None)
