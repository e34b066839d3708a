"""Capitalised stretches of a sentence, cut into names with the titles that stand before them.

"Russian President Vladimir Putin and the U.S. Envoy for Trade Ann Berg" gives Russian (a people), Vladimir Putin
(with his title), U.S., Ann Berg (with hers). What a name is, a person or an organisation, is judged later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from briefing.find.actors.places import calendar, country
from briefing.lexicon import phrases
from briefing.words import stop_words

_CAPITALS = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x530) if chr(code).isupper())
_PARTICLES = frozenset("de del della da di do dos du van von der den bin bint ibn al el la le ben".split())
_LINKS = frozenset({"of", "for", "on", "to", "and", "&", "the"})
_ABBREVIATED = "Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Hon|Jr|Sr|Maj|Adm|Brig|Cpl|Sec|Inc|Corp|Ltd|Co"
_WORD = (
    rf"(?:[{_CAPITALS}]\.(?:[{_CAPITALS}]\.?)+(?:-\w+)*"  # U.S., U.S.-led
    rf"|[{_CAPITALS}]\.(?=\s[{_CAPITALS}])"  # the initial in John F. Kennedy
    rf"|(?:{_ABBREVIATED})\.(?=[\s,])"
    rf"|(?:al|el|ad|d)[-’'][{_CAPITALS}]\w+"
    rf"|[{_CAPITALS}]\w*(?:[-’'&](?!s\b)\w+)*)"
)
_LINK = rf"(?:(?:{'|'.join(sorted(_PARTICLES))}|of|for|on|to|and|&)\s(?:the\s|la\s|los\s|der\s)?)"
_STRETCH = re.compile(rf"(?<![\w@./#-]){_WORD}(?:(?:\s|,\s(?=(?:Inc|Ltd|LLC|Jr|Sr)\b)){_LINK}?{_WORD})*")
_PIECE = re.compile(rf"{_WORD}|[a-z]+|&")

Word = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Name:
    """One name in one sentence; offsets count from the start of the sentence.

    `titled`: a title of office or courtesy stands before it. `weak`: an adjective ("Russian", "U.S." before a title).
    """

    text: str
    start: int
    end: int
    titled: bool = False
    weak: bool = False


def names(text: str) -> Iterator[Name]:
    """The names of one sentence, in order."""
    for stretch in _STRETCH.finditer(text):
        found = takewhile(lambda m: m.start() < stretch.end(), _PIECE.finditer(text, stretch.start()))  # noqa: B023
        pieces = [(match.group(), match.start(), match.end()) for match in found]
        opens = opens_at(text, stretch.start())
        for name in _cut(pieces, opens):
            yield replace(name, text=" ".join(text[name.start : name.end].split()))


def opens_at(text: str, start: int) -> bool:
    """Whether a place in a sentence is its opening, or the opening of a quotation inside it."""
    before = text[max(0, start - 4) : start].rstrip(" ([–-")
    return start < 3 or not before or before[-1] in '"“‘:.?!…•;'


def _cut(pieces: Sequence[Word], opens: bool) -> Iterator[Name]:
    """The names of one capitalised stretch."""
    for part in _parts(_without_opener(pieces) if opens else pieces):
        yield from _titled(part)


def _without_opener(pieces: Sequence[Word]) -> Sequence[Word]:
    """Drops a first word that has its capital only from opening the sentence ("The", "Yesterday")."""
    while pieces and (pieces[0][0].lower() in stop_words() or pieces[0][0].lower() in _LINKS | openers()):
        pieces = pieces[1:]
    return pieces


def _parts(pieces: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Cuts at "and", "of", "for" and "to", except inside a name ("Ministry of Trade") or a role ("Envoy for Peace")."""
    start = 0
    for i, (word, _, _) in enumerate(pieces):
        if word in _LINKS and word != "the" and not _links(pieces[start:i], word, pieces[i + 1 :]):
            yield _trim(pieces[start:i])
            start = i + 1
    yield _trim(pieces[start:])


