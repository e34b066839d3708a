"""Judges what a name is, a person, an organisation or neither, by clues whose weights were learned.

The weights stand in `lexicons/en/actor_kinds.txt`; tools/learn_actors.py writes it and names the data.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from briefing.find.actors.mentions import Party
from briefing.find.actors.places import country, zone_cities
from briefing.find.actors.vocabulary import (
    acts,
    bodies,
    common_words,
    first_names,
    is_role,
    known_organisations,
    not_names,
    organisation_words,
    place_nouns,
    places,
    says,
    thing_words,
)
from briefing.lexicon import rows

PERSON, ORGANISATION, COUNTRY = "person", "organisation", "country"
PLACE, OTHER = "place", "other"
KINDS = (PERSON, ORGANISATION, PLACE, OTHER)

# The clues see more things than parties, so a close call is kept; its doubt costs it points of salience.
BENEFIT = 0.5

Clue = Callable[[Party], float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a party is, and how sure it is that it can act, -1 to 1: 0 for a country, which needs no judging."""

    kind: str
    sure: float


def judge(party: Party) -> Verdict:
    """Person, organisation or country; "place" or "other" (a thing, no name at all) for what does not act."""
    if party.code:
        return Verdict(COUNTRY, 0.0)
    if _is_thing(party):
        return Verdict(OTHER, -1.0)
    scores = _opinions(party)
    best = max((PERSON, ORGANISATION), key=lambda kind: scores[kind])
    sure = math.tanh((scores[best] - max(scores[OTHER], scores[PLACE])) / 2)
    if scores[PLACE] > scores[best]:
        return Verdict(PLACE, sure)
    return Verdict(best if scores[best] + BENEFIT > scores[OTHER] else OTHER, sure)


def _is_thing(party: Party) -> bool:
    """Whether its head says it is no party: "Paris Agreement", "Universal Declaration of Rights", "Hurricane Ann".

    Nor is a work with its year behind it: "Harbour Nights (2004)".
    """
    head = re.split(" (?:of|on|for|to) ", party.name)[0].split()
    person = bool(party.full) or any(m.name.titled for m in party.mentions) or party.words[0] in first_names()
    if person:
        return False
    dated = any(mention.dated for mention in party.mentions)
    return dated or (len(party.words) > 1 and not thing_words().isdisjoint((head[-1], party.words[-2])))


def _opinions(party: Party) -> dict[str, float]:
    """What the clues add up to, for each kind."""
    scores = [0.0] * len(KINDS)
    for name, value in clues(party).items():
        for i, weight in enumerate(weights()[name]):
            scores[i] += value * weight
    return dict(zip(KINDS, scores, strict=True))


def clues(party: Party) -> dict[str, float]:
    """Every clue that says something, 0 to 1."""
    found = {name: value for name, clue in CLUES if (value := float(clue(party)))}
    return found | {"any": 1.0}


def _share(party: Party, test: Callable[..., bool]) -> float:
    return sum(test(mention) for mention in party.mentions) / len(party.mentions)


def _shows_person(party: Party) -> bool:
    """Whether anything beside a capital speaks for a person: a title, a given name, "who", the surname alone."""
    given = party.words[0] in first_names() or (len(party.words) > 1 and party.words[-1] in party.forms)
    return given or any(m.name.titled or is_role(m.before) or m.after in _WHO for m in party.mentions)


_WHO = frozenset({"who", "whose", "whom"})

