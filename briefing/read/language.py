"""Whether a text is in the language that the rules and word lists speak: by the share of its commonest words."""

from __future__ import annotations

import re
from functools import cache

from briefing.lexicon import phrases

# Press releases and articles have a tenth to a third of such words, a schedule of names a tenth, other languages none.
LEAST_SHARE = 0.03
# Fewer words, or always the same few, prove nothing: a list of names may hold none.
ENOUGH_WORDS = 60
ENOUGH_KINDS = 15
# A script without spaces between words is known by its letters.
ENOUGH_LETTERS = 100
# So many characters tell; more only cost time.
SAMPLE = 5_000

_WORD = re.compile(r"[^\W\d_]+")
# Addresses and codes are no words of any language.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*|[!-~]{40,}")


def foreign(text: str) -> bool:
    """The text is long enough to tell and is not English."""
    sample = _ADDRESS.sub(" ", text[:SAMPLE].lower())
    words = _WORD.findall(sample)
    far = sum(sample.count(letter) for letter in set(sample) if _unspaced(letter))
    if far > ENOUGH_LETTERS and 3 * far > len(sample):
        return True
    if len(words) < ENOUGH_WORDS or len(set(words)) < ENOUGH_KINDS:
        return False
    return sum(map(_common().__contains__, words)) < LEAST_SHARE * len(words)


def _unspaced(letter: str) -> bool:
    """A letter of Thai, Lao, kana, Chinese or Korean."""
    return "\u0e00" <= letter <= "\u0eff" or "\u3040" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af"


@cache
def _common() -> frozenset[str]:
    return frozenset(phrases("language_words"))
