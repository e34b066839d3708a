"""The word lists that actors are judged by, each loaded once from `lexicons/en/`."""

from __future__ import annotations

from functools import cache, lru_cache

from briefing.lexicon import phrases, rows, table


@lru_cache(maxsize=8192)
def is_role(word: str) -> bool:
    """Whether a word heads a role, in any case or number: "President", "ministers"."""
    word = word.lower().removesuffix("-elect").removesuffix("-designate")
    singular = f"{word[:-3]}man" if word.endswith("men") else word.removesuffix("s")
    return word in role_words() or singular in role_words()


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


def given_to(name: str) -> str:
    """ "he" or "she" for a given name that only men or only women bear, "" for any other word."""
    return _bearers().get(name, "")


@cache
def _bearers() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("first_names") if len(row) > 1}


@cache
def openers() -> frozenset[str]:
    """Words that open a sentence and belong to no name, in lower case."""
    return frozenset(phrases("sentence_openers"))


@cache
def common_words() -> frozenset[str]:
    """Words that are seldom names, in lower case."""
    return frozenset(phrases("common_words"))


@cache
def not_names() -> frozenset[str]:
    """Capitalised words that name no party: "Treaty", "Christmas", "Western"."""
    return frozenset(phrases("not_names")) | thing_words()


@cache
def thing_words() -> frozenset[str]:
    """Words that head the name of a thing, an event or a document: "Treaty", "Hurricane"."""
    return frozenset(phrases("thing_words"))


@cache
def known_organisations() -> frozenset[str]:
    """Bodies whose name has no word that says so."""
    return frozenset(phrases("organisations"))


@cache
def places() -> frozenset[str]:
    """Regions, states and cities that do not act."""
    return frozenset(phrases("actor_places"))


def says(word: str) -> bool:
    """Whether a word after a name tells what it said."""
    return verbs().get(word) == "say"


def acts(word: str) -> bool:
    """Whether a word after a name tells what it did."""
    return word in verbs() or (word.endswith("ed") and len(word) > 4)


@cache
def verbs() -> dict[str, str]:
    """Verb forms that follow a party -> "say" or "act"."""
    return dict(table("actor_verbs"))


@cache
def bodies() -> frozenset[str]:
    """Words that after the name of a people mean a body that acts: "Burmese military", "British government"."""
    return frozenset(phrases("bodies"))


@cache
def governing() -> frozenset[str]:
    """Those bodies that are the government itself."""
    return frozenset(word for word, what in table("bodies").items() if what == "government")


@cache
def place_nouns() -> frozenset[str]:
    """Words after the name of a place: "district" in "the Kent district", in lower case."""
    return frozenset(phrases("place_nouns"))
