"""Whether a text is in the language that the rules and word lists speak: by the share of its commonest words."""

from __future__ import annotations

import re

from briefing.words import stop_words

# A third to a half of English text are such words; of German, French or Spanish text under a tenth are spelt alike.
LEAST_SHARE = 0.16
# Fewer words prove nothing: a list of names holds none.
ENOUGH_WORDS = 60
# So many characters tell; more only cost time.
SAMPLE = 20_000
# Letters outside the Latin alphabet: where they are most of a text, no word list is needed.
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def foreign(text: str) -> bool:
    """The text is long enough to tell and is not English."""
    sample = text[:SAMPLE].lower()
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    if len(words) < ENOUGH_WORDS and not (letters > 5 * ENOUGH_WORDS and _not_latin(sample) > letters / 2):
        return False
    return sum(word in stop_words() for word in words) < LEAST_SHARE * len(words)


def _not_latin(sample: str) -> int:
    return sum(letter > "\u036f" and letter.isalpha() for letter in sample)
