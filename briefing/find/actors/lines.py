"""Finds the sentences that tell what an actor did or said: it is their subject or speaker, no passing mention."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from briefing.find.actors.mentions import Mention, Party
from briefing.find.actors.vocabulary import is_role, modifiers, says
from briefing.model import PRINTABLE, Finding, Ranked, Reason, Span

# The page chooses among these where one is printed already in another part or leans on another sentence.
MOST_LINES = 6

# A subject outweighs any rank (0 to 1, halved): a strong sentence about somebody else is the wrong line.
_RANK = 0.5
_SUBJECT = 0.4
_INNER_SUBJECT = 0.1
_SPEAKS = 0.15
_OPENS = 0.2
_ADJECTIVE = -0.3
_FULL_NAME = 0.05
_LONG = -0.15
_CUT_OFF = -0.5

# Of the labelled briefs' sentences one in ten is longer; it fills a third of the column.
_LONG_WORDS = 40

# Who says a sentence: the speaker of a turn, or "we"; of a release's other sentences its author is only the writer.
OWN_WORDS, WRITTEN = "own words", "written by"

# Characters: room for an article or a quotation mark.
_OPENING = 5

_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "to", "on", "its", "their"})

# What may stand between the opening and the subject: "On Monday," or "According to".
_ADVERBIAL = re.compile(r"[^,;:“\"]{1,60},\s|According to\s")


def lines(party: Party, ranked: Sequence[Ranked], turns: Mapping[int, Sequence[int]]) -> tuple[Finding, ...]:
    """The best sentences about a party, best first; for who has the floor, what he or she says.

    An author named only beside the text gets the strongest sentences of it.
    """
    spoken = [ranked[at] for mention in party.mentions for at in turns.get(mention.at, ())]
    if spoken:
        return _own_words(spoken, OWN_WORDS)
    best: dict[int, Finding] = {}
    for mention in party.mentions:
        line = ranked[mention.at]
        if line.passage.sentence.kind in PRINTABLE:
            finding = _finding(mention, line)
            if mention.at not in best or finding.score > best[mention.at].score:
                best[mention.at] = finding
    found = sorted(best.items(), key=lambda item: (-item[1].score, item[0]))
    sources = {ranked[mention.at].passage.source for mention in party.mentions if mention.at not in turns}
    return tuple(finding for _, finding in found[:MOST_LINES]) or _own_words(
        [line for line in ranked if line.passage.source in sources], WRITTEN
    )


def _finding(mention: Mention, line: Ranked) -> Finding:
    sentence = line.passage.sentence
    focus = Span(sentence.start + mention.name.start, sentence.start + mention.name.end)
    tested = ((name, points) for name, points, test in _TESTS if test(mention, sentence.text))
    points = (("rank", round(_RANK * line.score, 4)), *tested)
    return Finding(line.passage, tuple(Reason(name, value) for name, value in points if value), focus)


_TESTS: tuple[tuple[str, float, Callable[[Mention, str], bool]], ...] = (
    ("subject", _SUBJECT, lambda m, text: m.acting and leads(m, text)),
    ("subject of a clause", _INNER_SUBJECT, lambda m, text: m.acting and not leads(m, text)),
    ("speaks", _SPEAKS, lambda m, text: _quoted(m, text)),
    ("opens the sentence", _OPENS, lambda m, text: m.name.start <= _OPENING and not m.name.weak),
    ("adjective", _ADJECTIVE, lambda m, text: m.name.weak or m.owns),
    ("full name", _FULL_NAME, lambda m, text: " " in m.name.text),
    ("goes on elsewhere", _CUT_OFF, lambda m, text: text.rstrip().endswith(":")),
    ("long", _LONG, lambda m, text: text.count(" ") >= _LONG_WORDS),
)


def leads(mention: Mention, text: str) -> bool:
    """Whether only a title, or a short adverbial and a title, stand before a name: it is the subject of the sentence.

    "On Monday, the bank's chairman Ann Berg left": yes. "Odd Lund said that Ann Berg left": no. Wrong where a clause
    with a subject of its own opens the sentence ("Lund won, Berg said").
    """
    before = text[: mention.name.start]
    opening = _ADVERBIAL.match(before)
    return any(all(map(_in_title, left.split())) for left in (before, before[opening.end() :] if opening else before))


def _quoted(mention: Mention, text: str) -> bool:
    """Whether a sentence tells what it says: "Ann Berg said", "said Ann Berg", "according to the clerk Ann Berg"."""
    if says(mention.after) or says(mention.before):
        return True
    _, according, title = text[: mention.name.start].rpartition("ccording to ")
    return bool(according) and all(_in_title(word) for word in title.split())


def _in_title(word: str) -> bool:
    word = word.strip('“"‘,').removesuffix("’s").removesuffix("'s")
    return not word or word[0].isupper() or word in _SMALL or is_role(word) or word in modifiers()


def _own_words(spoken: Sequence[Ranked], how: str) -> tuple[Finding, ...]:
    """The strongest sentences that a speaker or author says, those in the first person before the others."""
    own = [line for line in spoken if line.passage.sentence.kind in PRINTABLE]
    best = sorted(own, key=lambda line: (-_first_person(line), -line.score))[:MOST_LINES]
    return tuple(
        Finding(line.passage, (Reason(OWN_WORDS if _first_person(line) else how, round(_RANK * line.score, 4)),))
        for line in best
    )


def _first_person(line: Ranked) -> bool:
    return not {"i", "we", "our", "my"}.isdisjoint(line.passage.words)
