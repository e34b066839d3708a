"""The page as a mail: the same words in the same order, in what every mail program shows, never too long for it."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import html as lxml_html

from briefing import render
from briefing.model import Brief, Line, Lines, SourceNote
from briefing.prove import read_page
from briefing.render.mail import IN_THE_PDF, MOST_BYTES, body, inlined, size
from briefing.render.view import view
from tests.render import briefs, test_browser

browser = test_browser.browser  # the fixture
BRIEFS = {
    "full": briefs.full,
    "thin": briefs.thin,
    "bare": briefs.bare,
    "hostile": briefs.hostile,
    "edition": briefs.edition,
    "refusal": briefs.refusal,
}
# What all mail programs know; Outlook for Windows is the poorest of them.
TAGS = {
    "html", "head", "meta", "title", "style", "body", "table", "tbody", "tr", "td", "p", "h1", "h2", "b", "br",
    "span",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "dir", "charset", "name", "content", "class", "style", "role", "width", "align", "bgcolor", "border",
    "cellpadding", "cellspacing", "colspan", "id", "aria-label", "aria-hidden", "data-source", "data-start",
    "data-end",
}  # fmt: skip
PROPERTIES = {
    "margin", "margin-top", "padding", "background", "color", "font", "font-family", "font-size", "line-height",
    "text-align", "text-transform", "letter-spacing", "vertical-align", "white-space", "overflow-wrap", "word-break",
    "width", "max-width", "border-top", "border-bottom", "-webkit-text-size-adjust",
}  # fmt: skip
# Bytes of style sheet that Gmail reads.
MOST_STYLE = 16_000
# CSS pixels: the mail's own width and the narrowest phone; letters smaller than this are no body text.
WIDTHS = (600, 320)
BODY = 14.0


def tree(mail: str) -> Any:
    return lxml_html.document_fromstring(mail)


def words(mail: str) -> str:
    """All that the mail shows, blanks made one."""
    return " ".join(tree(mail).body.text_content().split())


def lengthy(letters: str, items: int = 10) -> Brief:
    """A page whose every line but the bottom line ends in these letters: 3 x `items` lines, 7 actors, 3 dates."""
    full = briefs.full()

    def longer(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(replace(line, text=f"{line.text} {letters}") for line in (lines * items)[:items])

    printed = full.printed
    grown = replace(
        printed, news=longer(printed.news), risks=longer(printed.risks), agenda=longer(printed.agenda), also=()
    )
    return replace(full, printed=grown)


def only_in_the_pdf(mail: str) -> int:
    """How many lines the mail says it leaves to the PDF."""
    told = re.search(r"([\d,]+) lines?(?: and \d+ sources?)? (?:is|are) only in the attached PDF\.", words(mail))
    return int(told[1].replace(",", "")) if told else 0


@pytest.mark.parametrize("name", BRIEFS)
def test_the_mail_is_made_of_what_every_mail_program_shows(name: str) -> None:
    mail = body(BRIEFS[name]())
    elements = list(tree(mail).iter())
    assert {element.tag for element in elements} <= TAGS
    assert {attribute for element in elements for attribute in element.attrib} <= ATTRIBUTES
    rules = [rule for element in elements for rule in (element.get("style") or "").split(";") if rule]
    assert {rule.partition(":")[0] for rule in rules} <= PROPERTIES
    assert not [rule for rule in rules if re.search(r"url\(|var\(|calc\(|[\d.](?:em|rem|pt|vw)\b|important", rule)]
    assert {rule for rule in rules if "%" in rule} <= {"width:100%", "-webkit-text-size-adjust:100%"}


@pytest.mark.parametrize("name", BRIEFS)
def test_what_stays_in_the_head_is_for_dark_screens_only(name: str) -> None:
    (style,) = tree(body(BRIEFS[name]())).iter("style")
    assert style.getparent().tag == "head"
    assert len(style.text) < MOST_STYLE
    assert re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", style.text).strip() == ""


@pytest.mark.parametrize("name", BRIEFS)
def test_every_link_is_absolute_and_safe(name: str) -> None:
    links = [address for _, _, address, _ in tree(body(BRIEFS[name]())).iterlinks()]
    assert [address for address in links if urlsplit(address).scheme not in ("http", "https", "mailto")] == []


def test_tables_that_only_set_the_page_say_so_and_lists_are_lists() -> None:
    mail = tree(body(briefs.edition()))
    assert {table.get("role") for table in mail.iter("table")} == {"presentation", "list"}
    assert [h.text for h in mail.iter("h1")] == [briefs.TITLE.replace("Week Stoppage", "Week\u00a0Stoppage")]
    labels = ["Key actors", "Key dates", "What’s new", "Risks", "Agenda topics", "Also today"]
    assert [h.text for h in mail.iter("h2")] == labels
    for row in mail.xpath("//*[@role='listitem']"):
        assert row.xpath("ancestor::table[1]/@role") == ["list"]
    assert mail.get("lang") == "en"
    assert mail.body.xpath("./table/@lang") == ["en"]


@pytest.mark.parametrize("name", [name for name in BRIEFS if name != "refusal"])
def test_the_mail_has_the_lines_of_the_page_word_for_word_in_its_order(name: str) -> None:
    brief = BRIEFS[name]()
    mail = read_page(body(brief).encode(), "mail.html")
    assert mail == read_page(render.html(brief).encode(), "page.html")


@pytest.mark.parametrize("name", BRIEFS)
def test_what_the_page_says_of_itself_stands_in_the_mail(name: str) -> None:
    brief = BRIEFS[name]()
    told, shown = view(brief), words(body(brief))
    ours = [told["edition"], told["place"], told["date"], told["state"], *told["health"].values()]
    ours += [told["left_out"], "".join(told["how_to_check"]), *told["quiet"].values()]
    ours += [note for notes in told["editor"].values() for note in notes]
    ours += [source["id"] and "".join(source["note"]) for source in told["sources"]]
    ours += [line["count"] for part in ("risks", "agenda") for line in told[part]]
    assert [one for one in ours if " ".join(one.split()) not in shown] == []


def test_parts_follow_each_other_as_on_the_page() -> None:
    shown = words(body(briefs.edition()))
    order = [
        "Morning brief",
        "Degraded",
        "Northern Ports to Reopen",
        "The island government and the dockers",
        "Editor: The harbour master travels",
        "Key actors",
        "Key dates",
        "What’s new",
        "Budget committee approves",
        "Risks",
        "Editor: Ask for the tide tables.",
        "Also today",
        "wire-0.txt",
        "of 148 sentences printed",
        "check with briefing verify",
    ]
    places = [shown.index(one) for one in order]
    assert places == sorted(places)


def test_a_page_without_a_brief_says_why() -> None:
    shown = words(body(briefs.refusal()))
    assert "No brief today" in shown
    assert "1 source of 4 could be read; 3 are needed." in shown


def test_what_sources_say_is_never_markup() -> None:
    mail = tree(body(briefs.hostile()))
    assert "<script>alert(1)</script>" in mail.text_content()
    assert not list(mail.iter("script"))
    assert not mail.xpath("//@onmouseover")


def test_a_file_name_that_is_no_text_stops_nothing() -> None:
    source = replace(briefs.full().sources[0], name="caf\udce9.txt")
    assert "caf?.txt" in words(body(replace(briefs.full(), sources=(source,))))


@pytest.mark.parametrize("name", BRIEFS)
def test_f38_an_ordinary_page_takes_half_of_what_gmail_shows_and_keeps_every_line(name: str) -> None:
    mail = body(BRIEFS[name]())
    assert size(mail) < 50_000
    assert "attached PDF" not in words(mail)


HUGE = {
    "addresses": "https://example.invalid/" + "harbour/" * 250,
    "one-token": "m" * 2_000,
    "no-latin-letter": "гавань" * 330,
    "nine-bytes": "港" * 700,
    "astral": "𝔐" * 1_000,
    "quotes": '"=<&' * 400,
}


@pytest.mark.parametrize("letters", HUGE.values(), ids=HUGE.keys())
def test_f38_thirty_long_items_are_trimmed_and_counted(letters: str) -> None:
    brief = lengthy(letters)
    mail = body(brief)
    printed, shown = len(brief.printed.every), sum(line.part == "line" for line in read_page(mail.encode(), "m").lines)
    assert size(mail) <= MOST_BYTES
    assert briefs.SUMMARY[0].text in words(mail)
    assert only_in_the_pdf(mail) == printed - shown > 0


def test_f38_as_many_lines_stand_as_there_is_room_for() -> None:
    assert size(body(lengthy("harbour " * 200))) > MOST_BYTES - 3_000


def test_f38_the_end_of_the_longest_part_goes_first() -> None:
    news = tuple(replace(line, text=f"Item {n} {'m' * 4_000}") for n, line in enumerate(briefs.NEWS * 6))
    full = briefs.full()
    shown = words(body(replace(full, printed=replace(full.printed, news=news))))
    assert "Item 0 m" in shown
    assert "Item 35 m" not in shown
    assert shown.count("▲") == len(briefs.RISKS)
    assert shown.count("☐") == len(briefs.AGENDA)
    assert briefs.ACTORS[-1].line.text in shown


def test_f38_a_part_that_lost_all_its_lines_says_where_they_are() -> None:
    one = replace(briefs.NEWS[0], text="m" * 90_000)
    mail = body(replace(briefs.full(), printed=Lines(briefs.SUMMARY, news=(one,), risks=briefs.RISKS)))
    assert f"What’s new {IN_THE_PDF}" in words(mail)
    assert "1 line is only in the attached PDF." in words(mail)


def test_f38_sources_go_last_and_are_counted() -> None:
    long = "гавань" * 20
    notes = tuple(SourceNote(n, f"{n} {long}", "", long, None, None, "9c1f" * 16) for n in range(1, 100))
    cited = tuple(replace(briefs.RISKS[0], source=n, sentence=n) for n in range(1, 100))
    mail = body(replace(briefs.full(), sources=notes, printed=Lines(briefs.SUMMARY, risks=cited)))
    assert size(mail) <= MOST_BYTES
    assert re.search(r"99 lines and \d\d sources are only in the attached PDF\.", words(mail))
    assert briefs.SUMMARY[0].text in words(mail)


def test_f38_lines_given_up_leave_their_stories_numbered_as_they_were() -> None:
    edition = briefs.edition()
    news = tuple(replace(line, text=f"{line.text} {'m' * 18_000}") for line in edition.printed.news)
    mail = tree(body(replace(edition, printed=replace(edition.printed, news=news))))
    assert [sign.text for sign in mail.xpath("//td[@class='sign'][not(@aria-hidden)]")] == ["1", "2"]
    assert only_in_the_pdf(lxml_html.tostring(mail, encoding="unicode")) == 2


def test_size_counts_the_bytes_on_the_wire() -> None:
    assert size("abc") == 3
    assert size("ü=") == len("=C3=BC=3D")
    assert size("a\nb") == len("a\r\nb")
    assert size("m" * 100) == 100 + len("=\r\n")


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and the paths that it was asked for."""
    paths: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"td { color: red }")

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", paths
    server.shutdown()
    thread.join()
    server.server_close()


