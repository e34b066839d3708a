"""How rightly a line is called new, updated or continuing: `python -m benchmarks.novelty [first | second]`.

Each case of `tests/press/first_novelty.jsonl`, or of the second set, is judged by itself. Beside it stand two
baselines: everything is new, and the cosine of TF-IDF vectors of stems with the two thresholds that are best on the
first set, whichever is measured.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log, sqrt
from pathlib import Path
from typing import Any

from briefing.model import Kind, Novelty, Passage, PastLine, Sentence, Status
from briefing.novelty import judge
from briefing.words import stems, words

PRESS = Path(__file__).parents[1] / "tests" / "press"
YESTERDAY = date(2026, 3, 2)
LABELS = (Status.NEW, Status.UPDATED, Status.CONTINUING)
# Thresholds that the cosine may choose from.
STEPS = tuple(step / 25 for step in range(26))

Case = dict[str, Any]


@dataclass(frozen=True)
class Answer:
    """What was said of a case: its label, the earlier line it goes on from, and the words that changed."""

    label: str
    of: int | None = None
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figures:
    """How rightly a set was judged: precision and recall of each label, macro F1, the share of touched lines whose
    earlier line is right, and how far the changed words overlap (F1 of words, over lines rightly called updated)."""

    macro: float
    parts: dict[str, tuple[float, float]]
    of: float
    changed: float


def cases(name: str) -> list[Case]:
    """The labelled lines of a set."""
    file = PRESS / f"{name}_novelty.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def answer(case: Case) -> Answer:
    """The tool's own verdict on a case."""
    text = case["line"]
    past = [PastLine(line, line, YESTERDAY) for line in case["earlier"]]
    tokens = words(text)
    passage = Passage(Sentence(text, 0, len(text), Kind.PARAGRAPH, 1, 1), 1, tokens, stems(tokens))
    (verdict,) = judge([passage], past)
    return Answer(verdict.status, _place(verdict, past), tuple(text[span.start : span.end] for span in verdict.changed))


def _place(verdict: Novelty, past: Sequence[PastLine]) -> int | None:
    return next((at for at, line in enumerate(past) if line is verdict.earlier), None)


def everything_new(case: Case) -> Answer:
    """The baseline of a page that remembers nothing."""
    return Answer(Status.NEW)


def figures(told: Sequence[Case], answers: Sequence[Answer]) -> Figures:
    """All figures of the answers to a set."""
    parts = {label: _part(label, told, answers) for label in LABELS}
    known = [(c, a) for c, a in zip(told, answers, strict=True) if c["of"] is not None and a.of is not None]
    right = [(c, a) for c, a in known if c["label"] == a.label == Status.UPDATED]
    return Figures(
        macro=sum(_f1(*part) for part in parts.values()) / len(parts),
        parts={str(label): part for label, part in parts.items()},
        of=_mean([float(c["of"] == a.of) for c, a in known]),
        changed=_mean([_overlap(c["changed"], a.changed) for c, a in right]),
    )


def _part(label: str, told: Sequence[Case], answers: Sequence[Answer]) -> tuple[float, float]:
    right = sum(c["label"] == a.label == label for c, a in zip(told, answers, strict=True))
    said, true = sum(a.label == label for a in answers), sum(c["label"] == label for c in told)
    return right / max(1, said), right / max(1, true)


def _overlap(wanted: Sequence[str], found: Sequence[str]) -> float:
    """F1 of the words of two sets of stretches."""
    mine, theirs = (Counter(words(" ".join(stretches))) for stretches in (found, wanted))
    both = (mine & theirs).total()
    return _f1(both / max(1, mine.total()), both / max(1, theirs.total()))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


class Cosine:
    """The baseline that counts shared words: below one threshold new, above the other continuing."""

    def __init__(self, learned: Sequence[Case]) -> None:
        lines = {line for case in learned for line in [case["line"], *case["earlier"]]}
        self._counted = Counter(stem for line in sorted(lines) for stem in set(stems(words(line))))
        self._lines = len(lines)
        nearest = [self._nearest(case) for case in learned]
        choices = [(low, high) for low in STEPS for high in STEPS if low <= high]
        answers = ((choice, [_cut(*one, *choice) for one in nearest]) for choice in choices)
        self._choice = max(answers, key=lambda pair: (figures(learned, pair[1]).macro, pair[0]))[0]

    def __call__(self, case: Case) -> Answer:
        return _cut(*self._nearest(case), *self._choice)

    def _nearest(self, case: Case) -> tuple[float, int]:
        mine = self._vector(case["line"])
        return max((_product(mine, self._vector(line)), -at) for at, line in enumerate(case["earlier"]))

    def _vector(self, text: str) -> dict[str, float]:
        counted = Counter(stems(words(text)))
        raw = {s: n * log((1 + self._lines) / (1 + self._counted[s])) for s, n in counted.items()}
        length = sqrt(sum(value * value for value in raw.values())) or 1.0
        return {stem: value / length for stem, value in raw.items()}


def _product(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(value * other.get(stem, 0.0) for stem, value in one.items())


def _cut(value: float, place: int, low: float, high: float) -> Answer:
    if value < low:
        return Answer(Status.NEW)
    return Answer(Status.UPDATED if value < high else Status.CONTINUING, -place)


def main(name: str) -> None:
    """Prints a row for each judge."""
    told, cosine = cases(name), Cosine(cases("first"))
    _say("| judge | macro F1 | new P/R | updated P/R | continuing P/R | earlier line | changed |")
    _say("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for who, judging in (("everything is new", everything_new), ("cosine only", cosine), ("briefing", answer)):
        found = figures(told, [judging(case) for case in told])
        parts = " | ".join(f"{p:.2f} / {r:.2f}" for p, r in found.parts.values())
        _say(f"| {who} | {found.macro:.3f} | {parts} | {found.of:.2f} | {found.changed:.2f} |")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "first")
