"""Learns the weights that judge actors, and writes briefing/lexicons/en/actor_kinds.txt and actor_salience.txt.

    python -m tools.learn_actors DATA_DIR [--without-third]

Kinds: a multinomial logistic regression over the clues of find/actors/kinds.py, on the named entities of GUM and the
actors of the gold briefs. Salience: a ridge regression of the importance readers gave (0 to 1) on the signals of
find/actors/salience.py. Only weights are carried over, no sentence. Same data, same file; `--without-third` leaves
every third gold brief out, to measure on it; the files in the project are learned that way, for with the third they
were no better on the briefs labelled twice.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefing.find.actors import aliases, authors, floor, kinds, salience
from briefing.find.actors.mentions import Party, mentions
from briefing.lexicon import rows
from briefing.model import Document, Ranked
from briefing.pipeline import from_text, ranking
from briefing.settings import Settings
from tools.labelled import ONCE, Record, held_out, own, records

Gold = tuple[set[str], str, float]
Matrix = NDArray[np.float64]

LEXICONS = Path(__file__).parent.parent / "briefing" / "lexicons" / "en"
SOURCE = "# Learned by tools/learn_actors.py from the gold briefs (GUM CC BY 4.0, Wikinews CC BY 2.5, U.S. State\n"
SOURCE += "# Department public domain), the entities of GUM (CC BY 4.0) and of Wikinews (dexter, Apache-2.0).\n"
ACTORS = (kinds.PERSON, kinds.ORGANISATION, kinds.COUNTRY)
KIND_OF = {"person": "person", "organization": "organisation", "place": "place"}

# Ridge and logistic penalties: from 0.3 to 30 little moved on the third left out.
RIDGE = 10.0
PENALTY = 1.0

# Added to what each kind starts from, for person, organisation, country: a least-squares fit ranks a country that is
# mere scenery above a minister named once. With 0.05, 0.05, -0.05 recall and precision rise by one point each and the
# nDCG on biographies and interviews by one; -0.1 for countries loses as much recall as it gains precision.
LEVEL = (0.05, 0.05, -0.05)

# An importance of 2 or 3 of 3: the actor belongs on the page.
MUST = 0.6
STEPS = 3000


class Source(Enum):
    """Where labels come from, and how much an example of it counts."""

    BRIEFS = 1.0
    OWN = 0.4
    GUM = 0.8
    GRADED = 0.4


@dataclass(frozen=True)
class Labelled:
    """One document with its parties as readers named them: forms -> (kind, importance 0 to 1)."""

    document: Document
    lines: list[Ranked]
    gold: list[Gold]
    source: Source


def labelled(data: Path, without_third: bool) -> Iterator[Labelled]:
    """The gold briefs labelled once, then GUM and graded news; the briefs labelled twice are left to measure on."""
    for number, record in enumerate(records(data / ONCE)):
        if not (without_third and number % 3 == 0):
            yield _read(record, _brief(record), Source.BRIEFS)
    for record in own(data):
        yield _read(record, _brief(record), Source.OWN)
    measured = {record["id"] for record in held_out(data)}
    for record in records(data / "gum.jsonl"):
        if record["id"] not in measured:
            yield _read(record, _gum(record), Source.GUM)
    briefed = measured | {record["id"] for record in records(data / ONCE)}
    for record in records(data / "salience_wikinews.jsonl"):
        if record["id"] not in briefed:
            yield _read(record, _graded(record), Source.GRADED)


def _brief(record: Record) -> Iterator[Gold]:
    for actor in record["labels"][0]["actors"]:
        yield {_norm(form) for form in (actor["name"], *actor["aliases"])}, actor["kind"], actor["importance"] / 3


def _gum(record: Record) -> Iterator[Gold]:
    for entity in record["entities"]:
        forms = {_norm(record["text"][a:b]) for a, b, how in entity["mentions"] if how == "name"}
        if forms:
            yield forms, KIND_OF.get(entity["type"], "other"), entity["salience"] / 5


def _graded(record: Record) -> Iterator[Gold]:
    for entity in record["entities"]:
        yield {_norm(entity["name"]), *map(_norm, entity["spots"])}, "", entity["score"] / 3


def _read(record: Record, gold: Iterator[Gold], source: Source) -> Labelled:
    document = from_text(record["text"], record["id"], record["title"])
    beside = authors.author_lines([document])
    lines = floor.with_labels([document], [*beside, *ranking([document], Settings().ranker)])
    return Labelled(document, lines, list(gold), source)


def _norm(name: str) -> str:
    return re.sub(r"\W+", " ", re.sub(r"['’]s?$", "", name.lower())).strip().removeprefix("the ")


def _match(party: Party, gold: list[Gold]) -> Gold | None:
    """The labelled party that a found one is: the same name, else a part of it."""
    names = [_norm(party.name), *(_norm(form) for form in party.forms)]
    for name in names:
        for entry in gold:
            if name in entry[0]:
                return entry
    mine = set(names[0].split())
    for entry in gold:
        if mine and any(mine <= set(form.split()) or set(form.split()) <= mine for form in entry[0] if form):
            return entry
    return None


def learn_kinds(sets: list[Labelled]) -> None:
    """Fits and writes the weights of the clues."""
    names = [*(name for name, _ in kinds.CLUES), "any"]
    table, wanted, weights = [], [], []
    for item in sets:
        if item.source is Source.GRADED:
            continue
        for party in aliases.parties(mentions(item.lines), item.lines, [item.document.title]):
            if party.code:
                continue
            entry = _match(party, item.gold)
            kind = entry[1] if entry else "other"
            clues = kinds.clues(party)
            table.append([clues.get(name, 0.0) for name in names])
            wanted.append(kinds.KINDS.index(kind) if kind in kinds.KINDS else kinds.KINDS.index(kinds.PLACE))
            # A reader of a brief lists who acts: a person who is not listed is a person still.
            weights.append(0.3 if item.source in (Source.BRIEFS, Source.OWN) and entry is None else 1.0)
    fitted = _logistic(np.array(table), np.eye(len(kinds.KINDS))[wanted], np.array(weights))
    head = "# What each clue says for: person, organisation, place, other.\n"
    lines = ["\t".join([name, *(f"{value:.2f}" for value in row)]) for name, row in zip(names, fitted, strict=True)]
    (LEXICONS / "actor_kinds.txt").write_text(head + SOURCE + "\n".join(lines) + "\n", "utf-8")


def _logistic(x: Matrix, y: Matrix, weight: Matrix) -> Matrix:
    w, step = np.zeros((x.shape[1], y.shape[1])), np.zeros((x.shape[1], y.shape[1]))
    for _ in range(STEPS):
        score = np.exp(x @ w - (x @ w).max(axis=1, keepdims=True))
        miss = (score / score.sum(axis=1, keepdims=True) - y) * weight[:, None]
        step = 0.9 * step - 0.1 * (x.T @ miss + PENALTY * w) / len(x)
        w = w + step
    return w


def learn_salience(sets: list[Labelled]) -> None:
    """Fits and writes the points of the signals, for each kind of actor: what all kinds share, and its own."""
    names = [name for name, _ in salience.SIGNALS]
    examples = [row for item in sets for row in _examples(item)]
    rows_ = np.array(
        [np.concatenate([signals, *(signals * (i == kind) for i in range(3))]) for kind, signals, *_ in examples]
    )
    shared, *own = np.split(_ridge(rows_, *(np.array(column) for column in list(zip(*examples, strict=True))[2:])), 4)
    for weights, level in zip(own, LEVEL, strict=True):
        weights[names.index("of its kind")] += level
    head = "# The points of each signal of find/actors/salience.py, for a person, an organisation, a country.\n"
    lines = ["\t".join([name, *(f"{shared[i] + w[i]:.3f}" for w in own)]) for i, name in enumerate(names)]
    (LEXICONS / "actor_salience.txt").write_text(head + SOURCE + "\n".join(lines) + "\n", "utf-8")


def _examples(item: Labelled) -> Iterator[tuple[int, Matrix, float, float]]:
    """Kind, signals, worth and weight of each actor; GUM grades no countries.

    Who is named by a part of another's name ("UN" beside the labelled "UN Security Council") comes second and is
    worth nothing where that one was found too: a page would tell it twice.
    """
    found = aliases.parties(mentions(item.lines), item.lines, [item.document.title])
    where = salience.setting([item.document], item.lines, found, {})
    judged = [(party, verdict) for party in found if (verdict := kinds.judge(party)).kind in ACTORS]
    taken: list[set[str]] = []
    for party, verdict in sorted(judged, key=lambda pair: not _exact(pair[0], item.gold)):
        entry = _match(party, item.gold)
        value = entry[2] if entry and entry[0] not in taken else 0.0
        taken += [entry[0]] if entry else []
        if item.source is not Source.GUM or verdict.kind != kinds.COUNTRY:
            signals = salience.signals(salience.Candidate(party, verdict.kind, verdict.sure), where)
            yield ACTORS.index(verdict.kind), np.array(signals), _worth(value), item.source.value


def _exact(party: Party, gold: list[Gold]) -> bool:
    return any(_norm(party.name) in forms for forms, _, _ in gold)


def _worth(importance: float) -> float:
    """Importance with a step where the actor belongs on the page; without it, or twice as high, less carries over."""
    return 0.7 * importance + 0.3 * (importance >= MUST)


def _ridge(x: Matrix, y: Matrix, w: Matrix) -> Matrix:
    penalty: Matrix = RIDGE * np.eye(x.shape[1], dtype=np.float64)
    return np.asarray(np.linalg.solve(x.T @ (w[:, None] * x) + penalty, x.T @ (w * y)), dtype=np.float64)


def main(data: Path, without_third: bool) -> None:
    """Kinds first: the signals of salience build on them."""
    sets = list(labelled(data, without_third))
    learn_kinds(sets)
    kinds.weights.cache_clear()
    rows.cache_clear()
    learn_salience(sets)


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--without-third" in sys.argv)
