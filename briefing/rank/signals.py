"""What makes a sentence worth printing before anything is known of its meaning: small signals, each from 0 to 1.

A signal is one function of a `View`; `SIGNALS` is the ordered tuple of all with their weights. The score of a
sentence is the sum of weight times signal, so its reasons and its score cannot disagree. For one document the
weights add up to 1; `agreement` comes on top where several documents tell of one event.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from briefing.lexicon import phrases
from briefing.model import Passage, Reason

# Sentences. One this many places further down is worth half as much for its place; 2 lost .02 on events, 8 .005.
HALF_WAY = 4
# Words. Under the first a sentence seldom tells a whole fact; over the second it seldom tells only one.
# 6 and 12 words moved nothing; 35 and 60 lost .009 on events.
SHORT, LONG = 8, 45
# Names (capitalised words) that make a sentence as concrete as it need be; 2 lost .01 on events, 6 .001.
ENOUGH_NAMES = 4


@dataclass(frozen=True, slots=True)
class View:
    """All that a signal may look at: the passage, how central and how agreed, its places from 0, the words above it."""

    passage: Passage
    central: float
    agreed: float
    place: int
    section_place: int
    title: frozenset[str]


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
    return len(view.title.intersection(view.passage.stems)) / len(view.title) if view.title else 0.0


def section_lead(view: View) -> float:
    """Near the top of its section: the writer put the section's point there.

    Wrong where a section opens with a question or an anecdote.
    Example: the first sentence under each heading gets 1, the fifth 0.5.
    """
    return HALF_WAY / (HALF_WAY + view.section_place)


def length(view: View) -> float:
    """Neither a scrap nor a page: 1 between `SHORT` and `LONG` words, falling off in proportion outside.

    Wrong for a terse sentence that is the news: "He resigned."
    Example: a sentence of 4 words gets 0.5, one of 90 words 0.5.
    """
    words = len(view.passage.words)
    return min(1.0, words / SHORT, LONG / max(words, 1))


def names(view: View) -> float:
    """Names people, bodies and places: capitalised words after the first.

    Wrong for a text set all in capitals, where it tells nothing.
    Example: "On Monday Ana Ruiz left Velm." gets 1, "It was a good day." gets 0.
    """
    later = view.passage.sentence.text.split()[1:]
    return min(1.0, len([word for word in later if word[0].isupper() and len(word) > 1]) / ENOUGH_NAMES)


def own_subject(view: View) -> float:
    """Opens with a subject of its own, not with a pronoun that leans on another sentence.

    Wrong for "It is raining", where "it" stands for nothing.
    Example: "The mayor left." gets 1, "She left." gets 0.
    """
    return float(bool(view.passage.words) and view.passage.words[0] not in phrases("leaning_words"))


def agreement(view: View) -> float:
    """Says what the other documents say too; always 0 for a single document.

    Wrong for background that every article repeats.
    Example: a sentence each of whose content words stands in half of the other documents gets 0.5.
    """
    return view.agreed


# Weights in steps of .05, moved by hand on GUM's 39 texts with human summaries (A: ROUGE-2 of the two best sentences,
# .153), MultiLing's five events of ten articles (B: ROUGE-2 of 250 words, .231) and 164 labelled briefs (C: nDCG@5 of
# the news sentences, .789; D: bottom line ranked first, .87). Behind each: what A B C D lose (-) or gain without it.
# A free search on half of the texts gained .02 there and nothing on the other half: do not chase the third digit.
SIGNALS: tuple[tuple[Callable[[View], float], float], ...] = (
    (lead, 0.30),  # -.026 -.033 -.032 -.20
    (centrality, 0.30),  # -.007 -.004 -.004 0
    (title_overlap, 0.15),  # -.004 -.023 -.003 -.07
    (section_lead, 0.05),  # -.005 -.001 -.001 -.01; an overlap with the section's heading moved nothing and went
    (length, 0.10),  # 0 -.010 +.002 -.01
    (names, 0.05),  # +.002 -.010 -.004 +.01
    (own_subject, 0.05),  # -.002 -.009 +.001 0
    (agreement, 0.15),  # B only: -.011
)


# Reasons are values and most repeat: sharing them takes half the time and a third of the memory.
_reason = lru_cache(maxsize=1024)(Reason)


def reasons(view: View) -> tuple[Reason, ...]:
    """Every signal's name and points for one sentence, in the order of `SIGNALS`; those worth nothing are left out."""
    points = [(signal.__name__, weight * signal(view)) for signal, weight in SIGNALS]
    return tuple([_reason(name, value) for name, value in points if value])
