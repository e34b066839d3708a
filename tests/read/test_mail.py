"""Mails end to end: what is body, what is furniture, what is told of the rest."""

from __future__ import annotations

import time
from collections.abc import Callable
from email.message import EmailMessage
from random import Random

import pytest

from briefing.errors import BriefingError, BrokenFile, EmptyInput
from briefing.model import File, Kind
from briefing.read.mail import extract
from briefing.read.pieces import Extract
from tests.read.mails import LEAD, MAILS, MONEY, WARNING, Mail, wrapped, written
from tests.read.recovered import recovered


def told(mail: EmailMessage | bytes) -> Extract:
    return extract(File("day.eml", mail if isinstance(mail, bytes) else bytes(mail)))


def body(found: Extract) -> list[str]:
    """The texts that may be printed, without the title."""
    return [piece.text for piece in found.pieces if piece.kind not in (Kind.FURNITURE, Kind.TITLE)]


def rules(found: Extract) -> dict[str, str]:
    return {piece.text: piece.rule for piece in found.pieces if piece.kind is Kind.FURNITURE}


@pytest.mark.parametrize("sample", MAILS)
def test_a_realistic_mail(sample: Callable[[], Mail]) -> None:
    mail = sample()
    found = told(mail.data)
    kept = " ".join(piece.text for piece in found.pieces if piece.kind is not Kind.FURNITURE)
    recall, precision = recovered(mail.body, kept)
    assert (recall >= 0.98, precision >= 0.95) == (True, True), kept
    for line in mail.furniture:
        assert not [text for text in body(found) if text.startswith(line)], line
    assert next(piece.text for piece in found.pieces if piece.kind is Kind.TITLE) == mail.title


def test_the_head_is_told_and_is_no_text() -> None:
    found = told(written(LEAD, Organization="Ministry of Harbours", sender='"Roe, Ann" <ann@harbour.example>'))
    assert (found.head.title, found.head.date) == ("Grain corridor opens in March", "2026-03-04")
    assert (found.head.outlet, found.head.author) == ("Ministry of Harbours", "Roe, Ann")
    assert [piece.text for piece in found.pieces] == ["Grain corridor opens in March", LEAD]


def test_a_headline_like_the_subject_is_the_title() -> None:
    found = told(written(f"Dear all,\n\nGRAIN CORRIDOR OPENS IN MARCH\n\n{LEAD}\n"))
    assert [(piece.kind, piece.text[:13]) for piece in found.pieces] == [
        (Kind.FURNITURE, "Dear all,"),
        (Kind.TITLE, "GRAIN CORRIDO"),
        (None, LEAD[:13]),
    ]


def test_a_mail_without_subject_has_no_title() -> None:
    assert [piece.kind for piece in told(f"From: a@b.example\nMIME-Version: 1.0\n\n{LEAD}\n".encode()).pieces] == [None]


@pytest.mark.parametrize("above", ["", "FYI\n\n", "Please read.\n\nBest,\nAnn\n\n"])
def test_a_mail_that_only_quotes_hands_it_on(above: str) -> None:
    quote = "".join(f"> {line}\n" for line in f"Dear Ann,\n\n{wrapped(LEAD)}\n\n{wrapped(MONEY)}\n\nBo".split("\n"))
    found = told(written(f"{above}On 3 Mar 2026 at 18:02, Bo Lie <bo@lie.example> wrote:\n{quote}"))
    assert body(found)[-3:-1] == [LEAD, MONEY] or body(found)[-2:] == [LEAD, MONEY]
    assert rules(found)["Dear Ann,"] == "greeting"


def test_a_mail_with_own_words_keeps_its_quotation_apart() -> None:
    found = told(written(f"The corridor opens a day later.\n\nBo Lie wrote:\n> {LEAD}\n"))
    assert body(found) == ["The corridor opens a day later."]


def test_a_short_note_above_an_unmarked_mail_hands_it_on() -> None:
    found = told(written(f"FYI\n\nFrom: Bo Lie\nSent: Tuesday\nTo: Ann\nSubject: Grain\n\n{LEAD}\n\n{MONEY}\n"))
    assert body(found) == ["FYI", LEAD, MONEY]


def test_a_mail_of_habits_only_is_not_silently_empty() -> None:
    assert body(told(written("Thank you.\n\nAnn\n"))) == ["Thank you.", "Ann"]


def test_a_mail_in_answer_to_a_page() -> None:
    page = (
        f"<div>Hi Bo,</div><div>{LEAD}</div><div>{WARNING}</div><div>Best,</div><div>Ann</div>"
        "<div>On Tue, 3 Mar 2026 at 18:02, Bo Lie &lt;bo@lie.example&gt; wrote:</div>"
        f"<blockquote><div>Dear Ann,</div><div>{MONEY}</div></blockquote>"
    )
    mail = written("")
    mail.set_content(page, subtype="html")
    assert body(told(mail)) == [LEAD, WARNING]


