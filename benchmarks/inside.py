"""Inside one process: a whole brief against sumy's LexRank on the same article, and ranking as texts grow."""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import median
from time import process_time

import briefing
from benchmarks.measure import PAIRS, Figure, ratio, seconds, told
from benchmarks.peer import lexrank
from benchmarks.texts import SAMPLE, made_up, passages
from briefing.model import Document
from briefing.rank import rank

WORDS, BATCH = 500, 10
PAGE = Document("made up", "", title="Ministers meet over the harbour")


def figures() -> Iterator[Figure]:
    """Each figure as soon as it is measured."""
    article = SAMPLE.read_text("utf-8")
    value, note = ratio(lambda: _brief(article), lambda: lexrank(article), process_time)
    yield Figure("a JSON brief / sumy's LexRank, from text, in process", value, 1.0, note=note)
    yield _throughput()
    yield from _ranking()


def _throughput() -> Figure:
    """Briefs of 500 words a second, against half as many again as sumy's LexRank makes summaries of them."""
    articles = [" ".join(made_up(40_000, seed).split(" ")[:WORDS]) for seed in range(BATCH)]
    value, note = ratio(
        lambda: [_brief(article) for article in articles],
        lambda: [lexrank(article) for article in articles],
        process_time,
    )
    return Figure("briefs of 500 words a second / sumy's LexRank", 1 / value, 1.5, at_least=True, note=note)


def _brief(article: str) -> str:
    return json.dumps(briefing.brief([briefing.loads(article, name="article")]).to_dict())


def _ranking() -> Iterator[Figure]:
    few, some, many = passages(1_000), passages(2_000), passages(10_000)
    value, note = ratio(lambda: rank([PAGE], many), lambda: rank([PAGE], few), process_time)
    yield Figure("ranking 10,000 sentences / 1,000", value, 12, note=note)
    ours = median(seconds(lambda: rank([PAGE], some)) for _ in range(PAIRS))
    theirs = seconds(lambda: rank([PAGE], some, "lexrank"))
    note = f"{told(ours)} against {told(theirs)}"
    yield Figure("sumy's LexRank / ranking, 2,000 sentences", theirs / ours, 300, at_least=True, note=note)
