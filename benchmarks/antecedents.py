"""How often an opening pronoun gets its antecedent, and the right one: `python -m benchmarks.antecedents FOLDER`.

`tools/labels/antecedents.jsonl` holds 589 pronouns of the documents that the weights are learned from, with whom a
reader took each to mean, as offsets. A name is right where its words are those of a name the reader gave, or the other
way round; several names are right where each of the reader's is among them, or where they are the reader's words.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError
from briefing.find.actors import find_actors
from briefing.model import Document
from briefing.pipeline import from_text, ranking
from tools.labelled import LABELS, Record, learned, records

GROUPS = {"he": "he, she", "she": "he, she", "his": "he, she", "her": "he, she", "they": "they", "their": "they"}
PRONOUN = re.compile(r"\b(he|she|they|it|his|her|their|its)\b", re.IGNORECASE)


def main(data: Path) -> None:
    """Prints a line for each group of pronouns."""
    rows = {row["id"]: row for row in learned(data)}
    counted: dict[str, Counter[str]] = {}
    found: dict[str, Mapping[str, str]] = {}
    for label in records(LABELS.with_name("antecedents.jsonl")):
        row = rows[label["id"]]
        if label["id"] not in found:
            found[label["id"]] = _antecedents(row)
        sentence = _squeezed(row["text"][slice(*label["sentence"])])
        pronoun = PRONOUN.search(row["text"], label["sentence"][0])
        group = GROUPS.get(pronoun[0].lower() if pronoun else "", "it")
        counted.setdefault(group, Counter())[_verdict(found[label["id"]].get(sentence, ""), label, row["text"])] += 1
    for group, verdicts in sorted(counted.items()):
        told = verdicts["right"] + verdicts["wrong"]
        print(f"{group:8s} {verdicts.total()} pronouns, {told} resolved, {verdicts['right']} of them right")  # noqa: T201


def _antecedents(row: Record) -> Mapping[str, str]:
    try:
        document: Document = from_text(row["text"], row["id"], row["title"])
        told = find_actors([document], ranking([document], "briefing")).antecedents
    except BriefingError:
        return {}
    return {_squeezed(s.text): told[1, s.start] for s in document.sentences if (1, s.start) in told}


def _verdict(answer: str, label: Record, text: str) -> str:
    if not answer:
        return "none"
    names = [_words(text[slice(*span)]) for span in label["names"]]
    noun = [_words(text[slice(*label["noun"])])] if label["noun"] else []
    mine = _words(answer)
    one = any(mine <= other or other <= mine for other in [*names, *noun])
    several = len(names) > 1 and (all(mine & name for name in names) or mine <= set().union(*names))
    return "right" if one or several else "wrong"


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"['’]s\b", "", text.lower()))) - {"the", "of", "and"}


def _squeezed(text: Any) -> str:
    return "".join(str(text).split())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
