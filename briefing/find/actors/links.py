"""Tells which small words hold a name together ("Ministry of Trade") and where the titles before a name end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.find.actors.places import country
from briefing.find.actors.stretches import LINKS, SON_OF, Word, trim
from briefing.find.actors.vocabulary import (
    common_words,
    courtesy,
    first_names,
    is_role,
    office_words,
    organisation_words,
    thing_words,
)

# They hold "of" as an organisation's head does: "Republic of Korea", "Friends of the Earth".
_STATES = frozenset({"Republic", "Kingdom", "State", "States", "Federation", "Governments"})
HOLDERS = _STATES | {"Order", "Society", "Friends", "Conference", "Convention"}


def parts(pieces: Sequence[Word]) -> Iterator[Sequence[Word]]:
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
    if link != "to" and (before[-1][0] in organisation_words() or before[-1][0] in HOLDERS):
        return len(before) == 1 or before[-1][0] in HOLDERS or link != "of" or not _of_country(after)
    end = title_end(before)
    return end is not None and (end == len(before) or before[end][0] in LINKS)


def _of_country(after: Sequence[Word]) -> bool:
    """Whether what follows "of" is a country: the Foreign Office of the United Kingdom is named without it."""
    rest = trim(after)
    return bool(rest) and (country(rest[0][0]) or country(" ".join(word for word, _, _ in rest[:2]))) is not None


def _common(pieces: Sequence[Word]) -> bool:
    """Whether a stretch reads on as an office does: "Industry" in "Ministry of Trade and Industry"."""
    first = next((word for word, _, _ in pieces if word not in LINKS), "")
    return first.lower() in common_words() or any(word in office_words() for word, _, _ in pieces)


def _joins(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether "and" stands inside one name: "Trinidad and Tobago", "Department of Health and Human Services",
    "Energy and Commerce Committee".

    Also in the name of a thing ("Clean Air and Water Act"), so that no half of it is taken for a party.
    """
    words = [word for word, _, _ in before]
    if country(" ".join((*words, "and", *(word for word, _, _ in after)))):
        return True
    if after and after[-1][0] in thing_words() and after[0][0] != "the" and not _names_party(words[-1], after):
        return True
    if after and len(after) == 2 and after[-1][0] in organisation_words() and _all_common(words[-1], after[0][0]):
        return True  # Fish and Wildlife Service
    if words[-1] in office_words() and len(after) == 2 and after[-1][0] in organisation_words():
        return country(after[0][0]) is None and not is_role(after[0][0])
    inside = any(word in {"of", "for", "on"} for word in words)
    headed = any(word in organisation_words() or is_role(word) or word in HOLDERS for word in words)
    return inside and headed and _common(after) and not _names_party(words[-1], after)


def _all_common(*words: str) -> bool:
    return all(word.lower() in common_words() or word.lower().removesuffix("s") in common_words() for word in words)


def _names_party(last: str, after: Sequence[Word]) -> bool:
    """Whether what stands around "and" are parties of their own ("Minister of Trade Ann Berg and Japan")."""
    first = next((word for word, _, _ in after if word not in LINKS), "")
    known = any(country(word) is not None for word in (last, first)) or first in organisation_words()
    return known or is_role(first) or first in first_names()


def title_end(pieces: Sequence[Word]) -> int | None:
    """The index after the last title of a stretch, None where it holds none.

    A stretch that ends in an organisation's head is that organisation ("Prime Minister Office", "Office of the
    President"), unless the title serves it ("Members of the Board"); a role word after a given name is a surname,
    "General" before "Assembly" a part of its name.
    """
    words = [word for word, _, _ in pieces]
    if words[-1] in organisation_words() and not LINKS & set(words):
        return None
    for i in range(len(words) - 1, -1, -1):
        last = i == len(words) - 1
        if words[i] == "General" and not last and words[i + 1] in organisation_words():
            return None
        if _is_title(words[i]) and not (
            last and (words[i] in courtesy() or words[i].isupper() or _heads_body(words[:i]))
        ):
            surname = i > 0 and (words[i - 1] in first_names() or words[i - 1] in SON_OF)
            return None if surname else i + 1
    return None


def _is_title(word: str) -> bool:
    return is_role(word) or word in courtesy()


def _heads_body(words: Sequence[str]) -> bool:
    """Whether what stands before a title is a body that holds it: "Office of the" before "President"."""
    bare = trim([(word, 0, 0) for word in words])
    if words[1:2] == ["of"] and words[0] in organisation_words():  # "Union of Careful" before "Judges"
        return True
    return 0 < len(bare) < len(words) and bare[-1][0] in organisation_words()
