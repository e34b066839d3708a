"""One block of text to its sentences, in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right

from briefing.segment.quotes import Pair, enclosed
from briefing.segment.rules import JOIN, Stop, left_word, right_word, verdict

# A stop, what closes behind it, and citation marks that belong to what they follow: "word.”[1] Next".
_CANDIDATE = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]++)(?P<closers>[\"”’')\]»*]*+)(?P<cited>(?:\s?\[[\w\s]{1,25}\])*+)"
    r"(?P<space>\s+(?=\S)|(?=[^\W\d_a-z]))"
    r"|\s(?=(?:Image|Photo|Picture|Photograph|Credit)(?: credit)?: [A-Z])"
)
_OPENING = re.compile(r"[\"“‘'(\[«¿¡]*")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Start and end of each sentence between start and end, without the spaces around it."""
    start, end = _trimmed(text, start, end)
    if start >= end:
        return []
    spans: list[tuple[int, int]] = []
    pairs = enclosed(text, start, end)
    begin = start
    for match in _CANDIDATE.finditer(text, start, end):
        stop = _stop(text, begin, end, match, pairs)
        if stop.right_at < end and verdict(stop) != JOIN:
            spans.append((begin, match.end("cited") if stop.mark else match.start()))
            begin = match.end()
    return [*spans, (begin, end)]


def _stop(text: str, begin: int, end: int, match: re.Match[str], pairs: list[Pair]) -> Stop:
    right_at = _behind_opening(text, match.end(), end)
    left = left_word(text, begin, match.start())
    return Stop(
        text=text,
        begin=begin,
        end=end,
        at=match.start(),
        next_at=match.end(),
        mark=match["mark"] or "",
        closers=match["closers"] or "",
        left=left,
        right=right_word(text, right_at, end),
        right_at=right_at,
        inside=_inside(pairs, match.start(), match.end(), begin),
        glued=not match["space"],
    )


def _behind_opening(text: str, at: int, end: int) -> int:
    match = _OPENING.match(text, at, end)
    return match.end() if match else at


def _inside(pairs: list[Pair], at: int, behind: int, begin: int) -> str:
    """The mark of the quotation or bracket that is open at a stop and closes only behind it, "" for none."""
    index = bisect_right(pairs, at, key=lambda pair: pair[0]) - 1
    if index < 0:
        return ""
    opened, closed, mark = pairs[index]
    return mark if opened > begin and closed >= behind else ""


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
