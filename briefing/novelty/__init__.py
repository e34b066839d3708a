"""What the reader already got: each sentence of today beside the lines of earlier pages.

A sentence is laid beside the few earlier lines that share its rarest words. Their words, names, figures, dates and
steps ("planned", "failed") give marks; two learned tables of points say whether it touches one of them, and whether
it has moved on. The earlier line stands in the verdict, so that a reader can see why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model import Novelty, Passage, PastLine, Span, Status
from briefing.novelty.changes import changes, was
from briefing.novelty.facts import Facts, read
from briefing.novelty.rarity import measure
from briefing.novelty.threads import Threads
from briefing.novelty.verdict import decide
from briefing.words import stems, words

_PRONOUN = re.compile(r"(?:He|She|They|It|We|I|His|Her|Their|Its|Our)\b")
_ADDED = re.compile(r"\[([^\[\]]*)\]")


def judge(passages: Sequence[Passage], past: Sequence[PastLine]) -> tuple[Novelty, ...]:
    """What each sentence is to a reader who got the earlier pages: one verdict per passage, in their order.

    `past` is newest first; of two lines that match alike the newer counts. A line that was printed shortened has told
    no more than it printed. A sentence that opens with a pronoun speaks of whom the page before did not: it is never
    held to be told. "Seven people died" after "Five people died" is
    updated, changed "Seven", was "five".
    """
    told = [_told(line) for line in past]
    rarity = measure((*(passage.stems for passage in passages), *(stems(words(text)) for text in told)))
    earlier = [read(text, rarity) for text in told]
    threads = Threads(earlier)
    return tuple(_novelty(read(passage.sentence.text, rarity), passage, threads, past) for passage in passages)


def _told(line: PastLine) -> str:
    """The words that were printed, and the names that the page added in brackets: what was cut was not told."""
    return " ".join(_ADDED.sub(r"\1", line.text).replace("…", " ").split())


def _novelty(line: Facts, passage: Passage, threads: Threads, past: Sequence[PastLine]) -> Novelty:
    verdict = decide(line, threads.past, threads.closest(line))
    if verdict.pair is None:
        return Novelty(Status.NEW)
    earlier = threads.past[verdict.at]
    if verdict.status is Status.CONTINUING:
        leans = _PRONOUN.match(passage.sentence.text)
        return Novelty(Status.NEW) if leans else Novelty(verdict.status, past[verdict.at])
    spans = changes(line, earlier, verdict.pair)
    start = passage.sentence.start
    return Novelty(
        verdict.status,
        past[verdict.at],
        tuple(Span(start + span.start, start + span.end) for span in spans),
        was(spans[0], line, earlier, verdict.pair) if spans else "",
    )
