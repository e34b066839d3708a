"""What a line looks like: its length, how it ends, whether it reads like a headline."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.read import furniture

# The longest headline of the State Department's releases of 2021 has 55 words.
TITLE_WORDS = 60

# What may close behind a stop: quotation marks, brackets, citation marks.
_BEHIND = r"[\"”’')\]]*(?:\s?\[\w{1,3}\])*$"
_STOP = re.compile(r"(?:[.!?…;:,—–]|[;,] (?:and|or))" + _BEHIND)
_WHOLE = re.compile(r"[.!?…]" + _BEHIND)
_SHORT = re.compile(r"(?:(?:[A-Z]\.){2,}|\b(?:Inc|Corp|Ltd|Co|Jr|Sr)\.)$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# An ending is looked for among so many last characters.
_ENDING = 40


def count(text: str) -> int:
    """The words of a line whose spaces are single."""
    return text.count(" ") + 1 if text else 0


def stopped(text: str) -> bool:
    """The line ends in a stop, a comma, a colon or a dash, so that it is no headline."""
    return bool(_STOP.search(text[-_ENDING:]))


def ends_whole(text: str) -> bool:
    """The line ends as a sentence does."""
    return bool(_WHOLE.search(text[-_ENDING:]))


def ends_short(text: str) -> bool:
    """The line's last stop may belong to its last word. Example: "Trade With the U.S."."""
    return bool(_SHORT.search(text[-_ENDING:]))


def capitalised(text: str) -> bool:
    """Every longer word opens with a capital. Example: "Ministers Meet on Grain"."""
    return bool(_WORD.match(text)) and all(word[0].isupper() for word in _WORD.findall(text[:400]) if len(word) > 3)


@lru_cache(maxsize=32)
def is_furniture(text: str) -> bool:
    """One of the rules of furniture.py says so. Asked of each line and of its neighbours, hence remembered."""
    return any(rule(text) for rule in furniture.RULES)


def headline(text: str) -> bool:
    """The line could be a headline: not long, no stop at its end, no furniture."""
    return 0 < count(text) <= TITLE_WORDS and not stopped(text) and not is_furniture(text)
