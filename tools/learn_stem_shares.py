"""Learns how common the stems of common words are, and writes `briefing/lexicons/en/stem_shares.txt`.

    python -m tools.learn_stem_shares DATA_DIR

Of every 10,000 sentences, so many hold the stem. Counts only are carried over, no sentence, and no names: only stems
that stand in lower case often enough. Same data, same file.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefing.words import stems, words

SETS = {
    "gum.jsonl": "GUM corpus (CC BY 4.0)",
    "salience_wikinews.jsonl": "Wikinews (CC BY 2.5)",
    "multidoc_wikinews.jsonl": "MultiLing 2011 pilot (CC BY 3.0)",
    "releases_2021.jsonl": "U.S. State Department releases of 2021 (public domain)",
}
# Sentences in 10,000; of the stems below, seen in one or two dozen sentences, the counts say little.
LEAST = 8
PER = 10_000
# Of a stem's sentences, how many show it in lower case: .85 of "talk", half of "minister", none of "Lisbon".
SMALL = 0.25
END = re.compile(r"(?<=[.!?])\s+|\n+")
TARGET = Path(__file__).parent.parent / "briefing" / "lexicons" / "en" / "stem_shares.txt"


def sentences(data: Path) -> Iterator[str]:
    """All sentences of the sets, cut plainly."""
    for name in SETS:
        for line in (data / name).read_text("utf-8").splitlines():
            record = json.loads(line)
            for text in record.get("docs", [record.get("text", "")]):
                yield from (piece for piece in END.split(text) if piece.strip())


def learn(told: Iterator[str]) -> list[tuple[str, int]]:
    """Each common stem with its sentences in 10,000, in alphabetical order."""
    counted, small, number = Counter[str](), Counter[str](), 0
    for number, sentence in enumerate(told, 1):  # noqa: B007 - the last number is how many there are
        counted.update(set(stems(words(sentence))))
        small.update(set(stems(tuple(word for word in words(sentence) if word in sentence))))
    shares = ((stem, round(PER * count / number)) for stem, count in counted.items() if small[stem] >= SMALL * count)
    return sorted(row for row in shares if row[1] >= LEAST and row[0].isalpha())


def main(data: Path) -> None:
    """Count, choose, write."""
    head = "# How common the stems of common words are: stem, tab, sentences in 10,000 that hold it.\n"
    head += "# Learned by tools/learn_stem_shares.py from counts over: " + "; ".join(SETS.values()) + ".\n"
    rows = (f"{stem}\t{share}\n" for stem, share in learn(sentences(data)))
    TARGET.write_text(head + "".join(rows), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
