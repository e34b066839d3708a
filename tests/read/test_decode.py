"""Bytes to text: what each file holds, how it is read, and what the reader is told."""

from __future__ import annotations

import pytest

from briefing.errors import EmptyInput
from briefing.read.decode import decode

TEXT = "Élodie’s café — 20 °C, “naïve”.\n" * 4
GREEK = "Το λιμάνι άνοιξε ξανά τη Δευτέρα μετά από τρεις ημέρες. " * 8


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (TEXT.encode(), ""),
        (b"\xef\xbb\xbf" + TEXT.encode(), ""),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "read as UTF-16, as its byte-order mark says"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "read as UTF-16, as its byte-order mark says"),
        (b"\xff\xfe\x00\x00" + TEXT.encode("utf-32-le"), "read as UTF-32, as its byte-order mark says"),
        (TEXT.encode("utf-16-le"), "read as UTF-16 without a byte-order mark, known by its zero bytes"),
        (TEXT.encode("utf-16-be"), "read as UTF-16 without a byte-order mark, known by its zero bytes"),
        (TEXT.encode("cp1252"), "not UTF-8; read as cp1252, which is a guess"),
    ],
)
def test_text_comes_back_whole(data: bytes, said: str) -> None:
    text, notes = decode(data, "x")
    assert text == TEXT
    assert notes == ((said,) if said else ())


def test_a_code_page_of_another_script() -> None:
    text, notes = decode(GREEK.encode("cp1253"), "x")
    assert text == GREEK
    assert notes == ("not UTF-8; read as cp1253, which is a guess",)


def test_long_and_mostly_ascii_is_not_taken_for_dos() -> None:
    text, _ = decode(("The harbour opened again on Monday. " * 40_000 + "Café.").encode("cp1252"), "x")
    assert text.endswith("Café.")


def test_a_few_broken_bytes_in_utf8() -> None:
    text, notes = decode(TEXT.encode() * 20 + b"\xff" + TEXT.encode(), "x")
    assert text == TEXT * 20 + "\ufffd" + TEXT
    assert notes == ("read as UTF-8 with 1 broken bytes shown as \ufffd",)


def test_utf7_is_never_honoured() -> None:
    assert decode(b"+ADw-script+AD4-", "x") == ("+ADw-script+AD4-", ())


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\x00\x00\x00"])
def test_what_is_empty_says_so(data: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"day\.txt"):
        decode(data, "day.txt")


@pytest.mark.parametrize(
    ("declared", "data", "text", "said"),
    [
        ("iso-8859-1", "Café “Höfn”.".encode("cp1252"), "Café “Höfn”.", "read as cp1252, as declared"),
        ("windows-1251", "Порт открыт.".encode("cp1251"), "Порт открыт.", "read as cp1251, as declared"),
        ("SHIFT_JIS", "港は再開した。".encode("cp932"), "港は再開した。", "read as cp932, as declared"),
        ("koi8-r", "Порт открыт.".encode("koi8-r"), "Порт открыт.", "read as koi8-r, as declared"),
    ],
)
def test_f54_what_is_declared_is_believed_where_it_fits(declared: str, data: bytes, text: str, said: str) -> None:
    assert decode(data, "x", declared) == (text, (said,))


MIXED = "We waited — “for days”, said Élodie."


@pytest.mark.parametrize("share", [1, 3, 9])
def test_f54_two_encodings_in_one_file(share: int) -> None:
    lines = [MIXED.encode(), *[MIXED.encode("cp1252")] * share] * 20
    text, notes = decode(b"\n".join(lines), "x")
    assert text == "\n".join([MIXED] * len(lines))
    assert notes == (f"a mix of UTF-8 and, in {20 * share} lines, cp1252, which is a guess",)


def test_f54_a_short_text_with_one_broken_byte() -> None:
    assert decode("Café “Höfn”.".encode() + b"\xff", "x")[0] == "Café “Höfn”.\ufffd"


def test_f53_a_byte_order_mark_before_a_text_that_is_not_utf8() -> None:
    assert decode(b"\xef\xbb\xbf" + TEXT.encode("cp1252"), "x")[0] == TEXT


@pytest.mark.parametrize("declared", ["windows-1251", "koi8-r", "iso-8859-1", "cp858"])
def test_f54_sound_utf8_is_read_as_such_whatever_is_declared(declared: str) -> None:
    assert decode(MIXED.encode(), "x", declared) == (MIXED, ())


@pytest.mark.parametrize(
    "declared",
    ["utf-8", "UTF-7", "utf-16", "no-such-set", "rot13", "unicode_escape", "cp037", "base64", "", "x\x00y", "cp932"],
)
def test_f54_a_wrong_or_dangerous_declaration_is_not(declared: str) -> None:
    assert decode("Café — closed.".encode(), "x", declared) == ("Café — closed.", ())


def test_f54_utf7_stays_as_it_stands_even_where_declared() -> None:
    assert decode(b"+ADw-script+AD4-", "x", "utf-7") == ("+ADw-script+AD4-", ())
