"""What the desk asks of the sentences: watched, muted, pinned, dropped."""

from __future__ import annotations

import pytest

from briefing import desk
from briefing.model import Finding, Found, Reason
from briefing.pipeline import from_text, passages
from briefing.settings import Desk
from briefing.words import holds

TEXT = (
    "The port of Velm closed on Monday. Ports in the south stay open. The mayor of Velm, Ann Holm, asked for two tugs."
)
CLOSED, SOUTH, MAYOR = passages([from_text(TEXT, "port.txt")])
EVERY = (CLOSED, SOUTH, MAYOR)


@pytest.mark.parametrize(
    ("text", "wanted", "held"),
    [
        ("The Port of Velm closed.", "port of velm", True),
        ("Ports in the south stay open.", "port", False),
        ("The port of Velm closed.", "", False),
        ("The port of Velm closed.", "…", False),
        ("The port, of Velm", "port of", True),
    ],
)
def test_words_are_held_whole_and_in_order(text: str, wanted: str, held: bool) -> None:
    assert holds(text, wanted) is held


def test_a_watched_name_is_told_where_it_stands() -> None:
    watched = desk.watched(EVERY, Desk(watched=("Ann Holm", "port of Velm")))
    assert watched == {(1, CLOSED.sentence.start): "port of Velm", (1, MAYOR.sentence.start): "Ann Holm"}


def test_muted_words_and_dropped_lines_are_taken_out_alike() -> None:
    assert desk.muted(EVERY, Desk(muted=("tugs",), dropped=("Ports in the south",))) == {
        (1, MAYOR.sentence.start),
        (1, SOUTH.sentence.start),
    }
    assert desk.muted(EVERY, Desk()) == frozenset()


def test_a_pin_names_the_first_sentence_that_holds_it_and_its_part() -> None:
    asked = Desk(pinned=(("Velm", ""), ("two tugs", "agenda"), ("no such words", "")))
    assert desk.pinned(EVERY, asked) == {(1, CLOSED.sentence.start): "news", (1, MAYOR.sentence.start): "agenda"}
    assert desk.unfound(EVERY, [], asked) == ("no such words",)


def test_orders_that_meet_nothing_are_told() -> None:
    asked = Desk(dropped=("two tugs", "a whale"), dropped_stories=("port of Velm",), headings=(("bank", "Money"),))
    assert desk.unfound(EVERY, ["Port of Velm closed"], asked) == ("a whale", "bank")


def test_a_pinned_sentence_is_found_for_its_part_once() -> None:
    known = Finding(CLOSED, (Reason("place", 0.4),))
    pins = {(1, CLOSED.sentence.start): "news", (1, MAYOR.sentence.start): "agenda"}
    found = desk.with_pins(Found(news=(known,)), EVERY, pins)
    assert found.news == (known,)
    assert [finding.passage for finding in found.agenda] == [MAYOR]
