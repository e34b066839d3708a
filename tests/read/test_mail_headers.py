"""Header lines: decoded, on one line, and nothing in them believed."""

from __future__ import annotations

import pytest

from briefing.model import File
from briefing.read.mail import extract
from briefing.read.mail.headers import MOST_NAME, file_name, forwards, head, header, subject
from briefing.read.mail.parse import parse


def said(line: str | bytes, name: str = "subject") -> str:
    data = line if isinstance(line, bytes) else line.encode()
    return header(parse(data + b"\n\nWords.", "day.eml"), name)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Subject: Grain talks", "Grain talks"),
        ("Subject: =?utf-8?Q?Caf=C3=A9_Nord?=", "Café Nord"),
        ("Subject: =?UTF-8?B?Q2Fmw6k=?= =?UTF-8?B?IE5vcmQ=?=", "Café Nord"),
        ("Subject: =?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?= opens", "Café opens"),
        ("Subject: =?iso-8859-1?q?=93Caf=E9=94?=", "“Café”"),
        ("Subject: =?utf-8*en?q?Port?= fees", "Port fees"),
        ("Subject: Café", "Café"),
        ("Subject: Café".encode("cp1252"), "Café"),
        ("Subject: =?no-such-set?q?Caf=C3=A9?=", "Café"),
        ("Subject: =?utf-7?q?+ADw-b+AD4-?=", "+ADw-b+AD4-"),
        ("Subject: =?utf-8?b?a?=", "=?utf-8?b?a?="),
        ("Subject: a = b? Yes?=", "a = b? Yes?="),
        ("Subject:", ""),
        ("To: x", ""),
    ],
)
def test_a_header_reads_as_it_was_meant(line: str | bytes, wanted: str) -> None:
    assert said(line) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "Subject: Port opens\r\n Bcc: all@paper.example",
        "Subject: =?utf-8?q?Port_opens=0D=0ABcc:_all=40paper.example?=",
        "Subject: =?utf-8?b?UG9ydCBvcGVucwpCY2M6IGFsbEBwYXBlci5leGFtcGxl?=",
        "Subject: Port opens\u2028Bcc: all@paper.example",
        "Subject: Port\x00 opens\x0bBcc:\x1b[2J all@paper.example",
        "Subject: Port opens\u202e\u2066\u200bBcc: all@paper.example",
    ],
)
def test_f33_a_subject_stays_one_line_and_makes_no_header(line: str) -> None:
    found = extract(File("day.eml", f"{line}\nFrom: a@b.example\nMIME-Version: 1.0\n\nThe port opened.".encode()))
    assert found.head.title.replace("opensBcc", "opens Bcc") == "Port opens Bcc: all@paper.example"
    assert found.pieces[0].text == found.head.title


@pytest.mark.parametrize(
    ("said", "wanted", "handed_on"),
    [
        ("Re: Grain talks", "Grain talks", False),
        ("AW: [press] Re: WG: Grain talks", "Grain talks", False),
        ("Fwd: Grain talks", "Grain talks", True),
        ("[press] FW: Grain talks", "Grain talks", True),
        ("RE : Grain talks", "Grain talks", False),
        ("Re[2]: Grain talks", "Grain talks", False),
        ("[press] Grain talks", "[press] Grain talks", False),
        ("Report: Grain talks", "Report: Grain talks", False),
        ("Regional: Grain talks", "Regional: Grain talks", False),
        ("Re:", "", False),
    ],
)
def test_the_subject_without_marks_of_answers(said: str, wanted: str, handed_on: bool) -> None:
    mail = parse(f"Subject: {said}\n\nWords.".encode(), "day.eml")
    assert (subject(mail), forwards(mail)) == (wanted, handed_on)


@pytest.mark.parametrize(
    ("lines", "author", "outlet"),
    [
        ("From: Ann Roe <ann@roe.example>", "Ann Roe", ""),
        ('From: "Roe, Ann" <ann@roe.example>, Bo <bo@lie.example>', "Roe, Ann", ""),
        ("From: ann@roe.example (Ann Roe)", "Ann Roe", ""),
        ("From: ann@roe.example", "ann@roe.example", ""),
        ("From: <ann@roe.example>", "ann@roe.example", ""),
        ("From: =?utf-8?q?Ann_R=C3=B8e?= <ann@roe.example>", "Ann Røe", ""),
        ("From: Ann Roe via Harbour News <news@lists.example>", "Ann Roe", "Harbour News"),
        ("From: Ann <a@b.example>\nOrganization: Ministry of Harbours", "Ann", "Ministry of Harbours"),
        ("From: Ann <a@b.example>\nList-Id: Harbour news <news.lists.example>", "Ann", "Harbour news"),
        ("From: Ann <a@b.example>\nList-Id: 7f3ad1 list <7f3ad1.mailer.example>", "Ann", ""),
        ("Sender: Ann <a@b.example>", "Ann", ""),
        ("Subject: x", "", ""),
    ],
)
def test_who_sent_it(lines: str, author: str, outlet: str) -> None:
    found = head(parse(f"{lines}\n\nWords.".encode(), "day.eml"))
    assert (found.author, found.outlet) == (author, outlet)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("Wed, 4 Mar 2026 23:30:00 -0800", "2026-03-04"),
        ("4 Mar 2026 10:15 GMT", "2026-03-04"),
        ("Wed, 04 Mar 26 10:15:00 +0100 (CET)", "2026-03-04"),
        ("yesterday", ""),
        ("Wed, 44 Mar 2026 10:15:00", ""),
        ("Wed, 4 Mar 99999999999 10:15:00", ""),
        ("", ""),
    ],
)
def test_the_day_of_the_senders_clock(said: str, wanted: str) -> None:
    assert head(parse(f"Date: {said}\n\nWords.".encode(), "day.eml")).date == wanted


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ('attachment; filename="fees.pdf"', "fees.pdf"),
        ("attachment; filename*=utf-8''F%C3%BCnf%20H%C3%A4fen.pdf", "Fünf Häfen.pdf"),
        ("attachment; filename*0=fees-; filename*1=2026.pdf", "fees-2026.pdf"),
        ('attachment; filename="=?utf-8?q?F=C3=BCnf.pdf?="', "Fünf.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\\\Users\\\\ann\\\\fees.pdf"', "fees.pdf"),
        ('attachment; filename="fees\x00\x1b[2J.pdf"', "fees.pdf"),
        ('attachment; filename=".."', ""),
        ("attachment", ""),
        (f'attachment; filename="{"x" * 300}.pdf"', "x" * (MOST_NAME - 4) + ".pdf"),
        (f'attachment; filename="{"x" * 300}"', "x" * MOST_NAME),
        ("attachment; filename*=no-such-set''a%FF.pdf", "a\xff.pdf"),
    ],
)
def test_the_name_of_a_file(said: str, wanted: str) -> None:
    assert file_name(parse(f"Content-Disposition: {said}\n\nWords.".encode(), "day.eml")) == wanted
