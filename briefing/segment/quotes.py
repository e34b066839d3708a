"""Where quotations and brackets stand open: the stops inside them end no sentence of the text around them."""

from __future__ import annotations

import re

# What closes what, and how many characters apart at most: a longer quotation is a speech of its own, or lost its end.
_PAIRS = {"”": ("“", 1500), ")": ("(", 400), "]": ("[", 400)}
_MARK = re.compile(r"[\"“”()\[\]]")

Pair = tuple[int, int, str]
"""Where a quotation or bracket opens, where it closes, and the mark that opens it."""


def enclosed(text: str, start: int, end: int) -> list[Pair]:
    """The outermost quotations and brackets between start and end, in order.

    Straight quotation marks open before a word and close behind one. What is never closed counts for nothing.
    """
    found: list[Pair] = []
    opened: dict[str, int] = {}
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match[0]
        if mark == '"':
            mark = "“" if "“" not in opened or _opens(text, at, start, end) else "”"
        if mark not in _PAIRS:
            opened[mark] = at
            continue
        opening, longest = _PAIRS[mark]
        begun = opened.pop(opening, -1)
        if begun >= 0 and at - begun <= longest:
            found.append((begun, at, opening))
    return _outermost(sorted(found))


def _outermost(pairs: list[Pair]) -> list[Pair]:
    kept: list[Pair] = []
    for pair in pairs:
        if not kept or pair[0] > kept[-1][1]:
            kept.append(pair)
    return kept


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """A straight mark with a space (or the beginning) before it and none after it."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return (before.isspace() or before in "([—–-") and not after.isspace()
