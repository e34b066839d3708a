"""Finds the sentences that tell what an actor did or said: it is their subject or speaker, no passing mention."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefing.find.actors.mentions import Mention, Party
from briefing.find.actors.vocabulary import says
from briefing.model import PRINTABLE, Finding, Ranked, Reason, Span

# The page chooses among these where one is printed already in another part.
MOST_LINES = 4

# A subject outweighs any rank (0 to 1, halved): a strong sentence about somebody else is the wrong line.
_RANK = 0.5
_SUBJECT = 0.4
_SPEAKS = 0.15
_OPENS = 0.2
_ADJECTIVE = -0.3
_FULL_NAME = 0.05


def lines(party: Party, ranked: Sequence[Ranked], turns: Mapping[int, Sequence[int]]) -> tuple[Finding, ...]:
    """The best sentences about a party, best first; for who has the floor, what he or she says.

    An author named only beside the text gets the strongest sentences of it.
    """
    spoken = [ranked[at] for mention in party.mentions for at in turns.get(mention.at, ())]
    if spoken:
        return _own_words(spoken)
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
        [line for line in ranked if line.passage.source in sources]
    )


def _finding(mention: Mention, line: Ranked) -> Finding:
    start = line.passage.sentence.start
    focus = Span(start + mention.name.start, start + mention.name.end)
    points = (("rank", round(_RANK * line.score, 4)), *((name, p) for name, p, test in _TESTS if test(mention)))
    return Finding(line.passage, tuple(Reason(name, value) for name, value in points if value), focus)


_TESTS: tuple[tuple[str, float, Callable[[Mention], bool]], ...] = (
    ("subject", _SUBJECT, lambda m: m.acting),
    ("speaks", _SPEAKS, lambda m: says(m.after) or says(m.before)),
    ("opens the sentence", _OPENS, lambda m: m.opens and not m.name.weak),
    ("adjective", _ADJECTIVE, lambda m: m.name.weak or m.owns),
    ("full name", _FULL_NAME, lambda m: " " in m.name.text),
)


def _own_words(spoken: Sequence[Ranked]) -> tuple[Finding, ...]:
    """The strongest sentences that a speaker or author says, those in the first person before the others."""
    own = [line for line in spoken if line.passage.sentence.kind in PRINTABLE]
    best = sorted(own, key=lambda line: (-_first_person(line), -line.score))[:MOST_LINES]
    return tuple(Finding(line.passage, (Reason("own words", round(_RANK * line.score, 4)),)) for line in best)


def _first_person(line: Ranked) -> bool:
    return not {"i", "we", "our", "my"}.isdisjoint(line.passage.words)
