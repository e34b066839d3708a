"""Joins the names of a run into parties.

"Putin" is Vladimir Putin, the Kremlin is Russia, "IAEA" stands in brackets after its name. A name is joined to the
longer form that was told first; what a name is in one sentence it is in all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefing.find.actors.mentions import Mention, Party
from briefing.find.actors.names import names
from briefing.find.actors.places import country
from briefing.find.actors.vocabulary import (
    common_words,
    first_names,
    is_role,
    known_organisations,
    not_names,
    organisation_words,
    places,
)
from briefing.model import Ranked
from briefing.words import stop_words

# Longer names looked at for one short name; a text with more people of one surname cannot be told apart anyway.
_MOST = 40

_SMALL = frozenset({"of", "the", "and", "for", "on", "to", "&", "de", "del", "la"})
_SUFFIXES = frozenset({"FRS", "Jr", "Jr.", "Sr", "Sr.", "II", "III", "PhD", "MP", "MEP", "MNA", "OBE", "CBE", "KBE"})
_BRACKETED = re.compile(r"\s*\(\s*(?:the\s+)?[“\"‘']?([A-Z][\w.&’'-]{1,20})[”\"’']?\s*\)")
_TITLE_CASE = re.compile(r"\b[A-Z][a-z]+\b")


def parties(found: Sequence[Mention], lines: Sequence[Ranked], headlines: Sequence[str] = ()) -> list[Party]:
    """The parties of a run, in order of first mention."""
    fuller = _fuller(headlines, {m.name.text for m in found})
    surnames = _surnames(found) | fuller.keys()
    inner = {word for m in found if not m.opens for word in m.name.text.split()}
    kept = [m for m in found if m.name.text in surnames or _is_name(m, inner)]
    heads = _Heads(kept, _acronyms(kept, lines), fuller)
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in kept:
        groups[heads.of[mention.name.text]].append(mention)
    made = (_party(head, group, fuller) for head, group in groups.items())
    return sorted((p for p in made if p), key=lambda p: (p.mentions[0].at, p.mentions[0].name.start))


def _surnames(found: Sequence[Mention]) -> set[str]:
    """The last words of names that open with a given name or follow a title: "Price" in "Ned Price"."""
    full = (m.name for m in found if " " in m.name.text and not m.name.weak)
    return {name.text.split()[-1] for name in full if name.titled or name.text.split()[0] in first_names()}


def _is_name(mention: Mention, inner: set[str]) -> bool:
    """Whether a capitalised stretch is a name: no common word that opens a sentence, no bare "Treaty"."""
    text = mention.name.text
    if country(text) or text in places():
        return True
    if text in not_names() or len(text) < 2 or (text.lower() in stop_words() and not text.isupper()):
        return False
    if " " in text or mention.name.titled:
        return True
    if _is_noun(mention, inner):
        return False
    if text in organisation_words():
        return not mention.opens and not mention.name.weak
    common = text.lower() in common_words() or text.lower().removesuffix("s") in common_words()
    return text.isupper() or not common


def _is_noun(mention: Mention, inner: set[str]) -> bool:
    """Whether one word has its capital for another reason: "Socialist", "Vice-President", "Salaries are paid"."""
    text = mention.name.text
    if text.endswith(("ist", "ists")):
        return True
    if "-" in text and (set(text.split("-")) <= inner or is_role(text.rpartition("-")[2])):
        return True
    plural = text.endswith("s") and not text.isupper() and mention.opens
    return plural and text not in known_organisations() and inner.isdisjoint((text, text[:-1]))


def _fuller(headlines: Sequence[str], forms: set[str]) -> dict[str, str]:
    """Surname -> full name, for persons whom only a headline names in full.

    In a headline a stop word with a capital is none of a name ("Ann Berg Before Her Meeting"); a headline that is
    one name is a person's where the text goes on with its last word.
    """
    full: dict[str, str] = {}
    for headline in headlines:
        plain = _TITLE_CASE.sub(
            lambda m: m.group().lower() if m.group().lower() in stop_words() else m.group(), headline
        )
        for name in names(plain):
            first, *rest = name.text.split()
            person = name.titled or first in first_names() or name.text == headline.strip()
            if 0 < len(rest) < 4 and person and rest[-1] in forms and name.text not in forms:
                full.setdefault(rest[-1], name.text)
    return full


class _Heads:
    """Each form -> the form, or "=" and the country code, that leads its party. Built from long forms to short ones."""

    def __init__(self, kept: Sequence[Mention], acronyms: dict[str, str], fuller: dict[str, str]) -> None:
        self.of: dict[str, str] = {}
        self._acronyms = acronyms
        self._titled = {m.name.text for m in kept if m.name.titled}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        forms = dict.fromkeys([*fuller.values(), *(m.name.text for m in kept)])
        self._order = {form: at for at, form in enumerate(forms)}
        for form in sorted(forms, key=lambda form: (-len(_content(form)), self._order[form])):
            self.of[form] = self._head(form)
            for word in {*_content(form), _initials(_content(form))}:
                if self.of[form] == form:
                    self._by_word[word].append(form)

    def _head(self, form: str) -> str:
        found, words = country(form), _content(form)
        last = words[-1] if words else form
        longer = self._by_word.get(last, []) or self._by_word.get(last.replace(".", ""), [])
        if form.isupper() and len(form) > 3:
            longer = longer or self._by_word.get(form.title(), [])
        longer = [*longer, *self._by_word.get(words[0] if words else form, []), *self._by_word.get(f"{form}s", [])]
        longer = [*longer, *self._by_word.get(form.removesuffix("s"), [])]
        longer = [*longer, *self._by_word.get(form.removesuffix("s").removesuffix("n"), [])][:_MOST]
        if found and (" " in form or form not in self._titled) and not any(_surname(form, other) for other in longer):
            return f"={found.code}"
        if form in self._acronyms:
            return self.of.get(self._acronyms[form], self._acronyms[form])
        fitting = [other for other in longer if _stands_for(form, other)] or self._surname_first(form, longer)
        return min(fitting, key=lambda other: (not _given(other), self._order[other])) if fitting else form

    def _surname_first(self, form: str, longer: Sequence[str]) -> list[str]:
        """ "Foreign Minister Chung" is Chung Eui-yong."""
        return [
            other for other in longer if form in self._titled and other.split()[0] == form and len(other.split()) < 4
        ]


def _given(form: str) -> bool:
    return form.split()[0] in first_names()


def _surname(form: str, long: str) -> bool:
    """Whether what could be a country or capital is somebody's surname here: "Valeria Paris", "Ann Jordan"."""
    first, _, last = long.partition(" ")
    if last != form or first in not_names() or first in organisation_words():
        return False
    found = country(form)
    return first in first_names() or (found is not None and found.how == "seat" and first.lower() not in common_words())


