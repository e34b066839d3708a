"""Learns in how many articles of ten thousand a term is met, and writes briefing/events/commonness.txt.

    python -m tools.learn_commonness DATA_DIR

A term is a stem or, behind "=", a name, as `briefing.events.terms` sees them. Its rate is the mean of its rates in
the sets, so that a ministry's releases do not outvote the news; a term of one set only says more about that set than
about English and is left out. The events of multidoc_wikinews.jsonl, on which grouping is measured, are not learned
from. Counts only are carried over, no sentence. Same data, same file.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from briefing.events.terms import terms
from briefing.pipeline import from_text
from tools.labelled import records

SETS = {
    "gum.jsonl": "GUM corpus (annotation CC BY 4.0, texts CC BY)",
    "salience_wikinews.jsonl": "Wikinews (CC BY 2.5)",
    "releases_2021.jsonl": "U.S. State Department releases of 2021 (public domain)",
}
FEWEST_SETS = 2
# Articles of ten thousand; a rarer term weighs about what one that is not in the table does.
RAREST = 40
SCALE = 10_000
TARGET = Path(__file__).parent.parent / "briefing" / "events" / "commonness.txt"
HEAD = f"""# In how many of ten thousand articles a term is met: a stem or, behind "=", a name or a country's code.
# Learned by tools/learn_commonness.py from counts over: {"; ".join(SETS.values())}.
"""


def rates(file: Path) -> dict[str, float]:
    """Each term of a set with the share of its articles that hold it."""
    articles = [from_text(row["text"], row["id"], row["title"]) for row in records(file)]
    counts = Counter(term for article in articles for term in terms(article).weights)
    return {term: count / len(articles) for term, count in counts.items()}


def main(data: Path) -> None:
    """Count, average, write."""
    found = [rates(data / name) for name in SETS]
    sets = Counter(term for one in found for term in one)
    mean = {
        t: round(SCALE * sum(one.get(t, 0.0) for one in found) / len(found)) for t in sets if sets[t] >= FEWEST_SETS
    }
    told = [f"{term}\t{rate}\n" for term, rate in sorted(mean.items()) if rate >= RAREST]
    TARGET.write_text(HEAD + "".join(told), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
