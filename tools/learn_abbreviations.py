"""Learns abbreviations from texts with NLTK's Punkt trainer (Kiss and Strunk 2006), for a person to review.

    python tools/learn_abbreviations.py FOLDER_OR_FILE... > found.txt

Reads .txt and .md files as they are and each "text" of .jsonl files. Writes, best first, what is not yet in
briefing/lexicons/en/abbreviations.txt: the word, how often it stands with its stop, and how often without.
Punkt proposes; what is no abbreviation (ends of famous last words, initials) must be struck out by hand.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from nltk.tokenize.punkt import PunktTrainer

from briefing.lexicon import phrases

# Seen fewer times than this, a word with a stop is more often the end of a sentence.
LEAST_SEEN = 2

_TOKEN = re.compile(r"[^\W\d_][\w.’'-]*")


def texts(asked: Path) -> Iterator[str]:
    """The texts of a file, or of all files under a folder in order."""
    if asked.is_dir():
        for file in sorted(asked.rglob("*")):
            if file.suffix in (".txt", ".md", ".jsonl"):
                yield from texts(file)
    elif asked.suffix == ".jsonl":
        for line in asked.read_text("utf-8").splitlines():
            yield from _told(json.loads(line))
    else:
        yield asked.read_text("utf-8", "replace")


def learn(corpus: str) -> list[tuple[str, int, int]]:
    """Unknown abbreviations: word, times with its stop, times without; the most frequent first."""
    trainer = PunktTrainer(corpus)
    seen = Counter(token.lower() for token in _TOKEN.findall(corpus))
    known = {word.lower() for word in phrases("abbreviations")}
    found = [(word, seen[word + "."], seen[word]) for word in trainer.get_params().abbrev_types]
    new = [row for row in found if row[0] not in known and row[1] >= LEAST_SEEN and len(row[0]) > 1]
    return sorted(new, key=lambda row: (-row[1], row[0]))


def _told(line: dict[str, object]) -> Iterator[str]:
    told = line.get("text", line.get("docs", ()))
    if isinstance(told, str):
        yield told
    elif isinstance(told, list):
        yield from map(str, told)


def main() -> int:
    if len(sys.argv) < 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    corpus = "\n\n".join(text for asked in sys.argv[1:] for text in texts(Path(asked)))
    for word, with_stop, without in learn(corpus):
        sys.stdout.write(f"{word}\t{with_stop}\t{without}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
