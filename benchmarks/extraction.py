"""How well the article of a web page is found, side by side: `python -m benchmarks.extraction`.

Words that a reader gives are compared with those of the article (`benchmarks.gold`): precision, recall and F of each
page, and their means. Each page is decoded for the peers; ours gets its bytes and goes the whole way to the document,
so that what is counted is what may be printed. A peer that is not installed is told as missing. No reader touches the
network. With `--pin` the floors of the tests are raised to what ours reaches.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from statistics import mean

from benchmarks.gold import FLOORS, Page, Score, pages, score, words
from briefing.errors import BriefingError
from briefing.model import Block, Document, File, Head, Kind
from briefing.read import begin, finish
from briefing.read.dateline import first_day

Reader = Callable[[Page], str]

FIELDS = ("title", "date", "outlet", "author")
# What may be printed of a document, as text or as the heading it stands under.
READ = frozenset({Kind.PARAGRAPH, Kind.BULLET, Kind.HEADING, Kind.SUBTITLE})
# Words of the article that the page prints apart from it: they are read all the same, and count where they are wrong.
APART = frozenset({"dateline", "speaker"})
# The words that a name may carry or lack: "By Ann Roe and Tom Hill" is "Ann Roe, Tom Hill".
LOOSE = frozenset({"the", "by", "and"})
# A floor lies so far below the figure measured, that another version of a library may move a word.
NOISE = 0.01

_BLOCK = re.compile(
    r"(?=</?(?:address|article|aside|blockquote|br|d[dlt]|div|figure|h[1-6]|hr|li|ol|p|section|t[dhr]|table|ul)\b)",
    re.IGNORECASE,
)


def main() -> None:
    """Prints what is missing, the table of pages, and how often ours tells the head right."""
    exam = pages()
    readers: dict[str, Reader] = {"ours": ours}
    for name, (module, reader) in PEERS.items():
        if find_spec(module):
            readers[name] = reader
        else:
            _say(f"{name} is missing: it is not installed here\n")
    scores = {name: [score(page, reader(page)) for page in exam] for name, reader in readers.items()}
    for line in table(exam, scores):
        _say(line)
    _say("")
    for line in heads(exam):
        _say(line)
    if sys.argv[1:] == ["--pin"]:
        pin(exam, scores["ours"])


def pin(exam: Sequence[Page], scores: Sequence[Score]) -> None:
    """Writes the floors: each F and their mean, less the noise; a floor that stands higher stays."""
    measured = {page.name: one.f for page, one in zip(exam, scores, strict=True)}
    measured["mean"] = mean(measured.values())
    before = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    floors = {name: max(round(f - NOISE, 3), before.get(name, 0.0)) for name, f in measured.items()}
    FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")


def table(exam: Sequence[Page], scores: dict[str, list[Score]]) -> Iterator[str]:
    """A row for each page and one of means; a cell is F (precision, recall)."""
    yield f"| page | {' | '.join(scores)} |"
    yield f"| --- |{' --- |' * len(scores)}"
    for place, page in enumerate(exam):
        yield f"| {page.name} | {' | '.join(_cell([of[place]]) for of in scores.values())} |"
    yield f"| **mean of {len(exam)}** | {' | '.join(_cell(of) for of in scores.values())} |"


def heads(exam: Sequence[Page]) -> Iterator[str]:
    """For each field of the head how many pages ours tells right, and which it does not."""
    told = [head(read(page)) for page in exam]
    yield "| field | right | wrong |\n| --- | ---: | --- |"
    for field in FIELDS:
        wrong = [page.name for page, found in zip(exam, told, strict=True) if not right(field, page.head, found)]
        yield f"| {field} | {len(exam) - len(wrong)} of {len(exam)} | {', '.join(wrong)} |"


def right(field: str, gold: Head, told: Head) -> bool:
    """Both say the same: dates the same day, other fields the same words whatever their order and case."""
    wanted, found = str(getattr(gold, field)), str(getattr(told, field))
    if field == "date":
        day = first_day(found)
        return wanted == (day.isoformat() if day else "")
    return _bare(wanted) == _bare(found)


def read(page: Page) -> Document:
    """A page as ours reads it; a refusal is an empty document."""
    try:
        document, _ = finish(begin(File(f"{page.name}.html", page.data)))
    except BriefingError:
        return Document(page.name, "")
    return document if isinstance(document, Document) else Document(page.name, "")


def head(document: Document) -> Head:
    """What ours tells of a document, as a format would."""
    day = document.date.isoformat() if document.date else ""
    return Head(document.title, day, document.outlet or "", document.author or "")


def ours(page: Page) -> str:
    """What ours holds for the article, after its rules: no title, no furniture."""
    document = read(page)
    return "\n".join(document.text[block.start : block.end] for block in document.blocks if _is_read(block))


def _is_read(block: Block) -> bool:
    return block.kind in READ or block.rule in APART


def _trafilatura(page: Page) -> str:
    return import_module("trafilatura").extract(page.html) or ""


def _readability(page: Page) -> str:
    summary = import_module("readability").Document(page.html).summary()
    return str(import_module("lxml.html").fromstring(_BLOCK.sub("\n", summary)).text_content())


def _newspaper(page: Page) -> str:
    article = import_module("newspaper").Article("https://example.org/x", fetch_images=False)
    article.download(input_html=page.html)
    article.parse()
    return str(article.text)


PEERS: dict[str, tuple[str, Reader]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "readability-lxml": ("readability", _readability),
    "newspaper4k": ("newspaper", _newspaper),
}


def _cell(scores: Sequence[Score]) -> str:
    f, precision, recall = (mean(getattr(one, name) for one in scores) for name in ("f", "precision", "recall"))
    return f"{f:.3f} ({precision:.2f}, {recall:.2f})"


def _bare(text: str) -> list[str]:
    return sorted(set(words(text)) - LOOSE)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
