"""The whole flow: what the samples become, and what no input may break."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import briefing
from briefing import render
from briefing.errors import BriefingError
from tests.conftest import SAMPLES

PARTS = ("summary", "news", "risks", "agenda", "actors", "dates")


def lines(page: dict[str, list[dict[str, object]]]) -> list[dict[str, object]]:
    rows = [row for part in PARTS for row in page[part]]
    return [line if isinstance(line := row.get("line", row), dict) else row for row in rows]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


SENTENCES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "Norway closed two ports on 3 May 2025.",
                "He warned that prices could rise.",
                "However, the talks failed.",
                "\n\nBackground\n\n",
                "\n• A new treaty.\n",
                "“We shall not move,” said Dr. Ann Holm (Oslo).",
                "The council will vote on Friday.",
                "[Editor] This may harm exports… perhaps.",
            ]
        ),
        st.text(max_size=60),
    ),
    min_size=1,
    max_size=14,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SENTENCES)
def test_nothing_is_printed_that_the_source_does_not_say(pieces: list[str]) -> None:
    try:
        document = briefing.loads(" ".join(pieces), name="input")
        page = briefing.brief([document]).to_dict()
    except BriefingError:
        return
    assert all(document.text[s.start : s.end] == s.text for s in document.sentences)
    whole = squeezed(document.text)
    for line in lines(page):
        text, start, end = line["text"], line["start"], line["end"]
        assert isinstance(text, str) and isinstance(start, int) and isinstance(end, int)
        window, place = squeezed(document.text[start:end]), 0
        for stretch in re.split(r"…|\[[^\]]+\]", text):
            found = window.find(squeezed(stretch), place)
            assert found >= 0, (text, document.text[start:end])
            place = found + len(squeezed(stretch))
        assert all(squeezed(name) in whole for name in re.findall(r"\[([^\]]+)\]", text))


def test_no_sentence_is_printed_twice() -> None:
    for path in SAMPLES.iterdir():
        page = briefing.brief([briefing.load(str(path))]).to_dict()
        rows = [line for part in ("summary", "news", "risks", "agenda") for line in page[part] if not line.get("see")]
        places = [(line["source"], line["start"]) for line in rows]
        assert len(places) == len(set(places)), path.name


def test_furniture_is_never_printed(summit: Path) -> None:
    text = render.text(briefing.brief([briefing.load(str(summit))]))
    for furniture in ("1 / 4", "correspondent", "Share this", "🔥", "41"):
        assert furniture not in text


def test_several_sources_share_one_page() -> None:
    documents = [briefing.load(str(SAMPLES / name)) for name in ("summit.txt", "note.txt")]
    page = briefing.brief(documents).to_dict()
    assert [source["name"] for source in page["sources"]] == ["summit.txt", "note.txt"]
    assert {line["source"] for line in page["news"]} == {1, 2}