def test_f68_no_style_sheet_is_read_from_disk_or_network(tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    sheet = tmp_path / "red.css"
    sheet.write_text("td { color: red }")
    places = (sheet.as_uri(), str(sheet), f"{address}/red.css")
    links = "".join(f'<link rel="stylesheet" href="{place}">' for place in places)
    imports = "".join(f'@import url("{place}");' for place in places)
    page = (
        f"<html><head>{links}<style>{imports} td {{ margin: 0 }}</style></head><table><tr><td>Port</td></table></html>"
    )
    made = inlined(page)
    assert paths == []
    assert "red}" not in made.replace(" ", "")
    assert 'style="margin:0"' in made


def test_f68_a_source_that_speaks_of_style_sheets_brings_none(tmp_path: Path, asked: tuple[str, list[str]]) -> None:
    address, paths = asked
    told = f'<link rel=stylesheet href={address}/x.css> <style>@import "{address}/y.css"</style>'
    mail = body(replace(briefs.full(), title=told, place=told))
    assert paths == []
    assert "<link rel=stylesheet" in tree(mail).text_content()
    assert not list(tree(mail).iter("link"))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", BRIEFS)
def test_nothing_runs_over_the_side_and_body_text_is_large_enough(browser: Any, name: str, width: int) -> None:
    page = test_browser.opened(browser, body(BRIEFS[name]()), viewport={"width": width, "height": 800})
    rights = page.evaluate("[...document.querySelectorAll('body *')].map(node => node.getBoundingClientRect().right)")
    sizes = page.evaluate(
        "[...document.querySelectorAll('.line, .name, .role, .when, .none, .editor')]"
        ".map(node => parseFloat(getComputedStyle(node).fontSize))"
    )
    broken = page.evaluate("[...document.querySelectorAll('.mark')].filter(n => n.getClientRects().length > 1).length")
    seen = page.seen
    page.close()
    assert max(rights) <= width
    assert min(sizes) >= BODY
    assert broken == 0
    assert seen == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground_in_the_mail(browser: Any, scheme: str) -> None:
    page = test_browser.opened(browser, body(briefs.edition()), color_scheme=scheme)
    script = "n => [getComputedStyle(n).color, getComputedStyle(n.closest('td')).backgroundColor]"
    pairs = page.evaluate(f"[...document.querySelectorAll('td, td *')].filter(n => !n.matches('.bar')).map({script})")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.close()
    assert (test_browser.luminance(ground) < 0.5) == (scheme == "dark")
    seen = {(ink, ground if "rgba" in under else under) for ink, under in pairs}
    assert min(test_browser.contrast(*pair) for pair in seen) >= test_browser.CONTRAST


@pytest.mark.parametrize("make", [briefs.edition, briefs.full], ids=["edition", "full"])
def test_without_its_style_sheet_the_mail_looks_the_same(browser: Any, make: Callable[[], Brief]) -> None:
    mail = body(make())
    bare = re.sub(r"<style>.*?</style>", "", mail, flags=re.DOTALL)
    assert bare != mail
    pictures = []
    for written in (mail, bare):
        page = test_browser.opened(browser, written, viewport={"width": 640, "height": 800})
        pictures.append(page.screenshot(full_page=True))
        page.close()
    assert pictures[0] == pictures[1]
