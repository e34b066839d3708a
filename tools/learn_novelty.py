"""Learns when a line touches an earlier one and when it has moved on; writes `briefing/novelty/weights.txt`.

    python -m tools.learn_novelty DATA_DIR            # learn and write
    python -m tools.learn_novelty DATA_DIR --report   # only measure, cross-validated by case

Two logistic regressions. The first learns from every pair of a line and an earlier line: it touches the one it was
labelled with, and no other. The second learns, from the touching pairs, which lines were labelled "updated".
Learned from are the invented lines of `tests/press/first_novelty.jsonl` and `tests/novelty/cases.jsonl`, and pairs of
sentences of press releases that a reader labelled: `labels/novelty.jsonl` names them by release and offsets, so that it
holds no text. Same cases, same weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from briefing.novelty.compare import beside
from briefing.novelty.facts import read
from briefing.novelty.rarity import measure
from briefing.novelty.threads import Threads
from briefing.novelty.verdict import WEIGHTS
from briefing.pipeline import from_text
from briefing.words import stems, words
from tools.labelled import LABELS, records

TESTS = Path(__file__).parents[1] / "tests"
INVENTED = (TESTS / "press" / "first_novelty.jsonl", TESTS / "novelty" / "cases.jsonl")

Case = dict[str, Any]
Rows = NDArray[np.float64]

# Macro F1 of the first set, cross-validated: .83 with 0.3, .82 with 1 and 3, .84 with 10; but with 3 and more half as
# many sentences again of real releases were taken for known.
PENALTY = 0.3
# Newton's steps; after ten no weight moved any more.
STEPS = 20
FOLDS = 10
STATUSES = ("new", "updated", "continuing")
HEAD = """# What each mark of a line beside an earlier one is worth, for "does it touch it?" and "has it moved on?".
# Learned by tools/learn_novelty.py from invented lines labelled new, updated or continuing, and from pairs of
# sentences of press releases labelled for this project (U.S. State Department, 2021, public domain).
mark	touches	moved
"""


@dataclass(frozen=True)
class Learned:
    """Points of each mark, the last of them the base, for both questions."""

    touches: Rows
    moved: Rows


@dataclass(frozen=True)
class Example:
    """A case as marks beside each of the closest earlier lines."""

    marks: list[Mapping[str, float]]
    closest: tuple[int, ...]
    label: str
    of: int | None
    invented: bool

    @property
    def rows(self) -> Rows:
        """The marks as numbers, with the base's 1 behind."""
        return np.array([[*one.values(), 1.0] for one in self.marks])


def example(case: Case, strangers: Sequence[str]) -> Example:
    """The marks of a case, whose earlier lines stand among those of strangers.

    A reader got hundreds of lines: what is learned from six alone takes too much for known.
    """
    texts = [case["line"], *case["earlier"], *strangers]
    rarity = measure(stems(words(text)) for text in texts)
    line, *earlier = (read(text, rarity) for text in texts)
    closest = Threads(earlier).closest(line)
    told = frozenset(key for at in closest for key in earlier[at].keys)
    marks = [beside(line, earlier[at], told).marks for at in closest]
    return Example(marks, tuple(closest), case["label"], case["of"], case.get("invented", True))


def examples(data: Path) -> list[Example]:
    """All cases; strangers to the lines of one set are the earlier lines of the invented others."""
    first, own = (records(file) for file in INVENTED)
    strangers = [tuple(dict.fromkeys(line for case in others for line in case["earlier"])) for others in (own, first)]
    told = [example(case, strangers[0]) for case in first] + [example(case, strangers[1]) for case in own]
    return told + [example(case, strangers[1]) for case in released(data)]


def released(data: Path) -> Iterator[Case]:
    """The labelled pairs of press releases with their texts looked up."""
    texts = {row["id"]: row["text"] for row in records(data / "releases_2021.jsonl")}

    @cache
    def document(name: str) -> str:
        return from_text(texts[name], name).text

    for label in records(LABELS.with_name("novelty.jsonl")):
        line, earlier = (document(name)[start:end] for name, start, end in (label["line"], label["earlier"]))
        known = label["label"] != "new"
        yield {
            "line": line,
            "earlier": [earlier],
            "label": label["label"],
            "of": 0 if known else None,
            "invented": False,
        }