CLUES: tuple[tuple[str, Clue], ...] = (
    ("titled", lambda p: any(m.name.titled for m in p.mentions)),
    ("role before", lambda p: any(is_role(m.before) for m in p.mentions)),
    ("given name first", lambda p: any(form.split()[0] in first_names() for form in p.forms)),
    ("given name, two or three words", lambda p: p.words[0] in first_names() and 1 < len(p.words) < 4),
    ("one word", lambda p: len(p.words) == 1),
    ("two words", lambda p: len(p.words) == 2),
    ("four words or more", lambda p: len(p.words) > 3),
    ("initial", lambda p: any(len(word) == 2 and word[1] == "." for word in p.words[1:])),
    ("surname alone too", lambda p: len(p.words) in (2, 3) and p.words[-1] in p.forms),
    ("organisation word last", lambda p: not organisation_words().isdisjoint((p.words[-1], p.words[-1].title()))),
    ("organisation word of", lambda p: " of " in p.name and p.words[0] in organisation_words()),
    ("organisation word inside", lambda p: any(word in organisation_words() for word in p.words[:-1])),
    ("known organisation", lambda p: any(form in known_organisations() for form in p.forms)),
    ("capitals", lambda p: p.name.isupper() and len(p.name) > 1),
    ("acronym given", lambda p: len(p.forms) > 1 and any(form.isupper() for form in p.forms)),
    ("after the", lambda p: _share(p, lambda m: m.before == "the")),
    ("after a", lambda p: _share(p, lambda m: m.before in {"a", "an"})),
    ("where a place stands", lambda p: _share(p, lambda m: m.located)),
    ("comma, then a place", lambda p: any(m.placed for m in p.mentions)),
    ("a word for places after", lambda p: any(m.after in place_nouns() for m in p.mentions)),
    ("comma, then a capital", lambda p: _share(p, lambda m: m.listed)),
    ("after of", lambda p: _share(p, lambda m: m.before == "of")),
    ("after by or with", lambda p: _share(p, lambda m: m.before in {"by", "with"})),
    ("speaks", lambda p: _share(p, lambda m: says(m.after) or says(m.before))),
    ("acts", lambda p: _share(p, lambda m: m.acting)),
    ("who", lambda p: any(m.after in _WHO for m in p.mentions)),
    ("owns", lambda p: _share(p, lambda m: m.owns)),
    ("comma", lambda p: _share(p, lambda m: m.comma)),
    ("opens", lambda p: _share(p, lambda m: m.opens)),
    ("only opens", lambda p: all(m.opens for m in p.mentions)),
    ("thing word last", lambda p: p.words[-1] in not_names() or p.words[-1].removesuffix("s") in not_names()),
    ("city of a time zone", lambda p: any(form in zone_cities() for form in p.forms)),
    ("known place", lambda p: any(form in places() for form in p.forms)),
    ("country inside", lambda p: any(country(word) is not None for word in p.words)),
    ("common words only", lambda p: all(word.lower() in common_words() for word in p.words)),
    ("common word last", lambda p: p.words[-1].lower() in common_words()),
    ("common word first", lambda p: p.words[0].lower() in common_words()),
    ("plural", lambda p: p.words[-1].endswith("s") and not p.words[-1].endswith("ss")),
    ("digit", lambda p: any(letter.isdigit() for letter in p.name)),
    ("noun after", lambda p: _share(p, lambda m: m.after in common_words() and not acts(m.after) and not m.comma)),
    ("often", lambda p: min(math.log(len(p.mentions)) / math.log(10), 1.0)),
    ("acts often", lambda p: min(sum(m.acting for m in p.mentions) / 3, 1.0)),
    ("place first", lambda p: len(p.words) > 1 and p.words[0] in places()),
    ("-logy", lambda p: p.words[-1].endswith(("logy", "ity", "tion", "ment", "ness", "ance", "ence"))),
    ("inner capitals", lambda p: any(letter.isupper() for letter in p.name.split()[0][2:]) and not p.name.isupper()),
    ("once", lambda p: len(p.mentions) == 1),
    ("-ism", lambda p: p.words[-1].endswith(("ism", "ist", "ists", "ian", "ians"))),
    ("only adjective", lambda p: all(m.name.weak for m in p.mentions)),
    ("hyphen", lambda p: "-" in p.name),
    ("no sign of a person", lambda p: not _shows_person(p)),
    ("acronym inside", lambda p: len(p.words) > 1 and any(w.isupper() and w.isalpha() and len(w) > 1 for w in p.words)),
    ("known organisation inside", lambda p: len(p.words) > 1 and not known_organisations().isdisjoint(p.words)),
    ("capitals and s", lambda p: p.name[-1] == "s" and len(p.name) > 2 and p.name[:-1].isupper()),
    ("in quotation marks", lambda p: _share(p, lambda m: m.around in {"“”", '""', "‘’"})),
    ("organisation word alone", lambda p: len(p.words) == 1 and p.name in organisation_words()),
    ("body after", lambda p: any(m.after in bodies() for m in p.mentions)),
)


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """What each clue says for each kind."""
    return {row[0]: tuple(float(weight) for weight in row[1:]) for row in rows("actor_kinds")}
