"""Says whom a pronoun that opens a sentence stands for, where that is beyond doubt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from briefing.find.actors.kinds import COUNTRY, ORGANISATION, PERSON
from briefing.find.actors.mentions import mention
from briefing.find.actors.names import Name, names
from briefing.model import Actor, Ranked

_HE, _SHE, _IT = frozenset({"he", "his"}), frozenset({"she", "her"}), frozenset({"it", "its"})
_FITS = {word: kinds for words, kinds in ((_HE | _SHE, {PERSON}), (_IT, {ORGANISATION, COUNTRY})) for word in words}
_SAME = {word: group for group in (_HE, _SHE, _IT) for word in group}

# The subject of a sentence stands near its opening: after a title of up to four words, or a short "On Monday,".
_NEAR = 40


def stands_for(actors: Sequence[Actor], ranked: Sequence[Ranked]) -> dict[tuple[int, int], str]:
    """(source, start of sentence) -> name, for sentences that open with a pronoun.

    The sentence before, in the same paragraph, must have one party of the right kind and that as its subject; or none,
    and open with the same pronoun, already known. Left out in any other case: "They" and "Their" always.
    """
    known = {form: actor for actor in reversed(actors) for form in (actor.name, *actor.aliases)}
    found: dict[tuple[int, int], str] = {}
    for earlier, line in pairwise(ranked):
        word = _opener(line)
        if word in _FITS and _paragraph(line) == _paragraph(earlier) and not _quoted(line, earlier):
            here = _fitting(earlier, word, known)
            chained = not here and _opener(earlier) in _SAME[word]
            name = found.get(_key(earlier), "") if chained else _subject(here, earlier, word)
            found |= {_key(line): name} if name else {}
    return found


def _opener(line: Ranked) -> str:
    return line.passage.words[0] if line.passage.words else ""


def _quoted(line: Ranked, earlier: Ranked) -> bool:
    """Whether the pronoun may be a quoted speaker's: a quotation opens here, or is open from the sentence before."""
    before = earlier.passage.sentence.text
    still_open = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return still_open or line.passage.sentence.text[0] in "\"“‘'"


def _key(line: Ranked) -> tuple[int, int]:
    return line.passage.source, line.passage.sentence.start


def _paragraph(line: Ranked) -> tuple[int, int, int]:
    sentence = line.passage.sentence
    return line.passage.source, sentence.section, sentence.paragraph


def _fitting(line: Ranked, word: str, known: Mapping[str, Actor]) -> list[tuple[Name, Actor]]:
    """The actors of the right kind that a sentence names, in order."""
    named = ((name, known.get(name.text)) for name in names(line.passage.sentence.text))
    return [(name, actor) for name, actor in named if actor and actor.kind in _FITS[word]]


def _subject(here: Sequence[tuple[Name, Actor]], line: Ranked, word: str) -> str:
    """The short name of the one actor a sentence names, when it stands near the opening and acts."""
    if len({actor.name for _, actor in here}) != 1:
        return ""
    name, actor = here[0]
    if name.start > _NEAR or not mention(name, line.passage.sentence.text, 0).acting:
        return ""
    surname = actor.name.split()[-1]
    return surname if word not in _IT and surname in actor.aliases else actor.name
