"""Archives for the tests: short made-up articles, as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

PLACES = ("Velm", "Torvik", "Lindesa", "Kessel")
BODIES = ("The Harbour Authority", "The Grid Council", "The Rail Union")


def text(number: int) -> str:
    """An article of three sentences, no two alike."""
    place, body = PLACES[number % 4], BODIES[number % 3]
    return (
        f"{place} closes pier {number}\n\n"
        f"{body} closed pier {number} in {place} on Monday after cracks were found in its piles. "
        f"Repairs could cost {number + 3} million crowns and delay ferries for weeks, the port master warned. "
        f"The council of {place} will vote on the money on 12 June 2026.\n"
    )


def articles(count: int) -> Iterator[dict[str, Any]]:
    """Records of such articles, ten to a day."""
    for number in range(count):
        yield {"id": f"a{number:04d}", "date": f"2026-05-{1 + number // 10 % 28:02d}", "text": text(number)}


def written(place: Path, records: Iterable[dict[str, Any]]) -> Path:
    """The records as JSON lines in a file."""
    place.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    return place


def rows(folder: Path) -> list[dict[str, Any]]:
    """All rows of a finished run."""
    files = sorted(folder.glob("part-*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a run, but the lock."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name != ".batch.lock"}
