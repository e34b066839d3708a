"""Which documents of a story print the same text: copied, cut, lightly edited, under another first line.

Shingles of words show that one text stands in another (Broder 1997, "On the resemblance and containment of documents").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.model import PRINTABLE, Document
from briefing.words import words

# Words. Of 27 invented events the least alike copies share .62 of their text by 3 words and by 2, .53 by 5; by 2 words
# single paragraphs of independent reports come as near as .5.
SHINGLE = 3
# Of a paragraph's shingles; three words in forty changed leave .76, a paper's own paragraph has .36 of another's.
NEAR_VERBATIM = 0.5
MOST = 0.5  # of the shorter text's words must stand in such paragraphs; independent reports share .05 at most
# A text of fewer words is a report in brief, and shares turns of phrase with any other: nearly all of it must stand.
BRIEF, ALL_BUT = 60, 0.7
TELLING = 12  # words that are not quoted; a text with fewer is nobody's to copy
# Texts of one story that may share a shingle before it counts as a turn of phrase and is not looked up any more:
# it keeps the work linear where hundreds of reports say "the prime minister said".
PHRASE = 20

_QUOTED = re.compile(r"“[^“”]{1,600}”|\"[^\"]{1,600}\"")

Shingle = tuple[str, ...]


def copies(documents: Sequence[Document]) -> tuple[tuple[int, ...], ...]:
    """The documents, by place, in groups that print one text; most groups have one member.

    The longest text of a group comes first and each shorter one is held against what its group has told. What both
    only quote is nobody's own and does not count. Wrong for a round-up that prints two reports one after the other:
    it joins them.
    """
    told: dict[Shingle, list[int]] = {}
    groups: list[list[int]] = []
    bodies = [tuple(_paragraphs(document)) for document in documents]
    sizes = [sum(map(len, body)) for body in bodies]
    for at in sorted(range(len(documents)), key=lambda at: (-sizes[at], documents[at].text)):
        group = _original(bodies[at], told)
        if group is None:
            group = len(groups)
            groups.append([])
        groups[group].append(at)
        _remember(bodies[at], group, told)
    return tuple(tuple(sorted(group)) for group in groups)


def _original(body: Sequence[tuple[str, ...]], told: dict[Shingle, list[int]]) -> int | None:
    """The group in which most of a text stands already."""
    size = sum(map(len, body))
    near, most = (ALL_BUT, ALL_BUT) if size < BRIEF else (NEAR_VERBATIM, MOST)
    standing: Counter[int] = Counter()
    for paragraph in body:
        shingles = list(_shingles(paragraph))
        hits = Counter(group for shingle in shingles for group in told.get(shingle, ()))
        for group, count in hits.items():
            standing[group] += len(paragraph) if count >= (near * len(shingles)) else 0
    best = min(standing, key=lambda group: (-standing[group], group), default=None)
    return best if best is not None and size >= TELLING and standing[best] > most * size else None


def _remember(body: Sequence[tuple[str, ...]], group: int, told: dict[Shingle, list[int]]) -> None:
    for paragraph in body:
        for shingle in _shingles(paragraph):
            groups = told.setdefault(shingle, [])
            if group not in groups and len(groups) < PHRASE:
                groups.append(group)


def _paragraphs(document: Document) -> Iterator[tuple[str, ...]]:
    """The words of each paragraph that are the writer's own."""
    for block in document.blocks:
        if block.kind in PRINTABLE:
            own = words(_QUOTED.sub(" ", document.text[block.start : block.end]))
            if len(own) >= SHINGLE:
                yield own


def _shingles(paragraph: tuple[str, ...]) -> dict[Shingle, None]:
    return dict.fromkeys(zip(*(paragraph[skip:] for skip in range(SHINGLE)), strict=False))
