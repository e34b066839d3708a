"""Says whom a pronoun that opens a sentence stands for, where that is beyond doubt.

A text speaks of one party at a time, its center (Grosz, Joshi and Weinstein 1995): the subject of the sentence before,
as long as pronouns go on with it. `CENTERS` are the ways a sentence sets the center; where none has an opinion, what
comes next is in doubt and stays without an antecedent. On 589 pronouns whose antecedent readers told, in 266 news
articles, releases and speeches, see docs/judgement.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.find.actors.kinds import ORGANISATION, PERSON
from briefing.find.actors.lines import leads
from briefing.find.actors.mentions import Mention
from briefing.find.actors.vocabulary import acts, given_to, is_role
from briefing.model import PRINTABLE, Actor, Ranked
from briefing.words import connectives

_IT, _THEY = "it", "they"
_PRONOUNS = {word: word for word in ("he", "she", _IT, _THEY)} | {"his": "he", "her": "she", "its": _IT, "their": _THEY}
_FIRST_WORD = re.compile(r"[A-Za-z]+\b(?!['’])")
# A single word named so often is a person; named less it may be a hall or a paper.
_OFTEN = 3
# More than so many beside the first are a list, not a party that acts together.
_MOST_OTHERS = 3
# Sentences without any name over which a center lasts.
_LASTS = 1
# A pronoun as the subject behind a short opening: "In May, he was elected".
_INNER = re.compile(r"[^“”\"]{0,60}?(?:^|[,\s])(he|she)\b", re.I)
_OFFICE = re.compile(
    r"(?:The|[A-Z][^,;:]{1,60}, the) ((?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+)\b(?! (?:(?:of|for|and)\b|[A-Z]))"
)
# What may stand before a subject that is named first: a clause without a subject, "Born in Oslo, the son of a smith,".
_OPENING = re.compile(r"[A-Z]\w+(?:ing|ed|orn|own)\b[^“”\";:]{1,160}, (?:[A-Z][\w.’'-]+ ){0,5}$")
_VERB = (
    r"(?:are|were|have|had|do|did|will|would|must|may|could|agreed|discussed|met|spoke|took|began|made|held|told|said"
    r"|want|plan|hope|say|agree|share|remain|continue|recognize|reiterated|[a-z]{2,}ed)\b"
)
# Several that act together, in their own words: "The two delegations agreed", "Russia and China are", "Ministers will".
_GROUP = re.compile(
    rf"(?:(?:(?:The|Both|Two|Three|Four|Five|Several|Many|Some|Most) )(?:[a-z-]+ ){{0,2}}[a-z-]{{2,}}s"
    rf"|(?:The )?(?:[A-Z][\w’'.-]+ ){{1,6}}and (?:the )?(?:[A-Z][\w’'.-]+ ){{0,5}}[A-Z][\w’'.-]+"
    rf"|[A-Z][a-z]{{3,}}s)(?=,? (?:also |both |now |still |then )?{_VERB})"
)
# "It warned of delays" is somebody's; "It is late", "It has been said" and "Its aim" are left alone.
_IT_ACTS = re.compile(
    r"\b[Ii]t (?:also |then |now )?(?!is|was|has|had|will|would|may|might|can|could|does|did)([a-z]+)\b"
)
_NOBODY_WORDS = frozenset({"who", "man", "woman", "men", "women", "people", "nobody", "someone", "he", "she"})

Named = Sequence[tuple[Mention, Actor]]


@dataclass(frozen=True, slots=True)
class Center:
    """Whom the next sentence would mean by a pronoun: one party, or the words for several; `idle` sentences ago."""

    party: Actor | None = None
    group: str = ""
    idle: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence, the parties it names in order, the pronoun that opens it, and the center it finds."""

    text: str
    named: Named
    pronoun: str
    before: Center
    offices: Mapping[str, Actor | None]


def stands_for(
    actors: Sequence[Actor], named: Mapping[int, Named], lines: Sequence[Ranked]
) -> dict[tuple[int, int], str]:
    """(source, start of sentence) -> the words its opening pronoun stands for.

    `named` are the mentions of each line, with who they are; a label of a transcript ends what was spoken of.
    """
    offices = _offices(actors)
    found: dict[tuple[int, int], str] = {}
    center, source, paragraph, open_quote = Center(), 0, (0, 0), False
    for at, line in enumerate(lines):
        sentence = line.passage.sentence
        if line.passage.source != source or sentence.kind not in PRINTABLE:
            center, source = Center(), line.passage.source
        if sentence.kind not in PRINTABLE:  # who speaks next is not whom he speaks of
            continue
        open_quote = open_quote and (sentence.section, sentence.paragraph) == paragraph
        paragraph = (sentence.section, sentence.paragraph)
        pronoun = "" if open_quote else opener(sentence.text)
        seen = Seen(sentence.text, sorted(named.get(at, ()), key=_place), pronoun, center, offices)
        if pronoun and (words := antecedent(seen)):
            found[source, sentence.start] = words
        center = _next(seen)
        open_quote = _ends_open(sentence.text, open_quote)
    return found


def _place(pair: tuple[Mention, Actor]) -> int:
    return pair[0].name.start


def opener(text: str) -> str:
    """The pronoun that opens a sentence, at most behind a connective, "" for none or where a quotation opens."""
    tied = connectives().match(text)
    first = _FIRST_WORD.match(text, tied.end() if tied else 0)
    return _PRONOUNS.get(first[0].lower(), "") if first else ""


