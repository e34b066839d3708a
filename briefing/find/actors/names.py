"""Cuts the capitalised stretches of a sentence into names and the titles that stand before them.

"Russian President Vladimir Putin and the U.S. Envoy for Trade Ann Berg" gives Russian (a people), Vladimir Putin
(with his title), U.S., Ann Berg (with hers). What a name is, a person or an organisation, is judged later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.find.actors.places import calendar, country
from briefing.find.actors.stretches import LINKS, SON_OF, Word, stretches, trim
from briefing.find.actors.vocabulary import (
    bodies,
    courtesy,
    first_names,
    is_role,
    known_organisations,
    modifiers,
    office_words,
    organisation_words,
    places,
)

# They hold "of" as an organisation's head does: "Republic of Korea", "Friends of the Earth".
_HOLDERS = frozenset(
    {
        "Republic",
        "Kingdom",
        "State",
        "States",
        "Federation",
        "Governments",
        "Society",
        "Friends",
        "Conference",
        "Convention",
    }
)
_NUMERALS = frozenset({"II", "III", "IV"})
_ACRONYM = re.compile(r"\s*\(\s*(?:the\s+)?[“\"]?([A-Z][A-Za-z-]*[A-Z])[”\"]?[\s)]")
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
            yield _with_body(replace(name, text=" ".join(text[name.start : name.end].split())), text)


def _with_body(name: Name, text: str) -> Name:
    """ "Burmese military", "British government": a people followed by a body that acts is one name."""
    if (found := country(name.text)) is None or found.how != "people":
        return name
    body = _BODY.match(text, name.end)
    if body is None or body.group(1) not in bodies():
        return name
    return replace(name, text=f"{name.text} {body.group(1)}", end=body.end(), weak=False)


def _cut(pieces: Sequence[Word], text: str) -> Iterator[Name]:
    """The names of one capitalised stretch."""
    whole = _spelt_out(pieces, text)
    for part in _parts(pieces[: len(pieces) - whole]):
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
        initials = "".join(word[0] for word, _, _ in pieces[start:] if word not in LINKS)
        if initials.upper() == wanted and pieces[start][0][0].isupper():
            return len(pieces) - start
    return 0


def _parts(pieces: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Cuts at "and", "of", "for" and "to", except inside a name ("Ministry of Trade") or a role ("Envoy for Peace")."""
    start = 0
    for i, (word, _, _) in enumerate(pieces):
        if word in LINKS and word != "the" and not _links(pieces[start:i], word, pieces[i + 1 :]):
            yield trim(pieces[start:i])
            start = i + 1
    yield trim(pieces[start:])


def _links(before: Sequence[Word], link: str, after: Sequence[Word]) -> bool:
    """Whether a link word holds its two sides together."""
    if not before or link == "&":
        return bool(before)
    if link == "and":
        return _joins(before, after)
    if link != "to" and before[-1][0] in organisation_words() | _HOLDERS:
        return True
    end = _title_end(before)
    return end is not None and (end == len(before) or before[end][0] in LINKS)


