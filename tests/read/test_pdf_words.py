"""Lines to running text: broken words whole, hyphens of their own kept."""

from __future__ import annotations

import pytest

from briefing.read.pdf.lines import Line
from briefing.read.pdf.words import Words


def running(text: str, *others: str) -> str:
    """The lines of a text as one, in a document that has other texts besides."""
    lines = [Line(line, 0, 0, 0, 0, 10, 0, 0, 0) for line in text.split("|")]
    return Words([text.replace("|", "\r\n"), *others]).running(lines)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("The govern-|ment met", "The government met"),
        ("The govern\u2010|ment met", "The government met"),
        ("The govern\u00ad|ment met", "The government met"),
        ("The govern\ufffe|ment met", "The government met"),
        ("The govern\u0002|ment met", "The government met"),
        ("The Franco-|German pact", "The Franco-German pact"),
        ("The years 2024-|25 were cold", "The years 2024-25 were cold"),
        ("They met -|all of them", "They met - all of them"),
        ("They met on|Monday", "They met on Monday"),
        ("The of\ufb01ce of the ef\ufb02ux", "The office of the efflux"),
        ("A soft\u00adly broken word", "A softly broken word"),
        ("A well\u2010known word", "A well-known word"),
        ("In twenty-|six towns", "In twenty-six towns"),
        ("A five-|year plan", "A five-year plan"),
        ("The ten-|ants left", "The tenants left"),
        ("The e\u6600\u6600ect of \u6600\u6900re", "The effect of fire"),
    ],
)
def test_lines_become_text(lines: str, text: str) -> None:
    assert running(lines) == text


@pytest.mark.parametrize(
    ("lines", "other", "text"),
    [
        ("The well-|known port", "A well-known case.", "The well-known port"),
        ("The well\u2010|known port", "A well-known case.", "The well-known port"),
        ("The well-|known port", "All is well today, as is known here.", "The well-known port"),
        ("The under-|standing port", "Under the hill an understanding was standing there.", "The understanding port"),
        ("The vote of re-|form", "Ports re open and form again.", "The vote of re-form"),
    ],
)
def test_the_document_tells_which_hyphens_stay(lines: str, other: str, text: str) -> None:
    assert running(lines, other) == text


def test_a_page_turns_between_words() -> None:
    assert running("They met in the har-|\fbour of Norvik") == "They met in the harbour \f of Norvik"
    assert running("They met in the|\fharbour of Norvik") == "They met in the \fharbour of Norvik"
