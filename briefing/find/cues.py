"""Finds the cue words of the lexicons in a sentence, and says which of them are negated or part of a name.

A cue file gives a phrase and its group a line; a final "*" stands for any ending of a single word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from briefing.lexicon import rows

# The files every sentence is read against.
FILES = ("news_cues", "agenda_cues", "risk_cues")
NEGATIONS = frozenset(
    (
        *("no", "not", "never", "without", "neither", "nor", "none", "nobody", "cannot"),
        *("didn't", "doesn't", "isn't", "wasn't", "won't", "don't"),
        *("didn’t", "doesn’t", "isn’t", "wasn’t", "won’t", "don’t"),
    )
)
DANGERS = frozenset(
    (
        "danger",
        "hostility",
        "warning",
        "fear",
        "gravity",
        "attack",
        "conflict",
        "weapons",
        "repression",
        "death",
        "disaster",
        "illness",
        "displaced",
        "crime",
        "cyber",
        "case",
        "crisis",
        "failure",
        "losses",
        "dispute",
        "blame",
        "measures",
        "climate",
        "doubt",
    )
)
PLANS = frozenset(("planned", "talks", "decide", "call", "deliver", "deadline", "pending", "future"))
# Words a negation reaches over, "no" and "without" further: "no reports of any other deaths".
_REACH, _FAR_REACH = 4, 6
_FAR_NEGATIONS = frozenset(("no", "without", "neither", "nor"))
# Words that end the reach of a far negation: another clause begins.
_NEW_CLAUSE = frozenset(("and", "but", "or", "that", "which", "who", "if", "as", "is", "are", "was", "were", "while"))
# Shorter stems with "*" would match half the dictionary.
_SHORTEST_STEM = 3
# Distinct words whose groups are remembered; a 10 MB report has some 60,000.
_WORDS_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue phrase in a sentence: its group, its words, and the number of its first word."""

    group: str
    words: str
    at: int


@dataclass(frozen=True, slots=True)
class CueTable:
    """Whole words, stems and phrases with their groups; `known` remembers what was looked up."""

    exact: dict[str, list[str]] = field(default_factory=dict)
    stems: dict[str, list[str]] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def find(self, words: tuple[str, ...]) -> list[Cue]:
        """All cues of a sentence in the order of their words."""
        found: list[Cue] = []
        for at, word in enumerate(words):
            groups = self.known.get(word)
            for group in self._look_up(word) if groups is None else groups:
                found.append(Cue(group, word, at))
            for phrase, group in self.phrases.get(word, ()):
                if words[at : at + len(phrase)] == phrase:
                    found.append(Cue(group, " ".join(phrase), at))
        return found

    def _look_up(self, word: str) -> tuple[str, ...]:
        groups = list(self.exact.get(word, ()))
        for end in range(_SHORTEST_STEM, len(word) + 1):
            groups += self.stems.get(word[:end], ())
        if len(self.known) < _WORDS_KEPT:
            self.known[word] = tuple(dict.fromkeys(groups))
        return tuple(dict.fromkeys(groups))


@cache
def read_cues(*files: str) -> CueTable:
    """The cues of some lexicon files in one table."""
    read = CueTable()
    for phrase, group in (row[:2] for name in files for row in rows(name)):
        parts = tuple(phrase.split())
        if len(parts) > 1:
            read.phrases.setdefault(parts[0], []).append((parts, group))
        elif phrase.endswith("*"):
            read.stems.setdefault(phrase[:-1], []).append(group)
        else:
            read.exact.setdefault(phrase, []).append(group)
    return read


def is_negated(words: tuple[str, ...], at: int) -> bool:
    """True where a negation stands within reach before a cue.

    "There is no threat to supplies." Wrong when the negation belongs to another clause: "he did not go and war came".
    """
    before = words[max(0, at - _REACH) : at]
    if not NEGATIONS.isdisjoint(before):
        return "only" not in before
    far = words[max(0, at - _FAR_REACH) : at]
    return not _FAR_NEGATIONS.isdisjoint(far) and _NEW_CLAUSE.isdisjoint(far) and "only" not in far


def is_in_name(forms: list[str], at: int) -> bool:
    """True where word `at` of a sentence as written stands, not first, capitalised beside another such word.

    "the Risk Management Agency". Wrong in headlines set in capitals, where every word looks like a name.
    """
    if at >= len(forms) or at == 0 or not forms[at][:1].isupper() or forms[at].isupper():
        return False
    after = forms[at + 1] if at + 1 < len(forms) else ""
    return forms[at - 1][:1].isupper() or after[:1].isupper()


@cache
def risk_groups() -> frozenset[str]:
    """The groups of words that name a risk."""
    return frozenset(row[1] for row in rows("risk_cues"))


def much(groups: Mapping[str, int], of: frozenset[str]) -> float:
    """0.5 for one cue of these groups, 0.75 for two, 0.88 for three."""
    return 1 - 0.5 ** sum([number for group, number in groups.items() if group in of])
