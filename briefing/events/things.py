"""What a number counts: "at least 12 injured", "killed five people", "the toll rose to seven".

A rule looks at one number among the words of its sentence and says what it counts, or None; the first opinion wins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from briefing.events.numbers import Number, Token, text_at
from briefing.lexicon import rows
from briefing.words import stems, stop_words

Said = tuple[Token, ...]

REACH = 3  # words between a figure and its noun: "400 striking dock workers"
STATE_REACH = 7  # words between the noun and what happened to it: "five people are now known to have died"
TOLL_REACH = 18  # words between "toll" and its figure: "the death toll in Velm rose overnight to seven"
NUMBER_REACH = 12  # words between "the number of" and its figure
LEAVING_REACH = 8  # words: "520 people had to leave their homes"
FEWEST = 2  # of a thing; "one house" is seldom a count
SHORTEST_PLURAL = 4  # letters

# Words between a noun and what happened to it.
_AUXILIARIES = frozenset(("was", "were", "are", "is", "have", "has", "had", "been", "being", "be", "to", "left"))
_REPORTS = frozenset(("reported", "confirmed", "known", "found", "believed", "feared"))
_ADVERBS = frozenset(("also", "now", "already", "still"))
_GRADES = frozenset(("seriously", "badly", "critically", "slightly", "severely"))
_BETWEEN = _AUXILIARIES | _REPORTS | _ADVERBS | _GRADES
VOTE = "vote"
EVERYBODY = ""  # the sort of a count of people in general
_VOTING = frozenset(("voted", "vote", "votes", "ballot", "approved", "passed", "adopted", "rejected", "defeated"))


@dataclass(frozen=True, slots=True)
class Thing:
    """What a number counts: its kind and sort, and the tokens from `first` to `last` that say so.

    `of` is the stem of what a percentage is of.
    """

    kind: str
    sort: str
    first: int
    last: int
    of: str = ""


Rule = Callable[[Said, Number], Thing | None]


def vote(said: Said, number: Number) -> Thing | None:
    """ "voted 54 to 43", "by 54 votes to 43"."""
    if number.against is None or number.unit or not _VOTING.intersection(token.text for token in said):
        return None
    first = number.first - 1 if text_at(said, number.first - 1) in _VOTING else number.first
    last = number.last + 1 if text_at(said, number.last + 1) == "votes" else number.last
    return Thing(VOTE, EVERYBODY, first, last)


def measured(said: Said, number: Number) -> Thing | None:
    """ "magnitude 6.4", "a magnitude of 6.4", "a 6.4-magnitude quake"."""
    scale = _roles()["scale"]
    first, last = number.first, number.last
    before = first - (2 if text_at(said, first - 1) == "of" else 1)
    behind = last + (2 if text_at(said, last + 1) == "-" else 1)
    for at in (before, behind):
        if text_at(said, at) in scale:
            return Thing(scale[said[at].text], EVERYBODY, min(at, first), max(at, last))
    return None


def unit(said: Said, number: Number) -> Thing | None:
    """A percentage or a sum of money; what it is of stands near it."""
    if not number.unit:
        return None
    last = number.last
    if text_at(said, last + 1) in ("of", "in"):
        noun = next((at for at in range(last + 2, min(last + 2 + REACH, len(said))) if _content(said, at)), None)
        if noun is not None:
            of = stems((said[noun].text,))[0] if number.unit == "%" else ""
            return Thing(number.unit, EVERYBODY, number.first, noun, of)
    return Thing(number.unit, EVERYBODY, number.first, last)


def counted_after(said: Said, number: Number) -> Thing | None:
    """The noun behind the figure, with what happened to it: "12 workers were injured", "five dead", "240 homes"."""
    at, kind, sort = _noun(said, number.last + 1)
    if kind == "span":
        return Thing("span", EVERYBODY, number.first, number.last)
    if kind == "state":
        return Thing(sort, EVERYBODY, number.first, at)
    if not kind or number.value < FEWEST:
        return None
    state, last = _state_behind(said, at)
    if state and kind != "measure":
        return Thing(state, sort, number.first, last)
    before = "" if kind == "measure" else _state_before(said, number)
    if sort == "life":
        sort, before = EVERYBODY, _roles()["taking"].get(text_at(said, number.first - 1), "")
    if before:
        return Thing(before, sort, number.first - 1, at)
    return (None if sort else toll(said, number)) or Thing(sort or "people", EVERYBODY, number.first, at)


def stated_before(said: Said, number: Number) -> Thing | None:
    """A figure without a noun behind what happened: "and injured 12"."""
    state = _state_before(said, number)
    return Thing(state, EVERYBODY, number.first - 1, number.last) if state else None


def toll(said: Said, number: Number) -> Thing | None:
    """ "The death toll rose to seven": the word stands before, and nothing else is counted in between."""
    for at in range(number.first - 1, max(-1, number.first - 1 - TOLL_REACH), -1):
        if said[at].text in _roles()["toll"]:
            first = at - 1 if text_at(said, at - 1) == "death" else at
            return Thing(_roles()["toll"][said[at].text], EVERYBODY, first, number.last)
        if said[at].text in (";", ":") or said[at].text[0].isdecimal():
            return None
    return None


def number_of(said: Said, number: Number) -> Thing | None:
    """ "The number of dead rose to seven", "the number of cancelled departures is now 36", "nine the number killed"."""
    if [text_at(said, number.last + 1), text_at(said, number.last + 2)] == ["the", "number"]:
        at, kind, sort = _noun(said, number.last + (4 if text_at(said, number.last + 3) == "of" else 3))
        return Thing(sort or "people", EVERYBODY, number.first, at) if kind else None
    if text_at(said, number.first - 1) not in ("to", "at", "is", "was", "of", "reached", "hit", "passed", "around"):
        return None
    for at in range(number.first - 2, max(-1, number.first - 2 - NUMBER_REACH), -1):
        if said[at].text in (";", ":", "number") and (text_at(said, at + 1) != "of" or said[at].text != "number"):
            return None
        if said[at].text == "number":
            _, kind, sort = _noun(said, at + 2)
            return Thing(sort or "people", EVERYBODY, at, number.last) if kind else None
    return None


RULES: tuple[Rule, ...] = (vote, measured, unit, counted_after, stated_before, toll, number_of)


def _noun(said: Said, at: int) -> tuple[int, str, str]:
    """The noun that follows: its place, its role and what it is; the role "" where there is none.

    A word that is in no list is a noun where it looks like a plural.
    """
    roles = _roles()
    for place in range(at, min(at + REACH, len(said))):
        word = said[place].text
        if word in roles["state"] or word in roles["result"]:
            return place, "state", roles["state"].get(word) or roles["result"][word]
        for role in ("span", "people", "noun", "measure"):
            if word in roles[role]:
                return place, role, "" if role == "people" else roles[role][word]
        if not word[0].isalpha() or word in stop_words():
            return place, "", ""
        if len(word) > SHORTEST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return place, "noun", stems((word,))[0]
    return at, "", ""


def _state_behind(said: Said, at: int) -> tuple[str, int]:
    """What happened to a noun at a place, behind it: "were killed", "had to leave their homes"."""
    roles = _roles()
    for place in range(at + 1, min(at + 1 + STATE_REACH, len(said))):
        word = said[place].text
        state = roles["state"].get(word) or roles["result"].get(word)
        if state:
            return state, place
        if word not in _BETWEEN:
            break
    behind = [token.text for token in said[at + 1 : at + 1 + LEAVING_REACH]]
    for phrase, state in roles["leaving"].items():
        parts = phrase.split()
        for skip in range(len(behind) - len(parts) + 1):
            if behind[skip : skip + len(parts)] == parts:
                return state, at + skip + len(parts)
    return "", at


def _state_before(said: Said, number: Number) -> str:
    before = text_at(said, number.first - 1)
    return _roles()["state"].get(before) or _roles()["causing"].get(before) or ""


def _content(said: Said, at: int) -> bool:
    word = said[at].text
    return word[0].isalpha() and word not in stop_words()


@cache
def _roles() -> Mapping[str, Mapping[str, str]]:
    """Part in the grammar -> word -> what it counts."""
    parts: dict[str, dict[str, str]] = {}
    for word, kind, part in rows("counted"):
        parts.setdefault(part, {})[word] = kind
    return MappingProxyType(parts)


@cache
def happened() -> frozenset[str]:
    """The kinds of which a story has one count for people in general: dead, injured, missing, a magnitude."""
    parts = ("state", "result", "causing", "toll", "leaving", "scale")
    return frozenset(kind for part in parts for kind in _roles()[part].values())


@cache
def losing() -> frozenset[str]:
    """The stems of words by which jobs go."""
    return frozenset(stems(tuple(_roles()["losing"])))
