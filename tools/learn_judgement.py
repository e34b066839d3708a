"""Learns what the signals of `briefing.find` are worth, and writes `briefing/find/weights/<part>.txt`.

    python -m tools.learn_judgement DATA_DIR            # learn and write
    python -m tools.learn_judgement DATA_DIR --report   # only measure, by document and by kind of document

A ridge regression of the readers' grades (0 to 3, as thirds) on signals and words, solved in closed form: the same data
give the same weights. Half of the fit looks at differences inside a document, half at all sentences alike. Each
document is read twice, with its date told and without, as both occur. The 13 documents of gold_briefs.jsonl, which
two readers labelled, are never learned from; the report measures on them too.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import reduce
from operator import add
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefing.errors import BriefingError
from briefing.find.judge import WEIGHTS_HOME
from briefing.find.signals import Seen, observe_all
from briefing.pipeline import from_text, ranking
from tools.labelled import Record, held_out, learned

PARTS = ("news", "risks", "agenda", "bottom_line")
# What a signal and a word must earn before they count: 30 and 120 to 400 were as good, 10 and 250 a little worse.
SIGNAL_PENALTY, WORD_PENALTY = 100.0, 300.0
# A word found in fewer documents says more about them than about words; 3 was as good and twice as large.
FEWEST_DOCUMENTS = 6
# The gold briefs, whose readers are those measured against, count twice: .01 to .02 better on risks, nothing elsewhere.
GOLD_WEIGHT = 2.0
# A document is learned from with its date told and without.
READINGS = 2
# Share of the fit that looks inside documents only; 0 to 1 moved nothing by more than 0.01.
INSIDE = 0.5
# Weights smaller than this move no score in its second decimal.
SMALLEST = 0.002
FOLDS = 5
# Scores this near to one another are looked at together: fewer are too few lines to count.
NEAR = 0.05
# The share of lines of a score that readers must want, their grades taken together, among the first lines and behind
# them. Thresholds that serve nDCG and precision best lie on a long plateau, from which the smallest change of a text
# threw them; these stay.
POSSIBLE, LIKELY = 1 / 3, 2 / 3
THRESHOLDS = tuple(step / 100 for step in range(5, 60))
SOURCE = """# What each signal and word is worth for one part of the page: signal, tab, points at full strength.
# Learned by tools/learn_judgement.py from 593 documents, most of them labelled sentence by sentence by two readers:
# Wikinews (CC BY 2.5), MultiLing (CC BY 3.0), GUM (annotation CC BY 4.0, texts CC BY), U.S. State Department
# (public domain).
# "(base)" counts for every sentence; a sentence that scores below "(least)" is not printed,
# nor one below "(beyond)" behind the first lines of its part."""

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Example:
    """One document as read: the signals of its sentences, their grades by part, and all grades there were to win."""

    kind: str
    weight: float
    signals: tuple[dict[str, float], ...]
    grades: dict[str, list[float]]
    winnable: dict[str, list[float]]

    @property
    def length(self) -> int:
        return len(self.signals)


@dataclass(frozen=True)
class Model:
    """The weight of each signal and what every sentence starts with."""

    base: float
    points: dict[str, float]

    def score(self, signals: dict[str, float]) -> float:
        return self.base + sum(self.points.get(name, 0.0) * value for name, value in signals.items())


def read_examples(rows: Iterable[Record], dated: bool) -> list[Example]:
    """Labelled documents, read as the product reads them; without a date where `dated` is false."""
    return [example for row in rows if (example := _example(row, dated))]


def _example(row: Record, dated: bool) -> Example | None:
    try:
        document = from_text(row["text"], row["id"], row["title"], _date(row["date"]) if dated else None)
        seen = observe_all([document], ranking([document], "briefing"))
    except BriefingError:
        return None
    bags = [Counter(_words(row["text"][start:end])) for start, end in row["sentences"]]
    winnable = {part: [_grade(row["labels"], part, at) for at in range(len(bags))] for part in PARTS}
    places = [_locate(Counter(_words(one.view.text)), bags) for one in seen]
    grades = {part: [0.0 if at is None else winnable[part][at] for at in places] for part in PARTS}
    weight = GOLD_WEIGHT if row["gold"] else 1.0
    return Example(row["id"].split("_")[0], weight, tuple(_signals(one) for one in seen), grades, winnable)


def _signals(seen: Seen) -> dict[str, float]:
    """The signals of a sentence, and its words in quotation marks, as the weights name them."""
    return {**seen.signals, **{f"“{word}”": 1.0 for word in seen.words}}


