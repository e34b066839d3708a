"""Joins the names of a run into parties: "Putin" is Vladimir Putin, the Kremlin is Russia, "IAEA" stands in brackets."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from briefing.find.actors.names import Name, common_words, first_names, names, opens_at, organisation_words
from briefing.find.actors.places import Country, country, country_name, places
from briefing.lexicon import phrases
from briefing.model import Ranked
from briefing.words import stop_words

# After these a capital is a place, not a government: "in Moscow", "flew to Beijing".
_LOCATIVE = frozenset("in at near from to outside across into around through toward towards via throughout".split())
_SMALL = frozenset({"of", "the", "and", "for", "on", "to", "&", "de", "del", "la"})
_BRACKETED = re.compile(r"\s*\(\s*(?:the\s+)?[“\"‘']?([A-Z][\w.&’'-]{1,20})[”\"’']?\s*\)")
_BEFORE = re.compile(r"([\w’'.-]+)[\"“”‘(]?\s+[\"“‘(]?$")
_AFTER = re.compile(r"(’s|'s)?[\"”’]?(,)?\s*[\"“]?([\w’'-]+)?")


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in one sentence with its nearest words, in lower case, "" where there are none."""

    name: Name
    at: int
    before: str
    after: str
    owns: bool
    comma: bool
    opens: bool

    @property
    def located(self) -> bool:
        """Whether it stands where a place would: "in Geneva"."""
        return self.before in _LOCATIVE


@dataclass(frozen=True)
class Party:
    """All mentions that are one person, organisation, country or thing; `code` is set for a country."""

    mentions: tuple[Mention, ...]
    code: str = ""

    @cached_property
    def forms(self) -> Counter[str]:
        """How it is named, with counts; adjectives and capitals left out where there is a name."""
        return Counter(mention.name.text for mention in self.mentions)

    @cached_property
    def name(self) -> str:
        """The fullest name the text gives it; for a country its most frequent one."""
        if self.code:
            proper = [m.name.text for m in self.mentions if (c := country(m.name.text)) and c.how == "name"]
            counted = Counter(form for form in proper if "." not in form and not form.isupper()) or Counter(proper)
            return counted.most_common(1)[0][0] if counted else country_name(self.code)
        return max(self.forms, key=lambda form: (len(form.split()), len(form)))


def mentions(ranked: Sequence[Ranked]) -> list[Mention]:
    """Every name of every sentence with its surroundings, in order."""
    found: list[Mention] = []
    for at, line in enumerate(ranked):
        text = line.passage.sentence.text
        found.extend(_mention(name, text, at) for name in names(text))
    return found


def _mention(name: Name, text: str, at: int) -> Mention:
    before = _BEFORE.search(text, max(0, name.start - 30), name.start)
    after = _AFTER.match(text, name.end)
    owns, comma, word = after.groups() if after else (None, None, None)
    return Mention(
        name,
        at,
        before=before.group(1).lower() if before else "",
        after=(word or "").lower(),
        owns=bool(owns),
        comma=bool(comma),
        opens=opens_at(text, name.start),
    )


def parties(found: Sequence[Mention], ranked: Sequence[Ranked]) -> list[Party]:
    """The parties of a run, in order of first mention."""
    inner = {word for m in found if not m.opens for word in m.name.text.split()}
    kept = [m for m in found if _is_name(m, inner)]
    heads = _heads(kept, _acronyms(kept, ranked))
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in kept:
        groups[heads[mention.name.text]].append(mention)
    made = (_party(group) for group in groups.values())
    return sorted((p for p in made if p), key=lambda p: (p.mentions[0].at, p.mentions[0].name.start))


def _is_name(mention: Mention, inner: set[str]) -> bool:
    """Whether a capitalised stretch is a name: a common word that opens its sentence is none, nor is a bare "Treaty"."""
    text = mention.name.text
    if country(text) or text in places():
        return True
    if text in not_names() or len(text) < 2 or (text.lower() in stop_words() and not text.isupper()):
        return False
    if " " in text or mention.name.titled:
        return True
    if "-" in text and set(text.split("-")) <= inner:
        return False
    if text in organisation_words():
        return not mention.opens
    common = text.lower() in common_words() or text.lower().removesuffix("s") in common_words()
    return text.isupper() or not common


