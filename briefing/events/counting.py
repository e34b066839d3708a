"""The figures of a sentence that count something, with the words around them that say more."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from briefing.events.no_counts import counts_nothing
from briefing.events.numbers import Number, Token, numbers, text_at, tokens
from briefing.events.things import RULES, VOTE, Thing, happened, losing
from briefing.lexicon import rows
from briefing.model import Passage, Span
from briefing.words import stems

Said = tuple[Token, ...]

_CUT = re.compile(r"[,;:] ")
JOB, LOST = "job", "lost"
NEAR = 8  # words on either side of a percentage or a sum that say what it is of


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of a sentence with what it counts: `kind` "dead", `sort` "child" or "" for people in general.

    `near` are the stems close to it, `general` is true where the story has one such count (a toll, a magnitude),
    `of` the stem of what a percentage is of, or `LOST` for jobs that go.
    """

    passage: Passage
    number: Number
    kind: str
    sort: str
    span: Span
    near: frozenset[str]
    general: bool
    of: str = ""


def counts(passage: Passage) -> tuple[Count, ...]:
    """The figures of a sentence that count something, in order.

    Left out are parts ("five of them", "including three children") and what comes on top ("three more").
    """
    said = tokens(passage.sentence.text)
    found = []
    for number in numbers(said):
        thing = None if counts_nothing(said, number) or _partial(said, number) else _thing(said, number)
        if thing:
            first, last = min(thing.first, number.first), max(thing.last, number.last)
            start = passage.sentence.start
            span = Span(start + said[first].start, start + said[last].end)
            near = _near(said, number)
            of = thing.of or (LOST if thing.kind == JOB and near & losing() else "")
            general = not thing.sort and thing.kind in happened()
            told = number if thing.kind == VOTE else replace(number, against=None)
            found.append(Count(passage, told, thing.kind, thing.sort, span, near, general, of))
    return tuple(found)


def _thing(said: Said, number: Number) -> Thing | None:
    if number.bound == "was" or not number.value:
        return None
    found = next((thing for rule in RULES for thing in (rule(said, number),) if thing), None)
    return found if found and found.kind != "span" else None


def _partial(said: Said, number: Number) -> bool:
    """Part of another count, or on top of it: "five of them", "including three children", "three more"."""
    after, before = text_at(said, number.last + 1), text_at(said, number.first - 1)
    added = _words("more")
    return (after == "of" and not number.unit) or after in added or before in added or before in _words("part")


def _near(said: Said, number: Number) -> frozenset[str]:
    """The stems of the words beside a number, as far as the next sign that parts clauses."""
    before = _clause(said[max(0, number.first - NEAR) : number.first][::-1])
    behind = _clause(said[number.last + 1 : number.last + 1 + NEAR])
    return frozenset(stems((*before, *behind)))


def _clause(beside: Said) -> list[str]:
    clause = []
    for token in beside:
        if token.text in ";:.!?":
            break
        if token.text[0].isalpha():
            clause.append(token.text)
    return clause


def marks(count: Count) -> frozenset[str]:
    """What is said of a figure: "change", "apart" in its sentence, "aim", "ahead" in its clause (figure_words.txt)."""
    text = count.passage.sentence.text
    at = count.span.start - count.passage.sentence.start
    before, behind = _CUT.split(text[:at])[-1], _CUT.split(text[at:])[0]
    found = _marked(text, ("change", "apart")) + _marked(before + behind, ("aim", "ahead"))
    return frozenset(found)


def _marked(text: str, parts: tuple[str, ...]) -> list[str]:
    padded = f" {' '.join(token.text for token in tokens(text))} "
    return [part for part in parts if any(f" {word} " in padded for word in _words(part))]


@cache
def _words(part: str) -> tuple[str, ...]:
    return tuple(word for word, role in rows("figure_words") if role == part)
