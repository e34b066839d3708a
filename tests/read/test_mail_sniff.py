"""When bytes are a mail."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from briefing.read.mail_sniff import is_mail
from tests.read.mails import MAILS, Mail


@pytest.mark.parametrize("sample", MAILS)
def test_mails_are_known_without_a_name(sample: Callable[[], Mail]) -> None:
    assert is_mail(sample().data, "wire-17")


@pytest.mark.parametrize(
    ("data", "name", "wanted"),
    [
        (b"From: Ann\nSubject: Port\n\nOpen.", "day.eml", True),
        (b"From: Ann\nSubject: Port\n\nOpen.", "day.txt", False),
        (b"Received: from a by b;\n Mon, 2 Mar\nFrom: Ann\n\nOpen.", "day.txt", True),
        (b"X-Mailer: Post 3\r\nDate: Mon, 2 Mar\r\n\r\nOpen.", "", True),
        (b"\xef\xbb\xbf\r\nMIME-Version: 1.0\r\nSubject: Port\r\n\r\nOpen.", "", True),
        ("Message-ID: <1>\nSubject: Port\n\nOpen.".encode("utf-16"), "", True),
        (b"From ann@roe.example Wed Mar  4 10:00:00 2026\nSubject: Port\n\nOpen.", "box", True),
        (b"TO: All staff\nFROM: Ann Roe\nDATE: 3 May 2026\nSUBJECT: Port\n\nOpen.", "memo.txt", False),
        (b"Subject: Port\n\nMessage-ID: is a header, he said.", "day.txt", False),
        (b"The port: open.\nFrom: Ann", "day.eml", False),
        (b"From Oslo to Bergen it takes two days.\n", "day.txt", False),
        (b"Title: Port\nDate: 3 May 2026\n\nOpen.", "day.md", False),
        (b"Message-ID: <1>\n\nOpen.", "day.txt", False),
        (b"", "day.eml", False),
    ],
)
def test_when_bytes_are_a_mail(data: bytes, name: str, wanted: bool) -> None:
    assert is_mail(data, name) is wanted


@pytest.mark.parametrize("data", [b"a" * 5_000_000, b"X-A: b\n" * 700_000, b":" * 5_000_000, b"\n" * 5_000_000])
def test_it_is_told_at_once(data: bytes) -> None:
    start = time.perf_counter()
    is_mail(data, "day.eml")
    assert time.perf_counter() - start < 0.5
