from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import UnknownRanker
from briefing.rank import RANKERS, rank
from tests.rank.made_up import STORM, document, passages_of

# What a child needs to find the texts of these tests.
HERE = {"PYTHONPATH": str(Path(__file__).parents[1])}


@pytest.mark.parametrize("ranker", RANKERS)
def test_every_ranker_scores_each_passage_by_its_reasons(ranker: str) -> None:
    passages = passages_of(STORM)
    ranked = rank([document("Storm closes harbour")], passages, ranker)
    assert tuple(item.passage for item in ranked) == passages
    assert all(0 <= item.score <= 1 and item.reasons for item in ranked if item.score)
    assert all(item.score == round(sum(reason.points for reason in item.reasons), 4) for item in ranked)
    assert len({item.score for item in ranked}) > 1


@pytest.mark.parametrize("ranker", RANKERS)
@pytest.mark.parametrize("text", ["", "Word.", "...", "\n".join(["The storm came."] * 3)])
def test_scraps_are_ranked_too(ranker: str, text: str) -> None:
    ranked = rank([document()], passages_of(text), ranker)
    assert len(ranked) == len(text.splitlines())
    assert all(0 <= item.score <= 1 for item in ranked)


def test_an_unknown_ranker_is_refused_with_the_choices() -> None:
    with pytest.raises(UnknownRanker, match="guess: there is no such ranker; choose one of briefing, lexrank"):
        rank([], [], "guess")


def test_the_lead_wins_and_the_side_story_loses() -> None:
    scores = [item.score for item in rank([document("Storm closes harbour")], passages_of(STORM))]
    assert max(scores) == scores[0]
    assert min(scores) == scores[3]


def test_each_document_has_its_own_lead_and_title() -> None:
    both = passages_of(STORM, 1) + passages_of("A poet won the prize.\nShe lives in Tarn.", 2)
    ranked = rank([document("Storm closes harbour"), document("Poet wins prize")], both)
    assert {"lead": 0.3, "title_overlap": 0.1}.items() <= {
        r.name: round(r.points, 2) for r in ranked[5].reasons
    }.items()


def test_the_same_input_ranks_the_same_whatever_the_hash_seed() -> None:
    code = (
        "from briefing.rank import rank; from rank.made_up import *;"
        "print([r.reasons for r in rank([document('Storm closes harbour')], passages_of(STORM))])"
    )
    command = [sys.executable, "-c", code]
    results = {subprocess.check_output(command, env=HERE | {"PYTHONHASHSEED": seed}) for seed in ("1", "2", "3")}
    assert len(results) == 1


def test_a_peer_ranks_as_sumy_itself_does() -> None:
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.text_rank import TextRankSummarizer

    class Cut:
        """Cuts at spaces and keeps what counts as a stem in these texts."""

        def to_words(self, text: str) -> list[str]:
            return [word for word in text.lower().replace(".", "").split() if len(word) > 3]

    lines = STORM.splitlines()
    dom = ObjectDocumentModel([Paragraph([Sentence(line, Cut()) for line in lines])])
    ours = sorted(rank([document()], passages_of(STORM), "textrank"), key=lambda item: -item.score)
    for count in (1, 2, 3):
        theirs = {str(sentence) for sentence in TextRankSummarizer()(dom, count)}
        assert {item.passage.sentence.text for item in ours[:count]} == theirs


def test_peers_are_loaded_only_when_asked_for() -> None:
    code = (
        "import sys; from briefing.rank import rank; from rank.made_up import *;"
        "rank([document()], passages_of(STORM)); before = 'sumy' in sys.modules;"
        "rank([document()], passages_of(STORM), 'luhn'); print(before, 'sumy' in sys.modules)"
    )
    assert subprocess.check_output([sys.executable, "-c", code], env=HERE, text=True) == "False True\n"
