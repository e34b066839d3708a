"""Names the body a person is of where no role is told: "Ann Berg of the Grain Party", "the Grain Party's Ann Berg"."""

from __future__ import annotations

import re

from briefing.find.actors.mentions import Mention
from briefing.find.actors.names import Name, names
from briefing.find.actors.places import country
from briefing.find.actors.vocabulary import known_organisations, organisation_words

# "Ann Berg of the Grain Party", "Ann Berg, of Harbour Bank,": whom a person belongs to, where nothing more is told.
_BELONGS = re.compile(r",?\s(of|from)\s(?=(?:the\s)?[A-Z])")
_OWNER = re.compile(r"(?:’s|'s)\s$")
# Characters behind "of" in which the body must open.
_NEAR = 6


def is_body(name: Name) -> bool:
    """Whether a name is a state's or a body's by its words."""
    known = name.text in known_organisations() or not organisation_words().isdisjoint(name.text.split())
    return known or name.text.isupper() or country(name.text) is not None


def belongs(text: str, mention: Mention) -> str:
    """The body a person is of: "Ann Berg of the Grain Party" gives "of the Grain Party". No state: all are of one."""
    match = _BELONGS.match(text, mention.name.end)
    body = match and next((n for n in names(text[match.end() - 1 :]) if n.start < _NEAR), None)
    if not match or body is None or not is_body(body) or country(body.text):
        return ""
    return " ".join(text[match.start(1) : match.end() - 1 + body.end].split())


def owned(text: str, mention: Mention) -> str:
    """The body named as owner right before a person: "the Grain Party's Ann Berg" gives "Grain Party"."""
    owner = _OWNER.search(text, 0, mention.name.start)
    if owner is None:
        return ""
    found = [name for name in names(text[: owner.start()]) if name.end == owner.start()]
    return found[0].text if found and is_body(found[0]) and not country(found[0].text) else ""
