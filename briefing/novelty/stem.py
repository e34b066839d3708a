"""The stem of one word, remembered: a run asks for the same few thousand again and again."""

from __future__ import annotations

from functools import lru_cache

from briefing.words import stems


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a lower-case word; the word itself where it is a stop word."""
    return next(iter(stems((word,))), word)
