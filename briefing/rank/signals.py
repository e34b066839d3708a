"""What makes a sentence worth printing before anything is known of its meaning: small signals, each from 0 to 1.

A signal is one function of a `View`; `SIGNALS` is the ordered tuple of all with their weights, which add up to 1.
The score of a sentence is the sum of weight times signal, so its reasons and its score cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.model import Passage, Reason

# A sentence this many places further down is worth half as much for its place.
HALF_WAY = 4
# Words. Under the first a sentence seldom tells a whole fact; over the second it seldom tells only one.
SHORT, LONG = 8, 45


@dataclass(frozen=True, slots=True)
class View:
    """All that a signal may look at: the passage, how central it is, its places (from 0), its title and heading."""

    passage: Passage
    central: float
    place: int
    section_place: int
    title: frozenset[str]
    heading: frozenset[str]


def lead(view: View) -> float:
    """Near the top of the document: news tells the event first.

    Wrong for speeches and interviews, which open with thanks.
    Example: the first sentence gets 1, the fifth 0.5, the thirteenth 0.25.
    """
    return HALF_WAY / (HALF_WAY + view.place)


def centrality(view: View) -> float:
    """Shares its words with many other sentences (see `centrality.py`).

    Wrong where a side story is told at length.
    Example: in ten sentences on a storm and one on a football match, the match gets least.
    """
    return view.central


def title_overlap(view: View) -> float:
    """Holds the words of the title, as a share of them.

    Wrong for titles that tease: "Why it matters" names nothing.
    Example: title "Storm closes harbour", sentence "The harbour was closed on Monday." gets 2/3.
    """
    return _share(view.title, view.passage.stems)


def section_lead(view: View) -> float:
    """Near the top of its section: the writer put the section's point there.

    Wrong where a section opens with a question or an anecdote.
    Example: the first sentence under each heading gets 1, the fifth 0.5.
    """
    return HALF_WAY / (HALF_WAY + view.section_place)


def heading_overlap(view: View) -> float:
    """Holds the words of its own section's heading, as a share of them.

    Wrong for headings that stand in every report ("Results").
    Example: under "Harbour dues", "The dues rise by 3 percent." gets 1/2.
    """
    return _share(view.heading, view.passage.stems)


def length(view: View) -> float:
    """Neither a scrap nor a page: 1 between `SHORT` and `LONG` words, falling off in proportion outside.

    Wrong for a terse sentence that is the news: "He resigned."
    Example: a sentence of 4 words gets 0.5, one of 90 words 0.5.
    """
    words = len(view.passage.words)
    return min(1.0, words / SHORT, LONG / max(words, 1))


SIGNALS: tuple[tuple[Callable[[View], float], float], ...] = (
    (lead, 0.35),
    (centrality, 0.25),
    (title_overlap, 0.2),
    (section_lead, 0.08),
    (heading_overlap, 0.04),
    (length, 0.08),
)


def reasons(view: View) -> tuple[Reason, ...]:
    """Every signal's name and points for one sentence, in the order of `SIGNALS`; those worth nothing are left out."""
    points = ((signal.__name__, weight * signal(view)) for signal, weight in SIGNALS)
    return tuple(Reason(name, value) for name, value in points if value)


def _share(wanted: frozenset[str], stems: tuple[str, ...]) -> float:
    return len(wanted.intersection(stems)) / len(wanted) if wanted else 0.0