def learn(told: Sequence[Example]) -> Learned:
    """Both regressions."""
    examples = [one for one in told if one.marks]
    pairs = np.concatenate([one.rows for one in examples])
    touched = np.array([float(at == one.of) for one in examples for at in one.closest])
    known = [(one, one.closest.index(one.of)) for one in examples if one.of in one.closest]
    moved = np.array([float(one.label == "updated") for one, _ in known])
    touches = _fit(pairs, touched)
    touches[-1] -= _border([one for one in examples if one.invented], touches)
    return Learned(touches, _fit(np.array([one.rows[at] for one, at in known]), moved))


def _fit(rows: Rows, wanted: Rows) -> Rows:
    """Logistic regression with a ridge on all but the base, by Newton's steps from zero."""
    points = np.zeros(rows.shape[1])
    ridge = np.full(rows.shape[1], PENALTY)
    ridge[-1] = 0
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-rows @ points))
        slope = rows.T @ (likely - wanted) + ridge * points
        bend = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(ridge)
        points -= np.linalg.solve(bend, slope)
    return points


def _border(examples: Sequence[Example], touches: Rows) -> float:
    """The touch of its closest line above which most lines are rightly taken to be known.

    Only invented lines are asked: the pairs of press releases were chosen because they deceive.
    """
    best = [(float((one.rows @ touches).max()), one.of is not None) for one in examples]
    order = sorted(best)
    cuts = [(a[0] + b[0]) / 2 for a, b in pairwise(order)]
    return max(cuts, key=lambda cut: (sum((value > cut) == known for value, known in best), -abs(cut)))


def judged(one: Example, learned: Learned) -> tuple[str, int | None]:
    """Label and earlier line for a case."""
    if not one.marks:
        return "new", None
    scores = one.rows @ learned.touches
    at = int(scores.argmax())
    if scores[at] < 0:
        return "new", None
    return ("updated" if float(one.rows[at] @ learned.moved) >= 0 else "continuing"), one.closest[at]


def report(told: Sequence[Example]) -> str:
    """Macro F1 and its parts where a case's fold was never learned from."""
    answers: dict[int, tuple[str, int | None]] = {}
    examples = list(told)
    for fold in range(FOLDS):
        learned = learn([one for at, one in enumerate(examples) if at % FOLDS != fold])
        answers |= {at: judged(one, learned) for at, one in enumerate(examples) if at % FOLDS == fold}
    pairs = [(one.label, answers[at][0]) for at, one in enumerate(examples)]
    lines = [f"{len(pairs)} cases"]
    scores = []
    for label in STATUSES:
        right = sum(a == b == label for a, b in pairs)
        said, true = (sum(pair[side] == label for pair in pairs) for side in (1, 0))
        scores.append(2 * right / max(1, said + true))
        lines.append(f"{label}: precision {right / max(1, said):.2f}, recall {right / max(1, true):.2f}")
    known = [at for at, one in enumerate(examples) if one.of is not None and answers[at][1] is not None]
    hits = sum(answers[at][1] == examples[at].of for at in known)
    return "\n".join([*lines, f"earlier line right: {hits} of {len(known)}", f"macro F1 {sum(scores) / 3:.3f}"])


def main() -> None:
    """Learn and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--report", action="store_true")
    given = parser.parse_args()
    told = examples(given.data)
    if given.report:
        print(report(told))  # noqa: T201 - the tool's result
        return
    learned = learn(told)
    rows = zip((*told[0].marks[0], "(base)"), learned.touches, learned.moved, strict=True)
    WEIGHTS.write_text(HEAD + "".join(f"{name}\t{a:.3f}\t{b:.3f}\n" for name, a, b in rows), "utf-8")


if __name__ == "__main__":
    main()
