"""Short invented reports as documents, for the tests of this folder, and the invented press of tests/press."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import briefing
from briefing.events import disputes
from briefing.model import Dispute, Document, Passage
from briefing.pipeline import passages

# Each paper's own first words, so that no report is another's copy.
LEADS = (
    "The night ferry from Velm to Tarn struck a rock on Monday and sank within minutes, the coast guard said.",
    "Rescue boats and divers worked through dark hours after a ship went down on its way to Tarn.",
    "Families waited at the quay for word of those who had been on board when the vessel hit the reef.",
)
PRESS = Path(__file__).parents[1] / "press"


def report(text: str, name: str = "a", hour: int = 8, **known: Any) -> Document:
    """A report of 2 March 2026, at some hour, with a headline before its text; more than 24 hours is the next day."""
    document = briefing.loads(f"News from Velm\n\n{text}", name=name, date=date(2026, 3, 2 + hour // 24))
    moment = datetime.fromisoformat(f"2026-03-{2 + hour // 24:02}T{hour % 24:02}:00+00:00")
    return replace(document, moment=moment, outlet=None, **known)


def sentence(text: str) -> Passage:
    """The passage of a report that is one sentence."""
    return passages([report(text)])[0]


def differing(*told: str, hours: int = 10) -> list[tuple[list[str], bool]]:
    """What reports of different papers, so many hours apart, differ in: the figures as written, and whether updated."""
    documents = [
        report(f"{LEADS[at]} {text}", f"r{at}", 6 + at * hours, url=f"https://paper{at}.example/a")
        for at, text in enumerate(told)
    ]
    return [(written(dispute, documents), dispute.updated) for dispute in disputes(passages(documents), documents)]


def written(dispute: Dispute, documents: Sequence[Document]) -> list[str]:
    """The figures of a dispute as their sentences have them."""
    return [
        documents[figure.passage.source - 1].text[figure.span.start : figure.span.end] for figure in dispute.figures
    ]


@cache
def press() -> Mapping[str, tuple[tuple[Document, str], ...]]:
    """The first days of invented press: event -> its articles, each with the label of its origin."""
    events: dict[str, list[tuple[Document, str]]] = {}
    for row in rows("first.jsonl"):
        article = briefing.loads(
            f"{row['title']}\n\n{row['text']}", name=row["id"], date=date.fromisoformat(row["day"])
        )
        moment = datetime.fromisoformat(f"{row['day']}T{row['time']}:00+00:00")
        article = replace(article, url=row["url"], outlet=row["outlet"], moment=moment)
        events.setdefault(row["event"], []).append((article, row["origin"]))
    return {event: tuple(articles) for event, articles in events.items()}


def rows(name: str) -> list[dict[str, Any]]:
    """The lines of a file of the invented press."""
    return [json.loads(line) for line in (PRESS / name).read_text("utf-8").splitlines()]
