"""Finds the capitalised stretches of a sentence, with the small words that may link them ("Ministry of Trade")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from briefing.find.actors.vocabulary import openers
from briefing.words import stop_words

# A word of a stretch with its start and end in the sentence.
Word = tuple[str, int, int]

PARTICLES = frozenset(
    {"de", "del", "della", "da", "di", "do", "dos", "du", "van", "von", "der", "den", "la", "le", "wa"}
)
SON_OF = frozenset({"bin", "bint", "ibn", "al", "el", "ben"})
LINKS = frozenset({"of", "for", "on", "to", "and", "&", "the"})
_LEADING = LINKS | PARTICLES - {"de", "van", "von"}

# Names that are stop words too.
_NAMES = frozenset({"Will", "May", "Can", "Don", "The"})

# No name with its titles has 40 words; a text all in capitals is cut there, so that time stays linear.
_LONGEST = 40

# Latin, Greek and Cyrillic capitals as ranges, quick to compile; "Ā-ſ" has small letters too, rare at an opening.
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-ſΆ-ΫЀ-Я]"
_ABBREVIATED = "Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Hon|Jr|Sr|Maj|Adm|Brig|Cpl|Sec|Inc|Corp|Ltd|Co"
_OWNED = "Army|Association|Club|Federation|Fund|Hospital|League|Liberation|Party|Republic|Rights|Society|Union"
_WORD = (
    rf"(?:{_CAPITAL}\.(?:{_CAPITAL}\.?)+(?:-\w+)*"  # U.S., U.S.-led
    rf"|{_CAPITAL}\.(?=\s{_CAPITAL})"  # the initial in John F. Kennedy
    rf"|(?:{_ABBREVIATED})\.(?=[\s,])"
    rf"|{_CAPITAL}\w+(?:[’']s|s[’'])(?=\s(?:{_OWNED})\b)"  # Miners' Union
    rf"|(?:al|el|ad|d)[-’']{_CAPITAL}\w+"
    rf"|{_CAPITAL}\w*(?:[-’'&](?!s\b)(?:(?:[A-Z]\.){{2,}}|\w+))*)"
)
_LINK = rf"(?:(?:{'|'.join(sorted(PARTICLES | SON_OF))}|of|for|on|to|and|&)\s(?:the\s|la\s|los\s|der\s)?)"
_STRETCH = re.compile(
    rf"(?<![\w@./#-]){_WORD}(?:(?:\s|,\s(?=(?:Inc|Ltd|LLC|Jr|Sr)\b)){_LINK}?{_WORD}){{0,{_LONGEST - 1}}}"
)
_PIECE = re.compile(rf"{_WORD}|[a-z]+|&")


def stretches(text: str) -> Iterator[Sequence[Word]]:
    """Each capitalised stretch as its words, without the words that only open the sentence or stand in a headline."""
    for stretch in _STRETCH.finditer(text):
        end = stretch.end()
        if text.startswith("$", end):  # US$300
            continue
        found = takewhile(lambda match: match.start() < end, _PIECE.finditer(text, stretch.start()))  # noqa: B023
        pieces = [(match.group(), match.start(), match.end()) for match in found]
        yield from _without_small(_without_opener(pieces) if opens_at(text, stretch.start()) else pieces)


def _without_small(pieces: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Cuts at the small words that a headline gives a capital: "Ann Berg And Odd Lund Before Their Meeting".

    A link word stays, in lower case. Wrong for a name with a small word in it ("All Blacks").
    """
    part: list[Word] = []
    for word, start, end in pieces:
        small = word[:2] in {"I'", "I’"} or (word.istitle() and word.lower() in stop_words() and word not in _NAMES)
        if not small or word.lower() in LINKS:
            part.append((word.lower() if small else word, start, end))
        elif part:
            yield trim(part)
            part = []
    if part:
        yield trim(part) if part[0][0] in LINKS else part


def opens_at(text: str, start: int) -> bool:
    """Whether a place in a sentence is its opening, or the opening of a quotation inside it."""
    before = text[max(0, start - 4) : start].rstrip(" ([–-")
    return start < 3 or not before or before[-1] in '"“‘:.?!…•;'


def _without_opener(pieces: Sequence[Word]) -> Sequence[Word]:
    """Drops a first word that has its capital only from opening the sentence ("The", "Yesterday")."""
    first = 0
    while first < len(pieces) and pieces[first][0].lower() in _opening() and not _shouted(pieces[first][0]):
        first += 1
    return pieces[first:]


@cache
def _opening() -> frozenset[str]:
    return stop_words() | openers() | LINKS


def _shouted(word: str) -> bool:
    """ "US", "WHO" and "IT" are no stop words."""
    return len(word) > 1 and word.isupper()


def trim(pieces: Sequence[Word]) -> Sequence[Word]:
    """Without link words and particles at either end, nor "The" in front."""
    first, last = 0, len(pieces)
    while first < last and pieces[first][0] in _LEADING:
        first += 1
    while first < last and pieces[last - 1][0].islower():
        last -= 1
    return pieces[first:last] if last - first < len(pieces) else pieces
