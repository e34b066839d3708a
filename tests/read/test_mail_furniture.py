"""Furniture of a letter, a line each with the rule that must claim it; "." is the body."""

from __future__ import annotations

import pytest

from briefing.read.mail.furniture import furniture

NEWS = "The five harbour states agreed on Tuesday to open the grain corridor before the winter storms."


def judged(text: str, author: str = "Ann Roe") -> list[str]:
    lines = text.split("\n")
    rules = furniture(lines, author)
    return [rules.get(i, ".") for i, line in enumerate(lines) if line.strip()]


@pytest.mark.parametrize(
    "line", ["Dear colleagues,", "Hi Ann", "Hello all!", "Good morning,", "Sehr geehrte Frau Roe,", "Bonjour,", "All,"]
)
def test_a_greeting(line: str) -> None:
    assert judged(f"{line}\n\n{NEWS}") == ["greeting", "."]


@pytest.mark.parametrize(
    "line",
    [
        "Dear Prices Hit the Ports",
        "Hints for skippers",
        "Hi Ann, here is the news of the week for you and Bo.",
        "All Ports Open",
    ],
)
def test_no_greeting(line: str) -> None:
    assert judged(f"{line}\n\n{NEWS}") == [".", "."]


@pytest.mark.parametrize(
    "text",
    [
        "-- \nAnn Roe\nHead of Press",
        "--\nAnn Roe",
        "Best regards,\nAnn Roe\nHead of Press, Ministry of Harbours\nTel. +47 555 0134\nwww.harbours.example",
        "Kind regards\n\nAnn",
        "Cheers, Ann",
        "Best regards, Ann Roe Head of Press",
        "Mit freundlichen Grüßen\nAnn Roe",
        "Best regards from Oslo\nAnn",
        "Ann",
        "– Ann",
        "AR",
        "Sent from my iPhone",
        "Get Outlook for iOS",
        "Thanks,\nAnn\n\nSent from my phone",
    ],
)
def test_a_signature(text: str) -> None:
    assert judged(f"{NEWS}\n\n{text}") == [".", *["signature"] * len([line for line in text.split("\n") if line])]


@pytest.mark.parametrize(
    "text",
    [
        f"Thank you.\n\n{NEWS}",
        "Thanks, Minister Roe said.",
        "Best harbour of the year",
        f"--\n{NEWS} " * 9,
        "Anna",
        "Regards the port as closed.",
    ],
)
def test_no_signature(text: str) -> None:
    assert "signature" not in judged(f"{NEWS}\n\n{text}")


def test_what_stands_behind_a_signature_as_afterword_is_body() -> None:
    assert judged(f"{NEWS}\n\nBest\nAnn\n\nP.S. {NEWS}") == [".", "signature", "signature", "."]


@pytest.mark.parametrize(
    "text",
    [
        "This e-mail and any attachments are confidential.\nIf it is not for you, delete it.",
        "CONFIDENTIALITY NOTICE: the contents of this message are private.",
        "Please consider the environment before printing this e-mail.",
        "If you are not the intended recipient, you must not read on.",
        "*** This message may contain privileged information. ***",
        "Diese E-Mail enthält vertrauliche Informationen.",
    ],
)
def test_a_disclaimer(text: str) -> None:
    assert set(judged(f"{NEWS}\n\n{text}")[1:]) == {"disclaimer"}


@pytest.mark.parametrize(
    "text", ["This message was painted on the wall of the port.", "The minister said: “This message is confidential.”"]
)
def test_no_disclaimer(text: str) -> None:
    assert judged(f"{NEWS}\n\n{text}") == [".", "."]


@pytest.mark.parametrize(
    "text",
    [
        "To unsubscribe, write to leave@lists.example.",
        "You received this message because you are subscribed to Harbour News.\nTo unsubscribe, send a mail.",
        "____________\nHarbour-news mailing list\nnews@lists.example\nhttps://lists.example/news",
        "You are receiving this because you signed up.\n\nHarbour Letter, Quay Street 3\n\n© 2026 Harbour Letter",
        "Unsubscribe | Manage preferences",
    ],
)
def test_a_list_footer(text: str) -> None:
    assert set(judged(f"{NEWS}\n\n{NEWS}\n\n{text}")) == {".", "list_footer"}
    assert judged(f"{NEWS}\n\n{NEWS}\n\n{text}")[2:].count(".") == 0


def test_a_line_of_the_list_on_top_leaves_what_follows() -> None:
    assert judged(f"View this email in your browser\n\n{NEWS}\n\n{NEWS}") == ["list_footer", ".", "."]


@pytest.mark.parametrize(
    "text", ["The mailing list of the port was stolen.", "Unsubscribed readers protested, he said."]
)
def test_no_list_footer(text: str) -> None:
    assert judged(f"{NEWS}\n\n{text}") == [".", "."]


def test_a_link_of_its_own_and_one_inside_a_text() -> None:
    assert judged(f"{NEWS}\n\nRead more: https://letter.example/a/1\n\n{NEWS}") == [".", "link", "."]
    assert judged(f"{NEWS} It stands at\nhttps://letter.example/a/1\n\n{NEWS}") == [".", ".", "."]


def test_a_rule_across_the_page() -> None:
    assert judged(f"GRAIN\n=====\n\n{NEWS}") == [".", "rule", "."]


def test_the_frame_of_a_signed_text() -> None:
    above = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256"
    below = "-----BEGIN PGP SIGNATURE-----\n\niQEz\n=abcd\n-----END PGP SIGNATURE-----"
    assert judged(f"{above}\n\n{NEWS}\n{below}") == ["signature", "signature", ".", *["signature"] * 4]
