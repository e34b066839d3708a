"""Lines to running text: broken words are made whole, ligatures are letters again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from briefing.read.funnel import PAGE_TURN
from briefing.read.pdf.lines import Line

# PDFium gives a hyphen at a line's end as U+FFFE or U+0002; the others stand in the file.
HYPHENS = "-\u2010\u00ad\u0002\ufffe"
# These were set by the machine that broke the line, hardly ever by the writer.
SOFT = "\u00ad\u2010"

# Of a word that is broken so many letters are looked at.
LONGEST_PART = 40

_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
    # Ghostscript writes some ligatures with the two bytes of each letter changed over: U+6600 for U+0066, "f".
    | {"\u6600": "f", "\u6900": "i", "\u6c00": "l", "\u7400": "t"}
    | {"\u00ad": None, "\u0002": "-", "\ufffe": "-", "\u2010": "-"}
)
_SIGNS = ".,;:!?\"'“”‘’()[]…/–—"
_SPECIAL = re.compile("[\ufb00-\ufb06\u00ad\u0002\ufffe\u2010\u6600\u6900\u6c00\u7400]")
_BROKEN = re.compile(rf"[{HYPHENS}]\n(?P<turns>{PAGE_TURN}*)")
# Numbers in words: "twenty-six", "five-year".
_TENS = frozenset({"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"})
_DIGITS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine"})
_COUNTS = _DIGITS | {"half", "ten", "twelve"}
_COUNTED = frozenset({"year", "month", "week", "day", "hour", "minute", "point", "part", "page", "term", "party"})
_FRAGMENT = re.compile(rf"[{HYPHENS}](?:\r\n|(?<=\ufffe))\s*(\S+)")
_REST = re.compile(r"\S+")
_INNER = re.compile(r"[-\u2010](?=\w)")
_WORD = re.compile(r"[^\W_]+")


class Words:
    """The words of a document, by which a broken word is judged. They are only listed when a line ends in a hyphen."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    @cached_property
    def _hyphenated(self) -> frozenset[str]:
        """The words written with a hyphen inside a line."""
        found: set[str] = set()
        for text in self._texts:
            for hyphen in _INNER.finditer(text):
                at = hyphen.start()
                found.add(f"{_left(text, at)}-{_right(text, at + 1)}")
        return frozenset(found)

    @cached_property
    def _halves(self) -> frozenset[str]:
        """The second halves of these words."""
        return frozenset(word.rpartition("-")[2] for word in self._hyphenated)

    @cached_property
    def _all(self) -> Counter[str]:
        """All words, most of them without the signs around them: enough stand free somewhere."""
        return Counter(" ".join(self._texts).lower().split())

    @cached_property
    def _fragments(self) -> Counter[str]:
        """What follows a hyphen at a line's end, and so is perhaps no word."""
        return Counter(word.lower() for text in self._texts for word in _FRAGMENT.findall(text))

    def running(self, lines: Sequence[Line]) -> str:
        """The text of lines that belong together."""
        text = "\n".join([line.text for line in lines])
        if text.isascii() and "-\n" not in text and "\u0002" not in text:
            return text.replace("\n", " ")
        parts: list[str] = []
        done = 0
        for found in _BROKEN.finditer(text):
            parts += text[done : found.start()], self._kept(text, found.start(), found.end())
            done = found.end()
            if found["turns"]:
                # The page turns behind the word that was broken.
                rest = _REST.match(text, done)
                done = rest.end() if rest else done
                parts += text[found.end() : done], " ", found["turns"]
        parts.append(text[done:])
        text = "".join(parts).replace("\n", " ")
        return text.translate(_LIGATURES) if _SPECIAL.search(text) else text

    def _kept(self, text: str, hyphen: int, after: int) -> str:
        """What stays of a hyphen and the line's end behind it; nothing where they only broke a word."""
        follows = text[after : after + 1]
        if text[:hyphen][-1:].isspace() or not follows.isalnum():
            return "- "
        if not follows.islower():
            return "-"
        right = _right(text, after)
        soft = text[hyphen] in SOFT
        if soft and right not in self._halves:
            return ""
        left = _left(text, hyphen)
        return "-" if not left.isalpha() or self._compound(left, right, soft) else ""

    def _compound(self, left: str, right: str, soft: bool) -> bool:
        """The hyphen is the word's own. Example: "well-" and "known" where "well-known" stands elsewhere.

        Wrong where a word is written both ways, and for one that stands nowhere else and whose halves neither.
        """
        if f"{left}-{right}" in self._hyphenated or (left in _TENS and right in _DIGITS):
            return True
        if left in _COUNTS and right in _COUNTED:
            return True
        if soft or left + right in self._all:
            return False
        return left in self._all and self._all[right] > self._fragments[right]


def _left(text: str, end: int) -> str:
    """The word that ends here, in lower case, "" where a figure or a sign stands."""
    words = text[max(0, end - LONGEST_PART) : end].split()
    word = words[-1].strip(_SIGNS).lower() if words else ""
    return word if word.isalpha() else word.rpartition("-")[2]


def _right(text: str, start: int) -> str:
    """The word that begins here, in lower case."""
    word = _WORD.match(text, start)
    return word[0].lower() if word else ""
