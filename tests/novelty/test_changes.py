"""The words that tell what changed: the shortest stretches."""

from __future__ import annotations

import pytest

from briefing.novelty.changes import changes
from briefing.novelty.compare import beside
from tests.novelty.lines import facts


@pytest.mark.parametrize(
    ("line", "earlier", "wanted"),
    [
        ("The toll of the fire rose to seven dead.", "Five people died in the fire.", ["seven"]),
        ("The talks on the mill have failed.", "The talks on the mill will be held in May.", ["failed"]),
        ("The house passed the bill by 61 votes.", "The house will debate the bill.", ["passed"]),
        ("The bill has 61 signatures.", "The bill is before the house.", ["61"]),
        ("The summit will be in Port Elise.", "The summit will be in Dorran.", ["Port Elise"]),
    ],
    ids=["a figure and not its verb", "a step", "a step before a figure", "a figure that is added", "words not told"],
)
def test_changes(line: str, earlier: str, wanted: list[str]) -> None:
    mine, theirs = facts(line), facts(earlier)
    found = changes(mine, theirs, beside(mine, theirs, theirs.keys))
    assert [line[span.start : span.end] for span in found] == wanted
