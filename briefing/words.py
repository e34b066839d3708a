"""The only place that knows what a word, a stem and a stop word are."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol, cast

from briefing.lexicon import phrases, rows
from briefing.settings import LANGUAGE

# Letters and digits, joined by an inner apostrophe, hyphen, stop or comma: "U.S", "cease-fire", "10,000", "Trump’s".
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


class _Stemmer(Protocol):
    def stemWords(self, words: list[str]) -> list[str]: ...  # noqa: N802 - the library's name


def words(text: str) -> tuple[str, ...]:
    """All words of a text in lower case, in order, without a possessive ending."""
    return tuple(word[:-2] if word.endswith(("’s", "'s")) else word for word in WORD.findall(text.lower()))


def stems(words: tuple[str, ...]) -> tuple[str, ...]:
    """The Snowball (Porter 2) stems of the content words, in order; stop words and single letters fall out."""
    stop = stop_words()
    content = [word for word in words if word not in stop and len(word) > 1]
    return tuple(_stemmer().stemWords(content))


@cache
def connectives() -> re.Pattern[str]:
    """The words that tie a sentence to the one before it, at its opening: "However, ", "But ", "In addition, "."""
    comma = "|".join(re.escape(phrase) for phrase, mode in rows("connectives", LANGUAGE) if mode == "comma")
    bare = "|".join(re.escape(phrase) for phrase, mode in rows("connectives", LANGUAGE) if mode == "bare")
    return re.compile(rf"(?:(?:{comma}), +|(?:{bare}),? +)+", re.IGNORECASE)


@cache
def stop_words() -> frozenset[str]:
    """Words too common to tell one sentence from another."""
    return frozenset(phrases("stop_words", LANGUAGE))


@cache
def _stemmer() -> _Stemmer:
    from snowballstemmer import stemmer

    return cast(_Stemmer, stemmer("english"))


def holds(text: str, wanted: str) -> bool:
    """Whether some words stand in a text whole and in their order, whatever their case; no words stand in none."""
    sought = words(wanted)
    return bool(sought) and f" {' '.join(sought)} " in f" {' '.join(words(text))} "
