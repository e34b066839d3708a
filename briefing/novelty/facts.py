"""What a sentence tells, in units that can be laid against another sentence's: words, names, figures, steps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.lexicon import WEEKDAYS
from briefing.model import Span
from briefing.novelty.asides import asides, within, without
from briefing.novelty.figures import Amount, amounts
from briefing.novelty.keys import is_name, keys_of
from briefing.novelty.rarity import Rarity
from briefing.novelty.stem import stem
from briefing.novelty.steps import Step, ahead, past, steps
from briefing.words import WORD, stop_words

# What must be told of an attribution, or of a word of reporting, as a share: "the fire brigade said" is no news.
ASIDE = 0.25
# The weight of a figure beside a name's 1: it is as common as a middling word, and the marks of figures tell the rest.
FIGURE = 0.6
# Characters before and behind a figure in which stands what it counts.
BEFORE, BEHIND = 45, 40
# Characters behind a figure in which begins the word for what it counts: "seven of the missing people". With 16 the
# macro F1 of the learned lines fell by .01.
NEXT = 25
# Characters before a name in which the word stands that leads to it, behind titles: "with Foreign Minister ".
REACH = 60
_PIECE = re.compile(r"[^-‑]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_REPORTING = frozenset(
    (
        "say",
        "said",
        "told",
        "tell",
        "announc",
        "confirm",
        "report",
        "add",
        "state",
        "accord",
        "spokesman",
        "spokeswoman",
        "offici",
        "statement",
    )
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A content word or figure: its keys, the first its own; how rare it is; how much of it must be told.

    `after` is the word before a name that is no name itself: "with" in "spoke with Ambassador Nuri".
    """

    keys: tuple[str, ...]
    span: Span
    rarity: float
    need: float
    name: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A sentence as units, with the keys of all of them.

    For each amount, `about` holds the keys of the words around it, `counted` those of the next words behind it.
    """

    text: str
    units: tuple[Unit, ...]
    keys: frozenset[str]
    amounts: tuple[Amount, ...]
    about: tuple[frozenset[str], ...]
    counted: tuple[frozenset[str], ...]
    steps: tuple[Step, ...]
    ahead: bool
    past: bool
    asides: tuple[Span, ...]


def read(text: str, rarity: Rarity) -> Facts:
    """The units of a sentence; rarity weighs them."""
    attributions, figures = asides(text), amounts(text)
    units = tuple(sorted((*_figures(figures, attributions), *_words(text, figures, attributions, rarity)), key=_place))
    core = without(text, attributions)
    return Facts(
        text,
        units,
        frozenset(key for unit in units for key in unit.keys),
        figures,
        tuple(_keys(units, figure.span.start - BEFORE, figure.span.end + BEHIND) for figure in figures),
        tuple(_keys(units, figure.span.end, figure.span.end + NEXT) for figure in figures),
        steps(text),
        ahead(core),
        past(core),
        attributions,
    )


def _place(unit: Unit) -> int:
    return unit.span.start


def _figures(figures: tuple[Amount, ...], attributions: tuple[Span, ...]) -> Iterator[Unit]:
    """A weekday alone is nothing that must be told: which one it is, the marks of dates compare."""
    for figure in figures:
        worth = 0.0 if figure.kind == "weekday" else FIGURE
        need = worth * (ASIDE if within(figure.span.start, attributions) else 1)
        yield Unit((figure.key,), figure.span, worth, need)


def _words(text: str, figures: tuple[Amount, ...], attributions: tuple[Span, ...], rarity: Rarity) -> Iterator[Unit]:
    taken = tuple(figure.span for figure in figures)
    for match in WORD.finditer(text):
        for piece in _PIECE.finditer(match[0]):
            start = match.start() + piece.start()
            word = _POSSESSIVE.sub("", piece[0])
            if _telling(word) and not within(start, taken):
                share = ASIDE if within(start, attributions) or stem(word.lower()) in _REPORTING else 1
                yield _unit(text, word, start, share, rarity)


def _telling(word: str) -> bool:
    low = word.lower()
    return len(word) > 1 and not word[0].isdigit() and low not in WEEKDAYS and low not in stop_words()


def _unit(text: str, word: str, start: int, share: float, rarity: Rarity) -> Unit:
    name = is_name(word, start == 0)
    weight = rarity.of(stem(word.lower()), name)
    return Unit(
        keys_of(word, name),
        Span(start, start + len(word)),
        weight,
        weight * share,
        name,
        _leading(text[max(0, start - REACH) : start]) if name else "",
    )


def _leading(before: str) -> str:
    """The last word in lower case before a name: "with" in "spoke with Foreign Minister "."""
    return next((word for word in reversed(before.split()) if word.islower()), "")


def _keys(units: tuple[Unit, ...], start: int, end: int) -> frozenset[str]:
    """The keys of the words that begin in a stretch, figures left out: "seven people died" -> people, killed."""
    near = (unit for unit in units if start <= unit.span.start <= end and not unit.keys[0][0].isdigit())
    return frozenset(key for unit in near for key in unit.keys)
