"""Whether what PDFium read can be text at all: fonts that tell no letters give soup."""

from __future__ import annotations

import re
from collections import Counter

# So many letters are looked at, spread over the document.
SAMPLE = 3_000
# With fewer letters nothing is said.
LEAST = 200
# Private-use signs, controls and U+FFFD among all signs: soup, and a doubt.
MOST_STRANGE = 0.2
SOME_STRANGE = 0.02
# Letters among all signs that are no digits: a table of figures with short heads still has two thirds.
LEAST_LETTERS = 0.5
# Vowels among Latin letters: 36 to 48 in a hundred in the languages of Europe, 15 where each letter is shifted.
LEAST_VOWELS = 0.27
MOST_VOWELS = 0.62

_STRANGE = re.compile("[\x00-\x01\x03-\x08\x0e-\x1e\x7f-\x9f\ue000-\uf8ff\ufffd]")
_LATIN = re.compile(r"[a-zà-ÿœ]", re.IGNORECASE)
_VOWEL = re.compile(r"[aeiouyà-æè-ïò-öø-üýÿœ]", re.IGNORECASE)


def soup(text: str) -> tuple[bool, str]:
    """Whether the text cannot be read, and the doubt when part of it cannot."""
    sample = Counter(text[:: len(text) // SAMPLE + 1])
    signs = sum(count for sign, count in sample.items() if not sign.isspace() and not sign.isdigit())
    if signs < LEAST:
        return False, ""
    letters = sum(count for sign, count in sample.items() if sign.isalpha())
    strange, latin, vowels = (
        sum(count for sign, count in sample.items() if kind.match(sign)) for kind in (_STRANGE, _LATIN, _VOWEL)
    )
    shifted = latin > letters / 2 > LEAST / 2 and not LEAST_VOWELS < vowels / latin < MOST_VOWELS
    unread = strange > MOST_STRANGE * signs or letters < LEAST_LETTERS * signs or shifted
    return unread, "some of its letters cannot be read" if strange > SOME_STRANGE * signs else ""
