"""What each line of a document is: tests/cases/read_structure.txt shows the documents with their verdicts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.model import PRINTABLE, Document
from briefing.read import read_text
from briefing.read.furniture import RULES as FURNITURE_RULES
from briefing.read.outlets import publication
from briefing.read.structure import RULES

TEXT = (Path(__file__).parents[1] / "cases" / "read_structure.txt").read_text("utf-8")
CASES = {
    name: case.strip("\n")
    for name, _, case in (part.partition("\n") for part in re.split(r"^== ", TEXT, flags=re.MULTILINE)[1:])
}
# Openings that share a line with the words behind them.
JOINTS = {"dateline": " ", "speaker": ": "}


def pasted(case: str) -> str:
    """The document as it was pasted, with list markers before items."""
    lines = []
    for line in case.split("\n"):
        verdict, _, text = line.partition("  ")
        rule = verdict.partition(" ")[2]
        mark = "• " if rule == "item" else ""
        lines.append("\n" if line == "---" else mark + text + JOINTS.get(rule, "\n"))
    return "".join(lines)


def outline(document: Document) -> str:
    """The document in the form of the cases."""
    lines: list[str] = []
    at = 0
    for block in document.blocks:
        if "\n\n" in document.text[at : block.start]:
            lines.append("---")
        lines.append(f"{block.kind} {block.rule}  {document.text[block.start : block.end]}")
        at = block.end
    return "\n".join(lines)


@pytest.mark.parametrize("name", CASES)
def test_outline(name: str) -> None:
    assert outline(read_text(pasted(CASES[name]), name)) == CASES[name]


def test_every_rule_is_explained_and_named_once() -> None:
    names = [rule.__name__ for rule in (*RULES, *FURNITURE_RULES)]
    assert len(set(names)) == len(names)
    assert all(rule.__doc__ for rule in (*RULES, *FURNITURE_RULES))


def test_what_was_told_of_the_document() -> None:
    document = read_text(pasted(CASES["a web page as pasted"]), "x")
    assert (document.outlet, document.place, str(document.date)) == ("Courier24", "Bergen", "2026-03-03")
    assert document.subtitle == "Talks Confirmed for Friday in Old Harbour Town"
    release = read_text(pasted(CASES["wire copy"]), "x")
    assert (release.outlet, release.place, release.date) == ("NTB", "Oslo", None)


@pytest.mark.parametrize(
    ("headline", "title", "outlet"),
    [
        ("Ministers Meet on Grain 🔄66", "Ministers Meet on Grain", None),
        ("Ministers Meet on GrainđŸ”„66", "Ministers Meet on Grain", None),
        ("Ministers Meet on Grain 🔥🔥 (12)", "Ministers Meet on Grain", None),
        ("Ministers Meet on Grain | Harbour Post", "Ministers Meet on Grain", "Harbour Post"),
        ("Ministers Meet on Grain - The Harbour Post", "Ministers Meet on Grain", "The Harbour Post"),
        ("Ministers Meet on Grain | Europe", "Ministers Meet on Grain", None),
        ("Norway and Iceland – Old Friends", "Norway and Iceland – Old Friends", None),
        ("Ministers Meet on Grain in 2026", "Ministers Meet on Grain in 2026", None),
        ("Grain: → What Comes Next", "Grain: → What Comes Next", None),
    ],
)
def test_junk_behind_a_title(headline: str, title: str, outlet: str | None) -> None:
    document = read_text(f"{headline}\n\nThe ministers met on Monday.", "x")
    assert (document.title, document.outlet) == (title, outlet)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Harbour Post", True),
        ("Ministry of Trade of Norway", True),
        ("harbour.example.com", True),
        ("Reuters", True),
        ("Fjord24", True),
        ("Norway", False),
        ("Manage preferences", False),
        ("Press release", False),
        ("World News | Europe", False),
        ("Daily life goes on", False),
        ("Talks in the U.S.", False),
    ],
)
def test_what_looks_like_an_outlet(name: str, wanted: bool) -> None:
    assert publication(name) is wanted


def test_the_name_above_the_headline_counts_when_the_imprint_repeats_it() -> None:
    case = pasted(CASES["a page with a name of its own"])
    assert read_text(case, "x").outlet == "Meridian"
    assert read_text(case.replace("© Meridian", "©"), "x").outlet is None


SPOKEN = "Talks on ice\n\nMR VOLD: We met.\n\n{}\n\nMR VOLD: We do."


@pytest.mark.parametrize(
    ("turn", "label", "said"),
    [
        ("FOREIGN MINISTER ROE (Via interpreter): We agreed.", "FOREIGN MINISTER ROE", "We agreed."),
        ("SECRETARY ROE:\nWe agreed on it", "SECRETARY ROE", "We agreed on it"),
        ("Q1: Who pays?", "Q1", "Who pays?"),
        ("Reporter: Who pays?", "Reporter", "Who pays?"),
        ("Ingrid van Solheim, Harbour Board: We pay.", "Ingrid van Solheim, Harbour Board", "We pay."),
        ("DEPUTY SECRETARY MCROE: (In Norwegian.) We pay.", "DEPUTY SECRETARY MCROE", "(In Norwegian.) We pay."),
        ("Background: The lock is old.", "MR VOLD", "Background: The lock is old."),
        ("BREAKING NEWS: The lock fell.", "MR VOLD", "BREAKING NEWS: The lock fell."),
        ("They will discuss: The lock.", "MR VOLD", "They will discuss: The lock."),
    ],
)
def test_the_label_of_a_speaker(turn: str, label: str, said: str) -> None:
    document = read_text(SPOKEN.format(turn), "x")
    told = [document.text[block.start : block.end] for block in document.blocks[3:-2]]
    assert told == ([label, said] if label != "MR VOLD" else [said])
    assert [block.rule == "speaker" for block in document.blocks[3:-2]] == [label != "MR VOLD"] * (len(told) - 1) + [
        False
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Budget: 3 million.\n\nBudget: 4 million.\n\nBackground: It is old.",
        "NEW YORK: Stocks fell on Monday.",
        "Priority 1: Ice.\n\nPriority 2: Locks.\n\nPriority 3: Fees.",
    ],
)
def test_a_label_that_nobody_speaks_under(lines: str) -> None:
    document = read_text(f"Plans for the harbour\n\nThe board met.\n\n{lines}\n\nIt will meet again.", "x")
    assert not any(block.rule == "speaker" for block in document.blocks)


def test_an_article_goes_on_after_related_stories() -> None:
    long = "The buyer will keep all nine ships, " + "and the crews, " * 20 + "for a year."
    case = pasted(CASES["related stories end the article, a whole section opens it again"])
    document = read_text(f"{case}\n\nWhat the Buyer Says\n\n{long}", "x")
    assert [block.kind in PRINTABLE for block in document.blocks[-2:]] == [False, True]
    assert document.blocks[-2].rule == "heading"
