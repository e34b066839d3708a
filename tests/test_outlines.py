"""What the samples become, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefing
from briefing import render
from tests.conftest import SAMPLES

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_the_outline_of_a_sample_is_as_it_was_read_and_found_good(name: str) -> None:
    """To accept a change, read the difference, then write the new outline to tests/snapshots by hand."""
    page = briefing.brief([briefing.load(str(SAMPLES / name))])
    assert render.text(page) == (SNAPSHOTS / f"{Path(name).stem}.txt").read_text("utf-8")
