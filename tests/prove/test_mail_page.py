"""A page that was sent as a mail is read back from the mail: what stands passes, what was touched fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

import briefing
from briefing import render
from briefing.errors import UnknownPage
from briefing.model import Document
from briefing.prove import matched, prove, read_page
from tests.render import briefs

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = ("summit.txt", "release.md", "speech.txt")


@pytest.fixture(scope="module")
def sources() -> tuple[Document, ...]:
    return tuple(briefing.load(str(SAMPLES / name)) for name in NAMES)


@pytest.fixture(scope="module")
def page(sources: tuple[Document, ...]) -> briefing.api.Page:
    return briefing.brief(sources)


def mail(html: str, text: str = "The page in plain text.", pdf: bytes = b"%PDF-1.7") -> EmailMessage:
    """A mail as it is sent: plain text, the HTML, the PDF attached."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = (
        "desk@saltholm.example",
        "ann@saltholm.example",
        "Morning brief",
    )
    message.set_content(text)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename="brief.pdf")
    return message


def faults(data: bytes, sources: tuple[Document, ...]) -> list[str]:
    """What is wrong with the lines of a page."""
    read = read_page(data, "brief.eml")
    return [proof.line.text for proof in prove(read, matched(read, sources)) if proof.fault]


def test_every_line_of_a_sent_mail_is_proved(page: briefing.api.Page, sources: tuple[Document, ...]) -> None:
    data = mail(render.mail(page), render.text(page), render.pdf(page)).as_bytes()
    read = read_page(data, "brief.eml")
    assert read == read_page(render.html(page).encode(), "page.html")
    assert set(read.names.values()) == set(NAMES)
    assert len(read.lines) > 30
    assert faults(data, sources) == []


def test_the_body_alone_is_a_page_too(page: briefing.api.Page, sources: tuple[Document, ...]) -> None:
    assert faults(render.mail(page).encode(), sources) == []


def test_f60_a_line_touched_in_the_mail_is_found(page: briefing.api.Page, sources: tuple[Document, ...]) -> None:
    first = replace(page.printed.summary[0], text="Norway opened two ports.")
    forged = replace(page, printed=replace(page.printed, summary=(first,)))
    assert faults(mail(render.mail(forged)).as_bytes(), sources) == ["Norway opened two ports."]


SLIPPED: dict[str, Callable[[str], str]] = {
    "a paragraph": lambda html: html.replace("<h2", "<p>Norway will leave the treaty.</p><h2", 1),
    "behind a mark": lambda html: html.replace("</td></tr>", " Norway will leave the treaty.</td></tr>", 5),
    "in place of a part": lambda html: html.replace(">Risks<", ">Norway will leave the treaty.<"),
    "deep inside": lambda html: html.replace("<h2", f"{'<i>' * 90}Norway will leave the treaty.{'</i>' * 90}<h2", 1),
}


@pytest.mark.parametrize("how", SLIPPED)
def test_f60_a_line_slipped_into_the_mail_is_found(
    how: str, page: briefing.api.Page, sources: tuple[Document, ...]
) -> None:
    found = faults(mail(SLIPPED[how](render.mail(page))).as_bytes(), sources)
    assert set(found) == {"Norway will leave the treaty."}


@pytest.mark.parametrize("form", [render.mail, render.html])
def test_f60_what_nests_too_deep_to_be_read_to_its_end_is_refused(
    form: Callable[[briefing.api.Page], str], page: briefing.api.Page
) -> None:
    deep = form(page).replace("<h2", f"{'<i>' * 300}</i><p>Norway will leave the treaty.</p><h2", 1)
    with pytest.raises(UnknownPage, match="nests too deep"):
        read_page(deep.encode(), "page.html")


@pytest.mark.parametrize("form", [render.mail, render.html])
def test_a_word_of_ten_thousand_letters_hides_nothing_behind_it(form: Callable[[briefing.model.Brief], str]) -> None:
    full = briefs.full()
    long = replace(full.printed.summary[0], text="m" * 12_000)
    read = read_page(form(replace(full, printed=replace(full.printed, summary=(long,)))).encode(), "page.html")
    assert {line.text for line in full.printed.every} - {read.text for read in read.lines} == {briefs.SUMMARY[0].text}
    assert "m" * 12_000 in {line.text for line in read.lines}


def second_html(message: EmailMessage) -> None:
    message.add_attachment("<p>Norway will leave the treaty.</p>", subtype="html", disposition="inline")


def second_text(message: EmailMessage) -> None:
    message.add_attachment("Norway will leave the treaty.", disposition="inline")


def another_mail(message: EmailMessage) -> None:
    inner = EmailMessage()
    inner.set_content("Norway will leave the treaty.")
    message.add_attachment(inner, disposition="inline")


@pytest.mark.parametrize("add", [second_html, second_text, another_mail])
def test_a_mail_that_shows_something_beside_the_page_is_refused(
    add: Callable[[EmailMessage], None], page: briefing.api.Page
) -> None:
    message = mail(render.mail(page))
    add(message)
    with pytest.raises(UnknownPage, match="shows something else than one page"):
        read_page(message.as_bytes(), "brief.eml")


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: Port\r\n\r\nThe port opened.",
        b"Subject: Port\r\nContent-Type: text/html\r\n\r\n",
        b"Subject: Port\r\nContent-Type: text/html\r\n\r\n<p>The port opened after nine weeks.</p>",
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n"
        + b"--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n" * 99,
        b"Subject:",
        b"x:" + b"\x00\xff" * 999,
    ],
    ids=["plain", "empty", "no-lines", "nested", "one-header", "bytes"],
)
def test_a_mail_without_a_page_is_refused(data: bytes) -> None:
    with pytest.raises(UnknownPage, match=r"brief\.eml"):
        read_page(data, "brief.eml")


def test_the_text_of_a_page_is_still_no_mail(page: briefing.api.Page) -> None:
    with pytest.raises(UnknownPage, match="nor a mail"):
        read_page(render.text(page).encode(), "page.txt")
