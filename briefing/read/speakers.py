"""The labels of those who speak in an interview or a hearing: "Q:", "ANNA ROE:", "Minister Vold (via interpreter):"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from briefing.lexicon import phrases, rows

# A label counts where labelled lines come at least this often and one speaker comes back.
LABELLED_LINES = 3
# No label is longer, in characters.
LONGEST_LABEL = 120

_WORD = r"(?:[A-Z][\w.’'-]*|of|the|and|for|de|van|von|al|der|la|le|bin)"
_LABEL = re.compile(
    rf"(?P<who>[A-Z][\w.’'-]*(?: {_WORD}){{0,7}}(?:, {_WORD}(?: {_WORD}){{0,5}})?)"
    r"(?P<aside> ?[(\[][^()\[\]:]{1,40}[)\]])?:(?:\s+(?=\S)|$)"
)
_PART = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+$")


def speakers(texts: Iterable[str]) -> frozenset[str]:
    """The labels under which someone speaks in these lines.

    In a text that is no conversation only people with a title or a known given name, in capitals, count. Wrong for a
    list whose items open with the same name and a colon more than once ("Norway: ...").
    """
    found = [match["who"] for match in map(label, texts) if match]
    named = Counter(said for said in found if _speaks(said) or _name(said))
    turns = Counter(_NUMBER.sub("", said) for said in named.elements())
    conversation = sum(turns.values()) >= LABELLED_LINES and max(turns.values()) >= 2
    return frozenset(said for said in named if conversation or (said.isupper() and " " in said and _person(said)))


def label(text: str) -> re.Match[str] | None:
    """The label that a line may open with: `who` it names, an `aside` on how, the colon, and the space behind it."""
    return _LABEL.match(text[:LONGEST_LABEL])


def _speaks(said: str) -> bool:
    """A word or a title says that this one speaks. Examples: "Q2", "MR PRICE", "Deputy Secretary"."""
    words = [word.lower() for word in _PART.findall(said)]
    return any(word in _words("speaks") or word in _titles() for word in words)


def _name(said: str) -> bool:
    """The label could be a name: it holds a word that is neither common nor the label of something else."""
    words = [word.lower() for word in _PART.findall(said)]
    return not any(word in _words("never") for word in words) and any(word not in _common() for word in words)


def _person(said: str) -> bool:
    return _speaks(said) or said.partition(" ")[0].title() in phrases("first_names")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row[0] for row in rows("speaker_labels") if row[1] == kind)


@cache
def _titles() -> frozenset[str]:
    return frozenset(title.lower().rstrip(".") for title in phrases("courtesy_titles")) | frozenset(
        phrases("role_words")
    )


@cache
def _common() -> frozenset[str]:
    return frozenset(phrases("common_words"))
