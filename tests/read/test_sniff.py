"""What a file is, whatever its name says."""

from __future__ import annotations

import pytest

from briefing.errors import BinaryInput
from briefing.model import File
from briefing.read.sniff import Media, mismatch, sniff

MAIL = b"From: Ann Roe <ann@example.org>\r\nMIME-Version: 1.0\r\nSubject: Port\r\n\r\nThe port closed.\r\n"
MEMO = b"TO: All desks\nFROM: Ann Roe\nDATE: 3 May 2026\nSUBJECT: Port\n\nThe port closed on Monday.\n"
PROLOGUE = b'<?xml version="1.0" encoding="utf-8"?>\n<!-- made by hand -->\n'
DOCTYPE = b'<!DOCTYPE rss [<!ENTITY a "aaaa">]>\n'


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (b"The port closed on Monday.", Media.TEXT),
        (MEMO, Media.TEXT),
        (b"Write <p> before a paragraph and <b>bold</b> words so, as every page does.\n\n" * 4, Media.TEXT),
        (b"The sign <html> opens a page.", Media.TEXT),
        (b"[Ann Roe] The port closed.", Media.TEXT),
        (b"%PDF-1.7\n%\xe2\xe3", Media.PDF),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", Media.PDF),
        (b"PK\x03\x04\x14\x00", Media.PACKED),
        (b"<!DOCTYPE html>\n<p>The port opened.</p>", Media.HTML),
        (b"\xef\xbb\xbf<html lang=en><body>The port opened.", Media.HTML),
        ("<html><body>The port opened.".encode("utf-16"), Media.HTML),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><p>The port opened.', Media.HTML),
        (b"<!-- saved --><div><p>The port opened.</p></div>", Media.HTML),
        (b"<p>The <b>port</b> opened.</p>\n" * 3, Media.HTML),
        (MAIL, Media.MAIL),
        (PROLOGUE + b'<rss version="2.0"><channel/></rss>', Media.FEED),
        (DOCTYPE + b"<rss><channel/></rss>", Media.FEED),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"/>', Media.FEED),
        (PROLOGUE + b'<rdf:RDF xmlns="http://purl.org/rss/1.0/"/>', Media.FEED),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', Media.FEED),
        (PROLOGUE + b'<opml version="2.0"><body/></opml>', Media.OPML),
    ],
)
def test_f55_bytes_tell(data: bytes, media: Media) -> None:
    assert sniff(File("day", data)) is media
    assert sniff(File("day.pdf", data)) is media


def test_the_name_settles_what_bytes_leave_open() -> None:
    assert sniff(File("day.md", b"The port closed.")) is Media.MARKDOWN
    assert sniff(File("day.md", b"<p>The <b>port</b> opened.</p>\n" * 9)) is Media.MARKDOWN


def test_what_the_sender_declares_settles_it_too() -> None:
    fragment = b"The port <em>closed</em> on Monday."
    assert sniff(File("item", fragment)) is Media.TEXT
    assert sniff(File("item", fragment, media="text/html")) is Media.HTML
    assert sniff(File("item", b"No tag at all.", media="text/html")) is Media.TEXT
    assert sniff(File("day.mbox › 1", b"Subject: Port\n\nClosed.", media="message/rfc822")) is Media.MAIL


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old office document"),
        (b"{\\rtf1 The port.}", "a rich-text"),
        (b'<?xml version="1.0"?><svg/>', "XML data"),
        (b'{"port": "closed"}', "JSON data"),
        ("The port of Oslo closed on Monday, and the ships left.".encode("cp037"), "text in EBCDIC"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (bytes(range(32)) * 40, "binary data"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(BinaryInput, match=f"day.txt: .*{kind}"):
        sniff(File("day.txt", data))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("day.pdf", b"<html><p>Port.", "its name promises a PDF, but it is a web page and read as such"),
        ("day.txt", b"PK\x03\x04", "its name promises plain text, but it is a Word document or a ZIP archive"),
        ("day.eml", b"The port closed.", "its name promises a mail, but it is plain text"),
    ],
)
def test_f55_a_name_that_lies_is_told(name: str, data: bytes, said: str) -> None:
    file = File(name, data)
    assert mismatch(file, sniff(file)).startswith(said)


@pytest.mark.parametrize(
    ("name", "data"), [("day.txt", b"# Port\n"), ("day.docx", b"PK\x03\x04"), ("day", b"%PDF-"), ("day.wire", b"Port.")]
)
def test_a_name_that_promises_nothing_else_is_not(name: str, data: bytes) -> None:
    file = File(name, data)
    assert mismatch(file, sniff(file)) == ""
