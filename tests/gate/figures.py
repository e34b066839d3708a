"""What the page reaches on the labelled articles of this folder, each figure from 0 to 1, higher is better.

A printed line counts for the labelled sentence that it lies in. nDCG and precision look at the first five lines of a
part; a line is right where a reader gave it any grade.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import briefing

HERE = Path(__file__).parent
FIRST = 5


def corpus() -> str:
    """The hash of all texts and labels: floors hold for these and no others."""
    files = [*sorted((HERE / "texts").iterdir()), HERE / "labels.jsonl"]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:16]


def figures() -> dict[str, float]:
    """Every figure as the mean over the articles, rounded to three decimals."""
    found: dict[str, list[float]] = defaultdict(list)
    for row in map(json.loads, (HERE / "labels.jsonl").read_text("utf-8").splitlines()):
        page = briefing.brief([briefing.load(str(HERE / "texts" / row["file"]))]).to_dict()
        for name, value in _of_page(page, row):
            found[name].append(value)
    return {name: round(mean(values), 3) for name, values in sorted(found.items())}


def _of_page(page: Mapping[str, Any], row: Mapping[str, Any]) -> list[tuple[str, float]]:
    text = (HERE / "texts" / row["file"]).read_text("utf-8")
    told = [_words(text[start:end]) for start, end in row["sentences"]]
    out: list[tuple[str, float]] = []
    junk: list[bool] = []
    for part in ("news", "risks", "agenda"):
        grades = [_grade(row[part].get(str(at), 0)) for at in range(len(told))]
        places = [_place(_words(line["text"]), told) for line in page[part]][:FIRST]
        junk += [place is None or place in row["junk"] + row["headings"] for place in places]
        got = [0.0 if place is None else grades[place] for place in places]
        ideal = sorted((grade for grade in grades if grade), reverse=True)[:FIRST]
        if ideal:
            out.append((f"{part} nDCG", _dcg(got) / _dcg(ideal)))
        if got or not ideal:
            out.append((f"{part} precision", mean(grade > 0 for grade in got) if got else 1.0))
    first = _place(_words(page["summary"][0]["text"]), told)
    out.append(("bottom line", float(first in row["bottom_line"])))
    out.append(("no junk", 1 - mean(junk) if junk else 1.0))
    return [*out, *_of_actors(page, row)]


def _of_actors(page: Mapping[str, Any], row: Mapping[str, Any]) -> list[tuple[str, float]]:
    wanted = {actor["name"]: {actor["name"], *actor["aliases"]} for actor in row["actors"]}
    must = {actor["name"] for actor in row["actors"] if actor["importance"] >= 2}
    names = [next((n for n, forms in wanted.items() if actor["name"] in forms), "") for actor in page["actors"]]
    return [
        ("actors precision", mean(bool(name) for name in names) if names else 0.0),
        ("actors recall", len(must.intersection(names)) / len(must)),
    ]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"\[[^\]]*\]", " ", text.lower()))


def _place(line: Sequence[str], told: Sequence[Sequence[str]]) -> int | None:
    """The sentence that holds most of a line's words, if it holds nine tenths of them."""
    share, place = max((len(set(line) & set(one)) / max(1, len(set(line))), -at) for at, one in enumerate(told))
    return -place if share >= 0.9 else None


def _grade(told: Any) -> float:
    return float(told["grade"] if isinstance(told, dict) else told)


def _dcg(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(at + 2) for at, gain in enumerate(gains))
