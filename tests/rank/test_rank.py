from __future__ import annotations

import pytest

from briefing.errors import BriefingError
from briefing.model import Document, Kind, Passage, Section, Sentence
from briefing.rank import RANKERS, rank

STORM = """\
A storm closed the harbour of Velm on Monday.
The harbour master said ships must wait for three days.
Ships of the storm fleet left the harbour early.
A bakery sold out of bread.
The storm fleet of Velm waits outside the harbour."""


def passages_of(text: str, source: int = 1) -> tuple[Passage, ...]:
    """Each line is a sentence; every word longer than three letters is its own stem."""
    at, found = 0, []
    for line in text.splitlines():
        words = tuple(line.lower().strip(".").split())
        sentence = Sentence(line, at, at + len(line), Kind.PARAGRAPH, 1, 1)
        found.append(Passage(sentence, source, words, tuple(word for word in words if len(word) > 3)))
        at += len(line) + 1
    return tuple(found)


def document(text: str, title: str = "") -> Document:
    return Document("made-up", text, title, sections=(Section(1, "", 0, len(text)),))


@pytest.mark.parametrize("ranker", RANKERS)
def test_every_ranker_gives_each_passage_a_score_with_its_reasons(ranker: str) -> None:
    passages = passages_of(STORM)
    ranked = rank([document(STORM, "Storm closes harbour")], passages, ranker)
    assert tuple(item.passage for item in ranked) == passages
    assert all(0 <= item.score <= 1 for item in ranked)
    assert all(item.score == round(sum(reason.points for reason in item.reasons), 4) for item in ranked)
    assert len({item.score for item in ranked}) > 1


def test_an_unknown_ranker_is_refused_with_the_choices() -> None:
    with pytest.raises(BriefingError, match="guess: there is no such ranker; choose one of briefing, lexrank"):
        rank([], [], "guess")
