"""Stage directions at the head of a sentence, "(Via interpreter)": who wrote the words down says them, no source."""

from __future__ import annotations

import re
from functools import cache

from briefing.lexicon import phrases, rows

# In characters, brackets included.
LONGEST = 42

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]][.,:;]?(?:\s+|$)")
_TONGUE = re.compile(r"(?:in|(?:speaks|speaking)(?: in)?) (\w+)$")


def behind_directions(text: str, start: int, end: int) -> int:
    """Where the words of a sentence begin behind the directions it opens with; `start` without any.

    Examples: "(Laughter.) We agreed.", "(In Norwegian) Yes.". "(Most of them) left." is left alone.
    """
    while (match := _BRACKETS.match(text, start, min(end, start + LONGEST))) and direction(match[1]):
        start = match.end()
    return start


def direction(words: str) -> bool:
    """What stands between the brackets is a stage direction."""
    low = words.lower().rstrip(". ")
    tongue = _TONGUE.match(low)
    return low.startswith(_openings()) or bool(tongue and tongue[1] in _tongues())


@cache
def _openings() -> tuple[str, ...]:
    return tuple(row[0] for row in rows("furniture") if row[1] == "direction")


@cache
def _tongues() -> frozenset[str]:
    return frozenset(people.lower() for people in phrases("demonyms"))
