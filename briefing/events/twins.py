"""Copies of one text: edited, shortened, or under another first line.

Shingles after Broder (1997, On the resemblance and containment of documents): the runs of four words that two texts
share, of which every fourth is kept by its hash, so that a part of a text keeps what the whole keeps of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from hashlib import blake2b

from briefing.events.addresses import canonical
from briefing.events.unions import Unions
from briefing.model import Document
from briefing.words import words

# Words in a shingle. With 3, formulas of newsrooms are shared by strangers; with 5, one edit in ten words hides a copy.
SHINGLE = 4
# One of so many shingles is kept, and so many words are looked at.
KEPT = 4
LOOK = 500
# Shingles kept of the shorter text; fewer prove nothing.
FEWEST = 5
# Share of the shorter text's shingles that the other must hold. Two reports that quote one statement share about .2,
# an edited copy .6 and more.
CONTAINED = 0.5
# Earlier documents that a document is compared with: those that share most of its shingles as their nearest holder.
COMPARED = 5

Apart = Callable[[int, int], bool]


def twins(documents: Sequence[Document], apart: Apart) -> tuple[tuple[int, ...], ...]:
    """The documents by text: numbers of those with one address or nearly the same words, in order.

    "Crews walked out on Monday …" and "UPDATE: Crews walked out on Monday …" are one. `apart` tells of two documents
    that they are not the same in spite of their words: a form filled in with other names.
    """
    unions = Unions(len(documents))
    first: dict[str, int] = {}
    for number, document in enumerate(documents):
        if address := canonical(document.url):
            unions.join(first.setdefault(address, number), number)
    kept = [shingles(words(document.text)[:LOOK]) for document in documents]
    latest: dict[int, int] = {}
    for number, own in enumerate(kept):
        met = Counter(latest[shingle] for shingle in own if shingle in latest)
        for other, _ in sorted(met.items(), key=lambda item: (-item[1], item[0]))[:COMPARED]:
            if _contained(own, kept[other]) and not apart(other, number):
                unions.join(other, number)
        latest.update(dict.fromkeys(own, number))
    return unions.groups()


def shingles(text: Sequence[str]) -> frozenset[int]:
    """The kept shingles of a text, as hashes that are the same in every run."""
    runs = {" ".join(text[at : at + SHINGLE]) for at in range(len(text) - SHINGLE + 1)}
    hashes = (int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs)
    return frozenset(found for found in hashes if found % KEPT == 0)


def _contained(one: frozenset[int], other: frozenset[int]) -> bool:
    fewest = min(len(one), len(other))
    return fewest >= FEWEST and len(one & other) >= CONTAINED * fewest
