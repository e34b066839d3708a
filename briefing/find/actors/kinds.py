"""Judges what a name is, a person, an organisation or neither, by clues whose weights were learned.

The weights stand in `lexicons/en/actor_kinds.txt`; tools/learn_actors.py writes it and names the data.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

from briefing.find.actors.mentions import Party
from briefing.find.actors.places import country, zone_cities
from briefing.find.actors.vocabulary import (
    acts,
    common_words,
    first_names,
    is_role,
    known_organisations,
    not_names,
    organisation_words,
    places,
    says,
)
from briefing.lexicon import rows

PERSON, ORGANISATION, COUNTRY = "person", "organisation", "country"
PLACE, OTHER = "place", "other"
KINDS = (PERSON, ORGANISATION, PLACE, OTHER)

# The clues see more things than parties, so a close call is kept; its doubt costs it points of salience.
BENEFIT = 1.0

_NOTHING = (0.0,) * len(KINDS)

Clue = Callable[[Party], float]


def kind(party: Party) -> str:
    """ "person", "organisation" or "country"; "place" or "other" (a thing, no name at all) for what does not act."""
    if party.code:
        return COUNTRY
    scores = opinions(party)
    best = max((PERSON, ORGANISATION), key=lambda kind: scores[kind])
    if scores[PLACE] > scores[best]:
        return PLACE
    return best if scores[best] + BENEFIT > scores[OTHER] else OTHER


def opinions(party: Party) -> dict[str, float]:
    """What the clues add up to, for each kind."""
    scores = dict.fromkeys(KINDS, 0.0)
    for name, value in clues(party).items():
        for kind, weight in zip(KINDS, _weights().get(name, _NOTHING), strict=True):
            scores[kind] += value * weight
    return scores


def clues(party: Party) -> dict[str, float]:
    """Every clue that says something, 0 to 1."""
    found = {name: value for name, clue in CLUES if (value := float(clue(party)))}
    return found | {"any": 1.0}


def _words(party: Party) -> list[str]:
    return party.name.split()


def _share(party: Party, test: Callable[..., bool]) -> float:
    return sum(test(mention) for mention in party.mentions) / len(party.mentions)


CLUES: tuple[tuple[str, Clue], ...] = (
    ("titled", lambda p: any(m.name.titled for m in p.mentions)),
    ("role before", lambda p: any(is_role(m.before) for m in p.mentions)),
    ("given name first", lambda p: any(form.split()[0] in first_names() for form in p.forms)),
    ("given name, two or three words", lambda p: _words(p)[0] in first_names() and 1 < len(_words(p)) < 4),
    ("one word", lambda p: len(_words(p)) == 1),
    ("two words", lambda p: len(_words(p)) == 2),
    ("four words or more", lambda p: len(_words(p)) > 3),
    ("initial", lambda p: any(len(word) == 2 and word[1] == "." for word in _words(p)[1:])),
    ("surname alone too", lambda p: len(_words(p)) in (2, 3) and _words(p)[-1] in p.forms),
    ("organisation word last", lambda p: _words(p)[-1] in organisation_words()),
    ("organisation word of", lambda p: " of " in p.name and _words(p)[0] in organisation_words()),
    ("organisation word inside", lambda p: any(word in organisation_words() for word in _words(p)[:-1])),
    ("known organisation", lambda p: any(form in known_organisations() for form in p.forms)),
    ("capitals", lambda p: p.name.isupper() and len(p.name) > 1),
    ("acronym given", lambda p: len(p.forms) > 1 and any(form.isupper() for form in p.forms)),
    ("after the", lambda p: _share(p, lambda m: m.before == "the")),
    ("after a", lambda p: _share(p, lambda m: m.before in {"a", "an"})),
    ("where a place stands", lambda p: _share(p, lambda m: m.located)),
    ("comma, then a capital", lambda p: _share(p, lambda m: m.listed)),
    ("after of", lambda p: _share(p, lambda m: m.before == "of")),
    ("after by or with", lambda p: _share(p, lambda m: m.before in {"by", "with"})),
    ("speaks", lambda p: _share(p, lambda m: says(m.after) or says(m.before))),
    ("acts", lambda p: _share(p, lambda m: acts(m.after))),
    ("who", lambda p: any(m.after in {"who", "whose", "whom"} for m in p.mentions)),
    ("owns", lambda p: _share(p, lambda m: m.owns)),
    ("comma", lambda p: _share(p, lambda m: m.comma)),
    ("opens", lambda p: _share(p, lambda m: m.opens)),
    ("only opens", lambda p: all(m.opens for m in p.mentions)),
    ("thing word last", lambda p: _words(p)[-1] in not_names() or _words(p)[-1].removesuffix("s") in not_names()),
    ("city of a time zone", lambda p: any(form in zone_cities() for form in p.forms)),
    ("known place", lambda p: any(form in places() for form in p.forms)),
    ("country inside", lambda p: any(country(word) is not None for word in _words(p))),
    ("common words only", lambda p: all(word.lower() in common_words() for word in _words(p))),
    ("common word last", lambda p: _words(p)[-1].lower() in common_words()),
    ("common word first", lambda p: _words(p)[0].lower() in common_words()),
    ("plural", lambda p: _words(p)[-1].endswith("s") and not _words(p)[-1].endswith("ss")),
    ("digit", lambda p: any(letter.isdigit() for letter in p.name)),
    ("noun after", lambda p: _share(p, lambda m: m.after in common_words() and not acts(m.after) and not m.comma)),
    ("often", lambda p: min(math.log(len(p.mentions)) / math.log(10), 1.0)),
    ("acts often", lambda p: min(sum(acts(m.after) for m in p.mentions) / 3, 1.0)),
    ("place first", lambda p: len(_words(p)) > 1 and _words(p)[0] in places()),
    ("-logy", lambda p: _words(p)[-1].endswith(("logy", "ity", "tion", "ment", "ness", "ance", "ence"))),
    ("inner capitals", lambda p: any(letter.isupper() for letter in p.name.split()[0][2:]) and not p.name.isupper()),
    ("once", lambda p: len(p.mentions) == 1),
    ("-ism", lambda p: _words(p)[-1].endswith(("ism", "ist", "ists", "ian", "ians"))),
    ("only adjective", lambda p: all(m.name.weak for m in p.mentions)),
    ("hyphen", lambda p: "-" in p.name),
)


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    return {row[0]: tuple(float(weight) for weight in row[1:]) for row in rows("actor_kinds")}