def _grade(labels: list[Record], part: str, at: int) -> float:
    """The readers' mean grade of a sentence; a bottom line counts 3."""
    if part == "bottom_line":
        return 3.0 * any(at in label[part] for label in labels)
    found = [label[part].get(str(at), 0) for label in labels]
    return sum(float(grade["grade"] if isinstance(grade, dict) else grade) for grade in found) / len(labels)


def _locate(bag: Counter[str], bags: list[Counter[str]]) -> int | None:
    """The labelled sentence that shares at least eight tenths of the shorter one's words, the likest first."""
    likest: tuple[float, int] | None = None
    for at, other in enumerate(bags):
        common, sizes = (bag & other).total(), (bag.total(), other.total())
        if common >= 0.8 * min(sizes) and common >= min(3, other.total()) and max(sizes):
            likest = max(likest or (0.0, 1), (common / max(sizes), -at))
    return -likest[1] if likest else None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())


def _date(told: str | None) -> date | None:
    for form in ("%Y-%m-%d", "%B %d, %Y"):
        try:
            return datetime.strptime(told or "", form).date()
        except ValueError:
            continue
    return None


@dataclass(frozen=True)
class Sums:
    """What a least-squares fit needs of some documents: products and sums of signals and grades, plain and inside."""

    count: float
    signals: Vector
    grades: Vector
    square: Vector
    product: Vector
    inner_square: Vector
    inner_product: Vector

    def __add__(self, other: Sums) -> Sums:
        return Sums(*(getattr(self, name.name) + getattr(other, name.name) for name in fields(self)))

    def __sub__(self, other: Sums) -> Sums:
        return Sums(*(getattr(self, name.name) - getattr(other, name.name) for name in fields(self)))


def add_up(examples: Sequence[Example], names: Sequence[str]) -> Sums:
    """The sums over the sentences of some documents, each as often as its document counts."""
    matrix, target = _table(examples, names)
    inner, inner_target = _inside(matrix, examples), _inside(target, examples)
    often = np.sqrt([one.weight for one in examples for _ in range(one.length)])[:, None]
    matrix, target, inner, inner_target = (part * often for part in (matrix, target, inner, inner_target))
    once = often.T[0]
    return Sums(
        float((once**2).sum()),
        once @ matrix,
        once @ target,
        matrix.T @ matrix,
        matrix.T @ target,
        inner.T @ inner,
        inner.T @ inner_target,
    )


def learn(sums: Sums, names: Sequence[str]) -> dict[str, Model]:
    """The ridge regression of every part, solved together."""
    middle, mean = sums.signals / sums.count, sums.grades / sums.count
    square = sums.square - sums.count * np.outer(middle, middle)
    product = sums.product - sums.count * np.outer(middle, mean)
    penalty = np.diag([WORD_PENALTY if name[0] == "“" else SIGNAL_PENALTY for name in names])
    left = (1 - INSIDE) * square + INSIDE * sums.inner_square + penalty
    found = np.linalg.solve(left, (1 - INSIDE) * product + INSIDE * sums.inner_product)
    base = mean - middle @ found
    return {
        part: Model(float(base[at]), dict(zip(names, found[:, at].tolist(), strict=True)))
        for at, part in enumerate(PARTS)
    }


def _table(examples: Sequence[Example], names: Sequence[str]) -> tuple[Vector, Vector]:
    """A row for each sentence: its signals in the order of `names`, and its grades as thirds."""
    place = {name: at for at, name in enumerate(names)}
    rows = [signals for one in examples for signals in one.signals]
    matrix = np.zeros((len(rows), len(names)))
    for row, signals in enumerate(rows):
        told = [name for name in signals if name in place]
        matrix[row, [place[name] for name in told]] = [signals[name] for name in told]
    target = [[one.grades[part][at] / 3 for part in PARTS] for one in examples for at in range(one.length)]
    return matrix, np.array(target)


def names_of(examples: Sequence[Example]) -> list[str]:
    """The signals and words found in enough documents, in the order of the alphabet."""
    counted = Counter(name for one in examples for name in set().union(*one.signals))
    return sorted(name for name, number in counted.items() if number >= FEWEST_DOCUMENTS * READINGS)


def _inside(values: Vector, examples: Sequence[Example]) -> Vector:
    """The values less the mean of their document."""
    parted, start = values.copy(), 0
    for one in examples:
        end = start + one.length
        parted[start:end] -= values[start:end].mean(axis=0)
        start = end
    return parted


Scores = list[list[float]]


