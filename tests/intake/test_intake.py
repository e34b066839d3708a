"""What the user named, to documents: mixed inputs, files inside files, feeds with pages, teasers and dead ends."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from briefing import intake
from briefing.fetch import Network
from briefing.intake import documents
from briefing.model import Document, File, Unread
from tests.conftest import Ran

STORY = (
    "The council of Oslo closed the port on Monday after a fire. The mayor warned that smoke could harm crews, and "
    "asked ships to wait outside until the pumps are mended. Work on the pier goes on until Friday."
)
OFFLINE = Network(allowed=False)


def told(*inputs: Path | str, network: Network = OFFLINE) -> list[str]:
    """Each answer as "name", "name? doubt", or "name! why"."""
    return [_said(one) for one in documents([str(one) for one in inputs], network)]


def _said(one: Document | Unread) -> str:
    if isinstance(one, Unread):
        return f"{one.name}! {one.why}"
    return f"{one.name}? {one.doubt}" if one.doubt else one.name


def page(title: str) -> bytes:
    return f"<!doctype html><title>{title}</title><article><h1>{title}</h1><p>{STORY}</p></article>".encode()


def mail(subject: str, *attachments: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = "Ann Roe <ann@example.org>", subject, "<1@example.org>"
    message.set_content(STORY)
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


def bundle(*members: tuple[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return packed.getvalue()


def feed(*items: tuple[str, str]) -> bytes:
    """A JSON feed of (address, teaser) pairs, newest first."""
    rows = [{"id": url, "url": url, "title": f"News {n}", "summary": text} for n, (url, text) in enumerate(items)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Fjord Post", "items": rows}).encode()


Answers = dict[str, bytes | str]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Callable[[Answers], None]:
    """A network of so many addresses: bytes are a page, a string is why there is none."""

    def answer(pages: Answers) -> None:
        def fetch(urls: Sequence[str], _: Network, *, pages: bool) -> tuple[File | Unread, ...]:
            return tuple(one(url) for url in urls)

        def one(url: str) -> File | Unread:
            found = pages.get(url, f"{url}: there is no such page.")
            return Unread(url, found) if isinstance(found, str) else File(url, found, "text/html", url=url)

        monkeypatch.setattr(intake, "fetch", fetch)

    return answer


def test_every_format_side_by_side_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "a.html").write_bytes(page("Port closed"))
    (tmp_path / "c.eml").write_bytes(mail("Port closed"))
    assert told(tmp_path / "b.txt", tmp_path / "a.html", tmp_path / "c.eml") == ["b.txt", "a.html", "c.eml"]


def test_attachments_follow_their_mail(tmp_path: Path) -> None:
    (tmp_path / "c.eml").write_bytes(mail("Port", ("page.html", page("Port")), ("table.xlsx", bytes(range(32)) * 40)))
    assert told(tmp_path / "c.eml") == [
        "c.eml",
        "c.eml › page.html",
        "c.eml › table.xlsx! c.eml › table.xlsx: looks like binary data, which is not read; "
        "save it as PDF, .docx or plain text.",
    ]


def test_a_mail_in_an_archive_brings_its_attachments(tmp_path: Path) -> None:
    (tmp_path / "day.zip").write_bytes(bundle(("c.eml", mail("Port", ("note.txt", STORY.encode()))), ("b.txt", b"")))
    assert told(tmp_path / "day.zip") == [
        "day.zip › b.txt! day.zip › b.txt: has no text in it; give a file with an article or a report.",
        "day.zip › c.eml",
        "day.zip › c.eml › note.txt",
    ]


def test_nothing_left_out_of_an_archive_goes_unsaid(tmp_path: Path) -> None:
    (tmp_path / "day.zip").write_bytes(bundle(("a.txt", STORY.encode()), ("in.zip", bundle(("x.txt", b"x")))))
    answers = told(tmp_path / "day.zip")
    assert [answer for answer in answers if "in.zip" in answer]
    assert "day.zip › a.txt" in answers


def test_files_within_files_within_files_end(tmp_path: Path) -> None:
    inner = mail("Deepest")
    for depth in range(6):
        inner = mail(f"Depth {depth}", (f"{depth}.eml", inner))
    (tmp_path / "deep.eml").write_bytes(inner)
    answers = told(tmp_path / "deep.eml")
    assert len(answers) == intake.DEEPEST + 2
    assert "holds files within files within files" in answers[-1]


def test_f55_a_lying_name_is_told_in_the_document(tmp_path: Path) -> None:
    (tmp_path / "day.pdf").write_bytes(page("Port closed"))
    (document,) = documents([str(tmp_path / "day.pdf")], OFFLINE)
    assert isinstance(document, Document)
    assert document.repairs[0] == "its name promises a PDF, but it is a web page and read as such"


def test_f55_a_lying_name_is_told_of_what_only_holds_others(tmp_path: Path) -> None:
    (tmp_path / "day.html").write_bytes(feed(("", STORY)))
    assert told(tmp_path / "day.html")[0].endswith("its name promises a web page, but it is a feed and read as such")


def test_a_feed_gives_linked_pages_else_teasers_and_says_so(tmp_path: Path, web: Callable[[Answers], None]) -> None:
    web({"https://fjord.example/1": page("Port closed")})
    (tmp_path / "feed.json").write_bytes(
        feed(
            ("https://fjord.example/1", "Port closed."),
            ("https://fjord.example/2", STORY),
            ("https://fjord.example/3", ""),
        )
    )
    assert told(tmp_path / "feed.json", network=Network()) == [
        "https://fjord.example/1",
        "https://fjord.example/2? only the teaser in the feed could be read: "
        "https://fjord.example/2: there is no such page.",
        "https://fjord.example/3! https://fjord.example/3: there is no such page.",
    ]


def test_a_linked_page_without_text_falls_back_to_the_teaser(tmp_path: Path, web: Callable[[Answers], None]) -> None:
    web({"https://fjord.example/1": b"<!doctype html><title>x</title>", "https://fjord.example/2": b"\x89PNG\r\n"})
    (tmp_path / "feed.json").write_bytes(feed(("https://fjord.example/1", STORY), ("https://fjord.example/2", STORY)))
    first, second = told(tmp_path / "feed.json", network=Network())
    assert first.startswith("https://fjord.example/1? only the teaser in the feed could be read: ")
    assert "PNG picture" in second


def test_offline_a_feed_gives_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "feed.json").write_bytes(feed(("https://fjord.example/1", STORY)))
    (said,) = told(tmp_path / "feed.json")
    assert "only the teaser" in said
    assert "--no-network" in said


def test_one_dead_feed_never_stops_the_others(tmp_path: Path, web: Callable[[Answers], None]) -> None:
    web({"https://fjord.example/feed": feed(("https://fjord.example/1", STORY))})
    (tmp_path / "feeds.opml").write_text(
        '<opml version="2.0"><body><outline xmlUrl="https://dead.example/feed"/>'
        '<outline xmlUrl="https://fjord.example/feed"/></body></opml>'
    )
    answers = told(tmp_path / "feeds.opml", network=Network())
    assert answers[0].startswith("https://dead.example/feed! ")
    assert answers[1].startswith("https://fjord.example/1? ")


def test_addresses_stand_where_they_were_named(tmp_path: Path, web: Callable[[Answers], None]) -> None:
    web({"https://fjord.example/1": page("Port closed")})
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    asked = (tmp_path / "b.txt", "https://fjord.example/1", tmp_path / "a.txt", "gopher://x.example")
    assert [one.partition("!")[0] for one in told(*asked, network=Network())] == [
        "b.txt",
        "https://fjord.example/1",
        "a.txt",
        "gopher://x.example",
    ]


def test_no_network_means_none(tmp_path: Path) -> None:
    assert told("https://fjord.example/1") == [
        "https://fjord.example/1! https://fjord.example/1: is not fetched, for --no-network forbids it; "
        "save the page and give the file."
    ]


@pytest.mark.parametrize("form", ["html", "pdf", "json", "text", "markdown"])
def test_a_page_of_ours_is_no_source(tmp_path: Path, form: str, briefing: Callable[..., Ran]) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    suffix = {"text": "txt", "markdown": "md"}.get(form, form)
    page = tmp_path / f"page.{suffix}"
    assert briefing("make", tmp_path, "-o", page, "--format", form).code == 0
    first = page.read_bytes()
    assert briefing("make", tmp_path, "-o", page, "--format", form).code == 0
    if form != "json":  # which lists what was passed over, too
        assert page.read_bytes() == first
    ran = briefing("make", page)
    assert ran.code == 1
    assert ran.err == f"briefing: {page.name}: is a page made by briefing and no source; leave it out.\n"


def test_f58_a_copy_counts_once_and_is_told(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    assert told(tmp_path) == ["a.txt", "b.txt! b.txt: is a copy of a.txt and counts once."]
