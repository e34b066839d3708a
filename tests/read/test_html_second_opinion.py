"""Pages whose structure shows no article: trafilatura is asked, and where it finds none, all paragraphs are taken."""

from __future__ import annotations

import sys

import pytest

from briefing.errors import ForeignLanguage
from briefing.model import Document, File
from briefing.read import begin, finish
from briefing.read.html import extract
from briefing.read.html.choose import NO_ARTICLE
from briefing.read.html.lines import Line, words
from briefing.read.html.second_opinion import second_opinion
from briefing.read.html.tree import page
from briefing.read.html.walk import lines
from briefing.read.pieces import Extract

MENU = "<ul class=list-a><li><a href=/1>Tides</a></li><li><a href=/2>Charts</a></li><li>The office is shut.</li></ul>"
# Warnings to seamen as their office words them: no line of them is a sentence long, and none ends as one.
WARNINGS = (
    "Sandholm light out of order until further notice",
    "Wreck of a trawler two miles north of Brenn",
    "Buoy 14 adrift, last seen off the quay at Velden",
    "Gunnery practice on 4 and 5 May, keep clear",
    "Dredger at work in the inner harbour by night",
)
BULLETIN = (
    f"<html><head><title>Warnings to shipping</title></head><body>{MENU}<h1>Warnings to shipping</h1><article>"
    + "".join(f"<p>{warning}</p>" for warning in WARNINGS)
    + "</article><div class=list-b><p>Come in.</p></div></body></html>"
)
SHORT = f"<html><head><title>Notice</title></head><body>{MENU}<p>The ferry is late.</p><p>Wait here.</p></body></html>"


def read(html: str) -> Extract:
    return extract(File("page.html", html.encode()))


def body(found: Extract) -> list[str]:
    return [piece.text for piece in found.pieces[1:]]


def test_trafilatura_finds_the_lines_of_a_page_without_paragraphs() -> None:
    found = read(BULLETIN)
    assert body(found) == list(WARNINGS)
    assert found.doubt == ""


def test_where_both_find_nothing_all_paragraphs_are_taken_with_a_doubt() -> None:
    found = read(SHORT)
    assert body(found) == ["The office is shut.", "The ferry is late.", "Wait here."]
    assert found.doubt == NO_ARTICLE


def test_an_article_in_parts_of_unlucky_names_is_not_missed_for_a_smaller_one() -> None:
    small = "The harbour office of Brenn is open from eight to four and closed on the days of the fair in May. "
    told = "Ships of more than {} tons may not enter the inner harbour of Brenn before the dredger has left it. "
    blocks = "".join(f"<section data-module=offers><p>{told.format(n) * 3}</p></section>" for n in range(9))
    html = f"<html><body><h1>Notice</h1><article>{blocks}</article><div class=b><p>{small * 4}</p></div></body></html>"
    assert [text for text in body(read(html)) if text.startswith("Ships")] == [
        (told.format(n) * 3).strip() for n in range(9)
    ]


def test_a_copy_of_a_line_is_found_once_and_short_lines_within_the_text_count() -> None:
    tree = page(
        File("page.html", BULLETIN.replace("</article>", "<p>Keep off</p><p>Off Brenn</p></article>").encode())
    ).tree
    found, _ = lines(tree)
    numbers = second_opinion(tree, [*found, Line(WARNINGS[0], "p", tree)])
    assert [number for number in numbers if number >= len(found)] == []
    assert {found[number].text for number in numbers}.issuperset(WARNINGS)


def test_a_page_too_large_is_not_shown_to_trafilatura() -> None:
    tree = page(File("page.html", BULLETIN.replace("</article>", "<i></i>" * 20_001 + "</article>").encode())).tree
    assert second_opinion(tree, lines(tree)[0]) == []


def test_a_page_with_an_article_does_not_load_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    told = "<p>The council of Brenn met on Monday and approved the plan for the new quay, at four million.</p>"
    assert len(read(f"<html><body><h1>Quay</h1>{told * 3}</body></html>").pieces) > 1
    with pytest.raises(ImportError):
        read(BULLETIN)


CHINESE = "港口委员会星期一批准了新码头的计划，费用为四百万，工程将于春季开始。"
JAPANESE = "港の委員会は月曜日に新しい埠頭の計画を承認し、工事は春に始まる予定だ。"
THAI = "คณะกรรมการท่าเรืออนุมัติแผนท่าเทียบเรือใหม่เมื่อวันจันทร์และงานจะเริ่มในฤดูใบไม้ผลิ"
ARABIC = "وافق مجلس الميناء يوم الاثنين على خطة الرصيف الجديد الذي سيكلف أربعة ملايين وتبدأ الأعمال في الربيع القادم."
GERMAN = "Der Rat der Stadt hat am Montag den Plan für den neuen Kai gebilligt, der vier Millionen kosten soll."


@pytest.mark.parametrize("sentence", [CHINESE, JAPANESE, THAI, ARABIC, GERMAN])
@pytest.mark.parametrize("frame", ["<p>{}</p>", "<div><img><div>{}</div></div>"])
def test_a_page_in_another_language_is_handed_on_and_refused_as_foreign(sentence: str, frame: str) -> None:
    other = sentence[::-1] if sentence == GERMAN else sentence
    html = f"<html><body><h1>{sentence[:12]}</h1>{(frame.format(sentence) + frame.format(other)) * 4}</body></html>"
    file = File("page.html", html.encode())
    assert sentence in [piece.text for piece in extract(file).pieces]
    with pytest.raises(ForeignLanguage):
        finish(begin(file))


def test_an_english_page_with_a_foreign_name_is_read() -> None:
    told = "<p>The council of Brenn met on Monday and approved the plan for the new quay, 港口, at four million.</p>"
    document, _ = finish(begin(File("page.html", f"<html><body><h1>Quay</h1>{told * 3}</body></html>".encode())))
    assert isinstance(document, Document)


@pytest.mark.parametrize(
    ("text", "size"),
    [("The ferry is late.", 4), (CHINESE, 15), ("https://courier.example/a-long-address", 1), ("", 0)],
)
def test_words_are_counted_by_letters_where_no_spaces_part_them(text: str, size: int) -> None:
    assert words(text) == size
