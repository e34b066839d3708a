"""What is cut out of a page before it is read: programs, margins, hidden and withdrawn words."""

from __future__ import annotations

import pytest

from briefing.model import File
from briefing.read.html.hidden import hidden
from briefing.read.html.prune import HIDDEN_DOUBT, prune
from briefing.read.html.tree import page

LONG = "The council of Brenn met on Monday and approved the plan for the new quay, which will cost four million. " * 2


def pruned(body: str) -> tuple[str, str]:
    """The words left of a body, single spaced, and the doubt."""
    tree = page(File("page.html", f"<html><body>{body}</body></html>".encode())).tree
    doubt = prune(tree)
    return " ".join(tree.xpath("string(.)").split()), doubt


def left(body: str) -> str:
    """What is left of a body beside a long paragraph."""
    return pruned(f"<p>{LONG}</p>{body}")[0].removeprefix(LONG.strip()).strip()


@pytest.mark.parametrize(
    "body",
    ["<script>x</script>", "<style>x</style>", "<template>x</template>", "<noscript>x</noscript>", "<nav>x</nav>",
     "<aside>x</aside>", "<footer>x</footer>", "<div role=navigation>x</div>", "<div role=Dialog>x</div>",
     "<del>x</del>", "<button>x</button>", "<svg><text>x</text></svg>", "<sup><a href='#n3'>[3]</a></sup>"],
)  # fmt: skip
def test_cut(body: str) -> None:
    assert left(f"{body} after") == "after"


@pytest.mark.parametrize(
    "body",
    ["<main>x</main>", "<ins>x</ins>", "<sup>x</sup>", "<sup><a href='/n3'>x</a></sup>", "<div role=main>x</div>",
     "<blockquote><footer>x</footer></blockquote>", "<header>x</header>", "<figure>x</figure>"],
)  # fmt: skip
def test_kept(body: str) -> None:
    assert left(body) == "x"


def test_a_menu_that_swallows_the_page_is_kept_and_one_beside_a_text_is_not() -> None:
    assert pruned(f"<nav>Home <p>{LONG}</p></nav>")[0].startswith("Home The council")
    assert pruned(f"<nav>Home {LONG}</nav><p>{LONG}</p>")[0] == LONG.strip()


def test_a_page_that_is_all_hidden_is_kept_with_a_doubt() -> None:
    assert pruned(f"<div hidden>{LONG}</div>") == (LONG.strip(), HIDDEN_DOUBT)
    assert pruned(f"<div hidden>{LONG}</div><p>{LONG}</p>") == (LONG.strip(), "")


@pytest.mark.parametrize(
    ("style", "unseen"),
    [
        ("display: none !important", True),
        ("display:none;display:block", False),
        ("visibility:collapse", True),
        ("opacity:0.0", True),
        ("opacity:0;transform:translateY(20px)", False),
        ("opacity:.9", False),
        ("font-size:.5px", True),
        ("font-size:0.1em", True),
        ("font-size:80%", False),
        ("text-indent:-9999px", True),
        ("left:-90px", False),
        ("max-height:0;overflow:hidden", True),
        ("max-height:0", False),
        ("color:#fff", True),
        ("color:#FFF;background:navy", False),
        ("color:rgb(255, 255, 255)", True),
        ("color:#333;background-color:#333333", True),
        ("color:#333", False),
    ],
)
def test_hidden_by_style(style: str, unseen: bool) -> None:
    tree = page(File("page.html", f"<html><body><p style='{style}'>x</p><p>Seen.</p></body></html>".encode())).tree
    assert bool(list(hidden(tree))) is unseen


@pytest.mark.parametrize(
    "body",
    ["<div style='font-size:0'><div style='font-size:16px'>x</div></div>",
     "<div style='color:#fff'><p style='color:#000'>x</p></div>",
     "<table bgcolor='#003366'><tr><td style='color:#fff'>x</td></tr></table>",
     "<div aria-hidden=true>Most of the page stands in here.</div><p>x</p>"],
    ids=["columns set their size", "inner colour", "dark ground", "the page behind a dialog"],
)  # fmt: skip
def test_seen_all_the_same(body: str) -> None:
    assert list(hidden(page(File("page.html", f"<html><body>{body}</body></html>".encode())).tree)) == []


@pytest.mark.parametrize(
    ("table", "layout"),
    [
        ("<table><tr><td>Oslo</td><td>4</td></tr></table>", False),
        ("<table><tr><th>Port</th></tr><tr><td>Oslo</td></tr></table>", False),
        ("<table role=presentation><tr><td>Oslo</td><td>4</td></tr></table>", True),
        ("<table><tr><td><h2>Ferries</h2></td><td>4</td></tr></table>", True),
        ("<table><tr><td>One column.</td></tr><tr><td>Of text.</td></tr></table>", True),
        (f"<table><tr><td>Menu</td><td>{LONG}{LONG}</td></tr></table>", True),
    ],
)
def test_tables_for_layout_become_containers(table: str, layout: bool) -> None:
    tree = page(File("page.html", f"<html><body>{table}</body></html>".encode())).tree
    prune(tree)
    assert (tree.find(".//table") is None) is layout
    assert (tree.find(".//td") is None) is layout


def test_a_layout_table_keeps_the_data_table_in_it() -> None:
    tree = page(File("page.html", b"<table><tr><td><table><tr><td>Oslo<td>4</table></table>")).tree
    prune(tree)
    assert len(tree.xpath("//table")) == 1


def test_quotations_get_their_marks() -> None:
    assert left("<p>He said <q>we <b>wait</b></q>.</p>") == "He said “we wait”."