def _joins(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether "and" stands inside one name: "Trinidad and Tobago", "Department of Health and Human Services"."""
    words = [word for word, _, _ in before]
    if country(" ".join((*words, "and", *(word for word, _, _ in after)))):
        return True
    inside = any(word in {"of", "for", "on"} for word in words)
    headed = any(word in organisation_words() or is_role(word) or word in _HOLDERS for word in words)
    return inside and headed and not _names_party(words[-1], after)


def _names_party(last: str, after: Sequence[Word]) -> bool:
    """Whether what stands around "and" are parties of their own ("Minister of Trade Ann Berg and Japan")."""
    first = next((word for word, _, _ in after if word not in LINKS), "")
    known = any(country(word) is not None for word in (last, first)) or first in organisation_words()
    return known or is_role(first) or first in first_names()


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
    if rest and rest[0][0] in LINKS:
        office, rest = rest, _after_office(rest)
        yield from _served(office[: len(office) - len(rest)])
    rest = trim(rest)
    while rest and rest[0][0] in _NUMERALS:
        rest = rest[1:]
    if rest:
        yield _name(rest, titled=True)


def _title_end(pieces: Sequence[Word]) -> int | None:
    """The index after the last title of a stretch, None where it holds none.

    A stretch that ends in an organisation's head is that organisation ("Prime Minister Office", "Office of the
    President"), unless the title serves it ("Members of the Board"); a role word after a given name is a surname.
    """
    words = [word for word, _, _ in pieces]
    if words[-1] in organisation_words() and not LINKS & set(words):
        return None
    for i in range(len(words) - 1, -1, -1):
        last = i == len(words) - 1
        if _is_title(words[i]) and not (last and (words[i] in courtesy() or words[i].isupper() or _heads_body(words))):
            surname = i > 0 and words[i - 1] in first_names() | SON_OF
            return None if surname else i + 1
    return None


def _is_title(word: str) -> bool:
    return is_role(word) or word in courtesy()


def _heads_body(words: Sequence[str]) -> bool:
    """Whether a stretch opens with a body that holds the title: "Office of the President"."""
    return len(words) > 1 and words[0] in organisation_words() and words[1] == "of"


def _owners(pieces: Sequence[Word]) -> Iterator[Name]:
    """The parties named inside a title: "Russian" in "Russian President", "UN" in "UN Special Envoy"."""
    part: list[Word] = []
    for piece in (*pieces, ("of", 0, 0)):
        word = piece[0]
        if not (is_role(word) or word.lower() in modifiers() or word in LINKS or word in courtesy()):
            part.append(piece)
        elif part:
            yield _name(part, weak=True)
            part = []


def _served(office: Sequence[Word]) -> Iterator[Name]:
    """The party a person serves: "Yemen" in "Envoy for Yemen", the bureau in "Official for the Bureau of Trade"."""
    office = trim(office)
    if office and office[0][0] in known_organisations():
        office = office[:1]
    words = {word for word, _, _ in office}
    if office and (words & (organisation_words() | known_organisations()) or country(_name(office).text)):
        yield _name(office, weak=True)


def _after_office(rest: Sequence[Word]) -> Sequence[Word]:
    """What follows the office in "of State Ann Berg", "for Yemen Tim Lane", "to the United Nations Li Wei".

    The name opens at a given name; else after the last word of an office or the name of a country; else it is the
    last two words of four or more. Wrong for a person with an unknown given name behind an office of unknown words.
    """
    words = [word for word, _, _ in rest]
    for i in range(1, len(words) - 1):
        if words[i] in first_names() and words[i - 1] not in LINKS:
            return rest[i:]
    for i in range(len(words) - 1, 0, -1):
        known = words[i] in office_words() or words[i] in organisation_words()
        if known or country(words[i]) or country(" ".join(words[1 : i + 1]).removeprefix("the ")):
            return rest[i + 1 :]
    return rest[-2:] if len(words) > 3 else ()


def _plain(pieces: Sequence[Word]) -> Iterator[Name]:
    """A stretch without a title: days and months fall out, a given name after an organisation opens a new name."""
    part: list[Word] = []
    for piece in pieces:
        fresh = piece[0] in first_names() and part and part[-1][0] in organisation_words()
        if piece[0] in calendar() or fresh:
            yield from _whole(part)
            part = []
        if piece[0] not in calendar():
            part.append(piece)
    yield from _whole(part)


def _whole(part: Sequence[Word]) -> Iterator[Name]:
    """One name, but for what describes or stands before it: "Israeli" before a person, "U.S.-China" as two."""
    part = trim(part)
    if part and part[0][0] == "The" and country(_name(part).text) is None:
        part = part[1:]
    if len(part) > 1 and _describes(part):
        yield _name(part[:1], weak=True)
        part = part[1:]
    if len(part) == 1 and "-" in part[0][0]:
        sides = list(_sides(part[0]))
        if any(country(side) for side, _, _ in sides):
            yield from (_name([side], weak=True) for side in sides if country(side[0]))
            return
    if part:
        yield _name(part)


def _describes(part: Sequence[Word]) -> bool:
    """Whether the first word tells of the person named after it: "Israeli Ehud Barak", "Democrat Ann Berg"."""
    first, second = part[0][0], part[1][0]
    found = country(first)
    if second not in first_names():
        return False
    if found is not None and (found.how != "name" or len(part) > 2):
        return True
    return len(part) > 2 and (first.endswith(("ist", "ian", "crat", "ican")) or first in places())


def _sides(piece: Word) -> Iterator[Word]:
    """The words around the hyphens: "U.S.-Germany"."""
    for side in re.finditer(r"[^-]+", piece[0]):
        yield side.group(), piece[1] + side.start(), piece[1] + side.end()


def _name(part: Sequence[Word], titled: bool = False, weak: bool = False) -> Name:
    return Name(" ".join(word for word, _, _ in part), part[0][1], part[-1][2], titled, weak)
