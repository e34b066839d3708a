"""What could be printed is worded and put in order of value, with a voice for every section."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.compose.candidates import candidates
from briefing.compose.entries import UNPRINTED, Entry
from briefing.compose.order import once, spread
from briefing.compose.standing import ONE_SOURCE, Standings
from briefing.model import Actor, Document, Finding, Found, Kind, Line, Passage, Reason, Section, Sentence, Span

TEXTS = (
    "The port closed on Monday after a fire.",
    "He left the town.",
    "The council votes on Friday in Oslo.",
    "Crews of both ships were moved to a school.",
)


def document(sections: tuple[int, ...]) -> Document:
    text, sentences = "", []
    for words, section in zip(TEXTS, sections, strict=True):
        sentences.append(Sentence(words, len(text), len(text) + len(words), Kind.PARAGRAPH, section, 1))
        text += words + " "
    parts = tuple(Section(number, f"Part {number}", 0, len(text)) for number in range(1, max(sections) + 1))
    return Document("a.txt", text, sections=parts, sentences=tuple(sentences))


def finding(source: Document, number: int, score: float, focus: Span | None = None) -> Finding:
    return Finding(Passage(source.sentences[number], 1, (), ()), (Reason("place", score),), focus)


def test_a_sentence_that_leans_on_another_is_no_candidate_unless_the_antecedent_is_known() -> None:
    source = document((1, 1, 1, 1))
    news = tuple(finding(source, number, 0.9) for number in range(3))
    assert len(candidates([source], Found(news=news)).wide) == 2
    known = candidates([source], Found(news=news, antecedents={(1, source.sentences[1].start): "Ann Holm"}))
    assert "He [Ann Holm] left the town." in [entry.lines[0].text for entry in known.wide]


@pytest.mark.parametrize(("sections", "wanted"), [((1, 1, 1), "abc"), ((1, 1, 2), "acb"), ((1, 2, 2), "abc")])
def test_a_section_not_yet_heard_comes_before_one_hardly_worth_more(sections: tuple[int, ...], wanted: str) -> None:
    entries = [
        Entry("news", value, ((1, 0),), (Line(text, 1, "", section, 1, 0, 1, None, ()),))
        for text, value, section in zip("abc", (1.0, 0.9, 0.88), sections, strict=True)
    ]
    assert "".join(entry.lines[0].text for entry in spread(entries)) == wanted


def test_a_part_s_best_is_worth_one_and_each_next_a_step_less() -> None:
    source = document((1, 2, 3, 4))
    news = tuple(finding(source, number, 0.4) for number in (0, 2, 3))
    values = [entry.value for entry in candidates([source], Found(news=news)).wide]
    assert values[0] == 1.0
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == 3


def test_the_topic_of_a_line_is_printed_with_it() -> None:
    source = document((1, 1, 1, 1))
    start = source.text.index("council")
    (entry,) = candidates([source], Found(agenda=(finding(source, 2, 0.5, Span(start, start + 7)),))).wide
    assert entry.lines[0].topic == "council"


@pytest.mark.parametrize("words", [71, 200])
def test_a_line_too_long_for_a_page_is_no_candidate(words: int) -> None:
    text = " ".join(["word"] * words) + "."
    sentence = Sentence(text, 0, len(text), Kind.PARAGRAPH, 1, 1)
    source = Document("a.txt", text, sections=(Section(1, "", 0, len(text)),), sentences=(sentence,))
    assert candidates([source], Found(news=(finding(source, 0, 1.0),))).wide == ()


@pytest.mark.parametrize(
    ("again", "kept"),
    [
        ("On Monday the northern port closed after a large fire.", 1),
        ("Crews of both ships were moved to a school nearby.", 2),
    ],
)
def test_what_another_line_has_told_is_not_told_again(again: str, kept: int) -> None:
    texts = ("The northern port closed on Monday after a fire.", again)
    entries = [
        Entry("news", 1.0, ((1, number),), (Line(text, 1, "", 1, 1, 0, 1, None, ()),))
        for number, text in enumerate(texts)
    ]
    assert len(once(entries, (), Standings((), ONE_SOURCE))) == kept


def test_an_actor_s_line_does_not_repeat_the_role_above_it() -> None:
    text = "Defence chief Lars Haugen warned the crews."
    sentence = Sentence(text, 0, len(text), Kind.PARAGRAPH, 1, 1)
    source = Document("a.txt", text, sections=(Section(1, "", 0, len(text)),), sentences=(sentence,))
    told = replace(finding(source, 0, 1.0, Span(14, 25)), reasons=(Reason("subject", 1.0),))
    actor = Actor("Lars Haugen", "person", "Defence chief", (), 1, (1,), (), (told,))
    (entry,) = candidates([source], Found(actors=(actor,))).narrow
    assert entry.lines[0].text == "…Lars Haugen warned the crews."


def test_a_line_that_only_names_an_actor_is_not_its_own() -> None:
    text = "Defence chief Lars Haugen warned the crews."
    sentence = Sentence(text, 0, len(text), Kind.PARAGRAPH, 1, 1)
    source = Document("a.txt", text, sections=(Section(1, "", 0, len(text)),), sentences=(sentence,))
    named = replace(finding(source, 0, 1.0, Span(37, 42)), reasons=(Reason("full name", 1.0),))
    actor = Actor("crews", "organisation", "", (), 1, (1,), (), (named,))
    (entry,) = candidates([source], Found(actors=(actor,))).narrow
    assert entry.lines[0].see == UNPRINTED


def test_an_actor_whose_sentences_all_lean_on_others_keeps_its_name_and_a_mark() -> None:
    source = document((1, 1, 1, 1))
    actor = Actor("Ann Holm", "person", "", (), 1, (1,), (), (finding(source, 1, 1.0),))
    (entry,) = candidates([source], Found(actors=(actor,))).narrow
    assert (entry.lines[0].text, entry.lines[0].see) == (TEXTS[1], UNPRINTED)


@pytest.mark.parametrize("text", ["Defence chief Lars Haugen.", "Defence chief Lars Haugen resigned."])
def test_an_actor_s_line_is_never_its_bare_name(text: str) -> None:
    sentence = Sentence(text, 0, len(text), Kind.PARAGRAPH, 1, 1)
    source = Document("a.txt", text, sections=(Section(1, "", 0, len(text)),), sentences=(sentence,))
    told = replace(finding(source, 0, 1.0, Span(14, 25)), reasons=(Reason("subject", 1.0),))
    actor = Actor("Lars Haugen", "person", "Defence chief", (), 1, (1,), (), (told,))
    (entry,) = candidates([source], Found(actors=(actor,))).narrow
    assert entry.lines[0].text == text
