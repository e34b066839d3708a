"""Says whom a pronoun that opens a sentence stands for, where that is beyond doubt."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.find.actors.mentions import Mention, Party
from briefing.find.actors.kinds import COUNTRY, ORGANISATION, PERSON
from briefing.find.actors.vocabulary import acts
from briefing.model import Ranked

_PERSONAL = frozenset({"he", "she", "his", "her"})
_NEUTER = frozenset({"it", "its"})
PRONOUNS = _PERSONAL | _NEUTER

Placed = dict[int, list[tuple[Mention, Party, str]]]


def stands_for(ranked: Sequence[Ranked], placed: Placed) -> dict[tuple[int, int], str]:
    """(source, start of sentence) -> name, for sentences that open with a pronoun.

    The sentence before, in the same paragraph, must have one party of the right kind, as its subject, or open with the
    same pronoun, already resolved. Left out in any other case.
    """
    found: dict[tuple[int, int], str] = {}
    for at in range(1, len(ranked)):
        word, line, before = _opener(ranked[at]), ranked[at].passage, ranked[at - 1].passage
        if word not in PRONOUNS or _paragraph(ranked[at]) != _paragraph(ranked[at - 1]):
            continue
        name = _subject(placed.get(at - 1, []), word)
        if not name and _opener(ranked[at - 1]) in _same(word) and not _rivals(placed.get(at - 1, []), word):
            name = found.get((before.source, before.sentence.start), "")
        if name:
            found[line.source, line.sentence.start] = name
    return found


def _opener(line: Ranked) -> str:
    return line.passage.words[0] if line.passage.words else ""


def _paragraph(line: Ranked) -> tuple[int, int, int]:
    sentence = line.passage.sentence
    return line.passage.source, sentence.section, sentence.paragraph


def _same(word: str) -> frozenset[str]:
    for group in (frozenset({"he", "his"}), frozenset({"she", "her"}), _NEUTER):
        if word in group:
            return group
    return frozenset()


def _kinds(word: str) -> frozenset[str]:
    return frozenset({PERSON}) if word in _PERSONAL else frozenset({ORGANISATION, COUNTRY})


def _rivals(here: Sequence[tuple[Mention, Party, str]], word: str) -> list[tuple[Mention, Party]]:
    return [(mention, party) for mention, party, kind in here if kind in _kinds(word)]


def _subject(here: Sequence[tuple[Mention, Party, str]], word: str) -> str:
    """The one party of the right kind in a sentence, when it opens or acts there, by its short name."""
    fitting = _rivals(here, word)
    if len({id(party) for _, party in fitting}) != 1:
        return ""
    mention, party = fitting[0]
    subject = mention.name.start < 40 and acts(mention.after) and not mention.name.weak and not mention.owns
    return _short(party, word) if subject else ""


def _short(party: Party, word: str) -> str:
    surname = party.name.split()[-1]
    return surname if word in _PERSONAL and surname in party.forms else party.name