def _ends_open(text: str, was: bool) -> bool:
    """Whether a quotation is still open behind a sentence: the next may be the quoted speaker's."""
    if text.count('"') % 2:
        was = not was
    return was if text.count("“") == text.count("”") else text.count("“") > text.count("”")


def antecedent(seen: Seen) -> str:
    """The words for the center, if it is of the pronoun's kind."""
    center, party = seen.before, seen.before.party
    if seen.pronoun == _THEY:
        return center.group
    if party is None or not fits(party, seen.pronoun):
        return ""
    if seen.pronoun == _IT and not ((told := _IT_ACTS.search(seen.text)) and acts(told[1])):
        return ""
    return short(party) if party.kind == PERSON else party.name


def fits(party: Actor, pronoun: str) -> bool:
    """Whether a pronoun can stand for a party: "he" for no Ann, "it" for no person."""
    if pronoun == _IT:
        return party.kind == ORGANISATION
    return party.kind == PERSON and given_to(party.name.split()[0]) in ("", pronoun)


def goes_on(seen: Seen) -> Center | None:
    """A sentence that opens with a pronoun goes on with whom it stands for, known or not."""
    if not seen.pronoun:
        return None
    if seen.pronoun == _THEY:
        return Center(group=seen.before.group)
    party = seen.before.party
    return _among(seen, party) if party and fits(party, seen.pronoun) else Center()


def subject(seen: Seen) -> Center | None:
    """The party that leads the sentence: "President Ann Berg warned Peru.", "Ann Berg, the mayor, left."."""
    for mention, party in seen.named:
        if not (leads(mention, seen.text) or _OPENING.match(seen.text[: mention.name.start])):
            continue
        person = party.kind == PERSON
        if person and not (mention.name.titled or " " in party.name or party.mentions >= _OFTEN):
            return Center()
        if mention.acting or (person and not _half(mention)):
            return Center(party, _together(seen, party))
    return None


def _half(mention: Mention) -> bool:
    """Whether a name only opens what leads the sentence: "Berg's lawyer", "Berg and Lund"."""
    return mention.owns or mention.name.weak or mention.after in {"and", "or"}


def office(seen: Seen) -> Center | None:
    """An office that one party alone holds: "The Secretary urged calm."."""
    told = _OFFICE.match(seen.text)
    party = seen.offices.get(told[1]) if told else None
    return _among(seen, party) if party else None


def inner(seen: Seen) -> Center | None:
    """A pronoun as subject behind a short opening goes on with the center: "In May, he was elected."."""
    told = _INNER.match(seen.text)
    party = seen.before.party
    return _among(seen, party) if told and party and fits(party, told[1].lower()) else None


def group(seen: Seen) -> Center | None:
    """Several that act together: "The two delegations agreed …"."""
    told = _GROUP.match(seen.text)
    if told is None or (" " not in told[0] and not is_role(told[0])):
        return None
    return Center(group=told[0])


def nobody(seen: Seen) -> Center | None:
    """A sentence that names no party and tells of nobody lets the center last, for one sentence."""
    opening = seen.text.split()[:8]
    if seen.named or any(is_role(word.strip(",")) or word.lower() in _NOBODY_WORDS for word in opening):
        return None
    return Center(seen.before.party, idle=seen.before.idle + 1) if seen.before.idle < _LASTS else None


CENTERS: tuple[Callable[[Seen], Center | None], ...] = (goes_on, group, subject, office, inner, nobody)


def _next(seen: Seen) -> Center:
    return next((center for rule in CENTERS if (center := rule(seen)) is not None), Center())


def _among(seen: Seen, party: Actor) -> Center:
    """One party as the center; the several it was told of with stay in mind."""
    return Center(party, seen.before.group if short(party) in seen.before.group else "")


def _together(seen: Seen, party: Actor) -> str:
    """Who acts with the one that leads: "Ann Berg met with Odd Lund" gives "Ann Berg and Odd Lund"."""
    persons = {other.name: other for m, other in seen.named if other.kind == PERSON and not m.owns and not m.name.weak}
    others = [short(other) for name, other in persons.items() if name != party.name]
    if party.kind != PERSON or not 0 < len(others) <= _MOST_OTHERS:
        return seen.before.group if short(party) in seen.before.group else ""
    return " and ".join((", ".join([short(party), *others[:-1]]), others[-1]))


def short(party: Actor) -> str:
    """A person's surname where the text uses it alone, else the full name."""
    surname = party.name.split()[-1]
    return surname if surname in party.aliases else party.name


def _offices(actors: Iterable[Actor]) -> dict[str, Actor | None]:
    """What "The Secretary" may mean: the capitalised heads of roles -> who holds one, `None` where several do."""
    offices: dict[str, Actor | None] = {}
    for actor in actors:
        for title in _titles(actor.role):
            offices[title] = actor if title not in offices else None
    return offices


def _titles(role: str) -> Iterable[str]:
    """What a role is called by alone: "Foreign Minister" and "Minister" for "Polish Foreign Minister of Trade"."""
    words = role.split(" of ")[0].split(" for ")[0].split()
    return {" ".join(words[at:]) for at in range(len(words)) if is_role(words[-1]) and words[at][0].isupper()}
