"""Hostile mails: each ends at once, in a text or in one clear sentence."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from briefing.errors import BrokenFile, TooDeep
from briefing.model import File
from briefing.read.mail import extract
from briefing.read.mail.parse import MOST_DEPTH, MOST_PARTS, parse
from briefing.read.mail.parts import leaves
from briefing.read.pieces import Extract

HEAD = "From: Ann Roe <ann@roe.example>\nSubject: Port\nMIME-Version: 1.0\n"
TEXT = "The port opened on Monday after the storm."


@contextmanager
def soon() -> Iterator[None]:
    """Two seconds at most: the slowest case here takes 0.2."""
    start = time.perf_counter()
    yield
    assert time.perf_counter() - start < 2


def read(data: str | bytes) -> Extract:
    return extract(File("day.eml", data if isinstance(data, bytes) else data.encode()))


def nested(depth: int) -> str:
    opening = (f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"{HEAD}{''.join(opening)}Content-Type: text/plain\n\n{TEXT}\n"


def test_parts_within_the_limit_are_read() -> None:
    assert read(nested(MOST_DEPTH)).pieces[-1].text == TEXT


@pytest.mark.parametrize("depth", [MOST_DEPTH + 1, 2_000])
def test_f36_parts_nested_too_deep_are_refused(depth: int) -> None:
    with soon(), pytest.raises(TooDeep, match="20 deep"):
        read(nested(depth))


def test_f36_nesting_that_hides_its_boundaries_ends_too() -> None:
    hidden = nested(2_000).replace('boundary="', "boundary*=utf-8''\"")
    with soon():
        assert read(hidden).doubt == "its parts cannot be told apart"


def test_f36_3000_mails_inside_mails_are_refused() -> None:
    with soon(), pytest.raises(TooDeep):
        read(HEAD + "Content-Type: message/rfc822\n\n" * 3_000 + f"Subject: x\n\n{TEXT}")


def test_a_digest_of_many_mails_is_not_deep() -> None:
    inner = f"--b\nContent-Type: message/rfc822\n\nSubject: One\nContent-Type: text/plain\n\n{TEXT}\n"
    found = read(f"{HEAD}Content-Type: multipart/digest; boundary=b\n\n{inner * 40}--b--\n")
    assert len(found.inner) == 40
    assert found.inner[0].data.decode().rstrip().endswith(TEXT)


def test_f36_too_many_parts_are_refused() -> None:
    with soon(), pytest.raises(TooDeep, match="1,000 parts"):
        read(f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n" + f"--b\n\n{TEXT}\n" * (MOST_PARTS + 1))


def test_f36_20000_encoded_words_are_cut() -> None:
    with soon():
        found = read("Subject: " + "=?utf-8?q?=41b?= " * 20_000 + f"\nFrom: a@b.example\nMIME-Version: 1.0\n\n{TEXT}")
    assert found.head.title.startswith("AbAbAb")
    assert len(found.head.title) < 2_000


@pytest.mark.parametrize(
    "line",
    ["X-A: " + "a" * 3_000_000 + "\n", "X-A: a\n" * 300_000, "X-A: a\n" + " b\n" * 500_000, "To: a@b.example,\n" * 99],
)
def test_f36_a_huge_header_leaves_the_rest_as_it_is(line: str) -> None:
    with soon():
        found = read(f"{line}{HEAD}Content-Type: text/plain; charset=utf-8\n\n{TEXT}")
    assert [piece.text for piece in found.pieces] == ["Port", TEXT]
    assert found.head.author == "Ann Roe"


def test_f36_a_part_with_a_huge_header_is_refused() -> None:
    with soon(), pytest.raises(BrokenFile, match="has no end"):
        read(f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n" + "X-A: a\n" * 100_000)


@pytest.mark.parametrize("name", ["To", "From", "Content-Type", "Date", "Content-Disposition", "List-Id", "Subject"])
@pytest.mark.parametrize("sign", ["(", '"', ";", "<", "[", "=?a?q?", "\\", ",", "@"])
def test_f36_a_header_of_one_sign_over_and_over(name: str, sign: str) -> None:
    with soon():
        found = read(f"{name}: {sign * 20_000}\n{HEAD}\n{TEXT}")
    assert found.pieces[-1].text == TEXT or found.inner


@pytest.mark.parametrize(
    "charset", ["no-such-set", "utf-7", "zlib", "punycode", "idna", '"utf\x00-8"', "x" * 9_000, ""]
)
def test_f36_f54_a_character_set_that_is_none(charset: str) -> None:
    found = read(f"{HEAD}Content-Type: text/plain; charset={charset}\n\n{TEXT} +ADw-script+AD4-")
    assert found.pieces[-1].text == f"{TEXT} +ADw-script+AD4-"


@pytest.mark.parametrize("cut", [0, 1, 2, 3])
def test_f36_damaged_base64_gives_what_it_can(cut: int) -> None:
    from base64 import b64encode

    coded = b64encode(TEXT.encode() * 3).decode()
    coded = f"{coded[: len(coded) - 20 - cut]}*^%"
    found = read(f"{HEAD}Content-Type: text/plain\nContent-Transfer-Encoding: base64 \n\n{coded}")
    assert found.pieces[-1].text.startswith(TEXT)
    assert "the coding of a part is damaged" in found.notes


def test_a_mail_that_breaks_off_is_told() -> None:
    found = read(f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{TEXT}\n")
    assert (found.pieces[-1].text, found.notes) == (TEXT, ("the mail breaks off: its last part has no end",))
    assert read(f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{TEXT}\n--b--\n").notes == ()


@pytest.mark.parametrize(
    "line",
    [
        "> a\n",
        "On 3 May a\n",
        "On 3 May a wrote:\n",
        "From: a\n",
        "-- Forwarded message --\n",
        "-\n",
        f"{'-' * 200}a{'-' * 90}b\n",
        "Hi,\n\n",
    ],
)
def test_bodies_of_one_line_over_and_over_take_linear_time(line: str) -> None:
    with soon():
        assert read(f"{HEAD}\n{TEXT}\n" + line * 4_000).pieces


def test_a_mail_inside_stays_whole() -> None:
    inner = f"Subject: Inner\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\n{TEXT}\n--c--\n"
    mail = f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n{inner}--b--\n"
    (leaf,) = leaves(parse(mail.encode(), "day.eml"), "day.eml")
    assert leaf.part.get_payload() == inner.rstrip("\n")
