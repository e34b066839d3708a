"""What holds a story together, in the words of its articles: for whoever asks why they stand under one heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.events.terms import named, terms
from briefing.events.weights import rarities, settled
from briefing.model import Document
from briefing.words import WORD, stems

# Terms that are told, and the share of the articles that must hold them.
TOLD = 8
HELD = 0.5


def ties(documents: Sequence[Document], group: Sequence[int]) -> tuple[str, ...]:
    """The rarest names and words that at least half of a group's articles share, best first, as they are written.

    Two reports on a ferry strike in Velcor -> ("Velcor", "ferries", "crews"). A single article is held by nothing.
    """
    rare = rarities([terms(document) for document in documents])
    members = [documents[number] for number in group]
    held = Counter(term for article in settled([terms(document) for document in members]) for term in article)
    shared = [term for term, count in held.items() if count > 1 and count >= HELD * len(group)]
    best = sorted(shared, key=lambda term: (-held[term] * rare.get(term, 0.0), term))[:TOLD]
    wording = _wording(members)
    return tuple(wording[term] for term in best if term in wording)


def _wording(documents: Sequence[Document]) -> dict[str, str]:
    """Each term as it is first written."""
    found: dict[str, str] = {}
    for document in documents:
        for word in WORD.findall(f"{document.title}\n{document.text}"):
            for term in (named(word), *stems((word.lower(),))):
                found.setdefault(term, word)
    return found
