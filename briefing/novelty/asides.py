"""Who says it and when: the stretch of a sentence that only attributes the rest to somebody."""

from __future__ import annotations

import re

from briefing.model import Span

LONGEST = 90  # characters before the verb of saying; a longer one is a subject with a tale of its own
_SAY = r"(?:said|says|say|told|tells|announced|announces|confirmed|confirms|reported|reports|added|stated|warned|wrote)"
_BEHIND = re.compile(rf", (?:according to [^,]*|(?:[^,]* )?{_SAY}\b[^,]*)$")
_BEFORE = re.compile(rf"According to [^,]*,|[^,]{{1,{LONGEST}}}? {_SAY}\b(?: (?:late |early )?on \w+)?(?: that\b)?")


def asides(text: str) -> tuple[Span, ...]:
    """The attribution before or behind what is told.

    "Five died, the fire brigade said on Monday." -> ", the fire brigade said on Monday.". Wrong where the saying is
    the news: "The minister confirmed the sale", hence what stands there still counts, only less.
    """
    behind, before = _BEHIND.search(text), _BEFORE.match(text)
    found = [Span(*match.span()) for match in (before, behind) if match]
    return tuple(found[:1] if len(found) > 1 and found[1].start < found[0].end else found)


def within(at: int, spans: tuple[Span, ...]) -> bool:
    """Whether an offset lies in one of the stretches."""
    return any(span.start <= at < span.end for span in spans)


def without(text: str, spans: tuple[Span, ...]) -> str:
    """The text with those stretches left out."""
    kept, at = "", 0
    for span in spans:
        kept, at = kept + text[at : span.start], span.end
    return kept + text[at:]
