"""Turns signals into reasons with the learned weights of one part of the page.

`weights/<part>.txt` holds the weight of each signal, learned by tools/learn_judgement.py; a score is about 0 (nobody
would print it here) to 1 (the page is wrong without it).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from briefing.find.signals import Seen
from briefing.model import Finding, Reason

WEIGHTS_HOME = Path(__file__).with_name("weights")
# Lines of a part that are judged by the lower threshold: the five a reader looks at, and two for those that cannot
# stand alone on the page; with five, a tenth of the good risks was lost, with eight nothing more was won.
FIRST_LINES = 7
# Contributions smaller than this are told together: a page's reasons must stay readable.
_SMALL = 0.02


@dataclass(frozen=True, slots=True)
class Weights:
    """What signals and words are worth for one part: `base` counts always.

    A score below `least` is not printed, nor one below `beyond` behind the first lines.
    """

    base: float
    least: float
    beyond: float
    points: Mapping[str, float]
    words: Mapping[str, float]


@cache
def weights(part: str) -> Weights:
    """The learned weights of one part of the page."""
    lines = (WEIGHTS_HOME / f"{part}.txt").read_text("utf-8").splitlines()
    points = {name: float(value) for name, value in (line.split("\t") for line in lines if line and line[0] != "#")}
    words = {name[1:-1]: points.pop(name) for name in tuple(points) if name.startswith("“")}
    least = points.pop("(least)")
    return Weights(points.pop("(base)"), least, points.pop("(beyond)", least), points, words)


def score(part: str, seen: Seen) -> float:
    """What a sentence is worth for a part: its signals and its words."""
    table = weights(part)
    points, words = table.points.get, table.words.get
    signals = sum([points(name, 0.0) * value for name, value in seen.signals.items()])
    return table.base + signals + sum([words(word, 0.0) for word in seen.words])


def judge(part: str, seen: Seen) -> tuple[Reason, ...]:
    """Why a sentence belongs in a part, greatest share first; what moves it little is told as one reason."""
    table = weights(part)
    shares = [(name, table.points[name] * value) for name, value in seen.signals.items() if name in table.points]
    shares += [(f"“{word}”", table.words[word]) for word in seen.words if word in table.words]
    telling = sorted((share for share in shares if abs(share[1]) >= _SMALL), key=lambda share: (-abs(share[1]), share))
    rest = table.base + sum(points for _, points in shares if abs(points) < _SMALL)
    return (*(Reason(name, round(points, 4)) for name, points in telling), Reason("all else", round(rest, 4)))


def worth_printing(part: str, all_seen: Iterable[Seen], first: int = FIRST_LINES) -> list[Seen]:
    """The sentences that score high enough for a part, best first; behind the first lines only those likely right.

    The `first` lines may be no more than possible.
    A part of five lines that are likely right serves a reader; ten that are half wrong bury them.
    """
    table = weights(part)
    scored = [(points, seen) for seen in all_seen if (points := score(part, seen)) >= table.least]
    scored.sort(key=lambda pair: -pair[0])
    return [seen for at, (points, seen) in enumerate(scored) if at < first or points >= table.beyond]


def best_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by falling score, those alike in the order of the sources."""
    return tuple(sorted(findings, key=lambda f: (-f.score, f.passage.source, f.passage.sentence.start)))
