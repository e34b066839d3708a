"""sumy's own rankers, fed with our sentences and words, so that a user can compare on equal terms."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from math import isfinite
from typing import Any
from warnings import catch_warnings

from briefing.model import Passage, Ranked, Reason

# Our name -> sumy's module and class.
PEERS = {
    "lexrank": ("lex_rank", "LexRankSummarizer"),
    "textrank": ("text_rank", "TextRankSummarizer"),
    "lsa": ("lsa", "LsaSummarizer"),
    "luhn": ("luhn", "LuhnSummarizer"),
    "kl": ("kl", "KLSummarizer"),
    "sumbasic": ("sum_basic", "SumBasicSummarizer"),
}


class _Stems:
    """A tokenizer for sumy that needs no data: it hands out the stems that a passage already has."""

    def __init__(self, passage: Passage) -> None:
        self.stems = passage.stems

    def to_words(self, _text: str) -> tuple[str, ...]:
        return self.stems


def rate(passages: Sequence[Passage], peer: str) -> tuple[Ranked, ...]:
    """Each passage with sumy's rating as its one reason, spread from 0 for the lowest to 1 for the highest."""
    ratings = _ratings(passages, peer)
    low, high = min(ratings, default=0.0), max(ratings, default=0.0)
    width = high - low or 1.0
    return tuple(
        Ranked(passage, (Reason(peer, (rating - low) / width),))
        for passage, rating in zip(passages, ratings, strict=True)
    )


def _ratings(passages: Sequence[Passage], peer: str) -> list[float]:
    """What sumy thinks of each passage; sumy calls back with its ratings instead of a number of sentences."""
    module, summarizer = PEERS[peer]
    rank = getattr(import_module(f"sumy.summarizers.{module}"), summarizer)()
    ratings = [0.0] * len(passages)

    def collect(infos: list[Any]) -> list[Any]:
        for info in infos:
            ratings[info.order] = float(info.rating) if isfinite(info.rating) else 0.0
        return infos

    # sumy warns of texts with few words and divides by 0 on texts without any; the ratings still stand.
    with catch_warnings(action="ignore"):
        rank(_dom(passages), collect)
    return ratings


def _dom(passages: Sequence[Passage]) -> Any:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence

    return ObjectDocumentModel([Paragraph([Sentence(p.sentence.text, _Stems(p))]) for p in passages])
