"""Under which keys a word is looked for in another sentence: its stem, its group of like words, its country."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from briefing.countries import country
from briefing.lexicon import phrases, rows, table
from briefing.novelty.rarity import shares
from briefing.novelty.stem import stem
from briefing.novelty.steps import places

# Letters of a stem that decide, so that "negotiators" meets "negotiation"; with 6 "construction" met "constraint".
DECIDING = 7
# Letters that must be left of a name without its ending.
LEFT = 5
_ENDING = re.compile(r"(?:ians?|ans?|ese|ish|ia|a)$")


def keys_of(word: str, name: bool) -> tuple[str, ...]:
    """All keys of a word as written, its own first.

    "Norwegian" -> "@NO", "talks" -> "talk", "=talks", "resigned" -> "resign", "~office left". Wrong where a word has
    several senses: "strikes" of workers and of bombers meet.
    """
    code = country(word)
    if code:
        return (f"@{code}",)
    low = word.lower()
    if name:
        return (folded(low),)
    own = stem(low)
    alike = (f"={group}" for group in _groups().get(own, ()))
    return (own[:DECIDING], *alike, *(f"~{matter} {step}" for matter, step in places(own)))


def is_name(word: str, opens: bool) -> bool:
    """Whether a word as written is a name, or part of one; the first word of a sentence only if it is no known word."""
    low = word.lower()
    known = low in _common() or (opens and stem(low) in shares())
    return word[0].isupper() and not known


def folded(name: str) -> str:
    """A name without the ending of a people: "karelovan" and "karelova" -> "karelov"."""
    short = _ENDING.sub("", name)
    return short if len(short) >= LEFT else name


@cache
def _common() -> frozenset[str]:
    return frozenset(phrases("common_words")) | frozenset(table("months"))


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    """Stem -> the groups of like words it stands in."""
    found: dict[str, dict[str, None]] = {}
    for row in rows("same_words"):
        for word in row:
            found.setdefault(stem(word), {})[row[0]] = None
    return {own: tuple(groups) for own, groups in found.items()}
