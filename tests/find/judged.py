"""Documents for the tests of judgement: made-up texts, read, segmented and ranked as the product does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from briefing.model import Document, Finding, Ranked
from briefing.pipeline import from_text, ranking

CASES = Path(__file__).parent.parent / "cases"
DAY = date(2024, 3, 6)
Finder = Callable[[Sequence[Document], Sequence[Ranked]], tuple[Finding, ...]]


def document(text: str, day: date | None = DAY) -> tuple[list[Document], tuple[Ranked, ...]]:
    """A text as the finders get it."""
    documents = [from_text(text, "made-up.txt", day=day)]
    return documents, ranking(documents, "briefing")


def found(finder: Finder, text: str) -> list[str]:
    """The sentences a finder returns, best first."""
    return [finding.passage.sentence.text for finding in finder(*document(text))]


def rows(name: str) -> list[list[str]]:
    """The rows of a case file."""
    lines = (CASES / f"{name}.txt").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


PORT = """Harbour council approves new ferry terminal

The harbour council approved a new ferry terminal on Tuesday after a six-hour debate, Mayor Ines Duarte said.

The vote was nine to four. The city will borrow 40 million euros for the work. Builders are to start in May.

Duarte told reporters the old pier "is finished". Opponents warned the loan could bankrupt the city if traffic falls.

The old pier was built in 1931 and has been repaired many times since. It is one of the longest piers of the coast.

The council will vote on the ticket prices on March 20. Ministers are to meet the mayor next week to discuss the loan.
"""
