"""Attacks by a look of the user's own: a template from a stranger can cost the page, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from pypdfium2 import PdfDocument, raw

from briefing.guard import Limits
from briefing.render import apart
from briefing.render.home import TEMPLATES
from tests.attacks.articles import Command, layer
from tests.attacks.conftest import Hits
from tests.conftest import SAMPLES, Ran

NOTE = SAMPLES / "note.txt"
# As the real ones, but over in seconds.
SHORT = Limits(seconds=8, processor=1, memory=1_000_000_000, file=20_000_000)
REMEDY = "mend it, or leave out --template."


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "LIMITS", SHORT)


def look(folder: Path, body: str = "", css: str = "") -> Path:
    """A folder with our own page, a piece more in its body, and more rules in its style sheet."""
    folder.mkdir()
    page = (TEMPLATES / "brief.html").read_text("utf-8")
    aside = f'<div style="position: absolute; top: 0; width: 0; height: 0; overflow: hidden">{body}</div>'
    (folder / "brief.html").write_text(page.replace("</footer>", f"{aside}</footer>"), "utf-8")
    (folder / "screen.css").write_text(f"{(TEMPLATES / 'screen.css').read_text('utf-8')}\n{css}", "utf-8")
    return folder


def refused(ran: Ran, folder: Path) -> str:
    """What is said of a template that was refused: one sentence, and nothing was written."""
    assert (ran.code, ran.out) == (1, ""), ran.err
    assert ran.err.count("\n") == 1, ran.err
    assert ran.err.startswith("briefing: ")
    assert not list(folder.glob("page*")), "a file was left"
    return ran.err


def make(briefing: Command, folder: Path, fmt: str = "pdf") -> Ran:
    """A page with the look in a folder, written beside it."""
    return briefing("make", NOTE, "--template", folder, "-o", folder.parent / f"page.{fmt}")


NESTED_FLEX = '<div style="display:flex"><div>' * 14 + "x" + "</div></div>" * 14


@pytest.mark.usefixtures("short")
def test_f10_a_layout_that_grows_exponentially_is_ended(briefing: Command, tmp_path: Path) -> None:
    said = refused(make(briefing, look(tmp_path / "look", NESTED_FLEX)), tmp_path)
    assert "takes longer than" in said
    assert REMEDY in said


HUGE = {
    "a letter of 1e9 pixels": "body { font-size: 1e9px }",
    "a letter of 1e300 pixels": "h1 { font-size: 1e300px }",
    "a page of one pixel": "@page { size: 1px 1px; margin: 0 }",
    "a margin wider than the page": "@page { margin: 400mm }",
    "a line of no height": "body { line-height: 0; font-size: 0 }",
    "a box of 1e9 pixels": "header { height: 1e9px; border: 1e9px solid }",
}


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("css", HUGE.values(), ids=HUGE)
def test_f12_huge_values_end_in_one_page_or_one_sentence(briefing: Command, tmp_path: Path, css: str) -> None:
    ran = make(briefing, look(tmp_path / "look", css=css))
    if ran.code:
        refused(ran, tmp_path)
    else:
        assert [file.name for file in tmp_path.glob("page*")] == ["page.pdf"]


ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.system('id') }}",
    "{{ ''|attr('__class__') }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ self._TemplateReference__context }}",
    "{{ '{0.__class__.__mro__}'.format('') }}",
    "{{ ['a']|sort(attribute='__class__.__mro__') }}",
    "{{ dict.mro() }}",
    "{{ view.update({'title': 'x'}) }}",
    "{{ news.append(1) }}",
    "{% import 'os' as os %}{{ os.environ }}",
)


@pytest.mark.parametrize("body", ESCAPES)
def test_f13_a_template_cannot_reach_beyond_its_values(briefing: Command, tmp_path: Path, body: str) -> None:
    said = refused(make(briefing, look(tmp_path / "look", body), "html"), tmp_path)
    assert re.search(r"brief\.html, line \d+: the template is broken", said)
    assert REMEDY in said
    assert "Traceback" not in said


@pytest.mark.parametrize("filtered", ["['']|map(attribute='__class__')|list", "['']|groupby('__class__')|list"])
def test_f13_a_filter_gives_nothing_where_an_attribute_is_forbidden(
    briefing: Command, tmp_path: Path, filtered: str
) -> None:
    ran = make(briefing, look(tmp_path / "look", f"<i id=got>{{{{ {filtered} }}}}</i>"), "html")
    assert ran.code == 0, ran.err
    (got,) = html.fromstring((tmp_path / "page.html").read_text("utf-8")).xpath("//i[@id='got']")
    assert got.text_content().startswith(("[Undefined", "[(Undefined"))


@pytest.mark.parametrize("name", ["config", "request", "open", "__builtins__", "brief", "environment"])
def test_f13_nothing_but_plain_words_and_numbers_is_handed_over(briefing: Command, tmp_path: Path, name: str) -> None:
    said = refused(make(briefing, look(tmp_path / "look", f"{{{{ {name} }}}}"), "html"), tmp_path)
    assert f"'{name}' is undefined" in said


LOOP = "{% for a in range(9**5) %}"
TOO_MUCH, TOO_LONG = "needs too much memory", "takes longer than"
BOMBS = {
    "{{ 'a' * 10**9 }}": TOO_MUCH,
    "{{ (10**5000)**5000 }}": TOO_LONG,
    "{{ '%1000000000d' | format(1) }}": TOO_MUCH,
    "{{ '{:1000000000}'.format(1) }}": TOO_MUCH,
    "{{ 'x' | center(10**9) }}": TOO_MUCH,
    "{{ range(99999) | join('x' * 10**5) }}": TOO_MUCH,
    LOOP * 3 + "{% endfor %}" * 3: TOO_LONG,
    LOOP * 2 + "xxxxxxxxxxxxxxxx" + "{% endfor %}" * 2: TOO_LONG,
    "{% for a in range(10**9) %}{% endfor %}": "Range too big",
    "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}": "recursion",
    "{% include 'brief.html' %}": TOO_LONG,
}


@pytest.mark.usefixtures("short")
@pytest.mark.parametrize("body", BOMBS)
def test_f14_a_bomb_is_ended_with_one_sentence(briefing: Command, tmp_path: Path, body: str) -> None:
    said = refused(make(briefing, look(tmp_path / "look", body), "html"), tmp_path)
    assert BOMBS[body] in said
    assert REMEDY in said


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that a template has no business with."""
    file = tmp_path / "secret.txt"
    file.write_text("the combination is 4711", "utf-8")
    return file


