"""The JSON twin: the names that outsiders rely on, everything that was left out, nothing lost on the way."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from briefing import render
from tests.render import briefs

LINE = {"text", "source", "section", "start", "end", "page", "mark", "score", "reasons"}


def test_the_names_outsiders_rely_on() -> None:
    twin = render.to_dict(briefs.full())
    assert twin["schema"] == "briefing/1"
    assert (twin["title"], twin["date"], twin["place"]) == (briefs.TITLE, "2031-03-14", "Saltholm")
    assert (twin["cut_off"], twin["version"], twin["look"]["size"]) == ("06:30", "0.1.0", 10.0)
    assert set(twin["summary"][0]) == set(twin["news"][0]) == LINE
    assert set(twin["risks"][0]) == LINE | {"kind"}
    assert set(twin["agenda"][0]) == LINE | {"topic"}
    assert set(twin["actors"][0]) == {"name", "kind", "role", "aliases", "mentions", "sources", "line"}
    assert set(twin["dates"][0]) == {"when", "until", "text", "line"}
    assert (twin["dates"][2]["when"], twin["dates"][2]["until"]) == ("2031-04-01", "2031-04-30")


def test_a_line_carries_its_score_and_the_reasons_it_is_made_of() -> None:
    line = render.to_dict(briefs.full())["news"][0]
    assert line["score"] == pytest.approx(sum(reason["points"] for reason in line["reasons"]))
    assert line["mark"] == "1·§1.1"


def test_what_was_left_out_is_counted_and_listed() -> None:
    out = render.to_dict(briefs.full())["left_out"]
    assert {part: out[part] for part in out if part != "more"} == {
        "news": 3, "risks": 1, "agenda": 0, "actors": 0, "dates": 0,
    }  # fmt: skip
    assert [line["text"] for line in out["more"]["news"]] == [line.text for line in briefs.NEWS[:3]]


def test_a_failed_source_says_why_and_a_read_one_does_not() -> None:
    sources = render.to_dict(briefs.full())["sources"]
    assert [(source["status"], source.get("why")) for source in sources] == [
        ("read", None), ("read", None), ("failed", "has no text in it"),
    ]  # fmt: skip


def test_a_line_printed_elsewhere_says_where() -> None:
    line = replace(briefs.NEWS[0], see="Bottom line")
    twin = render.to_dict(replace(briefs.full(), printed=replace(briefs.PRINTED, news=(line,))))
    assert (twin["news"][0]["see"], twin["news"][0]["text"]) == ("Bottom line", line.text)


def test_the_text_is_readable_json_with_a_newline_at_the_end() -> None:
    written = render.json(briefs.hostile())
    assert json.loads(written) == render.to_dict(briefs.hostile())
    assert written.endswith("}\n")
    assert "·§" in written
