"""The names of all sentences, each with the words around it, and the parties they make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.find.actors.names import Name, names
from briefing.find.actors.places import calendar, country, country_name
from briefing.find.actors.stretches import opens_at
from briefing.find.actors.vocabulary import acts, known_organisations, places
from briefing.model import Ranked

# After these a capital is a place, not a government: "in Moscow", "flew to Beijing".
_LOCATIVE = frozenset({"in", "at", "near", "from", "to", "outside", "across", "into", "around", "through", "via"})

# After these a name is no subject: "critics of Peru met".
DEPENDENT = _LOCATIVE | {"of", "for", "by", "with", "against", "on", "between", "about", "over", "under", "than"}

_BEFORE = re.compile(r"([\w’'.-]+)[\"“”‘(]?\s+[\"“‘(]?$")
_YEAR = re.compile(r"[”\"]?\s\((?:1[5-9]|20)\d\d\)")
_TOWN = re.compile(r"([A-Z][\w’'-]+),\s+$")
_AFTER = re.compile(r"(’s|'s)?[\"”’]?(,)?\s*[\"“]?(([\w’'-]+)(?:\s[A-Z][\w’'-]+)?)?")


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in the sentence `at`, with its nearest words in lower case, "" where there are none.

    `owns`: it ends in 's; `comma`: a comma follows, `listed`: and then a capital, `placed`: and then a place;
    `opens`: it opens the sentence or a quotation; `town`: a town stands before it ("Leeds, England"); `around`: the
    marks right before and after it; `dated`: a year in brackets follows, as after the title of a work.
    """

    name: Name
    at: int
    before: str
    after: str
    owns: bool
    comma: bool
    opens: bool
    listed: bool
    placed: bool
    town: bool
    around: str
    dated: bool

    @property
    def located(self) -> bool:
        """Whether it stands where a place would: "in Geneva"."""
        return self.town or self.before in _LOCATIVE

    @property
    def acting(self) -> bool:
        """Whether it is the one that acts: "Peru signed", not "critics of Peru signed" nor "Peruvian signed"."""
        return acts(self.after) and not (self.owns or self.town or self.name.weak or self.before in DEPENDENT)


@dataclass(frozen=True)
class Party:
    """All mentions of one person, organisation, country or thing.

    `code` is set for a country; `full` is a fuller name that only a headline gives.
    """

    mentions: tuple[Mention, ...]
    code: str = ""
    full: str = ""

    @cached_property
    def forms(self) -> Counter[str]:
        """How it is named, with counts."""
        return Counter(mention.name.text for mention in self.mentions)

    @cached_property
    def words(self) -> list[str]:
        """The words of its name."""
        return self.name.split()

    @cached_property
    def name(self) -> str:
        """The fullest name the text gives it; a country's is its most frequent one, or CLDR's where it has none."""
        if not self.code:
            own = [form for form in self.forms if form[:-1] not in self.forms]  # "Tarvonia" before "Tarvonian"
            return self.full or max(own, key=lambda form: (len(form.split()), len(form)))
        how = {form: found.how for form in self.forms if (found := country(form))}
        names = [form for form in self.forms if how.get(form) == "name"]
        spelt = [form for form in names if "." not in form and not form.isupper()]
        ruling = [form for form in self.forms if how.get(form) == "government"]
        best = spelt or names or ruling
        return max(best, key=lambda form: self.forms[form]) if best else country_name(self.code)


def mentions(lines: Sequence[Ranked]) -> list[Mention]:
    """Every name of every sentence with its surroundings, in order."""
    found: list[Mention] = []
    for at, line in enumerate(lines):
        text = line.passage.sentence.text
        found.extend(mention(name, text, at) for name in names(text))
    return found


def mention(name: Name, text: str, at: int) -> Mention:
    """One name of a sentence with its surroundings."""
    before = _BEFORE.search(text, max(0, name.start - 30), name.start)
    after = _AFTER.match(text, name.end)
    owns, comma, words, word = after.groups() if after else (None, None, None, None)
    return Mention(
        name,
        at,
        before=before.group(1).lower() if before else "",
        after=(word or "").lower(),
        owns=bool(owns),
        comma=bool(comma),
        opens=opens_at(text, name.start),
        listed=bool(comma and word and word[0].isupper()),
        town=_after_town(text, name.start),
        placed=bool(comma and word and words and _is_place(word, words)),
        around=text[max(0, name.start - 1) : name.start] + text[name.end : name.end + 1],
        dated=_YEAR.match(text, name.end) is not None,
    )


def _is_place(word: str, words: str) -> bool:
    """Whether what follows a comma is a place: "California" in "Santa Rosa, California"."""
    return any(form in places() or country(form) is not None for form in (word, words))


def _after_town(text: str, start: int) -> bool:
    """Whether a town may stand before a place in a sentence: no country, as in a list of countries, and no body."""
    match = _TOWN.search(text, max(0, start - 30), start)
    if match is None:
        return False
    word = match.group(1)
    return country(word) is None and word not in known_organisations() and word not in calendar()
