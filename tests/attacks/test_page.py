"""What articles bring along to the finished page: markup is text there, links lead nowhere else, nothing is fetched."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path

import pytest
from lxml import html
from pypdfium2 import PdfDocument, raw

from tests.attacks.articles import (
    FORMATS,
    Article,
    Command,
    Pages,
    live_mail,
    live_page,
    live_pdf,
    live_rss,
    pages,
)
from tests.attacks.conftest import Hits
from tests.read import docx_files

SCRIPT = "The council of Oslo closed the port <script>alert(2)</script> on Monday after a fire on two ships."
IMAGE = "The mayor warned that smoke <img src=x onerror=alert(3)> could harm the crews of both ships."
STYLE = "The council will vote </li></style><style>*{color:url(http://x.example/y)}</style> on new rules on Friday."
JINJA = 'The harbour master said {{ 7*7 }} and {% include "brief.html" %} that two pumps had failed on Tuesday.'
QUOTE = 'Shipowners fear x" onmouseover="alert(4) that mending the pier may cost the port four weeks of trade.'
MACRO = "The union asked {# 1 #} and {{ self.title }} for two more tugs before the ice comes in December."
TITLE = 'Harbour <script>alert(1)</script> Shut " onload="alert(5) After {{ 7*7 }} Fires'
HOSTILE = Article(TITLE, (SCRIPT, IMAGE, STYLE, JINJA, QUOTE, MACRO), "Ann <b onclick=alert(6)>Roe</b>")

_made: dict[str, Pages] = {}


@pytest.fixture(params=FORMATS)
def hostile(
    request: pytest.FixtureRequest, briefing: Command, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Pages]:
    """The suffix of a source that says all this, and its page; each is made once."""
    suffix: str = request.param
    if suffix not in _made:
        source = tmp_path_factory.mktemp("hostile") / f"story{suffix}"
        source.write_bytes(FORMATS[suffix](HOSTILE))
        _made[suffix] = pages(briefing, source)
    return suffix, _made[suffix]


def tree(page: Pages) -> html.HtmlElement:
    return html.fromstring(page.html)


def lines(page: Pages) -> list[str]:
    """Title and lines of the HTML page as a person reads them."""
    found = tree(page).xpath("//h1 | //*[@class='line']")
    return [" ".join(one.text_content().split()) for one in found]


def squeezed(text: str) -> str:
    """A text without white space: a long token may break."""
    return "".join(text.split())


def dead(page: Pages) -> None:
    """Nothing on the page can run or load, in whatever program it is opened."""
    found = tree(page)
    assert not found.xpath("//script | //iframe | //object | //embed | //img | //svg | //form | //base | //link")
    assert not found.xpath("//@*[starts-with(name(), 'on')]")
    assert len(found.xpath("//style")) == 2
    assert {href[:1] for href in found.xpath("//@href | //@src")} <= {"#"}
    assert not re.search(rb"/(?:JavaScript|JS|Launch|OpenAction|AA|EmbeddedFile)\b", page.pdf)
    assert not re.search(r"(?<!\\)<(?!/?\d)", page.markdown)
    assert "](" not in page.markdown.replace("\\]", "")


def test_f1_a_script_in_title_author_or_body_is_text(hostile: tuple[str, Pages]) -> None:
    _, page = hostile
    dead(page)
    assert "Harbour <script>alert(1)</script> Shut" in lines(page)[0]
    assert SCRIPT in lines(page)
    assert "<script>alert(2)</script>" in page.text
    assert "<script>alert(2)</script>" in page.layer
    assert SCRIPT in json.dumps(json.loads(page.json), ensure_ascii=False).replace('\\"', '"')
    assert "alert(6)" not in page.html or "<b onclick" not in page.html


def test_f2_markup_in_a_text_is_printed_as_it_stands(hostile: tuple[str, Pages]) -> None:
    _, page = hostile
    assert IMAGE in lines(page)
    assert "<img src=x onerror=alert(3)>" in page.layer
    assert "\\<img src=x onerror=alert(3)\\>" in page.markdown


def test_f3_jinja_in_a_text_is_printed_literally(hostile: tuple[str, Pages]) -> None:
    _, page = hostile
    assert {JINJA, MACRO} <= set(lines(page))
    assert "{{ 7*7 }}" in lines(page)[0]
    for said in (page.text, page.layer):
        assert '{% include "brief.html" %}' in " ".join(said.split())
    assert "49" not in lines(page)[0]


def test_f5_css_in_a_text_is_no_style(hostile: tuple[str, Pages]) -> None:
    _, page = hostile
    assert squeezed(STYLE) in map(squeezed, lines(page))
    assert all("x.example" not in style.text for style in tree(page).xpath("//style"))
    assert "url(http://x.example/y)" in squeezed(page.layer)


def test_f6_a_quotation_mark_breaks_out_of_no_attribute(hostile: tuple[str, Pages]) -> None:
    suffix, page = hostile
    assert QUOTE in lines(page)
    assert tree(page).findtext(".//title") == TITLE
    assert not re.search(r"<[^>\"]*=[^\"'>\s]", page.html.partition("<body")[2]), suffix


# Live markup, where the format has it: what must never come through, and what must.
LIVE = (
    '<p onclick="alert(1)">The council of Oslo closed the port on Monday after a fire.</p><script>alert(2)</script>'
    '<p>The mayor warned that smoke <img src="x" onerror="alert(3)">could harm crews.</p><svg onload="alert(4)"></svg>'
    '<iframe srcdoc="&lt;script&gt;alert(5)&lt;/script&gt;"></iframe><style>@import "http://x.example/alert(6)";</style>'
    '<p>The council will vote <math><mi xlink:href="data:x,<script>alert(7)</script>"></mi></math>on new rules on '
    "Friday.</p><noscript><p>alert(8)</p></noscript><template><script>alert(9)</script></template>"
    '<p style="background:url(javascript:alert(10))">Shipowners fear four weeks without trade.</p>'
)
WORDS = ("closed the port on Monday", "could harm crews.", "new rules on Friday", "four weeks without trade")


def live_sources() -> dict[str, bytes]:
    told = Article("Harbour Shut After Fire", ())
    entry = {"id": "1", "url": "https://post.example/1", "title": "Harbour Shut", "content_html": LIVE}
    return {
        ".html": live_page("Harbour Shut After Fire", LIVE, '" onload="alarm(11)'),
        ".eml": live_mail(told, f"<html><body>{LIVE}</body></html>"),
        ".rss": live_rss(escape("Harbour <b onclick=alert(11)>Shut</b>"), LIVE),
        ".json": json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": [entry]}).encode(),
        ".md": ("# Harbour Shut\n\n" + LIVE.replace("<p", "\n\n<p")).encode(),
    }


@pytest.mark.parametrize("suffix", [".html", ".eml", ".rss", ".json"])
def test_f1_live_scripts_of_a_source_are_gone(briefing: Command, tmp_path: Path, suffix: str) -> None:
    source = tmp_path / f"story{suffix}"
    source.write_bytes(live_sources()[suffix])
    page = pages(briefing, source)
    dead(page)
    assert "alert(" not in page.whole
    for words in WORDS:
        assert words in " ".join(lines(page))


def test_f2_html_inside_markdown_is_text_or_gone(briefing: Command, tmp_path: Path) -> None:
    source = tmp_path / "story.md"
    source.write_bytes(live_sources()[".md"])
    page = pages(briefing, source)
    dead(page)
    assert "closed the port on Monday" in " ".join(lines(page))


# Ways to write an address that runs or reads something; each stands behind words of the article.
EVIL = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "&#106;avascript&colon;alert(1)",
    "javascript&#x3A;alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "file:///etc/passwd",
    "view-source:file:///etc/passwd",
    "//x.example/%0d%0aSet-Cookie:x",
)
# As seen when entities are resolved and white space and controls are dropped, as browsers do.
RUNS = re.compile(r"(?:javascript|vbscript|data|file|view-source):", re.IGNORECASE)


def runs(address: object) -> bool:
    return bool(RUNS.match(re.sub(r"[\x00-\x20]", "", str(address or ""))))


def linked(address: str) -> str:
    return f'<p>The council of Oslo closed <a href="{address}">the port</a> on Monday after a fire.</p>'


def evil_sources(address: str) -> dict[str, bytes]:
    """The address as a link, an item's link and an author's, wherever a format has one; no two say the same."""
    warning = f"The mayor warned that smoke could harm the crews of {20 + EVIL.index(address)} ships."
    body = f"<p>{warning}</p>{linked(address)}"
    told = Article("Harbour Shut After Fire", (warning,))
    entry = {"id": address, "url": address, "external_url": address, "title": "Harbour shut", "content_html": body}
    relation = escape(address).replace("\x01", "").replace("\n", "&#10;").replace("\t", "&#9;")
    outside = f'<Relationship Id="x9" Type="{docx_files.R}/hyperlink" Target="{relation}" TargetMode="External"/>'
    link = f'<w:hyperlink r:id="x9">{docx_files.run("the port")}</w:hyperlink>'
    block = docx_files.p(f"{warning} The council of Oslo closed ", link, " on Monday after a fire.")
    return {
        ".html": live_page("Harbour", body, head=f'<link rel="canonical" href="{address}">'),
        ".eml": live_mail(told, body),
        ".rss": live_rss("Harbour shut", body, link=relation),
        ".json": json.dumps({"version": "https://jsonfeed.org/version/1", "title": "P", "items": [entry]}).encode(),
        ".md": f"# Harbour\n\n{warning} The council of Oslo closed [the port]({address}) on Monday.".encode(),
        ".docx": docx_files.docx(docx_files.body(block), outside=outside),
    }


@pytest.mark.parametrize("suffix", [".html", ".eml", ".rss", ".json", ".md", ".docx"])
def test_f4_links_that_run_something_are_dropped_and_their_words_kept(
    briefing: Command, tmp_path: Path, suffix: str
) -> None:
    for number, address in enumerate(EVIL):
        (tmp_path / f"{number:02}{suffix}").write_bytes(evil_sources(address)[suffix])
    ran = briefing("make", tmp_path, "--format", "json", "--no-network")
    assert ran.code in (0, 4), ran.err
    twin = json.loads(ran.out)
    read = [source for source in twin["sources"] if source["status"] == "read"]
    assert len(read) == len(EVIL), ran.err
    assert not [source["url"] for source in read if runs(source["url"])]
    assert not [source["name"] for source in read if runs(source["name"])]
    assert "closed the port on Monday" in briefing("read", tmp_path, "--no-network").out
    page = briefing("make", tmp_path, "--format", "html", "--no-network").out
    assert {href[:1] for href in html.fromstring(page).xpath("//@href | //@src")} <= {"#"}


def test_f4_a_pdf_page_links_only_within_itself(briefing: Command, tmp_path: Path) -> None:
    source = tmp_path / "story.pdf"
    source.write_bytes(live_pdf(live_page("Harbour", linked("file:///etc/passwd") + linked("javascript:x")).decode()))
    page = pages(briefing, source)
    assert b"/URI" not in page.pdf
    with PdfDocument(page.pdf) as document:
        assert raw.FPDFLink_CountWebLinks(raw.FPDFLink_LoadWebLinks(document[0].get_textpage())) == 0


def reaching(place: str) -> str:
    """A body with everything that would load a place, and an article around it."""
    return (
        f'<link rel="stylesheet" href="{place}a.css"><link rel="attachment" href="{place}b">'
        f'<p>The council of Oslo closed <img src="{place}c.png" srcset="{place}d.png 2x" alt="">the port on Monday.</p>'
        f"<style>@import url({place}e.css); @font-face {{font-family: F; src: url({place}f.woff2)}}</style>"
        f'<p style="background: url({place}g.png)">The mayor warned that smoke could harm the crews of both ships.</p>'
        f'<iframe src="{place}h"></iframe><object data="{place}i"></object><embed src="{place}j">'
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{place}k"/></svg><script src="{place}l"></script>'
        f'<video src="{place}m" poster="{place}n"></video><p>The council will vote on new rules on Friday.</p>'
        f'<picture><source srcset="{place}o"></picture><input type="image" src="{place}q"><base href="{place}r/">'
    )


def reaching_sources(place: str) -> dict[str, bytes]:
    """What reaches out in every way that its format knows, none of it a link that is to be read."""
    body = reaching(place)
    told = Article("Harbour Shut After Fire", ("The council of Oslo closed the port on Monday after a fire.",))
    head = (
        f'<meta http-equiv="refresh" content="0; url={place}s"><link rel="icon" href="{place}t"><base href="{place}">'
    )
    entry = {
        "id": "1",
        "title": "Harbour shut",
        "content_html": body,
        "image": f"{place}u",
        "banner_image": f"{place}v",
    }
    enclosure = f'<enclosure url="{place}x" type="audio/mpeg" length="9"/><comments>{place}y</comments>'
    outside = "".join(
        f'<Relationship Id="x{number}" Type="{docx_files.R}/{kind}" Target="{place}{kind}" TargetMode="External"/>'
        for number, kind in enumerate(("image", "attachedTemplate", "oleObject", "hyperlink", "frame", "subDocument"))
    )
    blocks = map(docx_files.p, (*told.body, "The mayor warned that smoke could harm the crews of both ships."))
    feed = live_rss("Harbour shut", body).decode()
    picture = f"![a]({place}1) ![b][c]\n\n[c]: {place}2\n\n<img src='{place}3'>\n\nThe port of Oslo was shut on Monday."
    return {
        ".html": live_page("Harbour Shut After Fire", body, head=head),
        ".eml": live_mail(told, f"<html><head>{head}</head><body>{body}</body></html>"),
        ".rss": feed.replace("<link>https://post.example/1</link>", enclosure).encode(),
        ".json": json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": [entry]}).encode(),
        ".docx": docx_files.docx(docx_files.body(*blocks), outside=outside),
        ".md": f"# Harbour\n\n{picture}".encode(),
        ".txt": f"The port of Oslo was shut on Monday, {place}4 said.".encode(),
        ".pdf": live_pdf(
            f"<p>The port of Oslo was shut on <a href='{place}5'>Monday</a> after a fire on two ships.</p>"
        ),
        ".opml": f'<opml version="2.0"><head/><body><outline text="x" htmlUrl="{place}6"/></body></opml>'.encode(),
    }


REACHING = tuple(reaching_sources("http://x.example/"))


@pytest.mark.parametrize("suffix", REACHING)
def test_f7_no_source_makes_us_ask_a_server(briefing: Command, tmp_path: Path, hits: Hits, suffix: str) -> None:
    source = tmp_path / f"story{suffix}"
    for place in (hits.address, hits.address[5:]):
        source.write_bytes(reaching_sources(place)[suffix])
        for command in (("make", "--format", "pdf"), ("make", "--format", "html"), ("read",)):
            ran = briefing(*command, source, "--allow-private")
            assert ran.code == (1 if suffix == ".opml" else 0), ran.err
    assert hits.asked == []


@pytest.mark.parametrize("suffix", [".html", ".eml", ".json"])
def test_f9_no_redirect_and_no_style_sheet_leads_to_a_file(
    briefing: Command, tmp_path: Path, hits: Hits, suffix: str
) -> None:
    source = tmp_path / f"story{suffix}"
    for place in (f"{hits.address}redirect?", f"data:text/css,@import url({hits.address});", f"ftp{hits.address[4:]}"):
        source.write_bytes(reaching_sources(place)[suffix])
        page = pages(briefing, source, "--allow-private")
        dead(page)
        assert "root:" not in page.whole
    assert hits.asked == []


def test_f7_the_server_that_counts_does_count(briefing: Command, hits: Hits) -> None:
    briefing("read", f"{hits.address}page", "--allow-private")
    assert "/page" in hits.asked


@pytest.mark.parametrize("suffix", REACHING)
def test_f8_no_source_brings_a_file_of_the_machine(briefing: Command, tmp_path: Path, suffix: str) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    for letter in "abcdefghijklmnopqrstuvwxyz123456":
        (vault / letter).write_text("The combination is 4711.", "utf-8")
    source = tmp_path / f"story{suffix}"
    for place in (f"{vault.as_uri()}/", "vault/"):
        source.write_bytes(reaching_sources(place)[suffix])
        if suffix == ".opml":
            assert "4711" not in briefing("make", source).out
            continue
        page = pages(briefing, source)
        dead(page)
        assert "4711" not in page.whole
        with PdfDocument(page.pdf) as document:
            assert document.count_attachments() == 0
            assert not list(document[0].get_objects([raw.FPDF_PAGEOBJ_IMAGE]))
