"""Attached files: handed on with their names and types, or counted."""

from __future__ import annotations

import pytest

from briefing.model import File
from briefing.read.mail import extract
from briefing.read.mail import files as mail_files
from tests.read.mails import LEAD, MONEY, written

HEAD = "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"


def part(kind: str, text: str = "x", place: str = "attachment") -> str:
    return f"--b\nContent-Type: {kind}\nContent-Disposition: {place}\n\n{text}\n"


def found(*parts: str) -> tuple[list[tuple[str, str]], tuple[str, ...]]:
    told = extract(File("day.eml", f"{HEAD}--b\n\n{LEAD}\n{''.join(parts)}--b--\n".encode()))
    return [(file.name, file.media) for file in told.inner], told.notes


def test_files_are_handed_on_in_order_with_their_bytes() -> None:
    mail = written(LEAD)
    mail.add_attachment(b"%PDF-1.4\r\n\x00", maintype="application", subtype="pdf", filename="fees.pdf")
    mail.add_attachment("Gebühr\n", charset="iso-8859-1", filename="fees.txt")
    first, second = extract(File("day.eml", bytes(mail))).inner
    assert (first.name, first.media, first.data) == ("day.eml › fees.pdf", "application/pdf", b"%PDF-1.4\r\n\x00")
    assert (second.media, second.charset, second.data) == ("text/plain", "iso-8859-1", b"Geb\xfchr\n")


def test_a_mail_inside_is_named_after_its_subject() -> None:
    mail = written(LEAD)
    mail.add_attachment(written(MONEY, subject="Re: The fund/pays"))
    (inner,) = extract(File("day.eml", bytes(mail))).inner
    assert (inner.name, inner.media) == ("day.eml › The fund pays.eml", "message/rfc822")
    assert [piece.text for piece in extract(inner).pieces] == ["The fund/pays", MONEY]


def test_a_file_without_a_name_is_numbered() -> None:
    assert found(part("application/pdf; name=a.pdf"), part("application/octet-stream"))[0] == [
        ("day.eml › a.pdf", "application/pdf"),
        ("day.eml › attachment 2", "application/octet-stream"),
    ]


@pytest.mark.parametrize("place", ["attachment", 'inline; filename="fees.txt"'])
def test_a_text_sent_as_a_file_is_no_text_of_the_mail(place: str) -> None:
    assert len(found(part("text/plain", MONEY, place))[0]) == 1


def test_what_is_no_document_is_counted() -> None:
    parts = (
        part("image/png"),
        part("image/jpeg", place="inline"),
        part("application/octet-stream; name=a.JPG"),
        part("text/calendar", place="inline"),
        part("text/vcard"),
        part("audio/mpeg"),
        part("application/pgp-signature"),
        part("application/ms-tnef; name=winmail.dat"),
        part("message/delivery-status"),
    )
    files, notes = found(*parts)
    assert files == []
    assert notes == (
        "3 pictures, 1 calendar entry, 1 contact card, 1 sound, 1 digital signature, "
        "1 packet of Outlook's own (winmail.dat), 1 receipt not read",
    )


def test_more_files_than_are_read_are_named() -> None:
    files, notes = found(*(part(f"application/pdf; name={n}.pdf") for n in range(55)))
    assert len(files) == 50
    assert notes == ("too many or too large, left out: 50.pdf, 51.pdf, 52.pdf and 2 more",)


def test_files_beyond_the_size_are_left_out_and_smaller_ones_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail_files, "MOST_BYTES", 100)
    sizes = (60, 60, 20)
    files, notes = found(*(part(f"application/pdf; name={size}-{n}.pdf", "x" * size) for n, size in enumerate(sizes)))
    assert [name for name, _ in files] == ["day.eml › 60-0.pdf", "day.eml › 20-2.pdf"]
    assert notes == ("too many or too large, left out: 60-1.pdf",)