OUTSIDE = (
    "{% include '/etc/passwd' %}",
    "{% include '../secret.txt' %}",
    "{% include 'sub/../../secret.txt' %}",
    "{% extends '/etc/passwd' %}",
    "{% import '../secret.txt' as x %}",
    "{% include 'link.txt' %}",
    "{% include 'etc/passwd' %}",
)


@pytest.mark.parametrize("body", OUTSIDE)
def test_f15_nothing_is_included_from_outside(briefing: Command, tmp_path: Path, secret: Path, body: str) -> None:
    folder = look(tmp_path / "look", body)
    (folder / "link.txt").symlink_to(secret)
    (folder / "etc").symlink_to("/etc")
    (folder / "sub").mkdir()
    assert "leads out of its folder" in refused(make(briefing, folder, "html"), tmp_path)


def test_f15_what_lies_in_the_folder_is_included(briefing: Command, tmp_path: Path) -> None:
    folder = look(tmp_path / "look", "{% include 'parts/foot.html' %}{% include 'alias.html' %}")
    (folder / "parts").mkdir()
    (folder / "parts" / "foot.html").write_text("<p>Desk</p>", "utf-8")
    (folder / "alias.html").symlink_to(folder / "parts" / "foot.html")
    assert make(briefing, folder, "html").code == 0
    assert (tmp_path / "page.html").read_text("utf-8").count("<p>Desk</p>") == 2


