from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.rank import signals
from briefing.rank.signals import SIGNALS, View, reasons
from tests.rank.made_up import passages_of


def view(sentence: str, place: int = 0, section_place: int = 0, title: str = "") -> View:
    return View(passages_of(sentence)[0], 0.0, 0.0, place, section_place, frozenset(title.split()))


# What the signal sees, and what it must say of it: one to lift, one to leave alone.
CASES: list[tuple[Callable[[View], float], View, float]] = [
    (signals.lead, view("The harbour is shut."), 1.0),
    (signals.lead, view("The harbour is shut.", place=12), 0.25),
    (signals.section_lead, view("The harbour is shut.", place=40), 1.0),
    (signals.section_lead, view("The harbour is shut.", place=40, section_place=4), 0.5),
    (signals.title_overlap, view("The harbour was closed.", title="storm harbour closed"), 2 / 3),
    (signals.title_overlap, view("The harbour was closed."), 0.0),
    (signals.length, view("The mayor of Velm resigned on Monday morning."), 1.0),
    (signals.length, view("He resigned this morning."), 0.5),
    (signals.length, view("very " * 90), 0.5),
    (signals.names, view("On Monday Ana Ruiz left Velm."), 1.0),
    (signals.names, view("Nobody knows what I saw."), 0.0),
    (signals.own_subject, view("The mayor left."), 1.0),
    (signals.own_subject, view("She left."), 0.0),
]


@pytest.mark.parametrize(("signal", "seen", "value"), CASES, ids=[f"{c[0].__name__}-{c[2]:.2f}" for c in CASES])
def test_signal(signal: Callable[[View], float], seen: View, value: float) -> None:
    assert signal(seen) == pytest.approx(value)


def test_every_signal_says_when_it_is_wrong_and_shows_an_example() -> None:
    for signal, _ in SIGNALS:
        assert "Wrong " in (signal.__doc__ or ""), signal.__name__
        assert "Example: " in (signal.__doc__ or ""), signal.__name__


def test_for_one_document_the_weights_add_up_to_one() -> None:
    assert sum(weight for signal, weight in SIGNALS if signal is not signals.agreement) == pytest.approx(1)


def test_reasons_leave_out_what_says_nothing() -> None:
    assert [reason.name for reason in reasons(view("She left."))] == ["lead", "section_lead", "length"]
