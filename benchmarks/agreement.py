"""How far the tool agrees with careful readers, beside how far they agree with each other.

`python -m benchmarks.agreement FOLDER` reads `gum.jsonl` and `gold_briefs.jsonl` of the labelled texts. Sentence
borders: Pk (Beeferman et al. 1999) and WindowDiff (Pevzner and Hearst 2002), lower is better, beside NLTK's Punkt
(Kiss and Strunk 2006) trained on the same texts without their labels. Choice of sentences for a part of the page:
Krippendorff's alpha, 1 is full agreement, 0 is chance. All measures are NLTK's.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.segmentation import pk, windowdiff
from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTrainer

import briefing

PARTS = ("news", "risks", "agenda")
LINES = 5  # of a part; the first that a reader sees
GRADE = 2  # of a label; a sentence that belongs on a good page

Document = dict[str, Any]


def main(folder: Path) -> None:
    """Print both tables."""
    _say("| sentence borders | Pk | WindowDiff |\n| --- | ---: | ---: |")
    for name, figures in borders(rows(folder / "gum.jsonl")):
        _say(f"| {name} | {figures[0]:.3f} | {figures[1]:.3f} |")
    _say("\n| of 1,000 ends | missed | false |\n| --- | ---: | ---: |")
    for genre, missed, false in errors(rows(folder / "gum.jsonl")):
        _say(f"| {genre} | {missed:.0f} | {false:.0f} |")
    _say("\n| Krippendorff's alpha | reader and reader | page and readers |\n| --- | ---: | ---: |")
    for part, readers, page in agreement(rows(folder / "gold_briefs.jsonl")):
        _say(f"| {part} | {readers:.3f} | {page:.3f} |")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def rows(file: Path) -> list[Document]:
    """The documents of one file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def borders(documents: Sequence[Document]) -> Iterator[tuple[str, tuple[float, float]]]:
    """Pk and WindowDiff of the tool and of Punkt, over all paragraphs' words taken together."""
    trainer = PunktTrainer()
    for document in documents:
        trainer.train(document["text"], finalize=False)
    punkt = PunktSentenceTokenizer(trainer.get_params())
    wanted, ours, theirs = "", "", ""
    for document in documents:
        text = document["text"]
        wanted += _marks(text, [text[s["start"] : s["end"]] for s in document["sentences"]])
        ours += _marks(text, [s.text for s in briefing.loads(text, name=document["id"]).sentences])
        theirs += _marks(text, [piece for line in text.split("\n") for piece in punkt.tokenize(line)])
    window = round(len(wanted) / wanted.count("1") / 2)
    for name, found in (("briefing", ours), ("Punkt", theirs)):
        yield name, (pk(wanted, found, window), windowdiff(wanted, found, window))


def errors(documents: Sequence[Document]) -> Iterator[tuple[str, float, float]]:
    """For each kind of text, how many of 1,000 sentence ends are missed, and how many false ones are put in."""
    counted: dict[str, Counter[str]] = {}
    for document in documents:
        text = document["text"]
        wanted = _marks(text, [text[s["start"] : s["end"]] for s in document["sentences"]])
        ours = _marks(text, [s.text for s in briefing.loads(text, name=document["id"]).sentences])
        pairs = (a + b for a, b in zip(wanted, ours, strict=True))
        counted.setdefault(document["genre"], Counter()).update(pairs)
    for genre, pair in sorted(counted.items()):
        ends = pair["10"] + pair["11"]
        yield genre, 1000 * pair["10"] / ends, 1000 * pair["01"] / ends


def _marks(text: str, sentences: Sequence[str]) -> str:
    """One letter for each character of the text that is no white space: "1" where a sentence ends, else "0"."""
    whole, place, ends = "".join(text.split()), 0, set()
    for sentence in ("".join(sentence.split()) for sentence in sentences):
        found = whole.find(sentence, place)
        if sentence and found >= 0:
            place = found + len(sentence)
            ends.add(place)
    return "".join("1" if place in ends else "0" for place in range(1, len(whole) + 1))


def agreement(documents: Sequence[Document]) -> Iterator[tuple[str, float, float]]:
    """For each part, alpha between the two readers, and the mean alpha of the page with each of them."""
    pages = [briefing.brief([briefing.loads(d["text"], name=d["id"])]).to_dict() for d in documents]
    for part in PARTS:
        choices = [_choices(document, page, part) for document, page in zip(documents, pages, strict=True)]
        readers = _alpha([(a, b) for first, second, _ in choices for a, b in zip(first, second, strict=True)])
        ours = [_alpha([(a, b) for c in choices for a, b in zip(c[n], c[2], strict=True)]) for n in (0, 1)]
        yield part, readers, mean(ours)


def _choices(document: Document, page: Document, part: str) -> list[list[bool]]:
    """For each labelled sentence, whether the first reader, the second, and the page chose it."""
    spans = document["sentences"]
    chosen = []
    for labels in document["labels"][:2]:
        graded = {int(n): label["grade"] if isinstance(label, dict) else label for n, label in labels[part].items()}
        chosen.append([graded.get(n, 0) >= GRADE for n in range(len(spans))])
    starts = [document["text"].find(line["text"].strip("…")[:40]) for line in page[part][:LINES]]
    return [*chosen, [any(start <= place < end for place in starts) for start, end in spans]]


def _alpha(pairs: Sequence[tuple[bool, bool]]) -> float:
    data = [(coder, n, value) for n, pair in enumerate(pairs) for coder, value in zip("ab", pair, strict=True)]
    return float(AnnotationTask(data=data).alpha())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
