"""Learn which English words are common words rather than names, and write briefing/lexicons/en/common_words.txt.

    python tools/learn_common_words.py DATA_DIR

A word is common when, inside sentences, it stands in lower case at least `LEAST` times and at least `RATIO` times as
often as with a capital. Counts only are carried over, no sentence. Same data, same file.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

SETS = {
    "gum.jsonl": "GUM corpus (CC BY 4.0)",
    "salience_wikinews.jsonl": "Wikinews (CC BY 2.5)",
    "multidoc_wikinews.jsonl": "MultiLing 2011 pilot (CC BY 3.0)",
    "releases_2021.jsonl": "U.S. State Department releases of 2021 (public domain)",
}
LEAST = 3
RATIO = 4
INSIDE = re.compile(r"(?<=[a-z,] )[A-Za-z][a-z]{2,}\b")
TARGET = Path(__file__).parent.parent / "briefing" / "lexicons" / "en" / "common_words.txt"


def main(data: Path) -> None:
    """Count, choose, write."""
    lower, upper = Counter[str](), Counter[str]()
    for name in SETS:
        for line in (data / name).read_text("utf-8").splitlines():
            record = json.loads(line)
            for text in record.get("docs", [record.get("text", "")]):
                for word in INSIDE.findall(text):
                    (lower if word.islower() else upper)[word.lower()] += 1
    common = sorted(word for word, count in lower.items() if count >= LEAST and count >= RATIO * upper[word])
    head = "# Words that are not names although they may open a sentence with a capital.\n"
    head += "# Learned by tools/learn_common_words.py from counts over: " + "; ".join(SETS.values()) + ".\n"
    TARGET.write_text(head + "\n".join(common) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
