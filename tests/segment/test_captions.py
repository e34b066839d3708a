"""Captions among sentences: a line without a verb is furniture, a sentence and an item of a list never."""

from __future__ import annotations

import pytest

from briefing.model import Kind
from briefing.read import read_text
from briefing.segment import segment
from briefing.segment.captions import caption


@pytest.mark.parametrize(
    "line",
    [
        "The old flag of Norway.",
        "Boats at the old lock of Harth after the storms.",
        "The Board of Harth's survey ship Winder in Oslo.",
        "The patrol vessel Solveig on the Harth on May 8, 2026.",
        "Fjord Party's Ingrid Holm.",
        "Anna Roe of NTB; from file, 2026.",
    ],
)
def test_a_caption(line: str) -> None:
    assert caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The minister resigned in May.",
        "The price of wheat rose.",
        "The farmers vote in May.",
        "The Democrats vote in May.",
        "The ball's in the court of Norway.",
        "It’s Anna Roe.",
        "The union remain in favour of the lock.",
        "Norway of all countries paid.",
        "Farmers want rain.",
        "Boats at the old lock were lost.",
        "Stop the war in Harth.",
        "Harth and Roe meet in Oslo.",
        "The end?",
        "The lock.",
    ],
)
def test_no_caption(line: str) -> None:
    assert not caption(line)


def kinds(body: str) -> list[str]:
    document = segment(read_text(f"Ministers Meet on Grain\n\n{body}\n\nThey will meet again in May.", "x"))
    return [str(sentence.kind) for sentence in document.sentences[1:-1]]


def test_where_a_caption_stands() -> None:
    told = "The ministers met on Monday."
    assert kinds(f"{told}\n\nThe old flag of Norway.") == ["paragraph", "furniture"]
    assert kinds(f"{told}\n\nThe old flag of Norway. It will go.") == ["paragraph", "furniture", "paragraph"]
    listed = "The price of wheat.\n\nThe lock at Harth."
    assert kinds(f"They will discuss:\n\n{listed}") == ["paragraph"] * 3
    assert kinds(f"{told}\n\n• The old flag of Norway.") == ["paragraph", str(Kind.BULLET)]
