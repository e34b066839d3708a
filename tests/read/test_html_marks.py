"""Parts of a page that no name tells: boxes with fields, captions, large type, typed text, tinted boxes."""

from __future__ import annotations

import pytest

from briefing.model import File
from briefing.read.html.marks import mark, mark_headings
from briefing.read.html.roles import ASKING, PICTURED
from briefing.read.html.tree import page

LONG = "The council of Brenn met on Monday and approved the plan for the new quay, which will cost four million. " * 10


def marked(body: str) -> dict[str, list[str]]:
    """The words of the parts that were given each name."""
    tree = page(File("page.html", f"<html><body><p>{LONG}</p>{body}</body></html>".encode())).tree
    mark(tree)
    names = {name: tree.xpath("//*[@class=$name]", name=name) for name in (ASKING, PICTURED)}
    return {name: [" ".join(one.text_content().split()) for one in found] for name, found in names.items() if found}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "<div><h3>Stay in touch</h3> <p>One letter.</p><input type=email></div>",
            "Stay in touch One letter.",
        ),
        ("<div><p>One letter.</p> <button>Sign up</button></div>", "One letter. Sign up"),
        ("<div><p>Should it stay?</p><label><input type=radio> Yes</label></div>", "Should it stay? Yes"),
    ],
)
def test_a_small_part_with_a_field_asks(body: str, words: str) -> None:
    assert marked(body) == {ASKING: [words]}


@pytest.mark.parametrize(
    "body",
    [
        "<div><p>One letter a month.</p><input type=hidden></div>",
        f"<div><p>{LONG}</p><input></div>",
        "<div><p>The old crane fell.</p><button>Share</button></div>",
        "<div><h1>Quay plan approved</h1><input></div>",
    ],
    ids=["a hidden field", "a whole article", "another button", "the title"],
)
def test_parts_with_a_field_that_do_not_ask(body: str) -> None:
    assert marked(body) == {}


def test_a_few_words_beside_a_picture_are_its_caption() -> None:
    assert marked("<div><div><img></div><div>The old crane.</div></div>") == {PICTURED: ["The old crane."]}
    assert marked("<div><img><h3>The old crane</h3></div>") == {}
    assert marked("<p><img>The old crane fell.</p>") == {}


def test_the_words_of_a_drawn_figure_are_its_caption_and_paragraphs_in_one_are_not() -> None:
    filler = f"<p>{LONG}</p>" * 3
    assert marked(f"<figure><div>Falls by day</div></figure>{filler}") == {PICTURED: ["Falls by day"]}
    assert marked(f"<figure><p>The old crane fell.</p></figure>{filler}") == {}


def test_an_essay_in_pictures_has_no_captions() -> None:
    assert (
        marked(20 * "<div><img><p>The crane fell in the storm of the year before, and nobody was hurt.</p></div>") == {}
    )


def test_a_box_on_its_own_ground_is_set_apart_unless_all_parts_are() -> None:
    box = "<div style='background:#fff8d6'>Gas is closer than you think, say forty companies.</div>"
    assert marked(box) == {ASKING: ["Gas is closer than you think, say forty companies."]}
    assert marked(40 * box) == {}
    assert marked("<div style='background:white'>Gas is closer than you think, say forty companies.</div>") == {}


def tags(body: str) -> list[tuple[str, str]]:
    tree = page(File("page.html", f"<html><body>{body}</body></html>".encode())).tree
    mark(tree)
    mark_headings(tree)
    return [(one.tag, "".join(one.itertext()).strip()) for one in tree.find("body")]


@pytest.mark.parametrize(
    ("body", "tag"),
    [
        ("<div role=heading aria-level=3>Quay plan</div>", "h3"),
        ("<div role=heading>Quay plan</div>", "h2"),
        ("<div style='font-size:26px'>Quay plan</div>", "h2"),
        ("<font size=5>Quay plan</font>", "h2"),
        ("<div style='font-size:15px'>Quay plan</div>", "div"),
        ("<h1>Title</h1><font size=5>Quay plan</font>", "font"),
        (f"<div style='font-size:26px'>{LONG}</div>", "div"),
    ],
)
def test_headings_without_a_tag(body: str, tag: str) -> None:
    assert tags(body)[-1][0] == tag


def test_typed_text_gets_its_paragraphs_and_code_stays() -> None:
    typed = f"{LONG}\n{LONG}\n\n{LONG}"
    tree = page(File("page.html", f"<html><body><pre>{typed}</pre></body></html>".encode())).tree
    mark(tree)
    assert len(tree.findall(".//p")) == 2
    code = f"<pre>{'int main() { return a[0] <= 1; } ' * 30}</pre><pre><code>{LONG}</code></pre>"
    assert [tag for tag, _ in tags(code)] == ["pre", "pre"]
