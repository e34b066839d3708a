"""A whole reading: bytes to a document, refusals, caps, and what holds for any text."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.errors import BriefingError, EmptyInput, ForeignLanguage
from briefing.model import PRINTABLE, Document, File, Kind
from briefing.read import begin, finish, read_text
from briefing.segment import OPENINGS, segment

ARTICLE = "Harbour opens again\n\nThe harbour opened on Monday. Ships came back.\n\n• Fees stay low.\n"


def read(data: bytes, name: str) -> Document:
    document, inner = finish(begin(File(name, data)))
    assert isinstance(document, Document)
    assert inner == ()
    return document


def test_bytes_and_text_give_the_same_document() -> None:
    assert replace(read(ARTICLE.encode(), "day.txt"), media="") == read_text(ARTICLE, "day.txt")
    assert read(ARTICLE.encode(), "day.txt").sha256 == sha256(ARTICLE.encode()).hexdigest()


def test_repairs_are_told_in_order() -> None:
    document = read("Grain Talks ğŸ”¥\n\nThe cafe\u0301\u200b was full.".encode("utf-16"), "x")
    assert document.repairs == (
        "read as UTF-16, as its byte-order mark says",
        "a mis-decoded pictograph repaired",
        "invisible or direction-changing characters removed",
    )


GERMAN = "Der Minister sagte am Montag in Berlin, dass die Regierung in den kommenden Wochen einen Plan vorlegen will. "
FRENCH = "Le ministre a dit lundi à Paris que le gouvernement présentera un nouveau plan dans les prochaines semaines. "
DUTCH = "De minister zei maandag in Den Haag dat de regering over een paar weken een nieuw plan aan de kamer geeft. "
CHINESE = "部长星期一表示政府将在未来几周内提出一项新计划。"
GREEK = "Ο υπουργός είπε τη Δευτέρα ότι η κυβέρνηση θα παρουσιάσει ένα νέο σχέδιο μέσα στις επόμενες εβδομάδες. "


@pytest.mark.parametrize("text", [GERMAN * 5, FRENCH * 5, DUTCH * 5, CHINESE * 20, GREEK * 5])
def test_another_language_is_refused(text: str) -> None:
    varied = " ".join(f"{part} {number}" for number, part in enumerate(text.split(". ")))
    with pytest.raises(ForeignLanguage, match=r"day\.txt: .*English"):
        read_text(varied, "day.txt")


def test_a_foreign_word_or_a_short_note_is_not_refused() -> None:
    assert read_text("Ja.", "x").text == "Ja."
    assert read_text(ARTICLE * 3 + GERMAN, "x").text


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\ufeff\n", "\x1b[2J"])
def test_nothing_to_read(text: str) -> None:
    with pytest.raises(EmptyInput):
        read_text(text, "x")


@pytest.mark.parametrize(
    "opening", ["<!DOCTYPE html>\n<p>", "\n<html lang=en><body><p>", '<?xml version="1.0"?>\n<html><p>']
)
def test_the_source_of_a_web_page_in_hand_is_read_as_a_web_page(opening: str) -> None:
    told = "The port of Oslo opened again on Monday, three days after the fire, and forty ships left it at once."
    document = read_text(f"{opening}{told}</p><p>{told.replace('forty', 'fifty')}</p>", "day.txt")
    assert "<" not in document.text
    assert "forty ships" in document.text


def test_a_text_with_some_tags_is_no_web_page() -> None:
    told = "Write <p> before a paragraph and <b>bold</b> words so, as every page does.\n\n" * 4
    assert "<p> before" in read_text(told, "day.txt").text
    assert read_text("<p>The <b>port</b> opened.</p>\n" * 9, "day.md").text
    assert read_text("The sign <html> opens a page.", "day.txt").text


def test_a_lone_surrogate_in_a_str() -> None:
    assert "\ufffd" in read_text("A broken \ud800 sign stands here.", "x").text


def test_too_long_is_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.read.funnel.MOST_CHARACTERS", 1000)
    monkeypatch.setattr("briefing.read.MOST_PIECES", 100)
    assert read_text("It is so. " * 101, "x").repairs == ("only the first 1,000 characters are judged",)
    assert read_text("a\n" * 101, "x").repairs == ("only the first 100 lines are judged",)


def covered(document: Document) -> set[int]:
    return {place for sentence in document.sentences for place in range(sentence.start, sentence.end)}


PAGES = st.text(st.sampled_from("AbcThe .!?“”\"'•-–—:()[]1/2\n\n\té🔥"), max_size=300)


@given(PAGES | st.text(max_size=300))
def test_whatever_the_text_its_places_hold(text: str) -> None:
    try:
        document = segment(read_text(text, "x"))
    except BriefingError:
        return
    places = [(s.start, s.end) for s in document.sentences]
    assert all(document.text[s.start : s.end] == s.text and s.text for s in document.sentences)
    assert places == sorted(places)
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    printed = [b for b in document.blocks if b.kind in PRINTABLE and b.rule not in OPENINGS]
    inside = {p for b in printed for p in range(b.start, b.end) if not document.text[p].isspace()}
    assert inside <= covered(document)
    assert all(1 <= s.section <= len(document.sections) for s in document.sentences)


@given(PAGES)
def test_reading_again_changes_nothing(text: str) -> None:
    """The cleaned text is what it says: cleaned."""
    try:
        once = read_text(text, "x.txt").text
    except BriefingError:
        return
    assert "".join(read_text(once, "x.txt").text.split()) == "".join(once.split())


def test_a_title_is_never_running_text() -> None:
    document = segment(read_text(ARTICLE, "x"))
    assert [s.kind for s in document.sentences] == [Kind.TITLE, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.BULLET]


def test_a_long_address_is_no_foreign_text() -> None:
    address = (
        "https://example.org/" + "un/deux/trois/quatre/cinq/six/sept/huit/neuf/dix/onze/douze/seize/vingt/cent/" * 6
    )
    assert read_text(f"The port closed on Monday. See {address} for more.", "day.txt").text.startswith("The port")