def _links(before: Sequence[Word], link: str, after: Sequence[Word]) -> bool:
    """Whether a link word holds its two sides together."""
    if not before:
        return False
    heads = [word for word, _, _ in before if word in organisation_words() or is_role(word) or word in _STATES]
    if link in {"and", "&"}:
        inner = any(word in {"of", "for", "on"} for word, _, _ in before)
        right = " ".join(word for word, _, _ in after)
        joined = country(" ".join((*(word for word, _, _ in before), "and", right))) is not None
        return joined or link == "&" or (inner and bool(heads) and not _names_party(before[-1][0], after))
    return before[-1][0] in organisation_words() | _STATES or _opens_office(before)


def _opens_office(before: Sequence[Word]) -> bool:
    """Whether an office is still being named: a title at the end, or a title and a link word after it."""
    end = _title_end(before)
    return end is not None and (end == len(before) or before[end][0] in _LINKS)


_STATES = frozenset(
    {"Republic", "Kingdom", "State", "States", "Federation", "Governments", "Society", "Friends", "Bank"}
)


def _names_party(last: str, after: Sequence[Word]) -> bool:
    """Whether what stands around "and" are parties of their own ("Minister of Trade Ann Berg and Japan")."""
    first = next((word for word, _, _ in after if word not in _LINKS), "")
    return country(last) is not None or country(first) is not None or is_role(first) or first in first_names()


def _trim(pieces: Sequence[Word]) -> Sequence[Word]:
    """Without link words and particles at either end."""
    while pieces and (pieces[0][0] in _LINKS or pieces[0][0] in _PARTICLES - {"bin", "al", "de", "van", "von"}):
        pieces = pieces[1:]
    while pieces and (pieces[-1][0] in _LINKS or pieces[-1][0].islower()):
        pieces = pieces[:-1]
    return pieces


def _titled(pieces: Sequence[Word]) -> Iterator[Name]:
    """Parts the titles from the name that follows them."""
    if not pieces:
        return
    head = _title_end(pieces)
    if head is None:
        yield from _plain(pieces)
        return
    before, rest = pieces[:head], pieces[head:]
    yield from _owners(before)
    if rest and rest[0][0] in _LINKS:
        office, rest = rest, _after_office(rest)
        yield from _served(office[: len(office) - len(rest)])
    if rest:
        yield _name(rest, titled=True)


def _served(office: Sequence[Word]) -> Iterator[Name]:
    """The party a person serves: "Yemen" in "Envoy for Yemen", "Bureau of Trade" in "Official for the Bureau of Trade"."""
    office = _trim(office)
    words = {word for word, _, _ in office}
    if office and (words & organisation_words() or country(_name(office).text)):
        yield _name(office, weak=True)


def _title_end(pieces: Sequence[Word]) -> int | None:
    """The index after the last title of a stretch, None where it holds none.

    A stretch that ends in an organisation's head is that organisation ("Prime Minister Office", "Office of the
    President"), unless the title serves it ("Members of the Board"); a role word after a given name is a surname.
    """
    words = [word for word, _, _ in pieces]
    if words[0] in organisation_words() or (words[-1] in organisation_words() and not _LINKS & set(words)):
        return None
    for i in range(len(pieces) - 1, -1, -1):
        word = pieces[i][0]
        if is_role(word) or (word in courtesy() and i + 1 < len(pieces)):
            surname = i > 0 and pieces[i - 1][0] in first_names() and not is_role(pieces[i - 1][0])
            return None if surname else i + 1
    return None


def _owners(pieces: Sequence[Word]) -> Iterator[Name]:
    """The parties named inside a title: "Russian" in "Russian President", "UN" in "UN Special Envoy"."""
    part: list[Word] = []
    for piece in (*pieces, ("of", 0, 0)):
        word = piece[0]
        if not (is_role(word) or word.lower() in modifiers() or word in _LINKS or word in courtesy()):
            part.append(piece)
        elif part:
            yield _name(part, weak=True)
            part = []


