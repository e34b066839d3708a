"""Captions that stand among sentences, "The old lock of Harth.": a name or a thing, without a verb.

No page is served by such a line, unless it is an item of a list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from briefing.lexicon import phrases
from briefing.model import Kind, Sentence
from briefing.words import stop_words

# In words; a longer line without a verb was not understood.
FEWEST, MOST = 3, 14

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OPENING = re.compile(r"(?:The|An?)\s|(?:[A-Z][\w-]*\s){0,3}[A-Z][\w-]*(?:[’']s\s[A-Z]|\sof\s[A-Z])")
# "Ambulances at the port after the storms.": its last word is a thing too.
_PLACED = re.compile(r"[A-Z][a-z]+s\s(?:at|in|on|near|outside|of|from|along|beside)\b")
_MARKS = re.compile(r"[\"“”?!:]|n[’']t\b|[’'](?:ll|ve|re|d|m)\b")
_FROM_FILE = re.compile(r"; from file\b.*$")


def without_captions(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, captions among them as furniture; a list without markers, or under a colon, is left alone."""
    bare = [sentence.kind is Kind.PARAGRAPH and caption(sentence.text) for sentence in sentences]
    if not any(bare):
        return tuple(sentences)
    beside = zip(
        chain(("",), (s.text for s in sentences)), chain((False,), bare), chain(bare[1:], (False,)), strict=False
    )
    return tuple(
        replace(sentence, kind=Kind.FURNITURE) if alone and not (before or after or text.endswith(":")) else sentence
        for sentence, alone, (text, before, after) in zip(sentences, bare, beside, strict=False)
    )


def caption(text: str) -> bool:
    """The line names something, tells nothing. Example: "The old lock in Oslo.". Wrong for "The pair vote there."."""
    if not FEWEST <= text.count(" ") + 1 <= MOST or _MARKS.search(text):
        return False
    placed = _PLACED.match(text) is not None
    if not (placed or _OPENING.match(text)):
        return False
    words = [word.replace("’", "'") for word in _WORD.findall(_FROM_FILE.sub("", text))]
    thing = placed and words[-1].endswith("s")
    pairs = list(zip(words, [*words[1:], "of"], strict=True))
    return not any(_may_be_verb(word, after) for word, after in (pairs[:-1] if thing else pairs))


def _may_be_verb(word: str, after: str) -> bool:
    """A verb by its form, or a plural that a verb without an ending may follow."""
    low = word.lower()
    if word in _signs() or _clitic(low, after) or (low.endswith("ed") and word == low):
        return True
    ends_in_s = low.endswith("s") and not low.endswith(("'s", "ss", "us")) and low not in stop_words()
    return ends_in_s and (word == low or not (after[0].isupper() or after in stop_words()))


def _clitic(low: str, after: str) -> bool:
    """ "It’s" and "the ball’s in" hold "is"; "Harth’s lock" does not."""
    return low.endswith("'s") and (low[:-2] in _signs() or after in stop_words())


@cache
def _signs() -> frozenset[str]:
    return frozenset(phrases("verb_signs"))
