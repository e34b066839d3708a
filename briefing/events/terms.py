"""What an article is about, as two weighted lists: the names in it, and the other words.

An event is who and where (the names) as well as what (the words), so the two are kept apart: a bank's results and its
trial for fraud share the names, strikes in two ports share the words, and only what shares both is one story.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice, zip_longest

from briefing.countries import country, is_country_pair
from briefing.lexicon import phrases, table
from briefing.model import Document, Kind
from briefing.words import WORD, stems, stop_words

# Sentences that are looked at: a news item tells what it is about in its first dozen; the tail is background, which
# articles on other events share.
LONGEST_LOOK = 24
# Words of a sentence that are looked at; a table run together into one sentence has thousands.
LONGEST_SENTENCE = 120
# Sentences that make the head of an article beside its title, and how much more its words count there.
HEAD = 2
LEAD_WEIGHT, TITLE_WEIGHT = 2.0, 2.5
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# What stands before a name in the lists of terms, so that "Reading" the town and "reading" stay apart.
NAME = "="

_READ = frozenset({Kind.PARAGRAPH, Kind.BULLET, Kind.SUBTITLE})
_FIGURES = re.compile(r"[\d.,]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one article and how much it says of each, names open with "=": {"=velcor": 2.0, "ferri": 3.4}.

    `headline` are the names in its title, `plain` the stems of the other words there but those of a date, `dated` the
    words of the date.
    """

    weights: dict[str, float]
    headline: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()
    dated: frozenset[str] = frozenset()


def terms(document: Document) -> Terms:
    """What the document is about.

    "Ferries stay in port. Crews in Velcor …" -> {"ferri": 2.0, "port": 2.0, "crew": 2.0, "=velcor": 2.0, …}
    A name must have its capital once inside a sentence, where it owes it to nothing else; wrong for one that only ever
    opens sentences.
    """
    body = [WORD.findall(text)[:LONGEST_SENTENCE] for text in islice(_sentences(document), LONGEST_LOOK)]
    title = WORD.findall(document.title)[:LONGEST_SENTENCE]
    sure = {_bare(word) for words in (title, *body) for word in _inner_capitals(words)}
    told = [list(_told(words, sure)) for words in (title, *body)]
    counts = Counter(term for one in told for term in one)
    lead = {term for one in told[1 : 1 + HEAD] for term in one}
    worth = dict.fromkeys(counts, 1.0) | dict.fromkeys(lead, LEAD_WEIGHT) | dict.fromkeys(told[0], TITLE_WEIGHT)
    weights = {term: worth[term] * _damped(count) for term, count in counts.items()}
    headline = frozenset(term for term in told[0] if term.startswith(NAME))
    dated = _dated(title)
    return Terms(weights, headline, frozenset(told[0]) - headline - set(stems(tuple(dated))), dated)


def _dated(words: Sequence[str]) -> frozenset[str]:
    """The months and figures of a title that has both: "Public schedule, 3 May" -> "3", "may"."""
    months = {word.lower() for word in words} & set(table("months"))
    figures = {word for word in words if _FIGURES.fullmatch(word)}
    return frozenset(months | figures) if months and figures else frozenset()


def _sentences(document: Document) -> Iterator[str]:
    return (sentence.text for sentence in document.sentences if sentence.kind in _READ)


def _inner_capitals(words: Sequence[str]) -> Iterator[str]:
    """The words with a capital that they owe neither to opening a sentence nor to a Title Where Each Word Has One."""
    if any(word[0].islower() and word not in stop_words() for word in words):
        yield from (word for word in words[1:] if word[0].isupper())


def _told(words: Sequence[str], sure: set[str]) -> Iterator[str]:
    """The terms of a sentence: its names in order, then the stems of its other words."""
    words = tuple(_with_whole_countries(words))
    rest: list[str] = []
    for at, word in enumerate(words):
        if _is_name(word, sure):
            if not _is_given_name(word, words[at + 1 : at + 2]):
                yield named(word)
        elif not (_FIGURES.fullmatch(word) or _ends_a_name(word, words[max(0, at - 1) : at])):
            rest.append(_bare(word).lower())
    yield from stems(tuple(rest))


def _with_whole_countries(words: Sequence[str]) -> Iterator[str]:
    """The words, with a country of two words as one: "South", "Korea" -> "South Korea"."""
    joined = False
    for word, after in zip_longest(words, words[1:], fillvalue=""):
        if joined:
            joined = False
        elif is_country_pair(word, after):
            joined = True
            yield f"{word} {after}"
        else:
            yield word


def _is_name(word: str, sure: set[str]) -> bool:
    if not word[0].isupper() or len(word) < 2:
        return False
    if country(_bare(word)):
        return True
    small = _bare(word).lower()
    return small not in _never_names() and _bare(word) in sure


def _is_given_name(word: str, after: Sequence[str]) -> bool:
    """Whether a surname follows, which tells the person from others: "Anna" in "Anna Haugen"."""
    return word in _first_names() and any(next_word[0].isupper() for next_word in after)


def _ends_a_name(word: str, before: Sequence[str]) -> bool:
    """Whether a word says what the body named before it is: "Bank" in "Velcor Bank" is not about banks."""
    return word in _bodies() and any(name[0].isupper() for name in before)


def named(word: str) -> str:
    """The term of a name: "Velcor’s" -> "=velcor", "Iranian" -> "=IR"."""
    return NAME + (country(_bare(word)) or _bare(word).lower())


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("’s", "'s")) else word


def _damped(count: int) -> float:
    """A word said ten times tells more than one said once, but not ten times as much."""
    return 1.0 + (count - 1) / (count + 1)


@cache
def _never_names() -> frozenset[str]:
    """Words that often have a capital and tell no event from another: months, days, offices, kinds of bodies."""
    bare = [word.lower() for name in ("role_words", "office_words", "organisation_words") for word in phrases(name)]
    return stop_words() | frozenset(table("months")) | frozenset(DAYS) | frozenset(bare)


@cache
def _bodies() -> frozenset[str]:
    return frozenset(phrases("organisation_words"))


@cache
def _first_names() -> frozenset[str]:
    return frozenset(phrases("first_names"))
