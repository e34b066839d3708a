"""Texts to measure on: the project's sample, and made-up ones of any size, the same in every run."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from random import Random

from briefing.model import Kind, Passage, Sentence

SAMPLE = Path(__file__).parents[1] / "tests" / "samples" / "summit.txt"

# A made-up vocabulary, its words as frequent as in running text (Zipf): the n-th comes up in proportion to 1/n.
SYLLABLES = ("ba", "cor", "del", "fin", "gra", "hol", "jun", "kes", "lim", "mor", "nat", "pol", "ras", "sen", "tur")
VOCABULARY = tuple(a + b + c for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES)
WEIGHTS = tuple(accumulate(1 / n for n in range(3, len(VOCABULARY) + 3)))
SMALL = ("the", "of", "in", "and", "to", "a", "that", "on", "for", "will", "said", "has")


def made_up(size: int, seed: int = 7) -> str:
    """An article of about so many characters: a title, headings, paragraphs of three to six sentences."""
    chance, parts, length = Random(seed), ["Ministers meet in Velcor over the harbour"], 0
    while length < size:
        if chance.random() < 0.05:
            parts.append(_sentence(chance).rstrip(".").title())
        parts.append(" ".join(_sentence(chance) for _ in range(chance.randint(3, 6))))
        length += len(parts[-1]) + 2
    return "\n\n".join(parts) + "\n"


def passages(count: int) -> tuple[Passage, ...]:
    """So many sentences ready to rank, forty to a section."""
    chance = Random(7)
    return tuple(_passage(_sentence(chance), place) for place in range(count))


def _passage(text: str, place: int) -> Passage:
    words = tuple(text.lower().rstrip(".").split())
    sentence = Sentence(text, place, place + len(text), Kind.PARAGRAPH, 1 + place // 40, 1)
    return Passage(sentence, 1, words, tuple(word for word in words if word not in SMALL))


def _sentence(chance: Random) -> str:
    content = chance.choices(VOCABULARY, cum_weights=WEIGHTS, k=chance.randint(5, 16))
    words = [word for one in content for word in (one, chance.choice(SMALL))][:-1]
    return " ".join(words).capitalize() + "."
