"""Text once decoded with the wrong code page, put right: "cafÃ©" was "café"."""

from __future__ import annotations

import re

# The lead bytes of UTF-8 as Windows-1252 and its neighbours show them, followed by what can only be a trailing byte.
_SUSPICION = re.compile(
    "[\u00c2\u00c3\u00c4\u00c5\u00d0\u00d1\u00e2\u00ef\u0102\u00ce][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020"
    "\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153"
    "\u017e\u0178]"
)
# A four-byte pictograph as three code pages show its lead bytes F0 9F, then two more bytes.
_PICTOGRAPH = re.compile("[\u00f0\u011f\u0111]\u0178[^\\s\\w]{2}|[\u00f0\u011f\u0111]\u0178[^\\s]{2}")
_CODE_PAGES = ("cp1252", "cp1254", "cp1258")


def mend(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with its letters as they were meant, and what was mended. Costs one search where nothing is suspect.

    Wrong for a text that shows such a pair on purpose, as this file does: ftfy mends it there too.
    """
    if text.isascii():
        return text, ()
    notes: list[str] = []
    text, count = _PICTOGRAPH.subn(_pictograph, text)
    if count:
        notes.append("a mis-decoded pictograph repaired")
    if _SUSPICION.search(text):
        from ftfy import TextFixerConfig, fix_encoding

        mended = fix_encoding(text, TextFixerConfig(uncurl_quotes=False, explain=False))
        if mended != text:
            notes.append("letters decoded with the wrong code page repaired (ftfy)")
            text = mended
    return text, tuple(notes)


def _pictograph(match: re.Match[str]) -> str:
    for codec in _CODE_PAGES:
        try:
            return match[0].encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return match[0]
