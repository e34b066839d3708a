"""Bytes to text, honestly: what the bytes say of themselves first, a guess last, and the guess is told.

Order: byte-order mark, UTF-16 without one (by its zero bytes), strict UTF-8, charset-normalizer, Windows-1252.
UTF-7 is never tried: it can hide markup.
"""

from __future__ import annotations

import codecs
import re

from briefing.errors import BinaryInput, EmptyInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# What a file opens with, and what to call it.
_BINARY = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, film or WebP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "a sound"),
    (b"ID3", "a sound"),
    (b"\x00\x00\x00", "a film or picture"),
)
# Sniffed from the start only; a page of text is enough to tell UTF-16 and binary data from prose.
SNIFF_BYTES = 4096
# Detectors read only so much: on long, mostly ASCII texts they grow slow and no surer.
GUESS_BYTES = 65_536
# More control characters than one in fifty is no text in any code page.
MOST_CONTROLS = 0.02
# UTF-16 of a Latin text has nearly every second byte zero; four in ten leaves room for other letters.
ZEROS_UTF16 = 0.4
# A text in Latin letters holds fewer accents and curly marks than this, as a share of its bytes, and an English one
# comes in Windows-1252; detectors take it for Windows-1250 or a DOS page, which share most of its letters.
MOST_ACCENTS = 0.3
# A guess is taken only from code pages in use for the languages read here; charset-normalizer knows odder ones.
_LIKELY = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac_roman", "koi8_r", "iso8859_2", "big5")
_LIKELY_FAR = ("gb18030", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949", "cp1255", "cp1256")
_HIGH = re.compile(rb"[\x80-\xff]")
# Bytes to which Windows-1252 gives no letter.
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of the bytes, and in plain words what was done beyond reading UTF-8. Refuses empty and binary input."""
    if not data.strip(b"\x00\t\n\r "):
        raise EmptyInput(name)
    for mark, codec, said in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace"), _told(said)
    kind = _binary(data)
    if kind:
        raise BinaryInput(name, kind)
    wide = _utf16(data[:SNIFF_BYTES])
    if wide:
        return data.decode(wide, "replace"), ("read as UTF-16 without a byte-order mark, known by its zero bytes",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as fault:
        return _guess(data, fault)


def _binary(data: bytes) -> str:
    """What the bytes are when they are no text, "" when they may be."""
    head = data[:SNIFF_BYTES]
    known = next((kind for sign, kind in _BINARY if data.startswith(sign)), "")
    noisy = len(_CONTROLS.findall(head)) > MOST_CONTROLS * len(head) + 1 and not _utf16(head)
    return known or ("binary data" if noisy else "")


def _told(said: str) -> tuple[str, ...]:
    return () if said == "UTF-8" else (f"read as {said}, as its byte-order mark says",)


def _utf16(head: bytes) -> str | None:
    """The byte order when every second byte is mostly zero and the others are not."""
    even, odd = head[0::2], head[1::2]
    if not odd:
        return None
    zeros = even.count(0) / len(even), odd.count(0) / len(odd)
    if zeros[1] >= ZEROS_UTF16 and zeros[0] < zeros[1] / 4:
        return "utf-16-le"
    if zeros[0] >= ZEROS_UTF16 and zeros[1] < zeros[0] / 4:
        return "utf-16-be"
    return None


def _guess(data: bytes, fault: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """A legacy code page, or UTF-8 with a few broken bytes when nearly all of it is sound UTF-8."""
    sound = data.decode("utf-8", "replace")
    broken = sound.count("\ufffd")
    if broken * 20 < sum(byte > 0x7F for byte in data[:SNIFF_BYTES]) and broken < len(sound) / 1000:
        return sound, (f"read as UTF-8 with {broken} broken bytes shown as \ufffd",)
    codec = "cp1252"
    if len(_HIGH.findall(data[:GUESS_BYTES])) > MOST_ACCENTS * min(len(data), GUESS_BYTES) or _UNDEFINED.search(data):
        codec = _detected(data[max(0, fault.start - GUESS_BYTES // 2) :][:GUESS_BYTES]) or codec
    return data.decode(codec, "replace"), (f"not UTF-8; read as {codec}, which is a guess",)


def _detected(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=[*_LIKELY, *_LIKELY_FAR]).best()
    return best.encoding if best else None
