"""How far a matter has come: what was planned is held or fails, who was sought is caught, what rose falls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from briefing.lexicon import rows
from briefing.model import Span
from briefing.novelty.asides import within
from briefing.novelty.stem import stem

_WORD = re.compile(r"[^\W\d_]+")
# Wordings by which a sentence speaks of what has not happened yet.
_AHEAD = re.compile(
    r"\b(?:will|shall|would|could|may|might|about to"
    r"|(?:is|are|was|were) (?:to|due|expected|planned|scheduled)"
    r"|(?:due|set|expected|likely|scheduled|ready|invited) to"
    r"|(?:plan|hope|aim|want|intend)(?:s|ned|d|ed|ning|ing)? to)\b"
)
_PAST = re.compile(
    r"\b(?:has|have|had|was|were|did|\w{2,}ed|began|begun|rose|fell|broke|won|lost|met|held|took|gave|found|went|came|made"
    r"|left|cut|hit|struck|sent|told|shut|put|set|saw|brought|led|drew|kept|stood|ran|sank|shot|fled|spoke|withdrew)\b"
)

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """A word that tells a step: "arrested" tells that the matter "law" has come to "caught"."""

    matter: str
    step: str
    span: Span


def steps(text: str) -> tuple[Step, ...]:
    """All steps told in a sentence, phrases first; words inside a phrase tell none of their own.

    "The talks broke down." -> going, failed; "not guilty" -> law, freed. Wrong where the word has another sense: "they
    met a deadline".
    """
    found: list[Step] = []
    for match in _phrase().finditer(text.lower()):
        found += [Step(matter, step, Span(*match.span())) for matter, step in _phrases()[match[0]]]
    taken = tuple(step.span for step in found)
    for match in _WORD.finditer(text):
        if not within(match.start(), taken):
            found += [Step(matter, step, Span(*match.span())) for matter, step in places(stem(match[0].lower()))]
    return tuple(found)


def places(stem_: str) -> tuple[Place, ...]:
    """The matter and step that a single word tells, by its stem."""
    return _words().get(stem_, ())


def ahead(text: str) -> bool:
    """Whether a sentence speaks of what is still to come: "will vote", "is due on Friday"."""
    return bool(_AHEAD.search(text))


def past(text: str) -> bool:
    """Whether a sentence tells what has happened: "has voted", "were freed", "fell". Wrong for "a planned visit"."""
    return bool(_PAST.search(text))


@cache
def _words() -> Mapping[str, tuple[Place, ...]]:
    return _gathered((stem(phrase), (matter, step)) for phrase, matter, step in rows("steps") if " " not in phrase)


@cache
def _phrases() -> Mapping[str, tuple[Place, ...]]:
    return _gathered((phrase, (matter, step)) for phrase, matter, step in rows("steps") if " " in phrase)


def _gathered(pairs: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, dict[Place, None]] = {}
    for key, place in pairs:
        found.setdefault(key, {})[place] = None
    return {key: tuple(told) for key, told in found.items()}


@cache
def _phrase() -> re.Pattern[str]:
    longest_first = sorted(_phrases(), key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")
