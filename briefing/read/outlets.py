"""Whose page it is: names that look like a newspaper, agency or ministry, alone on a line or behind a headline."""

from __future__ import annotations

import re
from functools import cache

from briefing.lexicon import phrases, rows
from briefing.read.furniture import breadcrumb, known_line, row, section

# "Ministry of Foreign Affairs of Norway" is as long as names of outlets get.
LONGEST_NAME = 6

_WORD = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)?")
_LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:[a-z]{2}|com|org|net|int|gov|info|news|press|media|tv|eu)$")
_COINED = re.compile(r"[A-Z][a-z]+(?:\d{1,3}|[A-Z][a-z]+)$")
_TAIL = re.compile(r"\s(?P<mark>[|•·»›—–-])\s(?P<name>[^|•·»›—–]{2,45})$")


def publication(text: str) -> bool:
    """A name of an outlet.

    Examples: "Harbour Post", "Ministry of Trade", "harbour.example.com", "Fjord24". Not "Press release".
    """
    if text.count(" ") >= LONGEST_NAME or row(text) or breadcrumb(text):
        return False
    if _DOMAIN.match(text) or _COINED.match(text):
        return True
    named = any(word in _outlet_words() for word in _WORD.findall(text.lower()))
    capitals = all(word[0].isupper() for word in _LONG_WORD.findall(text))
    return named and capitals and (not known_line(text) or text.lower() in _agencies())


def without_outlet(headline: str) -> tuple[str, str]:
    """A headline and the outlet behind its last bar or dash, "" for none.

    A bar sets off a section too: "Ports open | Europe" loses it and tells no outlet. "Old Friends – A Visit" is whole.
    """
    tail = _TAIL.search(headline[-60:])
    if not tail:
        return headline, ""
    outlet = tail["name"] if publication(tail["name"]) else ""
    barred = tail["mark"] in "|•·»›" and (section(tail["name"]) or known_line(tail["name"]))
    return (headline[: len(headline) - len(tail[0])], outlet) if outlet or barred else (headline, "")


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(phrases("outlets"))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(entry[0] for entry in rows("furniture") if entry[1] == "agency")
