"""A file of several mails: each is handed on by itself."""

from __future__ import annotations

from briefing.model import File
from briefing.read.mail import extract
from briefing.read.mail.box import MOST_MAILS

TEXT = "The port opened on Monday after the storm."
ONE = (
    "From ann@roe.example Wed Mar  4 10:00:00 2026\nSubject: Day 1\nMessage-ID: <1>\n\n"
    f"{TEXT}\n\n>From Oslo it sails.\n\n"
)


def test_each_mail_is_a_file_of_its_own() -> None:
    found = extract(File("day.mbox", (ONE + ONE.replace("Day 1", "Day 2").replace("\n", "\r\n")).encode()))
    assert [(file.name, file.media) for file in found.inner] == [
        ("day.mbox › 1", "message/rfc822"),
        ("day.mbox › 2", "message/rfc822"),
    ]
    assert [piece.text for piece in extract(found.inner[1]).pieces] == ["Day 2", TEXT, "From Oslo it sails."]
    assert found.pieces == ()


def test_a_box_with_one_mail_is_that_mail() -> None:
    assert [piece.text for piece in extract(File("day.mbox", ONE.encode())).pieces][:2] == ["Day 1", TEXT]


def test_a_line_of_the_text_that_opens_with_from_parts_nothing() -> None:
    mail = f"Subject: Day\nMessage-ID: <1>\n\n{TEXT}\n\n{ONE}"
    assert extract(File("day.eml", mail.encode())).inner == ()
    assert len(extract(File("day.mbox", f"{ONE}From Oslo it takes two days.\n\n{ONE}".encode())).inner) == 2


def test_more_mails_than_are_read_are_told() -> None:
    found = extract(File("day.mbox", ONE.encode() * (MOST_MAILS + 5)))
    assert (len(found.inner), found.notes) == (500, ("only the first 500 of 505 mails are read",))
