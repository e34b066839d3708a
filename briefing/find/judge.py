"""Turns signals into reasons with the learned weights of one part of the page.

`weights/<part>.txt` holds the weight of each signal, learned by tools/learn_judgement.py; a score is about 0 (nobody
would print it here) to 1 (the page is wrong without it).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from briefing.find.signals import Seen
from briefing.model import Finding, Reason, total

_HOME = Path(__file__).with_name("weights")
# Contributions smaller than this are told together: a page's reasons must stay readable.
_SMALL = 0.02


@dataclass(frozen=True, slots=True)
class Weights:
    """What the signals are worth for one part: `base` for every sentence; a score below `least` is not printed."""

    base: float
    least: float
    points: Mapping[str, float]


@cache
def weights(part: str) -> Weights:
    """The learned weights of one part of the page."""
    lines = (_HOME / f"{part}.txt").read_text("utf-8").splitlines()
    points = {name: float(value) for name, value in (line.split("\t") for line in lines if line and line[0] != "#")}
    return Weights(points.pop("(base)"), points.pop("(least)"), MappingProxyType(points))


def judge(part: str, seen: Seen) -> tuple[Reason, ...]:
    """Why a sentence belongs in a part, greatest share first; what moves it little is told as one reason."""
    table = weights(part)
    shares = [(name, table.points[name] * value) for name, value in seen.signals.items() if name in table.points]
    telling = sorted((share for share in shares if abs(share[1]) >= _SMALL), key=lambda share: (-abs(share[1]), share))
    rest = table.base + sum(share for _, share in shares if abs(share) < _SMALL)
    return (*(Reason(name, round(points, 4)) for name, points in telling), Reason("all else", round(rest, 4)))


def best_first(findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings by falling score, those alike in the order of the sources."""
    return tuple(sorted(findings, key=lambda f: (-f.score, f.passage.source, f.passage.sentence.start)))


def is_enough(part: str, reasons: tuple[Reason, ...]) -> bool:
    """True where the score is high enough to be printed in the part."""
    return total(reasons) >= weights(part).least
