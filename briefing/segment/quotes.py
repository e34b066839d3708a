"""Where quotations and brackets stand open: the stops inside them end no sentence of the text around them."""

from __future__ import annotations

import re

# A quotation longer than this, in characters, is a speech of its own, or its closing mark was lost.
LONGEST_QUOTATION = 1500
LONGEST_BRACKET = 400

_MARK = re.compile(r"[\"“”()\[\]]")


def enclosed(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The quotations and brackets that open and close between start and end: (open, close, mark), in order of opening.

    Straight quotation marks open before a word and close behind one. One that is never closed counts for nothing.
    """
    found: list[tuple[int, int, str]] = []
    open_quote = open_round = open_square = -1
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if mark == '"':
            mark = "”" if open_quote >= 0 and not _opens(text, at, start, end) else "“"
        if mark == "“":
            open_quote = at
        elif mark == "(":
            open_round = at
        elif mark == "[":
            open_square = at
        elif mark == "”" and 0 <= open_quote >= at - LONGEST_QUOTATION:
            found.append((open_quote, at, "“"))
            open_quote = -1
        elif mark == ")" and 0 <= open_round >= at - LONGEST_BRACKET:
            found.append((open_round, at, "("))
            open_round = -1
        elif mark == "]" and 0 <= open_square >= at - LONGEST_BRACKET:
            found.append((open_square, at, "["))
            open_square = -1
    return _outermost(sorted(found))


def _outermost(pairs: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for pair in pairs:
        if not kept or pair[0] > kept[-1][1]:
            kept.append(pair)
    return kept


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """A straight mark with a space (or the beginning) before it and none after it."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in "([—–-") and not after.isspace()
