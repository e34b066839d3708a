"""Who acts in the documents: persons with their role, organisations, countries.

From a sentence to an actor: floor.py says who speaks, names.py cuts capitals into names, aliases.py joins them into
parties, kinds.py judges what each party is, roles.py reads its role (belonging.py the body it is of), salience.py says
how much the documents are about it, lines.py picks the sentences that tell what it did, and antecedents.py tells whom
the pronouns mean.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.find.actors.aliases import parties
from briefing.find.actors.antecedents import stands_for
from briefing.find.actors.authors import author_lines
from briefing.find.actors.floor import turns, with_labels
from briefing.find.actors.kinds import COUNTRY, ORGANISATION, PERSON, judge
from briefing.find.actors.lines import lines
from briefing.find.actors.mentions import Mention, Party, mentions
from briefing.find.actors.roles import role
from briefing.find.actors.salience import Candidate, Setting, reasons, setting
from briefing.model import Actor, Document, Ranked, total

_JOINED = re.compile(r", | and ")
_ACTORS = frozenset({PERSON, ORGANISATION, COUNTRY})

# Below this score an actor is not worth its line. With 0.2 instead, the briefs labelled twice lose four points of
# recall and gain none of precision; those labelled once lose one and gain three.
PRINTABLE_SCORE = 0.15


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone who acts, best first; and (source, sentence start) -> whom the pronoun that opens a sentence means."""

    actors: tuple[Actor, ...]
    antecedents: dict[tuple[int, int], str]


def find_actors(documents: Sequence[Document], ranked: Sequence[Ranked]) -> Cast:
    """Everyone who acts, and what pronouns stand for; `ranked` are the printable sentences in document order."""
    candidates, where = _candidates(documents, ranked)
    texts = [line.passage.sentence.text for line in where.lines]
    headlines = [document.title for document in documents]
    actors: list[Actor] = []
    named: dict[int, list[tuple[Mention, Actor]]] = defaultdict(list)
    for candidate in candidates:
        actors.append(_actor(candidate, where, texts, headlines))
        for mention in candidate.party.mentions:
            named[mention.at].append((mention, actors[-1]))
    best = sorted((actor for actor in actors if actor.lines), key=lambda actor: -actor.score)
    return Cast(tuple(best), _at_home(stands_for(actors, named, where.lines), documents))


def _at_home(antecedents: dict[tuple[int, int], str], documents: Sequence[Document]) -> dict[tuple[int, int], str]:
    """The antecedents that their own document names: one "special envoy" of a day is not another's."""
    texts = [" ".join(document.text.split()) for document in documents]
    return {
        key: words
        for key, words in antecedents.items()
        if words in texts[key[0] - 1] or all(name in texts[key[0] - 1] for name in _JOINED.split(words))
    }


def _candidates(documents: Sequence[Document], ranked: Sequence[Ranked]) -> tuple[list[Candidate], Setting]:
    """Every party that is a person, an organisation or a country, and the setting to judge it in."""
    every = with_labels(documents, [*author_lines(documents), *ranked])
    found = parties(mentions(every), every, [document.title for document in documents])
    where = setting(documents, every, found, turns(documents, every))
    judged = [(party, judge(party)) for party in found]
    actors = [(party, verdict) for party, verdict in judged if verdict.kind in _ACTORS]
    return [Candidate(party, verdict.kind, verdict.sure) for party, verdict in actors], where


def _actor(candidate: Candidate, where: Setting, texts: Sequence[str], headlines: Sequence[str]) -> Actor:
    """The actor; one too slight to be printed has neither role nor lines."""
    party, why = candidate.party, reasons(candidate, where)
    printed = total(why) >= PRINTABLE_SCORE
    return Actor(
        name=party.name,
        kind=candidate.kind,
        role=role(party, texts, headlines) if printed and candidate.kind == PERSON else "",
        aliases=_aliases(party),
        mentions=len(party.mentions),
        sources=tuple(sorted({where.lines[m.at].passage.source for m in party.mentions})),
        reasons=why,
        lines=lines(party, where.lines, where.turns) if printed else (),
    )


def _aliases(party: Party) -> tuple[str, ...]:
    """Its other names, most frequent first."""
    return tuple(form for form, _ in party.forms.most_common() if form != party.name)
