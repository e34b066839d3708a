"""Judges how much the documents are about a party: a score of 0 to 1 that is the sum of its reasons.

The points stand in `lexicons/en/actor_salience.txt`; tools/learn_actors.py writes it and names the data.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.find.actors.kinds import COUNTRY, ORGANISATION, PERSON
from briefing.find.actors.mentions import Mention, Party
from briefing.find.actors.places import country
from briefing.find.actors.vocabulary import says
from briefing.lexicon import rows
from briefing.model import PRINTABLE, Document, Ranked, Reason

# The sentences that tell the event: the lead of a report and what follows at once.
OPENING = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What the signals compare a party with: all sentences, the headlines, the count of the most named
    party, the share of country names that act; and the turns of those who speak."""

    lines: Sequence[Ranked]
    headline: str
    most: int
    paragraphs: int
    acting: float
    turns: Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party with its kind and how sure that is."""

    party: Party
    kind: str
    sure: float


Signal = Callable[[Candidate, Setting], float]


def setting(
    documents: Sequence[Document],
    lines: Sequence[Ranked],
    parties: Sequence[Party],
    turns: Mapping[int, Sequence[int]],
) -> Setting:
    """The setting of one run."""
    headline = " ".join(f"{document.title} {document.subtitle}" for document in documents)
    most = max((len(party.mentions) for party in parties), default=1)
    paragraphs = max(len({_paragraph(line) for line in lines}), 1)
    states = [m for party in parties if party.code for m in party.mentions]
    acting = sum(m.acting for m in states) / (len(states) + 2)
    return Setting(lines, f" {headline} ".replace("’", "'"), most, paragraphs, acting, turns)


def reasons(candidate: Candidate, setting: Setting) -> tuple[Reason, ...]:
    """Why a party matters, each reason with its points."""
    weights = _points()[candidate.kind]
    points = ((name, weights[name] * float(signal(candidate, setting))) for name, signal in SIGNALS)
    return tuple(Reason(name, round(value, 4)) for name, value in points if round(value, 4))


def signals(candidate: Candidate, setting: Setting) -> list[float]:
    """The bare signals, in the order of SIGNALS, for learning their points."""
    return [float(signal(candidate, setting)) for _, signal in SIGNALS]


def _in_headline(candidate: Candidate, setting: Setting) -> float:
    """1 where the headline opens with it, 0.5 where it stands further on, 0 where it does not."""
    forms = {form.replace("’", "'") for form in candidate.party.forms}
    if candidate.kind == PERSON:
        forms.add(candidate.party.name.split()[-1])
    spots = [spot for form in forms if (spot := _find(form, setting.headline)) >= 0]
    return 0.0 if not spots else 1.0 if min(spots) < len(setting.headline) / 3 else 0.6


def _find(form: str, headline: str) -> int:
    at = headline.find(f" {form}")
    follows = headline[at + len(form) + 1 : at + len(form) + 2]
    return -1 if at < 0 or follows.isalnum() else at


def _first(candidate: Candidate, setting: Setting) -> float:
    """How early it is named first in its document: 1 in the first sentence, 0.5 in the fourth."""
    at = min(_place(m.at, setting) for m in candidate.party.mentions)
    return 3 / (3 + at)


def _place(at: int, setting: Setting) -> int:
    """The number of a sentence in its own document."""
    source = setting.lines[at].passage.source
    first = at
    while first > 0 and at - first < 40 and setting.lines[first - 1].passage.source == source:
        first -= 1
    return at - first


def _share(candidate: Candidate, setting: Setting) -> float:
    """Its part of all sentences, on a scale that grows ever slower."""
    told = len({m.at for m in candidate.party.mentions})
    return math.log1p(told) / math.log1p(len(setting.lines))


def _against_most(candidate: Candidate, setting: Setting) -> float:
    return math.sqrt(len(candidate.party.mentions) / setting.most)


def _spread(candidate: Candidate, setting: Setting) -> float:
    """Its part of all paragraphs."""
    own = {_paragraph(setting.lines[m.at]) for m in candidate.party.mentions}
    return math.sqrt(len(own) / setting.paragraphs)


def _paragraph(line: Ranked) -> tuple[int, int, int]:
    sentence = line.passage.sentence
    return line.passage.source, sentence.section, sentence.paragraph


def _reach(candidate: Candidate, setting: Setting) -> float:
    """How far apart its first and last mention stand, as a part of the whole."""
    at = [m.at for m in candidate.party.mentions]
    return (max(at) - min(at)) / len(setting.lines)


def _agent(candidate: Candidate, setting: Setting) -> float:
    """How often it is the one that acts or speaks, on a slow scale."""
    active = sum(m.acting or says(m.before) for m in candidate.party.mentions)
    return min(math.log1p(active) / math.log1p(8), 1.0)


# After these stands whom something is done with, by or to: "met with Japan", "sanctions against Iran".
_RELATED = frozenset({"with", "by", "against", "between", "on", "and", "urged", "told", "asked", "called", "for"})


def _parts(test: Callable[[Mention], bool]) -> Callable[[Candidate], float]:
    return lambda c: sum(test(m) for m in c.party.mentions) / len(c.party.mentions)


_LOCATED = _parts(lambda m: m.located)
_ADJECTIVE = _parts(lambda m: m.name.weak or ((c := country(m.name.text)) is not None and c.how == "people"))
_OWNS = _parts(lambda m: m.owns)


_RELATES = _parts(lambda m: m.before in _RELATED)
_AFTER_OF = _parts(lambda m: m.before == "of")
_EXAMPLE = _parts(lambda m: m.before in {"as", "like", "including"})
_LISTED = _parts(lambda m: m.listed)


def _company(candidate: Candidate, setting: Setting) -> float:
    """How often countries act in these documents at all: often in a communiqué, never in a match report."""
    return setting.acting if candidate.kind == COUNTRY else 0.0


# Tried and left out: the score of its best sentence, and whether it has a role. Both fit the briefs they were learned
# on and cost 3 points of nDCG on biographies and interviews.
SIGNALS: tuple[tuple[str, Signal], ...] = (
    ("of its kind", lambda c, s: 1.0),
    ("in the headline", _in_headline),
    ("named early", _first),
    ("in the opening sentences", lambda c, s: any(_place(m.at, s) < OPENING for m in c.party.mentions)),
    ("acts in the opening", lambda c, s: any(_place(m.at, s) < OPENING and m.acting for m in c.party.mentions)),
    ("share of sentences", _share),
    ("from start to end", _reach),
    ("against the most named", _against_most),
    ("spread over paragraphs", _spread),
    ("acts or speaks", _agent),
    ("acts once", lambda c, s: any(m.acting for m in c.party.mentions)),
    ("full name", lambda c, s: " " in c.party.name),
    ("clearly a party", lambda c, s: c.sure),
    ("stands as a place", lambda c, s: _LOCATED(c)),
    ("an adjective", lambda c, s: _ADJECTIVE(c)),
    ("adjective only", lambda c, s: all(m.name.weak for m in c.party.mentions)),
    ("owns something", lambda c, s: _OWNS(c)),
    ("after with, by, against", lambda c, s: _RELATES(c)),
    ("after of", lambda c, s: _AFTER_OF(c)),
    ("as an example", lambda c, s: _EXAMPLE(c)),
    ("in a list", lambda c, s: _LISTED(c)),
    ("named once", lambda c, s: len(c.party.mentions) == 1),
    ("named in many ways", lambda c, s: min(len(c.party.forms) - 1, 3) / 3),
    ("among countries that act", _company),
    ("author", lambda c, s: any(s.lines[m.at].passage.sentence.kind not in PRINTABLE for m in c.party.mentions)),
)


@cache
def _points() -> dict[str, dict[str, float]]:
    kinds = (PERSON, ORGANISATION, COUNTRY)
    return {kind: {row[0]: float(row[i]) for row in rows("actor_salience")} for i, kind in enumerate(kinds, 1)}
