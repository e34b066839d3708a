"""Agenda: what is to be discussed, decided, held; listed topics first and in their order."""

from __future__ import annotations

import pytest

from briefing.find.agenda import find_agenda
from tests.find.judged import PORT, document, found, rows

TALKS = """Two ministers to meet on the strait

The foreign ministers of both shores will meet in Porto on Friday, their offices said.

Several topics are expected to dominate the talks:

{items}

The last meeting was held in 2019 and ended without a statement.
"""
ITEMS = ["• Fishing rights in the strait, including quotas.", "• The future of the canal treaty.", "• Border posts."]


def test_listed_topics_come_first_in_their_order() -> None:
    documents, ranked = document(TALKS.format(items="\n".join(ITEMS)))
    topics = [
        documents[0].text[finding.focus.start : finding.focus.end]
        for finding in find_agenda(documents, ranked)
        if finding.focus
    ]
    assert topics[:3] == ["Fishing rights in the strait", "canal treaty", "Border posts"]


def test_a_list_of_something_else_is_no_agenda() -> None:
    text = "New shop opens\n\nThe shop opened on Monday.\n\nIt sells:\n\n• Bread and rolls.\n\n• Old lamps.\n"
    assert not any("Bread" in sentence or "lamps" in sentence for sentence in found(find_agenda, text))


@pytest.mark.parametrize(("line", "topic"), rows("find_topics"))
def test_the_topic_is_the_shortest_stretch_that_names_it(line: str, topic: str) -> None:
    if line[0].isalpha():
        text = f"Two ministers to meet\n\nThe ministers of both shores met on Monday. {line}\n"
    else:
        text = TALKS.format(items=line)
    documents, ranked = document(text)
    told = {
        finding.passage.sentence.text: documents[0].text[finding.focus.start : finding.focus.end]
        for finding in find_agenda(documents, ranked)
        if finding.focus
    }
    assert topic in told.values()


def test_what_is_ahead_is_on_the_agenda_and_the_past_is_not() -> None:
    told = found(find_agenda, PORT)
    assert any(sentence.startswith("The council will vote") for sentence in told[:3])
    assert not any("1931" in sentence for sentence in told[:3])


def test_the_topic_stands_inside_its_sentence() -> None:
    for finding in find_agenda(*document(PORT)):
        sentence, focus = finding.passage.sentence, finding.focus
        assert focus is not None
        assert sentence.start <= focus.start < focus.end <= sentence.end
