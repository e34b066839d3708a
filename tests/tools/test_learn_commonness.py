"""How common terms are, learned from three small sets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools import learn_commonness
from tools.learn_commonness import SETS, main, rates

FERRY, QUAKE = (
    "The ferry crews in Velcor went on strike at noon.",
    "The ground shook in Orvanto at noon, and the crews dug.",
)


def write(folder: Path, name: str, *texts: str) -> Path:
    rows = [{"id": f"{name} {number}", "title": "", "text": text} for number, text in enumerate(texts)]
    file = folder / name
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return file


def test_a_rate_is_the_share_of_articles_that_hold_a_term(tmp_path: Path) -> None:
    found = rates(write(tmp_path, "gum.jsonl", FERRY, QUAKE))
    assert (found["crew"], found["ferri"], found["=velcor"]) == (1.0, 0.5, 0.5)


def test_sets_count_alike_and_a_term_of_one_set_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, texts in zip(SETS, ((FERRY,), (FERRY, QUAKE), (QUAKE, QUAKE, QUAKE, QUAKE)), strict=True):
        write(tmp_path, name, *texts)
    monkeypatch.setattr(learn_commonness, "TARGET", tmp_path / "found.txt")
    main(tmp_path)
    lines = (tmp_path / "found.txt").read_text("utf-8").splitlines()
    assert "multidoc" not in lines[1]
    assert [line for line in lines if line.startswith(("crew", "ferri", "=velcor", "=orvanto"))] == [
        "=orvanto\t5000",
        "=velcor\t5000",
        "crew\t10000",
        "ferri\t5000",
    ]