def _after_office(rest: Sequence[Word]) -> Sequence[Word]:
    """What follows the office in "of State Ann Berg", "for Yemen Tim Lane", "to the United Nations Li Wei".

    The name opens at a given name; else after the last word of an office or the name of a country; else it is the
    last two words of four or more. Wrong for a person with an unknown given name behind an office of unknown words.
    """
    words = [word for word, _, _ in rest]
    for i in range(1, len(words)):
        if words[i] in first_names() and i + 1 < len(words) and words[i - 1] not in _LINKS:
            return rest[i:]
    for i in range(len(words) - 1, 0, -1):
        if words[i] in office_words() or words[i] in organisation_words() or country(words[i]) is not None:
            return rest[i + 1 :]
        if country(" ".join(words[1 : i + 1]).removeprefix("the ")) is not None:
            return rest[i + 1 :]
    return rest[-2:] if len(words) > 3 else ()


def _plain(pieces: Sequence[Word]) -> Iterator[Name]:
    """A stretch without a title: days and months fall out, a people before a person is a name of its own."""
    part: list[Word] = []
    for piece in pieces:
        if piece[0] in calendar():
            yield from _whole(part)
            part = []
        else:
            part.append(piece)
    yield from _whole(part)


def _whole(part: Sequence[Word]) -> Iterator[Name]:
    part = _trim(part)
    if part and part[0][0] == "The" and country(_name(part).text) is None:
        part = part[1:]
    if not part:
        return
    first = part[0][0]
    if len(part) > 1 and part[1][0] in first_names() and (found := country(first)) and found.how != "name":
        yield _name(part[:1], weak=True)
        part = part[1:]
    if len(part) == 1 and "-" in first:
        sides = list(_sides(part[0]))
        if any(country(side) for side, _, _ in sides):
            yield from (_name([side], weak=True) for side in sides if country(side[0]))
            return
    yield _name(part)


def _sides(piece: Word) -> Iterator[Word]:
    """The words around the hyphens: "U.S.-Germany"."""
    for side in re.finditer(r"[^-]+", piece[0]):
        yield side.group(), piece[1] + side.start(), piece[1] + side.end()


def _name(part: Sequence[Word], titled: bool = False, weak: bool = False) -> Name:
    return Name(" ".join(word for word, _, _ in part), part[0][1], part[-1][2], titled, weak)


def is_role(word: str) -> bool:
    """Whether a word heads a role, in any case or number: "President", "ministers"."""
    word = word.lower()
    return word in role_words() or (word.endswith("s") and word[:-1] in role_words())


@cache
def role_words() -> frozenset[str]:
    """Heads of roles, in lower case."""
    return frozenset(phrases("role_words"))


@cache
def modifiers() -> frozenset[str]:
    """Words that may stand before the head of a role, in lower case."""
    return frozenset(phrases("role_modifiers"))


@cache
def courtesy() -> frozenset[str]:
    """Titles of courtesy and rank."""
    return frozenset(phrases("courtesy_titles"))


@cache
def organisation_words() -> frozenset[str]:
    """Heads of the names of organisations, with their capital."""
    return frozenset(phrases("organisation_words"))


@cache
def office_words() -> frozenset[str]:
    """Last words of the name of an office: "State", "Affairs"."""
    return frozenset(phrases("office_words"))


@cache
def first_names() -> frozenset[str]:
    """Given names."""
    return frozenset(phrases("first_names"))


@cache
def openers() -> frozenset[str]:
    """Words that open a sentence and belong to no name, in lower case."""
    return frozenset(phrases("sentence_openers"))


@cache
def common_words() -> frozenset[str]:
    """Words that are seldom names, in lower case."""
    return frozenset(phrases("common_words"))
