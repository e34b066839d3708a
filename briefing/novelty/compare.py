"""How a line lies beside an earlier one, as marks from 0 to about 1 that two tables of points judge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.novelty.facts import Facts, Unit
from briefing.novelty.turns import DATES, Turn, alike, turns

# Rarities of shared words, about those of four names; more of them tie a line no closer.
FULL_TIE = 5.0
# Rarities of words not told that make a whole new fact.
FULL_REST = 4.0
# The share of names told where a line has none: neither for nor against.
NO_NAMES = 0.5


@dataclass(frozen=True, slots=True)
class Beside:
    """A line beside an earlier one: the marks, and the figures that turned."""

    marks: Mapping[str, float]
    turned: tuple[Turn, ...]


def beside(line: Facts, earlier: Facts, told: frozenset[str]) -> Beside:
    """All marks of a pair; `told` are the keys of everything else the reader got on the matter."""
    turned = turns(line, earlier)
    given = earlier.keys | met(line, earlier)
    words, names = _words(line, given, told | given), _names(line, earlier)
    marks = {
        **words,
        **_back(line, earlier),
        **names,
        "swapped in a template": names["names swapped"] * (1 - words["tie of words"]),
        **_figures(turned),
        **_steps(line, earlier),
    }
    return Beside(marks, turned)


def is_told(unit: Unit, keys: frozenset[str]) -> bool:
    """Whether one of the keys of a unit is among those."""
    return not keys.isdisjoint(unit.keys)


def met(line: Facts, earlier: Facts) -> frozenset[str]:
    """The keys of the line's figures that the earlier line gives in other words: "two days" for "48 hours"."""
    return frozenset(one.key for one in line.amounts if any(alike(one, other) for other in earlier.amounts))


def share(units: Iterable[Unit], keys: frozenset[str], empty: float = 0.0) -> float:
    """How much of some units those keys tell, weighted by need; `empty` where there is nothing to tell."""
    need = told = 0.0
    for unit in units:
        need += unit.need
        told += unit.need if is_told(unit, keys) else 0.0
    return told / need if need else empty


def _words(line: Facts, given: frozenset[str], told: frozenset[str]) -> dict[str, float]:
    plain = {unit.keys[0]: unit.rarity for unit in line.units if is_told(unit, given) and not unit.name}
    rest = sum([unit.need for unit in line.units if not is_told(unit, told)])
    return {
        "told": share(line.units, given),
        "told by any": share(line.units, told),
        "words told": share((unit for unit in line.units if not unit.name), given),
        "tie of words": min(sum(plain.values()), FULL_TIE) / FULL_TIE,
        "rest": min(rest, FULL_REST) / FULL_REST,
    }


def _back(line: Facts, earlier: Facts) -> dict[str, float]:
    given = line.keys | met(earlier, line)
    return {
        "told back": share(earlier.units, given),
        "words told back": share((unit for unit in earlier.units if not unit.name), given),
    }


def _names(line: Facts, earlier: Facts) -> dict[str, float]:
    """Names that only one of two lines has tell two matters, when both have some: the ministry's template."""
    mine, theirs = _by_key(line), _by_key(earlier)
    fresh = [unit for unit in mine if not is_told(unit, earlier.keys)]
    gone = [unit for unit in theirs if not is_told(unit, line.keys)]
    known = sum([unit.rarity for unit in mine]) - sum([unit.rarity for unit in fresh])
    swapped = min(sum([unit.rarity for unit in fresh]), sum([unit.rarity for unit in gone]))
    places = {unit.after for unit in fresh} & {unit.after for unit in gone}
    return {
        "names told": share((unit for unit in line.units if unit.name), earlier.keys, NO_NAMES),
        "names swapped": swapped / (swapped + known) if swapped else 0.0,
        "name in a name's place": float(bool(places - {""})),
    }


def _by_key(facts: Facts) -> list[Unit]:
    """The names of a sentence, each once."""
    return list({unit.keys[0]: unit for unit in facts.units if unit.name}.values())


def _figures(turned: tuple[Turn, ...]) -> dict[str, float]:
    return {
        "figure turned": float(any(turn.now.kind not in DATES for turn in turned)),
        "date turned": float(any(turn.now.kind in DATES for turn in turned)),
    }


def _steps(line: Facts, earlier: Facts) -> dict[str, float]:
    now, before = _by_matter(line), _by_matter(earlier)
    return {
        "step turned": float(any(now[matter] - before[matter] for matter in now if matter in before)),
        "came true": float(earlier.ahead and not line.ahead and line.past),
    }


def _by_matter(facts: Facts) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for step in facts.steps:
        found.setdefault(step.matter, set()).add(step.step)
    return found
