"""Grouping as the day grows: made-up articles, one to eight to an event, and how well and how fast they find together.

`python -m benchmarks.stories` prints seconds, growth and B-cubed for 100, 1,000 and 10,000 articles; with a number, it
only groups so many, for measuring memory.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from random import Random

from benchmarks.measure import Figure, peak_memory, seconds, told
from benchmarks.texts import SMALL, VOCABULARY, WEIGHTS
from briefing.events import group
from briefing.model import Document, Kind, Sentence

SIZES = (100, 1_000, 10_000)
MOST_SECONDS, MOST_GROWTH, MOST_MEMORY = 60, 1.2, 1_500
FIRST_DAY, DAYS = date(2031, 3, 3), 14
# Words of an article; sentences have 12 to 24.
LENGTH = 400
# Names and words that an event has of its own. The words come from the vocabulary of all, the names from a pool that
# holds one for every three events, so that strangers share names too.
NAMES, WORDS, EVENTS_A_NAME = 5, 10, 3
# How often a word of an article is one of its event's names, or one of its event's words.
NAMED, TOLD = 0.06, 0.12
ONSETS = ("B", "Dr", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V")
RHYMES = ("aden", "arvo", "elka", "enholm", "ilau", "ingrad", "olm", "orsk", "umay", "undby")


@dataclass(frozen=True, slots=True)
class Event:
    """What the articles of one event share."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    day: date


def figures() -> Iterator[Figure]:
    """Each figure as soon as it is measured."""
    times = []
    for size in SIZES:
        documents = [document for _, document in articles(size)]
        times.append(seconds(partial(group, documents)))
    note = ", ".join(map(told, times))
    yield Figure("grouping 10,000 articles", times[-1], MOST_SECONDS, "s", note=note)
    for (few, fast), (many, slow) in pairwise(zip(SIZES, times, strict=True)):
        growth = math.log(slow / fast) / math.log(many / few)
        yield Figure(f"growth of grouping, {few:,} to {many:,}: exponent", growth, MOST_GROWTH, "")
    yield Figure(
        "memory for 10,000 articles", peak_memory("-m", "benchmarks.stories", str(SIZES[-1])), MOST_MEMORY, "MB"
    )


def articles(count: int, seed: int = 7) -> Iterator[tuple[int, Document]]:
    """So many made-up articles, each with the number of its event; the same in every run."""
    chance, made, event = Random(seed), 0, 0
    while made < count:
        own = _event(chance, count)
        for _ in range(min(chance.randint(1, 8), count - made)):
            yield event, _article(chance, own, made)
            made += 1
        event += 1


def bcubed(gold: Sequence[int], found: Sequence[Sequence[int]]) -> tuple[float, float]:
    """Precision and recall of groups, B-cubed (Bagga & Baldwin 1998): of each article's company, the mean share."""
    sizes: dict[int, int] = {}
    for event in gold:
        sizes[event] = sizes.get(event, 0) + 1
    precision = recall = 0.0
    for members in found:
        for one in members:
            right = sum(gold[other] == gold[one] for other in members)
            precision += right / len(members)
            recall += right / sizes[gold[one]]
    return precision / len(gold), recall / len(gold)


def _event(chance: Random, count: int) -> Event:
    names = tuple(_name(chance, count) for _ in range(NAMES))
    words = tuple(chance.choices(VOCABULARY[30:], k=WORDS))
    return Event(names, words, FIRST_DAY + timedelta(chance.randrange(DAYS)))


def _name(chance: Random, count: int) -> str:
    drawn = chance.randrange(max(count // EVENTS_A_NAME, 40) * NAMES)
    first, rest = divmod(drawn, len(RHYMES) ** 2)
    return ONSETS[first % len(ONSETS)] + RHYMES[rest // 10][:-1] + RHYMES[rest % 10] + "a" * (first // len(ONSETS))


def _article(chance: Random, event: Event, number: int) -> Document:
    title = f"{event.names[0]} {' '.join(chance.sample(event.words, 3))} {chance.choice(event.names)}"
    texts: list[str] = []
    while sum(text.count(" ") for text in texts) < LENGTH:
        texts.append(_sentence(chance, event))
    text = ""
    sentences: list[Sentence] = []
    for said in texts:
        sentences.append(Sentence(said, len(text), len(text) + len(said), Kind.PARAGRAPH, 1, 1 + len(sentences)))
        text += said + "\n\n"
    day = event.day + timedelta(chance.randrange(4))
    return Document(f"{number}.txt", text, title, date=day, sentences=tuple(sentences))


def _sentence(chance: Random, event: Event) -> str:
    words = ["The"]
    for _ in range(chance.randint(6, 12)):
        drawn = chance.random()
        if drawn < NAMED:
            words.append(chance.choice(event.names))
        elif drawn < NAMED + TOLD:
            words.append(chance.choice(event.words))
        else:
            words += chance.choices(VOCABULARY, cum_weights=WEIGHTS)
        words.append(chance.choice(SMALL))
    return " ".join(words) + "."


def main() -> None:
    """The table of all sizes, or one run without a word."""
    if sys.argv[1:]:
        group([document for _, document in articles(int(sys.argv[1]))])
        return
    for size in SIZES:
        made = list(articles(size))
        documents = [document for _, document in made]
        spent = seconds(partial(group, documents))
        precision, recall = bcubed([event for event, _ in made], group(documents))
        sys.stdout.write(f"{size:6,} articles  {told(spent)}  B-cubed precision {precision:.3f} recall {recall:.3f}\n")


if __name__ == "__main__":
    main()
