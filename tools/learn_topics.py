"""Learns where the topic of an agenda line begins and ends, and writes `briefing/find/weights/topic.txt`.

    python -m tools.learn_topics DATA_DIR            # learn and write
    python -m tools.learn_topics DATA_DIR --report   # only measure: cross-validated, by kind, and on held-out documents

A stretch is the more wanted the better it agrees with the readers' (F1 of words); the same data give the same weights.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefing.find.judge import WEIGHTS_HOME
from briefing.find.topic_marks import end_marks, inner_marks, length_mark, start_marks, tokens_of
from briefing.find.topics import candidates
from briefing.find.view import view_all
from briefing.model import Document, Kind, Passage, Ranked, Sentence
from briefing.words import stems, words
from tools.labelled import Record, held_out, learned

# 0.4 and 2.5 lost .01; a mark must be found in so many lines to count.
PENALTY = 1.0
FEWEST = 3
# How much a stretch that agrees better is wanted more: at 4, one of F1 1.0 e times as much as one of 0.75; 8 lost .01.
SHARPNESS = 4.0
# After so many steps of this size no figure moved any more.
STEPS, RATE = 150, 0.05
FOLDS = 8
SOURCE = """# Where the topic of an agenda line begins and ends: mark, tab, points.
# Learned by tools/learn_topics.py from the topics that readers marked in 593 documents: Wikinews
# (CC BY 2.5), MultiLing (CC BY 3.0), GUM (annotation CC BY 4.0, texts CC BY), U.S. State Department (public domain)."""


@dataclass(frozen=True)
class Line:
    """One agenda line: the marks of each candidate, and how well it agrees with the readers' topic."""

    document: str
    marks: tuple[Counter[str], ...]
    agreement: tuple[float, ...]


def read_lines(rows: Iterable[Record]) -> list[Line]:
    """All agenda lines of labelled documents."""
    return [line for row in rows for line in _lines(row)]


def _lines(row: Record) -> Iterator[Line]:
    spans = [(start, end) for start, end in row["sentences"]]
    tokens = [words(row["text"][start:end]) for start, end in spans]
    sentences = [Sentence(row["text"][a:b], a, b, Kind.PARAGRAPH, 1, at) for at, (a, b) in enumerate(spans)]
    ranked = [Ranked(Passage(one, 1, own, stems(own)), ()) for one, own in zip(sentences, tokens, strict=True)]
    views = view_all([Document(row["id"], row["text"], row["title"])], ranked)
    for at, view in enumerate(views):
        topics = [label["agenda"][str(at)]["topic"] for label in row["labels"] if str(at) in label["agenda"]]
        line = tokens_of(view)
        found = list(candidates(line))
        if not topics or not found:
            continue
        marks = []
        for first, last in found:
            inside = (mark for word in range(first + 1, last + 1) for mark in inner_marks(line, word))
            length = length_mark(last - first + 1)
            marks.append(Counter([*start_marks(line, first), *end_marks(line, last), *inside, length]))
        told = [view.text[line.forms[first].start() : line.forms[last].end()] for first, last in found]
        yield Line(row["id"], tuple(marks), tuple(max(_f1(one, topic) for topic in topics) for one in told))


def _f1(one: str, other: str) -> float:
    mine, theirs = (set(re.findall(r"[^\W_]+", text.lower())) for text in (one, other))
    return 2 * len(mine & theirs) / max(1, len(mine) + len(theirs))


def learn(lines: Sequence[Line]) -> dict[str, float]:
    """What each mark is worth: a conditional logit over the candidates of each line, fitted by Adam from zero."""
    counted = Counter(mark for line in lines for mark in set().union(*line.marks))
    names = sorted(mark for mark, number in counted.items() if number >= FEWEST)
    place = {name: at for at, name in enumerate(names)}
    told = [(marks, at) for at, line in enumerate(lines) for marks in line.marks]
    triples = [
        (row, place[mark], number)
        for row, (marks, _) in enumerate(told)
        for mark, number in marks.items()
        if mark in place
    ]
    row, column, value = (np.array(part) for part in zip(*triples, strict=True))
    of_line = np.array([at for _, at in told])
    wanted = _softmax(SHARPNESS * np.array([agreed for line in lines for agreed in line.agreement]), of_line)
    points, drift, spread = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        scores = np.bincount(row, points[column] * value, len(told)).astype(np.float64)
        missed = _softmax(scores, of_line) - wanted
        slope = np.bincount(column, missed[row] * value, len(names)) + PENALTY * points
        drift, spread = 0.9 * drift + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        points -= RATE * (drift / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, points.tolist(), strict=True))


def _softmax(scores: NDArray[np.float64], of_line: NDArray[np.int64]) -> NDArray[np.float64]:
    """Shares that add up to 1 in each line."""
    highest = np.full(of_line.max() + 1, -np.inf)
    np.maximum.at(highest, of_line, scores)
    grown = np.exp(scores - highest[of_line])
    shares: NDArray[np.float64] = grown / np.bincount(of_line, grown)[of_line]
    return shares


def measure(lines: Sequence[Line], points: dict[str, float]) -> list[float]:
    """The agreement of the stretch chosen in each line."""
    return [
        line.agreement[max(range(len(line.marks)), key=lambda at: _worth(line.marks[at], points))] for line in lines
    ]


def _worth(marks: Counter[str], points: dict[str, float]) -> float:
    return sum(points.get(mark, 0.0) * number for mark, number in marks.items())


def cross_validate(lines: Sequence[Line], fold_of: Callable[[Line], object]) -> float:
    """Mean agreement where a line's fold was never learned from."""
    folds = [fold_of(line) for line in lines]
    agreed: list[float] = []
    for fold in dict.fromkeys(folds):
        points = learn([line for line, own in zip(lines, folds, strict=True) if own != fold])
        agreed += measure([line for line, own in zip(lines, folds, strict=True) if own == fold], points)
    return float(np.mean(agreed))


def report(lines: Sequence[Line], measured: Sequence[Line]) -> str:
    """Topic F1 by document, by kind of document and on the documents held out; and the best any choice could reach."""
    order = list(dict.fromkeys(line.document for line in lines))
    by_document = cross_validate(lines, lambda line: order.index(line.document) % FOLDS)
    by_kind = cross_validate(lines, lambda line: line.document.split("_")[0])
    out = float(np.mean(measure(measured, learn(lines))))
    best = float(np.mean([max(line.agreement) for line in lines]))
    return f"topic F1 by document {by_document:.3f}, by kind {by_kind:.3f}, held out {out:.3f}, best choice {best:.3f}"


def main() -> None:
    """Learn and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--report", action="store_true")
    given = parser.parse_args()
    lines = read_lines(learned(given.data))
    if given.report:
        print(report(lines, read_lines(held_out(given.data))))  # noqa: T201 - the tool's result
        return
    points = sorted(learn(lines).items(), key=lambda pair: (-pair[1], pair[0]))
    told = [f"{name}\t{value:.4f}" for name, value in points if abs(value) >= 0.001]
    (WEIGHTS_HOME / "topic.txt").write_text("\n".join([SOURCE, "(base)\t0", "(least)\t0", *told]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
