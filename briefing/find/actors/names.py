"""Cuts the capitalised stretches of a sentence into names and the titles that stand before them.

"Russian President Vladimir Putin and the U.S. Envoy for Trade Ann Berg" gives Russian (a people), Vladimir Putin
(with his title), U.S., Ann Berg (with hers). What a name is, a person or an organisation, is judged later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from briefing.find.actors.links import parts, title_end
from briefing.find.actors.places import calendar, country
from briefing.find.actors.stretches import LINKS, Word, stretches, trim
from briefing.find.actors.vocabulary import (
    bodies,
    common_words,
    courtesy,
    first_names,
    is_role,
    known_organisations,
    modifiers,
    not_names,
    office_words,
    organisation_words,
    places,
    thing_words,
)

# What stands behind a name and is none of it.
_HONOURS = frozenset({"FRS", "PhD", "MP", "MEP", "MNA", "MLA", "OBE", "CBE", "KBE", "QC", "KC"})
_LED = re.compile(
    r"([A-Z][\w.]*)-(?:led|area|based|backed|centered|centred|owned|run|made|born|style|funded|sponsored)$"
)
_NUMERALS = frozenset({"II", "III", "IV"})
_ACRONYM = re.compile(r"\s*\(\s*(?:the\s+)?[“\"]?([A-Z][A-Za-z-]*[A-Z])[”\"]?[\s)]")
_MINISTRY = re.compile(
    r"(?:[’']s)?\s(?:foreign|defen[cs]e|interior|intelligence|health|finance|justice|trade|energy|agriculture|education"
    r"|transport|culture|environment|economy|labou?r|oil|security)\sministry\b"
)
_BODY = re.compile(r"[’']?s?\s(\w+(?:\sjunta)?)\b")


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
    for pieces in stretches(text):
        for name in _cut(pieces, text):
            yield _with_body(name if text.startswith(name.text, name.start) else _verbatim(name, text), text)


def _verbatim(name: Name, text: str) -> Name:
    """The name as written, with its comma, on one line: "Harbour Bank, Inc."."""
    return replace(name, text=" ".join(text[name.start : name.end].split()))


def _with_body(name: Name, text: str) -> Name:
    """ "Burmese military", "Peru's foreign ministry": a people or land followed by a body that acts is one name."""
    if (found := country(name.text)) is None:
        return name
    if ministry := _MINISTRY.match(text, name.end):
        return replace(name, text=text[name.start : ministry.end()], end=ministry.end(), weak=False)
    if found.how != "people":
        return name
    body = _BODY.match(text, name.end)
    if body is None or body.group(1) not in bodies():
        return name
    return replace(name, text=f"{name.text} {body.group(1)}", end=body.end(), weak=False)


def _cut(pieces: Sequence[Word], text: str) -> Iterator[Name]:
    """The names of one capitalised stretch."""
    whole = _spelt_out(pieces, text)
    for part in parts(pieces[: len(pieces) - whole]):
        yield from _titled(part)
    if whole:
        yield _name(pieces[-whole:])


def _spelt_out(pieces: Sequence[Word], text: str) -> int:
    """How many of the last words an acronym in brackets after them spells: "Rewards for Justice (RFJ)" gives 3."""
    bracket = _ACRONYM.match(text, pieces[-1][2]) if pieces else None
    if bracket is None:
        return 0
    wanted = re.sub("[^A-Z]", "", bracket.group(1))
    for start in range(len(pieces) - 1, -1, -1):
        every = "".join(_initial(word) for word, _, _ in pieces[start:])
        strong = "".join(_initial(word) for word, _, _ in pieces[start:] if word not in LINKS)
        if wanted in {every, strong} and pieces[start][0][0].isupper():
            return len(pieces) - start
    return 0


def _initial(word: str) -> str:
    """What a word gives to an acronym: its first letter, or all of it when it is one ("UN" in "UNAMI")."""
    return word.replace(".", "") if word.isupper() else word[0].upper()


def _titled(pieces: Sequence[Word]) -> Iterator[Name]:
    """Parts the titles from the name that follows them."""
    if not pieces:
        return
    head = title_end(pieces)
    if head is None:
        yield from _plain(pieces)
        return
    before, rest = pieces[:head], pieces[head:]
    yield from _owners(before)
    if rest and rest[0][0] in LINKS:
        office, rest = rest, _after_office(rest)
        yield from _served(office[: len(office) - len(rest)])
        rest = () if all(word.lower() in common_words() for word, _, _ in rest) else rest
    rest = trim(rest)
    while rest and rest[0][0] in _NUMERALS:
        rest = rest[1:]
    if rest:
        yield _name(rest, titled=True)


def _owners(pieces: Sequence[Word]) -> Iterator[Name]:
    """The parties named inside a title: "Russian" in "Russian President", "UN" in "UN Special Envoy".

    A body keeps what follows its "of": "Department of Trade" in "Department of Trade Secretary".
    """
    part: list[Word] = []
    for piece in (*pieces, ("the", 0, 0)):
        word = piece[0]
        held = word in {"of", "for"} and part and part[-1][0] in organisation_words()
        if held or not (is_role(word) or word.lower() in modifiers() or word in LINKS or word in courtesy()):
            part.append(piece)
        elif trim(part):
            yield _name(trim(part), weak=True)
            part = []


def _served(office: Sequence[Word]) -> Iterator[Name]:
    """The party a person serves: "Yemen" in "Envoy for Yemen", the bureau in "Official for the Bureau of Trade"."""
    office = trim(office)
    if office and office[0][0] in known_organisations():
        office = office[:1]
    words = {word for word, _, _ in office}
    if office and (words & organisation_words() or words & known_organisations() or country(_name(office).text)):
        yield _name(office, weak=True)


def _after_office(rest: Sequence[Word]) -> Sequence[Word]:
    """What follows the office in "of State Ann Berg", "for Yemen Tim Lane", "to the United Nations Li Wei".

    The name opens at a given name; else after the last word of an office or the name of a country; else it is the
    last two words of four or more. Wrong for a person with an unknown given name behind an office of unknown words.
    """
    words = [word for word, _, _ in rest]
    if " ".join(word for word in words if word[0].isupper()) in known_organisations():
        return ()
    for i in range(1, len(words) - 1):
        if words[i] in first_names() and words[i - 1] not in LINKS:
            return rest[i:]
    for i in range(len(words) - 1, 0, -1):
        known = words[i] in office_words() or words[i] in organisation_words()
        if known or country(words[i]) or country(" ".join(words[1 : i + 1]).removeprefix("the ")):
            return rest[i + 1 :]
    return rest[-2:] if len(words) > 3 else ()


def _plain(pieces: Sequence[Word]) -> Iterator[Name]:
    """A stretch without a title: days fall out, a given name after an organisation opens a new name."""
    part: list[Word] = []
    for piece in pieces:
        fresh = piece[0] in first_names() and part and part[-1][0] in organisation_words()
        apart = piece[0] in calendar()
        if apart or fresh:
            yield from _whole(part)
            part = []
        if not apart:
            part.append(piece)
    yield from _whole(part)


def _whole(part: Sequence[Word]) -> Iterator[Name]:
    """One name, but for what describes or stands before it: "Israeli" before a person, "U.S.-China" as two."""
    part = trim(part)
    if part and part[0][0] == "The" and country(_name(part).text) is None:
        part = part[1:]
    if part and (led := _LED.match(part[0][0])):
        yield _name([(led.group(1), part[0][1], part[0][1] + led.end(1))], weak=True)
        part = part[1:]
    if len(part) > 1 and _describes(part):
        yield _name(part[:1], weak=True)
        part = part[1:]
    if part and "-" in part[0][0]:
        lands = [side for side in _sides(part[0]) if country(side[0])]
        if lands and (len(part) == 1 or (len(lands) > 1 and part[-1][0] not in organisation_words())):
            yield from (_name([side], weak=True) for side in lands)
            part = part[1:]
    office = _office_in_front(part)
    if part[office:]:
        yield _name(part[office:], titled=office > 0)


def _office_in_front(part: Sequence[Word]) -> int:
    """How many first words are the rest of an office told after a comma: "Water and Agriculture Ann Berg" gives 1.

    The name behind must be two or three words without a link, none known to name a body or a thing.
    """
    words = [word for word, _, _ in part]
    office = len(list(takewhile(lambda word: word in office_words() or word in courtesy(), words)))
    rest = words[office:]
    person = 1 < len(rest) < 4 and LINKS.isdisjoint(rest) and not any(_no_person(word) for word in rest)
    return office if person else 0


def _no_person(word: str) -> bool:
    known = (organisation_words(), office_words(), thing_words(), not_names(), places())
    return any(word in kind for kind in known) or word.lower() in common_words() or country(word) is not None


def _describes(part: Sequence[Word]) -> bool:
    """Whether the first word tells of the person named after it: "Israeli Ehud Barak", "Democrat Ann Berg"."""
    first, second = part[0][0], part[1][0]
    found = country(first)
    if second not in first_names():
        people = len(part) == 3 and found is not None and found.how == "people"
        return people and not any(_no_person(word) or word in LINKS for word, _, _ in part[1:])
    if found is not None and (found.how != "name" or len(part) > 2):
        return True
    return len(part) > 2 and (first.endswith(("ist", "ian", "crat", "ican")) or first in places())


def _sides(piece: Word) -> Iterator[Word]:
    """The words around the hyphens: "U.S.-Germany"."""
    for side in re.finditer(r"[^-]+", piece[0]):
        yield side.group(), piece[1] + side.start(), piece[1] + side.end()


def _name(part: Sequence[Word], titled: bool = False, weak: bool = False) -> Name:
    while len(part) > 1 and part[-1][0] in _HONOURS:
        part = part[:-1]
    return Name(" ".join(word for word, _, _ in part), part[0][1], part[-1][2], titled, weak)
