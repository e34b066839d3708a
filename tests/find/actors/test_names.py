"""Names cut out of sentences; the cases stand in tests/cases/actors_names.txt."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.find.actors.names import Name, names
from tests.find.actors.told import cases


def shown(name: Name) -> str:
    return "^" * name.titled + "~" * name.weak + name.text


@pytest.mark.parametrize(("sentence", "wanted"), cases("actors_names"))
def test_names(sentence: str, wanted: str) -> None:
    assert "; ".join(shown(name) for name in names(sentence)) == wanted


@given(st.text(alphabet="Ab.,'’- ofU(&)é\n", max_size=60))
def test_names_stand_in_the_text(text: str) -> None:
    for name in names(text):
        assert name.text == " ".join(text[name.start : name.end].split())


@pytest.mark.parametrize("worst", ["A. ", "Of and ", "Ab-", "U.S.-", "President of ", "(A", "A’"])
def test_time_grows_with_the_text(worst: str) -> None:
    def seconds(times: int) -> float:
        start = time.perf_counter()
        list(names(worst * times))
        return time.perf_counter() - start

    seconds(100)
    assert seconds(4000) < 12 * seconds(1000) + 0.05
