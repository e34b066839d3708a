"""Sections, paragraph numbers and the kinds of sentences."""

from __future__ import annotations

import pytest

from briefing.model import Kind
from briefing.read import read_text
from briefing.segment import segment
from briefing.segment.furniture import RULES, page_talk

REPORT = """Harbour opens again

OSLO (NTB) — The harbour opened on Monday. Ships came back.

Nobody was hurt.

What Comes Next

The board will meet on Friday. It has three topics:

• The winter fee.

• The old lock.

For more information, visit www.harbour.example.

Who Pays

The state pays.
"""


def outline(text: str) -> list[str]:
    """Each sentence with its section, paragraph and kind."""
    return [f"{s.section}.{s.paragraph} {s.kind}: {s.text}" for s in segment(read_text(text, "x")).sentences]


def test_sections_and_paragraphs_are_counted() -> None:
    assert outline(REPORT) == [
        "1.0 title: Harbour opens again",
        "1.1 paragraph: The harbour opened on Monday.",
        "1.1 paragraph: Ships came back.",
        "1.2 paragraph: Nobody was hurt.",
        "2.0 heading: What Comes Next",
        "2.1 paragraph: The board will meet on Friday.",
        "2.1 paragraph: It has three topics:",
        "2.2 bullet: The winter fee.",
        "2.3 bullet: The old lock.",
        "2.3 furniture: For more information, visit www.harbour.example.",
        "3.0 heading: Who Pays",
        "3.1 paragraph: The state pays.",
    ]


def test_sections_know_their_place() -> None:
    document = segment(read_text(REPORT, "x"))
    assert [(s.number, s.heading) for s in document.sections] == [(1, ""), (2, "What Comes Next"), (3, "Who Pays")]
    assert "".join(document.text[s.start : s.end] for s in document.sections) == document.text


def test_a_heading_first_makes_the_first_section() -> None:
    document = segment(read_text("A Title Here\n\nA Subtitle of Five Words\n\nFirst Heading\n\nText stands here.", "x"))
    assert [s.heading for s in document.sections] == ["First Heading"]


def test_labels_of_speakers_and_datelines_are_no_sentences() -> None:
    said = [s.text for s in segment(read_text("Talk\n\nQ: Why now?\n\nA: It is time.\n\nQ: And then?", "x")).sentences]
    assert said == ["Talk", "Why now?", "It is time.", "And then?"]


def test_one_word_is_no_finding_unless_it_is_listed() -> None:
    kinds = {
        s.text: str(s.kind) for s in segment(read_text("Talk\n\nGreat. We agree on:\n\n• Fisheries.", "x")).sentences
    }
    assert kinds == {"Talk": "title", "Great.": "furniture", "We agree on:": "paragraph", "Fisheries.": "bullet"}


def test_a_library_is_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.segment.MOST_SENTENCES", 50)
    document = segment(read_text("It is so. " * 51, "x"))
    assert len(document.sentences) == 50
    assert document.repairs == ("only the first 50 sentences are judged",)


@pytest.mark.parametrize(
    "sentence",
    [
        "For more information, visit our site.",
        "For press inquiries, contact press@harbour.example.",
        "Follow @harbour for news.",
        "A film of the opening is available here .",
        "Thank you very much.",
        "Good morning, everyone.",
        "And I yield back what time I have.",
        "He said:",
        "(Applause.)",
        "I think (inaudible) yes.",
        "Mr. Mayor, Mrs. Roe, Captain Vold, and my fellow sailors:",
        "“ years ago it fell.",
        "hey have arrived in the harbour.",
        "Roe said “hese are old ships”.",
        "The bridge]] opened.",
        "Below are the Speaker’s remarks:",
        "— Roe, on the price of bread.",
        'He asked how " a state known for its ships sank.',
        "“t’s an old ship, and it sank.",
        "It’s wonderful to see so many friends.",
        "May you enjoy the day.",
        "Madam Mayor, fellow sailors, friends from Norway: good morning, and thank you for coming here today.",
    ],
)
def test_page_talk(sentence: str) -> None:
    assert page_talk(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister asked for more information about the lock.",
        "Thank you for signing the treaty that ends a war of nine years between our peoples.",
        "The data are available to all members.",
        "The board posted a loss of 4 million crowns.",
        "They agreed on three points, and they will meet again in May to discuss these points:",
        "The lock [built in 1904] opened.",
        "Welcoming the plan, she asked for funds.",
        "Hijackers took the ferry.",
        "Mr. Roe spoke with Captain Vold, the board, and fellow sailors refused.",
        "Hen parties met at the harbour.",
        "ore prices rose again.",
        "They said that the old ships are whole.",
        "They will discuss:",
        'He said "it sank" and left.',
        "— The lock opened in May.",
    ],
)
def test_what_the_source_tells(sentence: str) -> None:
    assert not page_talk(sentence)


@pytest.mark.parametrize(
    ("spoken", "kept"),
    [
        ("(Via interpreter) We agreed on it.", "We agreed on it."),
        ("(Laughter.) (In Norwegian.) We agreed on it.", "We agreed on it."),
        ("We agreed on it. (Applause.) We meet again.", "We agreed on it. We meet again."),
        ("(Applause.)", ""),
        ("(Most of them) agreed on it.", "(Most of them) agreed on it."),
        ("(In May) we agreed on it.", "(In May) we agreed on it."),
    ],
)
def test_directions_are_cut_off_the_words_said(spoken: str, kept: str) -> None:
    document = segment(read_text(f"Talk\n\nMR ROE: {spoken}\n\nMR ROE: So long.", "x"))
    said = [s.text for s in document.sentences if s.kind is Kind.PARAGRAPH and s.text != "So long."]
    assert " ".join(said) == kept
    assert all(document.text[s.start : s.end] == s.text for s in document.sentences)


def test_every_rule_is_explained() -> None:
    assert all(rule.__doc__ for rule in RULES)


def test_furniture_keeps_its_kind_in_sentences() -> None:
    kinds = {
        s.kind for s in segment(read_text(REPORT + "\nSources\n\nHarbour Board. Yearly report.", "x")).sentences[-3:]
    }
    assert kinds == {Kind.FURNITURE}
