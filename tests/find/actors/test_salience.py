"""The order of actors: whom the text is about, each score the sum of its reasons."""

from __future__ import annotations

from briefing.find.actors import PRINTABLE_SCORE
from briefing.find.actors.salience import SIGNALS
from briefing.lexicon import rows
from tests.find.actors.told import actors

TEXT = """Prime Minister Ann Berg resigned on Monday after the Grain Board withdrew its support.
Berg said she would leave in May.

The Grain Board denied it.
A driver named Odd Lund saw her car.

Berg will speak in June."""


def test_the_subject_comes_first() -> None:
    assert next(iter(actors(TEXT))) == "Ann Berg"


def test_a_headline_lifts() -> None:
    plain, lifted = actors(TEXT), actors(TEXT, title="Grain Board drops Berg")
    assert lifted["Grain Board"].score > plain["Grain Board"].score
    assert lifted["Odd Lund"].score == plain["Odd Lund"].score


def test_the_score_is_the_sum_of_its_reasons() -> None:
    for actor in actors(TEXT).values():
        assert actor.score == round(sum(reason.points for reason in actor.reasons), 4)
        assert {reason.name for reason in actor.reasons} <= {name for name, _ in SIGNALS}


def test_the_main_party_is_printable() -> None:
    assert actors(TEXT)["Ann Berg"].score > 2 * PRINTABLE_SCORE


def test_every_signal_has_points_for_every_kind() -> None:
    points = {row[0]: row[1:] for row in rows("actor_salience")}
    assert set(points) == {name for name, _ in SIGNALS}
    assert all(len(row) == 3 for row in points.values())