def test_of_two_versions_the_plain_one_is_read_unless_it_is_a_stub() -> None:
    page = f"<html><body><p>{LEAD}</p><p>{WARNING}</p><p>Only in the page.</p></body></html>"
    for text, wanted in (
        (f"{LEAD}\n\n{WARNING}\n", [LEAD, WARNING]),
        ("This message needs an HTML reader, it says.\n", [LEAD, WARNING, "Only in the page."]),
        ("See https://x.example\n", [LEAD, WARNING, "Only in the page."]),
        ("\n", [LEAD, WARNING, "Only in the page."]),
    ):
        mail = written(text)
        mail.add_alternative(page, subtype="html")
        assert body(told(mail)) == wanted


def test_texts_one_behind_the_other_are_all_read() -> None:
    parts = "".join(f"--b\nContent-Type: text/plain\n\n{text}\n" for text in (LEAD, WARNING.replace("’", "'")))
    mail = f"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n"
    assert body(told(mail.encode())) == [LEAD, WARNING.replace("’", "'")]


def test_a_saved_web_page_is_read_as_the_page_it_is() -> None:
    page = f"<html><body><article><h1>Corridor opens</h1><p>{LEAD}</p><p>{MONEY}</p></article></body></html>"
    mail = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://paper.example/grain\r\nSubject: Corridor\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html\r\n\r\n{page}\r\n"
        "--b\r\nContent-Type: text/css\r\n\r\np {}\r\n"
        "--b\r\nContent-Type: text/html\r\n\r\n<p>Buy the new boat today.</p>\r\n--b--\r\n"
    )
    found = told(mail.encode())
    assert body(found) == [LEAD, MONEY]
    assert (found.head.author, found.head.date) == ("", "")


def test_a_page_that_cannot_be_read_is_told_beside_other_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: File) -> Extract:
        raise BrokenFile(file.name, "web page", "it is none")

    monkeypatch.setattr("briefing.read.html.extract", refuse)
    both = written(LEAD)
    both.make_mixed()
    page = EmailMessage()
    page.set_content("<p>x</p>", subtype="html")
    both.attach(page)
    assert (body(told(both)), told(both).notes) == ([LEAD], ("a part of the mail could not be read",))
    alone = written("")
    alone.set_content("<p>x</p>", subtype="html")
    with pytest.raises(BrokenFile, match="it is none"):
        told(alone)


@pytest.mark.parametrize(
    "kind",
    [
        'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\n\n--b\nContent-Type: '
        "application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\nhQEM\n--b--\n",
        "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nMIAGCSqGSIb3DQEHA6CAMIACAQAx\n",
        "text/plain\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA5Zx\n-----END PGP MESSAGE-----\n",
    ],
)
def test_an_encrypted_mail_is_refused(kind: str) -> None:
    with pytest.raises(BrokenFile, match="its text is encrypted"):
        told(f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: {kind}".encode())


def test_a_mail_that_only_brings_files_has_no_text_of_its_own() -> None:
    mail = written("Best regards\nAnn\n")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="fees.pdf")
    assert (told(mail).pieces, [file.name for file in told(mail).inner]) == ((), ["day.eml › fees.pdf"])


def test_f36_a_mail_without_a_body_is_refused() -> None:
    for data in (b"Subject: x\nMIME-Version: 1.0\n", b"Subject: x\nMIME-Version: 1.0\n\n", b""):
        with pytest.raises(EmptyInput):
            told(data)


def test_f60_f46_marks_in_a_subject_stand_as_they_are() -> None:
    subject = "[/b] {{ 7*7 }} <script>alert(1)</script> [link=file:///etc]x[/link] %s \\n"
    found = told(written(LEAD, subject=subject))
    assert found.pieces[0].text == found.head.title == subject


@pytest.mark.slow
def test_mutations_of_mails_give_text_or_a_refusal() -> None:
    pool = [sample().data for sample in MAILS]
    for seed in range(400):
        chance = Random(seed)
        data = bytearray(chance.choice(pool))
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(data))
            end = min(len(data), at + chance.randint(1, 200))
            match chance.randrange(5):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at:end]
                case 2:
                    data[at:at] = chance.choice([b"\n", b"\x00", b"=?", b"--", b"Content-Type: ", b'"', b"\xff", b"> "])
                case 3:
                    data[at:at] = data[at:end]
                case _:
                    data = data[: max(end, 40)]
            data = data or bytearray(b"x")
        start = time.perf_counter()
        try:
            found = told(bytes(data))
            assert any(piece.text for piece in found.pieces) or found.inner, seed
        except BriefingError as fault:
            assert str(fault).startswith("day.eml"), seed
        assert time.perf_counter() - start < 10, seed