def cross_validate(examples: Sequence[Example], fold_of: Callable[[int, Example], object]) -> dict[str, Scores]:
    """For each part the scores of each document by a model that never saw its fold."""
    names, folds = names_of(examples), [fold_of(at, one) for at, one in enumerate(examples)]
    pairs = list(zip(examples, folds, strict=True))
    sums = {fold: add_up([one for one, own in pairs if own == fold], names) for fold in dict.fromkeys(folds)}
    whole = reduce(add, sums.values())
    models = {fold: learn(whole - own, names) for fold, own in sums.items()}
    return {part: [_scores(models[fold][part], one) for one, fold in pairs] for part in PARTS}


def _scores(model: Model, one: Example) -> list[float]:
    return [model.score(signals) for signals in one.signals]


def measure(examples: Sequence[Example], scores: Scores, part: str, least: float = -math.inf) -> tuple[float, float]:
    """nDCG and precision of the first five lines that reach `least`, as the mean over documents."""
    gains, shares = [], []
    for one, own in zip(examples, scores, strict=True):
        order = sorted(range(len(own)), key=lambda at: -own[at])[:5]
        got = [one.grades[part][at] for at in order if own[at] >= least]
        ideal = sorted((grade for grade in one.winnable[part] if grade), reverse=True)[:5]
        if ideal:
            gains.append(_dcg(got) / _dcg(ideal))
        if got or not ideal:
            shares.append(sum(grade >= 1 for grade in got) / len(got) if got else 1.0)
    return float(np.mean(gains)), float(np.mean(shares))


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(at + 2) for at, gain in enumerate(gains))


def find_threshold(examples: Sequence[Example], scores: Scores, part: str, share: float) -> float:
    """The lowest score near which readers wanted at least this share of the lines; none for the bottom line."""
    if part == "bottom_line":
        return -1.0
    lines = [
        (score, one.grades[part][at] >= 1)
        for one, own in zip(examples, scores, strict=True)
        for at, score in enumerate(own)
    ]

    def likely(low: float) -> bool:
        near = [wanted for score, wanted in lines if low <= score < low + NEAR]
        return bool(near) and sum(near) >= share * len(near)

    return min(low for low in THRESHOLDS if likely(low))


def write(part: str, model: Model, least: float, beyond: float) -> None:
    """One weights file, greatest worth first."""
    kept = [(name, points) for name, points in model.points.items() if abs(points) >= SMALLEST]
    kept.sort(key=lambda pair: (-pair[1], pair[0]))
    lines = [SOURCE, f"(base)\t{model.base:.4f}", f"(least)\t{least:.2f}", f"(beyond)\t{beyond:.2f}"]
    lines += [f"{name}\t{points:.4f}" for name, points in kept]
    (WEIGHTS_HOME / f"{part}.txt").write_text("\n".join(lines) + "\n", "utf-8")


def by_document(at: int, _: Example) -> int:
    """The fold of a document, the same for its two readings."""
    return at // READINGS % FOLDS


def by_kind(_: int, one: Example) -> str:
    """The kind of a document: a model that never saw wire news judges wire news."""
    return one.kind


def report(examples: Sequence[Example], measured: Sequence[Example]) -> Iterator[str]:
    """A line of figures for each part and each way to keep learning and measuring apart."""
    names = names_of(examples)
    models = learn(add_up(examples, names), names)
    ways = {
        "by document": (examples, cross_validate(examples, by_document)),
        "by kind": (examples, cross_validate(examples, by_kind)),
        "held out": (measured, {part: [_scores(models[part], one) for one in measured] for part in PARTS}),
    }
    for part in PARTS:
        least = find_threshold(examples, ways["by document"][1][part], part, POSSIBLE)
        for way, (those, found) in ways.items():
            plain, cut = measure(those, found[part], part), measure(those, found[part], part, least)
            right = np.mean(
                [one.grades[part][int(np.argmax(own))] > 0 for one, own in zip(those, found[part], strict=True)]
            )
            yield (
                f"{part:12s}{way:12s} nDCG@5 {plain[0]:.3f} precision {plain[1]:.3f}   at {least:.2f}: "
                f"{cut[0]:.3f} {cut[1]:.3f}   first line right {right:.3f}"
            )


def main() -> None:
    """Learn and write all parts, or measure them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--report", action="store_true")
    given = parser.parse_args()
    rows = learned(given.data)
    pairs = zip(*(read_examples(rows, dated) for dated in (True, False)), strict=True)
    examples = [one for pair in pairs for one in pair]
    if given.report:
        print(*report(examples, read_examples(held_out(given.data), dated=False)), sep="\n")  # noqa: T201
        return
    names = names_of(examples)
    scores, models = cross_validate(examples, by_document), learn(add_up(examples, names), names)
    for part in PARTS:
        least, beyond = (find_threshold(examples, scores[part], part, share) for share in (POSSIBLE, LIKELY))
        write(part, models[part], least, beyond)


if __name__ == "__main__":
    main()
