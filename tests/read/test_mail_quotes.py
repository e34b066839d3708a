"""Quoted and forwarded mails: q is quoted, f forwarded, . is the mail's own."""

from __future__ import annotations

import pytest

from briefing.read.mail.quotes import parted
from briefing.read.mail.text import Line


def marks(text: str, forwards: bool = False) -> str:
    lines = [Line(line) for line in text.split("\n")]
    return "".join(
        {"quoted": "q", "forwarded": "f", "": "."}[line.rule] for line in parted(lines, forwards) if line.text
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Yes.\n\nOn 3 May 2026, Ann Roe wrote:\n> When?\n>> Then?", ".qqq"),
        ("Yes.\n\nOn Tue, 3 May 2026 at 10:00, Ann Roe\n<ann@roe.example> wrote:\n\n> When?", ".qqq"),
        ("Yes.\n\nOn Tue, 3 May 2026 at 10:00,\nAnn Roe of Oslo\n<ann@roe.example> wrote:\n> When?", ".qqqq"),
        ("Yes.\n\nAnn Roe wrote on 3 May:\n> When?", ".qq"),
        ("Ja.\n\nAm 3. Mai 2026 um 10:00 schrieb Ann Roe:\n> Wann?", ".qq"),
        ("Oui.\n\nLe 3 mai 2026 à 10:00, Ann Roe a écrit :\n> Quand ?", ".qq"),
        ("Sí.\n\nEl 3 de mayo de 2026, Ann Roe escribió:\n> ¿Cuándo?", ".qq"),
        ("> When?\nNow.\n\n> Where?\nHere.", "q.q."),
        ("The board said:\n> When?", ".q"),
        ("On 3 May the board met.\nAnn wrote:\n> When?", ".qq"),
    ],
)
def test_marked_quotations_and_what_introduces_them(text: str, wanted: str) -> None:
    assert marks(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Yes.\n\n-----Original Message-----\nFrom: Bo\nSubject: x\n\nWhen?\n\nBo", ".qqqqq"),
        ("Ja.\n\n-----Ursprüngliche Nachricht-----\nVon: Bo\nBetreff: x\n\nWann?", ".qqqq"),
        ("Yes.\n\n________\nFrom: Bo\nSent: Monday\nTo: Ann\nSubject: x\n\nWhen?", ".qqqqqq"),
        ("Yes.\n\nFrom: Bo Sent: Monday To: Ann Subject: x\n\nWhen?", ".qq"),
        ("Yes.\n\n*From:* Bo\n*Sent:* Monday\n*To:* Ann\n\nWhen?", ".qqqq"),
        ("Yes.\n\nDe : Bo\nEnvoyé : lundi\nÀ : Ann\nObjet : x\n\nQuand ?", ".qqqqq"),
        ("Yes.\n\nOn 3 May 2026 at 10:00, Ann Roe <a@roe.example> wrote:\n\nWhen?\n\nAnn", ".qqq"),
        ("Yes.\n\nOn Tue, May 3, 2026 at 6:02 PM Ann Roe wrote:\n\nWhen?", ".qq"),
        ("Yes.\n\nOn 3 May 2026, Ann Roe wrote:\n\nThe port is open.", "..."),
        ("Yes.\n\nOn Monday at 10:30 the board wrote:\n\nThe port is open.", "..."),
        ("The report is in.\n\nFrom: Bergen\n\nTo: Oslo it takes two days.", "..."),
        ("Original messages were found.\n\nThey told of the port.", ".."),
    ],
)
def test_unmarked_answered_mails_reach_to_the_end(text: str, wanted: str) -> None:
    assert marks(text) == wanted


@pytest.mark.parametrize(
    ("text", "forwards", "wanted"),
    [
        ("FYI\n\n---------- Forwarded message ---------\nFrom: Bo\nTo: Ann\n\nThe port is open.", False, ".fff."),
        ("Begin forwarded message:\n\nFrom: Bo\nTo: Ann\n\nThe port is open.", False, "fff."),
        ("Begin forwarded message:\n\n> From: Bo\n> To: Ann\n>\n> The port is open.\n> >> Yes", False, "fff.q"),
        ("FYI\n\nFrom: Bo\nSent: Monday\nTo: Ann\n\nThe port is open.", True, ".fff."),
        ("FYI\n\n-----Original Message-----\nFrom: Bo\nTo: Ann\n\nThe port is open.", True, ".fff."),
        ("FYI\n\n> The port is open.", True, ".."),
        ("From: Bo\nSent: Monday\nTo: Ann\n\nThe port is open.", False, "fff."),
        ("---- Forwarded by Ann ----\n\nNews.\n\n-----Original Message-----\nFrom: Bo\n\nWhen?", False, "f.qqq"),
        ("Begin with the port.", False, "."),
        ("A forwarded message came in.", False, "."),
    ],
)
def test_of_a_forwarded_mail_only_the_header_goes(text: str, forwards: bool, wanted: str) -> None:
    assert marks(text, forwards) == wanted


def test_a_list_of_addressees_runs_on() -> None:
    text = "Yes.\n\n-----Forwarded message-----\nFrom: Bo\nTo: Ann <a@roe.example>,\n Cy <c@dahl.example>\n\nOpen."
    assert marks(text) == ".ffff."
