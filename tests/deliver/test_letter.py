"""What a letter looks like on the wire, and that nothing in a page can steer it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from random import Random
from typing import cast

import pytest

from briefing.deliver.faults import UnfitAddress
from briefing.deliver.letter import LONGEST_SUBJECT, Letter, message, one_line

CHIEF, DEPUTY, BRIEF = "chief@ministry.example", "deputy@ministry.example", "brief@ministry.example"
LETTER = Letter(
    sender=BRIEF,
    recipients=(CHIEF, DEPUTY),
    subject="Morning brief: ferry sinks off Velm",
    text="Five people died off Velm.\n",
    html="<p>Five people died off Velm.</p>\n",
    attachments=(("2026-11-26-morning-brief.pdf", b"%PDF-1.7 one page"),),
    moment=datetime(2026, 11, 26, 6, 30, tzinfo=UTC),
)
HEADERS = ["Subject", "From", "To", "Message-ID", "Auto-Submitted", "Date", "MIME-Version", "Content-Type"]


def read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=default)


def body(mail: EmailMessage, kind: str) -> str:
    """The text of a body, whose lines end in CR LF on the wire."""
    part = mail.get_body((kind,))
    assert part is not None
    return cast(str, part.get_content()).replace("\r\n", "\n")


def test_a_letter_read_back_is_the_letter_written() -> None:
    mail = read(message(LETTER))
    assert sorted(mail.keys()) == sorted(HEADERS)
    assert mail["Subject"] == "Morning brief: ferry sinks off Velm"
    assert mail["To"].addresses == read(message(LETTER))["To"].addresses
    assert [address.addr_spec for address in mail["To"].addresses] == [CHIEF, DEPUTY]
    assert mail["From"].addresses[0].addr_spec == BRIEF
    assert mail["Date"].datetime == LETTER.moment
    assert mail["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    assert (body(mail, "plain"), body(mail, "html")) == (LETTER.text, LETTER.html)
    (pdf,) = mail.iter_attachments()
    assert (pdf.get_filename(), pdf.get_content()) == LETTER.attachments[0]
    assert [part.defects for part in mail.walk() if part.defects] == []


def test_a_letter_without_attachments_is_its_two_bodies() -> None:
    mail = read(message(replace(LETTER, attachments=())))
    assert [part.get_content_type() for part in mail.walk()] == ["multipart/alternative", "text/plain", "text/html"]


def test_without_readers_it_is_a_draft_that_opens_ready_to_send() -> None:
    for draft in (replace(LETTER, recipients=()), replace(LETTER, sender="")):
        mail = read(message(draft))
        assert sorted(mail.keys()) == ["Content-Type", "Date", "MIME-Version", "Subject", "X-Unsent"]
        assert mail["X-Unsent"] == "1"


def test_the_same_letter_is_the_same_bytes_in_any_process() -> None:
    code = "import sys; from tests.deliver.test_letter import *; sys.stdout.buffer.write(message(LETTER))"
    for seed in ("0", "7"):
        other = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
        )
        assert other.stdout == message(LETTER)


@pytest.mark.parametrize(
    "other",
    [
        replace(LETTER, text="Six people died off Velm.\n"),
        replace(LETTER, recipients=(CHIEF,)),
        replace(LETTER, attachments=(("2026-11-26-morning-brief.pdf", b"%PDF-1.7 another"),)),
        replace(LETTER, moment=datetime(2026, 11, 27, 6, 30, tzinfo=UTC)),
    ],
    ids=["text", "recipients", "attachment", "moment"],
)
def test_another_letter_has_another_message_id(other: Letter) -> None:
    ours, theirs = read(message(LETTER))["Message-ID"], read(message(other))["Message-ID"]
    assert ours != theirs
    assert ours.endswith("@ministry.example>")
    assert theirs.endswith("@ministry.example>")


SMUGGLED = [
    ("Ferry sinks\r\nBcc: spy@evil.example", "Ferry sinks Bcc: spy@evil.example"),
    ("Ferry sinks\n\n<script>", "Ferry sinks <script>"),
    ("Ferry\rsinks\u2028Bcc: spy@evil.example\u2029now", "Ferry sinks Bcc: spy@evil.example now"),
    ("Ferry\x00 sinks\x85\x0b", "Ferry sinks"),
    ("Ferry \u202eskniS\u2066\u200b", "Ferry skniS"),
    ("=?utf-8?q?Ferry=0D=0ABcc:_spy@evil.example?=", "= ?utf-8?q?Ferry=0D=0ABcc:_spy@evil.example?="),
    ("Fähre \ud800 sinkt", "Fähre \ufffd sinkt"),
    ("Ferry sinks \r\n\t folded", "Ferry sinks folded"),
    ("", ""),
]


@pytest.mark.parametrize(("title", "wanted"), SMUGGLED, ids=range(len(SMUGGLED)))
def test_f33_a_title_ends_no_header(title: str, wanted: str) -> None:
    mail = read(message(replace(LETTER, subject=title)))
    assert mail["Subject"] == wanted
    assert sorted(mail.keys()) == sorted(HEADERS)
    assert body(mail, "plain") == LETTER.text


def test_f33_what_titles_are_made_of_in_any_order_comes_back_as_it_went() -> None:
    signs = [
        "a",
        " ",
        "ä",
        "漢",
        "“",
        '"',
        "(",
        "<",
        "@",
        ",",
        ";",
        ":",
        "=?utf-8?q?x=0d=0aBcc:y?=",
        "\r\n",
        "😀",
        "\\",
    ]
    signs += ["e\u0301", "Bcc: a@b.c", "x" * 80, ".", "word ", "\u00a0", "_", "?="]
    chance = Random(33)
    for _ in range(100):
        title = "".join(chance.choice(signs) for _ in range(chance.randrange(60)))
        data = message(replace(LETTER, subject=title))
        mail = read(data)
        assert mail["Subject"] == one_line(title, LONGEST_SUBJECT)
        assert sorted(mail.keys()) == sorted(HEADERS)
        assert max(map(len, data.split(b"\r\n"))) <= 78
        assert b"\n" not in data.replace(b"\r\n", b"")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("four words of text", "four words of text"),
        ("five words of this text", "five words of…"),
        ("four words of texts here", "four words of…"),
        ("unbreakablebeyondmeasure", "unbreakablebeyond…"),
    ],
    ids=["fits", "cut", "cut-at-a-word", "one-word"],
)
def test_a_long_line_is_cut_at_a_word(text: str, wanted: str) -> None:
    cut = one_line(text, 18)
    assert cut == wanted
    assert len(cut) <= 18


def test_f34_addresses_in_the_text_get_nothing() -> None:
    lure = "Write to spy@evil.example\nTo: spy@evil.example\nBcc: spy@evil.example\n"
    data = message(replace(LETTER, text=lure, html=f"<pre>{lure}</pre>", subject="To: spy@evil.example"))
    mail = read(data)
    assert [address.addr_spec for address in mail["To"].addresses] == [CHIEF, DEPUTY]
    assert sorted(mail.keys()) == sorted(HEADERS)
    assert body(mail, "plain") == lure


@pytest.mark.parametrize(
    "address",
    [
        "chief@ministry.example, spy@evil.example",
        "chief@ministry.example\r\nBcc: spy@evil.example",
        "Chief <chief@ministry.example>",
        "chief",
        "chief@ministry.example\u2028",
        "chief@@ministry.example",
    ],
    ids=["comma", "line-end", "name", "no-host", "separator", "two-signs"],
)
def test_f34_one_address_is_one_address(address: str) -> None:
    with pytest.raises(UnfitAddress, match="no mail address"):
        message(replace(LETTER, recipients=(CHIEF, address)))
    with pytest.raises(UnfitAddress):
        message(replace(LETTER, sender=address))


def test_f34_many_and_long_addresses_arrive_as_configured() -> None:
    many = tuple(f"{'n' * (number % 50 + 1)}.o'brien+{number}@{'d' * 40}.example" for number in range(80))
    mail = read(message(replace(LETTER, recipients=many)))
    assert tuple(address.addr_spec for address in mail["To"].addresses) == many


def test_f37_dots_and_endless_words_arrive_intact_on_short_lines() -> None:
    text = f".\n..\n. begins\n{'w' * 5000}\n{'ü漢' * 2000}\n\nFrom here \nspace at the end \t\n"
    data = message(replace(LETTER, text=text, html=f"<p>{text}</p>\n"))
    assert max(map(len, data.split(b"\r\n"))) <= 78
    mail = read(data)
    assert body(mail, "plain") == text
    assert body(mail, "html") == f"<p>{text}</p>\n"


def test_bodies_lose_what_is_no_text() -> None:
    mail = read(message(replace(LETTER, text="one\r\ntwo\x00\x1b[2J\u2028three\ud800\n")))
    assert body(mail, "plain") == "one\ntwo[2J\nthree\ufffd\n"


def test_f72_a_letter_tells_nothing_of_the_machine() -> None:
    import getpass
    import platform

    data = message(replace(LETTER, attachments=(("/home/someone/page.pdf", b"%PDF"),)))
    mail = read(data)
    (pdf,) = mail.iter_attachments()
    assert pdf.get_filename() == "home-someone-page.pdf"
    for secret in (platform.node(), platform.python_version(), "python", "/home", f"{getpass.getuser()}@"):
        assert secret.lower().encode() not in data.lower()
