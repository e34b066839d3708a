"""Our own page as a mail is no source: as it was sent, and as people and their mail programs hand it on."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

import briefing
from briefing import render
from briefing.errors import OwnPage
from briefing.model import File
from briefing.read.mail import extract
from briefing.read.sniff import Media, sniff
from tests.render import briefs

BRIEF = briefs.edition()
TEXT, HTML = render.text(BRIEF), render.mail(BRIEF)
# What mail programs leave of a page: its body, without head and without our classes.
BODY = HTML[HTML.index("<table") : HTML.rindex("</body>")].replace(' class="', ' class="m_1')
HEADER = "From: Desk <desk@saltholm.example>\nDate: Fri, 14 Mar 2031\nSubject: Morning brief\nTo: Ann Roe\n\n"
SIGNATURE = "\n-- \nAnn Roe\nHarbour Office, Saltholm\n"
OWN_WORDS = (
    "The harbour master will reopen the fuel berths on Monday. Two tugs from Norland are expected on Sunday evening. "
    "The inspectors have cleared the coal pier and the grain pier, but not the western approach.\n"
)


def mail(text: str = "", html: str = "", subject: str = "Morning brief") -> bytes:
    """A mail with these versions of its text."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "ann@saltholm.example", "bo@saltholm.example", subject
    message["Date"] = "Fri, 14 Mar 2031 08:00:00 +0000"
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message.as_bytes()


def quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.splitlines())


FORWARD = "---------- Forwarded message ---------\n" + HEADER
FORWARDED_HTML = (
    f"<html><body><div>FYI</div><div>---------- Forwarded message ---------<br>From: Desk</div>{BODY}</body>"
)
OWN = {
    "as it was sent": mail(TEXT, HTML),
    "with its HTML alone": mail(html=HTML),
    "with its text alone": mail(TEXT),
    "with a signature of the list": mail(TEXT + SIGNATURE),
    "handed on with a word": mail("FYI\n\n" + FORWARD + TEXT + SIGNATURE, subject="Fwd: Morning brief"),
    "handed on, bold in stars": mail(
        FORWARD + TEXT.replace("briefing verify", "*briefing verify*"), subject="Fwd: Morning brief"
    ),
    "handed on as a quotation": mail(
        "See below.\n\nOn Fri, 14 Mar 2031 at 06:30, Desk wrote:\n\n" + quoted(TEXT), subject="Fwd: Morning brief"
    ),
    "handed on by Apple Mail": mail(
        "Begin forwarded message:\n\n" + quoted(HEADER + TEXT), subject="Fwd: Morning brief"
    ),
    "handed on without its last line": mail("FYI\n\n" + FORWARD + TEXT[: TEXT.index("SOURCES")], subject="Fwd: brief"),
    "handed on by Outlook as HTML": mail(html=FORWARDED_HTML, subject="FW: Morning brief"),
}


@pytest.mark.parametrize("data", OWN.values(), ids=OWN.keys())
def test_our_page_is_refused_however_it_comes(data: bytes) -> None:
    file = File("brief.eml", data)
    assert sniff(file) is Media.MAIL
    with pytest.raises(OwnPage, match=r"brief\.eml: is a page made by briefing"):
        extract(file)


OTHERS = {
    "an answer above the page": mail(
        OWN_WORDS + "\nOn Fri, 14 Mar 2031 at 06:30, Desk wrote:\n\n" + quoted(TEXT), subject="Re: Morning brief"
    ),
    "a mail that cites a line": mail(OWN_WORDS + "\nThe brief says “reopen on Monday” [1·§1.2] and nothing of tugs.\n"),
    "a mail about the program": mail(OWN_WORDS + "\nDo check the page with briefing verify before you print it.\n"),
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS.keys())
def test_a_mail_of_a_persons_own_words_is_read(data: bytes) -> None:
    pieces = extract(File("answer.eml", data)).pieces
    assert any("Two tugs from Norland" in piece.text for piece in pieces)


def test_a_box_is_read_though_a_mail_in_it_is_our_page() -> None:
    letters = [mail(OWN_WORDS), mail(TEXT), mail(html=HTML)]
    lines = [b"From ann@saltholm.example Fri Mar 14 08:00:00 2031\n" + letter for letter in letters]
    box = File("day.mbox", b"\n\n".join(lines))
    assert sniff(box) is Media.MAIL
    first, *ours = extract(box).inner
    assert "fuel berths" in " ".join(piece.text for piece in extract(first).pieces)
    for one in ours:
        with pytest.raises(OwnPage):
            extract(one)


def test_a_mail_of_ours_among_the_sources_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "brief.eml").write_bytes(mail("FYI\n\n" + FORWARD + TEXT, subject="Fwd: Morning brief"))
    (tmp_path / "note.txt").write_text(OWN_WORDS)
    with pytest.warns(UserWarning, match=r"brief\.eml: is a page made by briefing"):
        (read,) = briefing.api.load_all(str(tmp_path))
    assert read.name == "note.txt"


def test_a_saved_mail_body_is_a_page_of_ours() -> None:
    with pytest.raises(OwnPage):
        sniff(File("brief.html", HTML.encode()))
