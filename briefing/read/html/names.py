"""Names of persons in a byline: what opens it, the names that it joins, the office, place and day behind them."""

from __future__ import annotations

import re
from itertools import takewhile

from briefing.lexicon import phrases

# Names that a byline joins.
MOST_NAMES = 6

_BY = re.compile(
    r"(?:(?:posted|written|words|story|text|reported|published)(?: and (?:photos|photographs|pictures))? )?by:?\s+",
    re.IGNORECASE,
)
# How a line that the page marks as a byline may open besides.
_FROM = re.compile(r"(?:from|von|par|por|di|door|av)\s+", re.IGNORECASE)
_CALENDAR = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?$", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_JOINED = re.compile(r"\s*(?P<mark>,|;|&|\band\b|\bwith\b)\s+")
_AND = re.compile(r"\band\b|&")
_PARTICLE = r"(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|zu|y|e|af|av)"
_PART = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]{0,30}|" + _PARTICLE + r")"
_NAME = re.compile(rf"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.-]{{0,30}}(?: {_PART}){{1,4}}")
# What stands behind a name in a byline: an office, a place, a day.
_BEHIND = re.compile(r"\s*(?:$|[|·•,;(–—-]|\b(?:at|on|in|for|from)\b|\d)")
_NO_PERSON = re.compile(
    r"(?:the|time|am|pm|gmt|utc|news|staff|desk|team|press|office|ministry|agency|service|reporters?|editors?|writers?|updated|published"
    r"|correspondent|columnist|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july"
    r"|august|september|october|november|december)$",
    re.IGNORECASE,
)


def opened(text: str) -> str:
    """A line that the page marks as a byline, without the word that it opens with. Example: "By Ann Roe"."""
    return _FROM.sub("", without_by(text), count=1)


def without_by(text: str) -> str:
    """The words behind "By" and the like, where the text opens so."""
    return _BY.sub("", " ".join(text.split()), count=1)


def behind_by(text: str) -> str:
    """The words behind "By", "" where the text does not open so. Example: "Posted by Ann Roe at 10:47"."""
    found = _BY.match(text)
    return text[found.end() :] if found else ""


def is_name(text: str) -> bool:
    """The text is the name of a person and nothing else. Wrong for a place of two words: "Middle East"."""
    return bool(_NAME.fullmatch(text)) and not any(map(_is_office, text.split()))


def has_first_name(name: str) -> bool:
    """A common first name opens it, so that it is no place."""
    return name.split(" ", 1)[0] in phrases("first_names")


def names(text: str) -> tuple[str, ...]:
    """The names that a byline opens with. Example: "Ann Roe and Tom Hill in Oslo" has two.

    Behind a comma only one with a common first name is a name, where no "and" joins them: "Ann Roe, New York" has one.
    """
    found: list[str] = []
    listed = bool(_AND.search(text))
    mark = ""
    while len(found) < MOST_NAMES:
        name = _name(text)
        if not name or (mark == "," and not (listed or has_first_name(name))):
            break
        found.append(name)
        joined = _JOINED.match(text, len(name))
        if not joined:
            break
        text, mark = text[joined.end() :], joined["mark"]
    return tuple(found)


def _name(text: str) -> str:
    """The name that a text opens with, up to an office. Example: "Ann Roe Transport Correspondent" is "Ann Roe"."""
    found = _NAME.match(text)
    if not found:
        return ""
    name = " ".join(takewhile(lambda word: not _is_office(word), found[0].split()))
    ends = name != found[0] or _BEHIND.match(text, found.end()) or _JOINED.match(text, found.end())
    return name if " " in name and ends else ""


def undated(text: str) -> str:
    """The words without a day: figures, and a month or weekday beside one. Example: "3 May 2026 Ann Roe"."""
    words = text.split()
    figures = [bool(_DIGIT.search(word)) for word in words]
    beside = [any(figures[max(at - 1, 0) : at + 2]) for at in range(len(words))]
    dated = (figures[at] or (beside[at] and _CALENDAR.match(word)) for at, word in enumerate(words))
    return " ".join(word for word, left_out in zip(words, dated, strict=True) if not left_out)


def _is_office(word: str) -> bool:
    return bool(_NO_PERSON.match(word)) or word.lower() in phrases("role_words")
