"""Attacks on the reader's privacy: what a page, seen or unseen, may tell of the machine and the person that made it."""

from __future__ import annotations

import getpass
import json
import platform
import re
import sys
from email import message_from_bytes
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from briefing import __version__
from briefing.archive import open_archive
from tests.attacks.articles import STORY, Article, Command, attached, plain, web_page
from tests.attacks.mornings import configured, kept, monday
from tests.attacks.test_run import unpacked
from tests.edition.desk import MONDAY

ROOT = Path(__file__).parents[2]
FORMATS = ("html", "json", "markdown", "text", "pdf", "eml")
FIRE = Article(
    "Port Shut", (STORY, "The council will vote on the new fire rules for all ships in the harbour on Friday.")
)


def laid_open(page: Path) -> bytes:
    """The bytes of a page; of a letter what is encoded in it, of a PDF what is packed, its metadata and text too."""
    data = page.read_bytes()
    if page.suffix == ".eml":
        parts = [part.get_payload(decode=True) for part in message_from_bytes(data).walk() if not part.is_multipart()]
        return data + b"".join(part for part in parts if isinstance(part, bytes))
    if page.suffix != ".pdf":
        return data
    with PdfDocument(data) as document:
        layer = document[0].get_textpage().get_text_range()
        return data + unpacked(data) + f"{document.get_metadata_dict()}{layer}".encode()


def secrets(folder: Path) -> list[bytes]:
    """Words that no page may hold: places, tools, the machine, and who sits at it."""
    user = getpass.getuser()
    words = ["zaphod", str(folder), str(ROOT), sys.prefix, sys.base_prefix, "/usr/", "/home/", "site-packages"]
    words += [word for word in (platform.node(), user, platform.release()) if len(word) > len("root")]
    return [word.encode() for word in words]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a person whose name stands in every path and in the environment."""
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME", "EMAIL"):
        monkeypatch.setenv(name, "zaphod-beeblebrox")
    folder = tmp_path / "zaphod"
    (folder / "empty").mkdir(parents=True)
    (folder / "pictures").mkdir()
    (folder / "pictures/a.png").write_bytes(b"\x89PNG")
    (folder / "story.html").write_bytes(web_page(FIRE))
    (folder / "note.txt").write_bytes(
        plain(Article("Ice Lane", ("The pilots’ union of Lindau warned of ice on Monday.",)))
    )
    (folder / "note.eml").write_bytes(attached(FIRE, ("text/plain", "annex.txt", STORY.encode())))
    (folder / "link.txt").symlink_to(folder / "nowhere")
    return folder


def made(briefing: Command, home: Path) -> dict[str, Path]:
    """The page in every format, from inputs that were named with all their folders; most cannot be read."""
    out = home.parent / "out"
    options = [word for name in FORMATS for word in ("--format", name)]
    asked = [
        "story.html",
        "note.txt",
        "note.eml",
        "empty",
        "pictures",
        "gone.txt",
        "miss*/*.txt",
        "link.txt",
        "../zaphod/x",
    ]
    ran = briefing("make", *(home / name for name in asked), "-o", f"{out}/", "--no-network", *options)
    assert ran.code == 4, ran.err
    return {file.suffix: file for file in out.iterdir()}


def test_f72_no_page_tells_of_the_machine_or_where_its_inputs_lay(briefing: Command, home: Path) -> None:
    pages = made(briefing, home)
    assert len(pages) == len(FORMATS)
    twin = json.loads(pages[".json"].read_text("utf-8"))
    unread = [source["name"] for source in twin["sources"] if source["status"] == "failed"]
    assert unread == ["empty", "pictures", "gone.txt", "miss*/*.txt", "link.txt", "x"]
    for suffix, page in pages.items():
        data = laid_open(page)
        assert [word for word in secrets(home.parent) if word in data] == [], suffix


def test_f72_what_is_not_seen_tells_the_makers_name_and_the_day_alone(briefing: Command, home: Path) -> None:
    """The version stands in the footer, in plain sight, and in the JSON; nowhere where nobody looks."""
    pages = made(briefing, home)
    html = pages[".html"].read_text("utf-8")
    named = dict(re.findall(r'<meta name="([^"]+)" content="([^"]*)">', html))
    assert set(named) <= {"viewport", "generator", "color-scheme", "dcterms.created"}
    assert named["generator"] == "briefing"
    assert "<!--" not in html
    assert html.count(__version__) == 1
    assert f"briefing\u00a0{__version__}" in html
    letter = message_from_bytes(pages[".eml"].read_bytes())
    assert {part.get_filename() for part in letter.walk()} == {None, "2026-03-04-brief.pdf"}
    assert set(letter.keys()) <= {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}
    data = pages[".pdf"].read_bytes()
    with PdfDocument(data) as document:
        told = {key: value for key, value in document.get_metadata_dict().items() if value}
        assert document.count_attachments() == 0
    assert told.keys() <= {"Title", "Creator", "Producer", "CreationDate"}
    assert told["Creator"] == "briefing"
    assert re.fullmatch(r"WeasyPrint [\d.]+", told["Producer"])
    packet = unpacked(data)
    packet = packet[packet.index(b"<x:xmpmeta") : packet.index(b"</x:xmpmeta")]
    tags = set(re.findall(rb"<(?!rdf:|x:|/)([\w:]+)", packet))
    assert tags <= {
        b"pdf:Producer",
        b"xmp:CreatorTool",
        b"xmp:CreateDate",
        b"dc:title",
        b"pdfuaid:part",
        b"pdfuaid:rev",
    }
    assert __version__.encode() not in packet


def test_f72_what_the_archive_keeps_of_a_page_is_the_page(briefing: Command, home: Path) -> None:
    """Its copies are the bytes that were delivered, so they tell no more than those; the file is its user's alone."""
    desk = monday(home)
    options = ", ".join(f'"{name}"' for name in FORMATS)
    config = configured(desk, ('["html", "json"]', f"[{options}]"))
    (home / "coast/story.html").write_bytes(web_page(FIRE))
    assert briefing("run", config, "--now", f"{MONDAY}T07:00").code == 0
    out = {file.name: file.read_bytes() for file in (home / "out").iterdir()}
    with open_archive(home / "archive.db", write=False) as archive:
        copies = {Path(name).name: data for name, data in archive.copies(kept(desk)[0].key).items()}
    assert copies == out
    for file in (home / "out").iterdir():
        data = laid_open(file)
        assert [word for word in secrets(home.parent) if word in data] == [], file.name
    assert (home / "archive.db").stat().st_mode & 0o077 == 0
