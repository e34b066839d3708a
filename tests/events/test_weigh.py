"""Which events come first, and which of their documents are searched for lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import briefing
from briefing.events import events, told_first
from briefing.events.weigh import MOST_TOLD, PER_EVENT
from briefing.model import Document

FERRY = (
    "The night ferry from Velm to Tarn struck a rock on Monday and sank within minutes, the coast guard said.",
    "Rescue boats and divers searched the dark water off Velm after the Tarn ferry went down, and found forty people.",
)


def document(text: str, name: str, day: int = 2, **known: object) -> Document:
    made = briefing.loads(f"News of {name}\n\n{text}", name=name, date=date(2026, 3, day))
    return replace(made, **known)  # type: ignore[arg-type]


def test_an_event_that_two_tell_comes_before_one_that_one_tells() -> None:
    bank = document("The bank of Lindholm raised its rate to four percent, its governor said in Lindholm.", "bank")
    ferry = [document(text, f"ferry-{at}", outlet=f"Paper {at}") for at, text in enumerate(FERRY)]
    first, second = events([bank, *ferry])
    assert (first.sources, first.origins, first.texts) == ((2, 3), 2, 2)
    assert (second.sources, second.origins) == ((1,), 1)


def test_what_the_desk_weighs_more_comes_first_and_what_is_old_last() -> None:
    one = document("The bank of Lindholm raised its rate to four percent, its governor said.", "bank")
    two = document("A crane fell into the harbour of Sund and blocked the grain pier for a week.", "crane", weight=3.0)
    old = document("Foresters in Hegg counted four hundred wolves in the snow of the high valley.", "wolves", day=1)
    assert [event.sources for event in events([old, one, two])] == [(3,), (2,), (1,)]


def test_of_copies_one_is_read_the_latest_and_all_are_counted_as_one() -> None:
    copies = [document(FERRY[0], f"copy-{day}", day) for day in (2, 4, 3)]
    (event,) = events(copies)
    assert (event.sources[0], event.texts, event.origins) == (2, 1, 1)
    numbered = told_first(copies, [event])
    assert [one.name for one in numbered.documents] == ["copy-4", "copy-2", "copy-3"]
    assert numbered.count == 1


def test_the_documents_are_numbered_by_event_and_the_leading_ones_searched() -> None:
    many = [
        document(f"Well number {n} of the town of Place{n} ran dry, farmer Name{n} said.", f"w{n}") for n in range(200)
    ]
    numbered = told_first(many, events(many))
    assert numbered.count == MOST_TOLD
    assert sorted(n for event in numbered.events for n in event.sources) == list(range(1, 201))
    assert PER_EVENT < MOST_TOLD
