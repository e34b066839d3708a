"""Bytes to text: what each file holds, how it is read, and what the reader is told."""

from __future__ import annotations

import pytest

from briefing.errors import BinaryInput, EmptyInput
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


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (bytes(range(32)) * 40, "binary data"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(BinaryInput, match=f"day.txt: .*{kind}"):
        decode(data, "day.txt")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\x00\x00\x00"])
def test_what_is_empty_says_so(data: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"day\.txt"):
        decode(data, "day.txt")