def _content(form: str) -> tuple[str, ...]:
    return tuple(w for w in form.replace("’", "'").split() if w.lower() not in _SMALL and w not in _SUFFIXES)


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word[0].isupper())


def _stands_for(short: str, long: str) -> bool:
    """Whether one name is a shorter form of another: a surname, a first word, the same words without the country."""
    a, b = _content(short), _content(long)
    if not a or len(a) > len(b):
        return False
    if len(a) == 1:
        return _one_word(a[0], b)
    if any(word in organisation_words() for word in (*a, *b)):
        bare = tuple(word for word in b if country(word) is None)
        return sorted(a) in (sorted(bare), sorted(b)) or b[-len(a) :] == a
    if sorted(a) == sorted(b):
        return True
    if a[-1] == b[-1] and (_same_given(a[0].lower(), b[0].lower()) or len(set(a) & set(b)) > 1):
        return True
    return a == b[: len(a)] and a[0] in first_names()


def _same_given(a: str, b: str) -> bool:
    """Whether two given names may be one: equal, or one opens or ends the other ("Tony", "Antony")."""
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) > 2 and (long.startswith(short) or long.endswith(short)))


def _one_word(word: str, long: tuple[str, ...]) -> bool:
    """A surname, a firm's first word, or an acronym made of the initials."""
    if len(long) == 1:
        people = long[0].endswith("a") and word in {f"{long[0]}n", f"{long[0]}ns"}
        return people or word.casefold().removesuffix("s") == long[0].casefold().removesuffix("s")
    if word.isupper() and word.replace(".", "") == _initials(long):
        return True
    if any(part in organisation_words() for part in long):
        return _short_for_body(word, long)
    return word.title() == long[-1].title() or (word == long[0] and word in first_names())


def _short_for_body(word: str, long: tuple[str, ...]) -> bool:
    """ "the Council" for the Security Council, "Harbour" for Harbour Bank, "Scientology" for the Church of it, but no
    "UN" for the UN Security Council.
    """
    if word in organisation_words():
        first = next((part for part in long if part in organisation_words()), "")
        return word in {first, long[0], long[-1]}
    plain = word.lower() not in common_words() and word not in known_organisations() and word not in places()
    believed = long[0] == "Church" and word == long[-1]
    return (word == long[0] or believed) and plain and country(word) is None


def _acronyms(kept: Sequence[Mention], lines: Sequence[Ranked]) -> dict[str, str]:
    """Short forms given in brackets right after a name: "International Atomic Energy Agency (IAEA)"."""
    return {short: long for short, long in reversed(list(_bracketed(kept, lines))) if short != long}


def _bracketed(kept: Sequence[Mention], lines: Sequence[Ranked]) -> Iterator[tuple[str, str]]:
    for mention in kept:
        bracket = _BRACKETED.match(lines[mention.at].passage.sentence.text, mention.name.end)
        short = bracket.group(1) if bracket else ""
        fits = short.isupper() and short[0] in {
            mention.name.text[0].upper(),
            *_initials(_content(mention.name.text))[:1],
        }
        if short and (fits or short in mention.name.text):
            yield short, mention.name.text


def _party(head: str, group: Iterable[Mention], fuller: dict[str, str]) -> Party | None:
    """One party; a country named once, or by its capital, as a place to be in is none."""
    members = tuple(group)
    if not head.startswith("="):
        return Party(members, full=head if head in fuller.values() else "")
    acting = tuple(mention for mention in members if not _only_place(mention))
    scenery = len(acting) == 1 and acting[0].located
    return Party(acting, head[1:]) if acting and not scenery else None


def _only_place(mention: Mention) -> bool:
    found = country(mention.name.text)
    return found is not None and found.how == "seat" and (mention.located or mention.comma)
