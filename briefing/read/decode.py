"""Bytes to text, honestly: what the bytes say of themselves first, a guess last, and the guess is told.

Order: byte-order mark, what the sender declares, UTF-16 without a mark (by its zero bytes), strict UTF-8,
charset-normalizer, Windows-1252. The rule that fired is among the notes; none means strict UTF-8. UTF-7 is never tried:
it can hide markup.
"""

from __future__ import annotations

import codecs
import re

from briefing.errors import EmptyInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# So many first bytes are enough to tell UTF-16 by its zeros.
SNIFF_BYTES = 4096
# Detectors read only so much: on long, mostly ASCII texts they grow slow and no surer.
GUESS_BYTES = 65_536
# UTF-16 of a Latin text has nearly every second byte zero; four in ten leaves room for other letters.
ZEROS_UTF16 = 0.4
# A text in Latin letters holds fewer accents and curly marks than this, as a share of its bytes, and an English one
# comes in Windows-1252; detectors take it for Windows-1250 or a DOS page, which share most of its letters.
MOST_ACCENTS = 0.3
# A guess is taken only from code pages in use for the languages read here; charset-normalizer knows odder ones.
_LIKELY = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "mac_roman", "koi8_r", "iso8859_2", "big5")
_LIKELY_FAR = ("gb18030", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949", "cp1255", "cp1256")
# A letter beyond ASCII in UTF-8, and the sign for a lost one.
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|[\xf1-\xf4][\x80-\xbf]{3}")
_REPLACEMENT = "\ufffd".encode()
_HIGH = re.compile(rb"[\x80-\xff]")
# Bytes to which Windows-1252 gives no letter.
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
# What senders who declare these mean, by the practice of browsers.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
# Legacy character sets in use on the web. UTF-16 is told by its bytes; EBCDIC (cp037 and others) and codes that escape
# letters are left out, for they can hide markup.
_DECLARABLE = re.compile(
    r"(?:cp(?:125\d|8[56]\d|874|932|949|950)|iso8859-\d+|koi8-\w|mac-\w+|gb18030|big5\w*|euc_\w+)$"
)


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of the bytes, and in plain words what was done beyond reading UTF-8; `declared` is a character set.

    Raises `EmptyInput`. Example: b"caf\xe9", declared "latin1" is "café", "read as cp1252, as declared".
    """
    if not data.strip(b"\x00\t\n\r "):
        raise EmptyInput(name)
    for mark, codec, said in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            return _by_bytes(body) if codec == "utf-8" else (body.decode(codec, "replace"), _told(said))
    return _as_declared(data, declared) or _by_bytes(data)


def _as_declared(data: bytes, declared: str) -> tuple[str, tuple[str, ...]] | None:
    """The text in the declared character set; None where it tells nothing new, is none, or does not fit the bytes.

    Bytes that are sound UTF-8 with letters beyond ASCII are UTF-8 whatever is declared: no other text looks so.
    """
    if not declared or _is_utf8(data):
        return None
    try:
        codec = codecs.lookup(declared.strip()).name
        codec = _MEANT.get(codec, codec)
        return (data.decode(codec), (f"read as {codec}, as declared",)) if _DECLARABLE.match(codec) else None
    except (LookupError, ValueError):
        return None


def _by_bytes(data: bytes) -> tuple[str, tuple[str, ...]]:
    wide = utf16(data[:SNIFF_BYTES])
    if wide:
        return data.decode(wide, "replace"), ("read as UTF-16 without a byte-order mark, known by its zero bytes",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as fault:
        return _guess(data, fault)


def _told(said: str) -> tuple[str, ...]:
    return (f"read as {said}, as its byte-order mark says",)


def utf16(head: bytes) -> str | None:
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


def _is_utf8(data: bytes) -> bool:
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _guess(data: bytes, fault: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """A text of broken or mixed UTF-8 line by line, another in a legacy code page."""
    head = data[:GUESS_BYTES]
    high, sound = len(_HIGH.findall(head)), sum(map(len, _SEQUENCE.findall(head)))
    crowded = high > MOST_ACCENTS * len(head)
    if 2 * sound > high or (sound and not crowded):
        return _line_by_line(data)
    codec = "cp1252"
    if crowded or _UNDEFINED.search(data):
        codec = _detected(data[max(0, fault.start - GUESS_BYTES // 2) :][:GUESS_BYTES]) or codec
    return data.decode(codec, "replace"), (f"not UTF-8; read as {codec}, which is a guess",)


def _line_by_line(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Files of both kinds were joined, or bytes lost: each line by what it holds more of, UTF-8 or Windows-1252."""
    lines, legacy, broken = [], 0, 0
    for line in data.split(b"\n"):
        text = line.decode("utf-8", "replace")
        lost = text.count("\ufffd") - line.count(_REPLACEMENT)
        if lost and len(_SEQUENCE.findall(line)) < lost:
            text, lost = line.decode("cp1252", "replace"), 0
            legacy += 1
        broken += lost
        lines.append(text)
    notes = [f"read as UTF-8 with {broken} broken bytes shown as \ufffd"] if broken else []
    if legacy:
        notes.append(f"a mix of UTF-8 and, in {legacy} lines, cp1252, which is a guess")
    return "\n".join(lines), tuple(notes)


def _detected(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=[*_LIKELY, *_LIKELY_FAR]).best()
    return best.encoding if best else None
