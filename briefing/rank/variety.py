"""Which few sentences say most together: value first, but nothing told twice."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from briefing.model import Ranked


def pick(ranked: Sequence[Ranked], sentences: int | None = None, words: int | None = None) -> tuple[Ranked, ...]:
    """At most so many sentences, or sentences of together at most so many words, in reading order.

    Greedy: next comes the sentence with the highest score times the share of its content that is not told yet. That
    gain can only fall as more is told, so a gain computed earlier is an upper bound and most are never computed again
    (Minoux 1978, as in Lin & Bilmes 2010).
    """
    room = words if words is not None else _FOREVER
    count = sentences if sentences is not None else len(ranked)
    told: set[str] = set()
    chosen: list[int] = []
    heap = [(-item.score, at) for at, item in enumerate(ranked)]
    heapify(heap)
    while heap and len(chosen) < count:
        _, at = heappop(heap)
        if (cost := len(ranked[at].passage.sentence.text.split())) > room:
            continue
        gain = -ranked[at].score * _fresh(ranked[at], told)
        if heap and gain > heap[0][0]:
            heappush(heap, (gain, at))
        elif gain:
            chosen.append(at)
            told.update(ranked[at].passage.stems)
            room -= cost
    return tuple(ranked[at] for at in sorted(chosen))


# Words: more than any text has.
_FOREVER = 10**12


def _fresh(item: Ranked, told: set[str]) -> float:
    """The share of a sentence's content words that no chosen sentence holds."""
    content = set(item.passage.stems)
    return len(content - told) / len(content) if content else 0.0
