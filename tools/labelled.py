"""The documents that readers labelled, as one list of records in the form of the gold briefs.

`labels/briefs.jsonl` holds the labels of 429 further documents, each read twice for this project under the same
instructions as the gold briefs (language models that saw none of the tool's output were the readers), and
`gold_second.jsonl` a second reading of 149 gold briefs. They name documents by id and words by offsets, so that they
hold no text: the texts stand in the data folder (Wikinews CC BY 2.5, GUM CC BY, MultiLing CC BY 3.0, U.S.
Department of State, public domain).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]

ONCE, TWICE = "gold_briefs_more.jsonl", "gold_briefs.jsonl"
LABELS = Path(__file__).with_name("labels") / "briefs.jsonl"


def records(path: Path) -> list[Record]:
    """The records of a file of one JSON object a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def learned(data: Path) -> list[Record]:
    """What is learned from: the gold briefs labelled once, then those labelled for this project."""
    second = {label["id"]: label for label in records(LABELS.with_name("gold_second.jsonl"))}
    gold = [row | {"gold": True} for row in records(data / ONCE)]
    for row in gold:
        row["labels"] += [_spelt(second[row["id"]], row["text"])] if row["id"] in second else []
    return [*gold, *own(data)]


def held_out(data: Path) -> list[Record]:
    """What is only measured on: the gold briefs labelled twice."""
    return [row | {"gold": True} for row in records(data / TWICE)]


def own(data: Path) -> Iterator[Record]:
    """The labels of this project with their texts."""
    texts = {name: {row["id"]: row for row in _texts(data, name)} for name in ("salience_wikinews", "releases_2021")}
    texts |= {name: {row["id"]: row for row in _texts(data, name)} for name in ("multidoc_wikinews", "gum")}
    for label in records(LABELS):
        source = texts[label["set"]][label["id"]]
        yield {
            "id": _kind(label["set"]) + label["id"],
            "title": source["title"],
            "date": source["date"],
            "text": source["text"],
            "sentences": label["sentences"],
            "gold": False,
            "labels": [_spelt(label, source["text"]), _spelt(label["second"], source["text"])],
        }


def _texts(data: Path, name: str) -> Iterator[Record]:
    for row in records(data / f"{name}.jsonl"):
        if name != "multidoc_wikinews":
            yield row | {"date": row.get("date") or ""}
            continue
        for number, text in enumerate(row["docs"]):
            yield {"id": f"{row['topic']}-{number}", "title": text.split("\n")[0], "date": "", "text": text}


def _kind(name: str) -> str:
    """What the ids of a set open with where they do not say their kind themselves."""
    return "multi_" if name == "multidoc_wikinews" else ""


def _spelt(label: Record, text: str) -> Record:
    """The labels with their words looked up."""

    def told(span: list[int] | None) -> str:
        return text[span[0] : span[1]] if span else ""

    agenda = {at: {"grade": grade, "topic": told([start, end])} for at, (grade, start, end) in label["agenda"].items()}
    actors = [
        {
            "name": told(actor["names"][0]),
            "aliases": [told(span) for span in actor["names"][1:]],
            "kind": actor["kind"],
            "role": told(actor["role"]),
            "importance": actor["importance"],
        }
        for actor in label.get("actors", ())
    ]
    return {**label, "agenda": agenda, "actors": actors}