@pytest.mark.parametrize("name", ["brief.html", "brief.css", "screen.css"])
def test_f15_a_link_out_of_the_folder_is_no_template(
    briefing: Command, tmp_path: Path, secret: Path, name: str
) -> None:
    folder = look(tmp_path / "look")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(secret)
    assert "leads out of its folder" in refused(make(briefing, folder, "html"), tmp_path)


@pytest.mark.parametrize("place", ["../../x", "/nowhere/at/all", "secret.txt", "/etc/passwd"])
def test_f15_a_place_that_is_no_folder_is_wrong_usage(
    briefing: Command, tmp_path: Path, secret: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = briefing("make", NOTE, "--template", place, "-o", tmp_path / "page.html")
    assert (ran.code, ran.out) == (2, "")
    assert "--template" in ran.err
    assert not (tmp_path / "page.html").exists()


# What a template may name; {file} is a file of the machine, {site} a server that counts.
REACHING = {
    "an attachment": '<link rel="attachment" href="{place}">',
    "a style sheet": '<link rel="stylesheet" href="{place}">',
    "an object": '<object data="{place}"></object>',
    "a picture": '<img src="{place}" alt="">',
    "a frame": '<iframe src="{place}"></iframe>',
    "a picture in SVG": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{place}"/></svg>',
    "a picture in SVG in a data address": (
        "<img alt='' src='data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\" "
        'xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="{place}"/></svg>\'>'
    ),
    "an import": "<style>@import url({place});</style>",
    "an import in a data address": "<style>@import 'data:text/css,@import url({place});';</style>",
    "a background": "<style>body {{ background: url({place}) }}</style>",
    "a font": "<style>@font-face {{ font-family: Stolen; src: url({place}) }} h1 {{ font-family: Stolen }}</style>",
    "a base": '<base href="{place}"><img src="x.png" alt="">',
}


@pytest.mark.parametrize("fmt", ["pdf", "html"])
def test_f8_a_look_takes_no_file_of_the_machine_into_the_page(
    briefing: Command, tmp_path: Path, fmt: str, secret: Path
) -> None:
    font = tmp_path / "stolen.woff2"
    font.write_bytes((TEMPLATES / "fonts" / "sans-700.woff2").read_bytes())
    body = "".join(
        piece.format(place=(font if name == "a font" else secret).as_uri()) for name, piece in REACHING.items()
    )
    ran = make(briefing, look(tmp_path / "look", body), fmt)
    assert ran.code == 0, ran.err
    page = (tmp_path / f"page.{fmt}").read_bytes()
    assert b"4711" not in page
    if fmt == "pdf":
        assert "4711" not in layer(page)
        assert embedded(page) == ([], [])
        assert b"Stolen" not in page


def embedded(page: bytes) -> tuple[list[str], list[int]]:
    """The names of the files attached to a PDF, and the kinds of its pictures."""
    with PdfDocument(page) as document:
        attached = [document.get_attachment(number).get_name() for number in range(document.count_attachments())]
        pictures = [one.type for sheet in document for one in sheet.get_objects([raw.FPDF_PAGEOBJ_IMAGE])]
    return attached, pictures


def test_f9_a_look_asks_no_server_for_anything(briefing: Command, tmp_path: Path, hits: Hits) -> None:
    places = (hits.address, f"{hits.address}redirect", hits.address.replace("http:", "ftp:"), hits.address[5:])
    body = "".join(piece.format(place=place) for piece in REACHING.values() for place in places)
    ran = make(briefing, look(tmp_path / "look", body))
    assert ran.code == 0, ran.err
    assert hits.asked == []