@cache
def not_names() -> frozenset[str]:
    """Capitalised words that name no party."""
    return frozenset(phrases("not_names")) | frozenset(phrases("thing_words"))


def _heads(kept: Sequence[Mention], acronyms: dict[str, str]) -> dict[str, str]:
    """Each form -> the form or the country code that leads its party."""
    heads: dict[str, str] = {}
    counts = Counter(m.name.text for m in kept)
    titled = {m.name.text for m in kept if m.name.titled}
    for form in sorted(counts, key=lambda form: (-len(_content(form)), -counts[form])):
        heads[form] = _head(form, heads, counts, titled, acronyms)
    return heads


def _head(form: str, heads: dict[str, str], counts: Counter[str], titled: set[str], acronyms: dict[str, str]) -> str:
    """Where a form belongs: its country, the spelt-out form of an acronym, a longer form, or itself."""
    found = country(form)
    if found and form not in titled and not any(_surname(form, other) for other in heads):
        return found.code
    if form in acronyms:
        return heads.get(acronyms[form], acronyms[form])
    longer = [other for other in heads if heads[other] == other and _stands_for(form, other)]
    if not longer:
        return form
    return max(longer, key=lambda other: (counts[other], -len(other)))


def _surname(form: str, long: str) -> bool:
    """Whether what could be a country or capital is somebody's surname here: "Valeria Paris", "Ann Jordan"."""
    first, _, last = long.partition(" ")
    return last == form and (first in first_names() or first.lower() not in common_words()) and first not in not_names()


def _content(form: str) -> tuple[str, ...]:
    return tuple(word for word in form.replace("’", "'").split() if word.lower() not in _SMALL)


def _stands_for(short: str, long: str) -> bool:
    """Whether one name is a shorter form of another: a surname, a first word, the same words without the country."""
    a, b = _content(short), _content(long)
    if not a or len(a) > len(b):
        return False
    if len(a) == 1:
        return _one_word(a[0], b)
    if a[0] == b[0] and a[-1] == b[-1]:
        return True
    bare = tuple(word for word in b if country(word) is None)
    return sorted(a) == sorted(bare) or (len(a) > 1 and b[-len(a) :] == a)


def _one_word(word: str, long: tuple[str, ...]) -> bool:
    """A surname, a firm's first word, or an acronym made of the initials."""
    if len(long) == 1:
        return word == long[0]
    organisation = any(part in organisation_words() for part in long)
    initials = "".join(part[0] for part in long if part[0].isupper())
    if word.isupper() and word.replace(".", "") == initials:
        return True
    if organisation and word in organisation_words():
        return word in {long[0], long[-1]}
    if organisation:
        return (
            word == long[0]
            and word.lower() not in common_words()
            and word not in known_organisations()
            and country(word) is None
        )
    return word == long[-1] or (word == long[0] and word in first_names())


@cache
def known_organisations() -> frozenset[str]:
    """Bodies whose name has no word that says so."""
    return frozenset(phrases("organisations"))


def _acronyms(kept: Sequence[Mention], ranked: Sequence[Ranked]) -> dict[str, str]:
    """Short forms given in brackets right after a name: "International Atomic Energy Agency (IAEA)"."""
    pairs: dict[str, str] = {}
    for mention in kept:
        text = ranked[mention.at].passage.sentence.text
        bracket = _BRACKETED.match(text, mention.name.end)
        if bracket and (bracket.group(1).isupper() or bracket.group(1) in mention.name.text):
            pairs.setdefault(bracket.group(1), mention.name.text)
    return {short: long for short, long in pairs.items() if short != long}


def _party(group: Iterable[Mention]) -> Party | None:
    """One party; a country that is only ever a place to be in, by its capital, is none."""
    members = tuple(group)
    kinds = [country(m.name.text) for m in members]
    found = next((c for c in kinds if c), None)
    if found is None or any(m.name.titled for m in members):
        return Party(members)
    acting = tuple(m for m, c in zip(members, kinds, strict=True) if not _only_place(m, c))
    return Party(acting, found.code) if acting else None


def _only_place(mention: Mention, found: Country | None) -> bool:
    return found is not None and found.how == "seat" and (mention.located or mention.comma)
