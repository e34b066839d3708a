"""Web pages with what a careful reader calls their article, and how much of it a reader finds.

`tests/pages/NAME.html` stands beside `NAME.gold.txt`: four lines of head, an empty line, then the article, a line for
each heading, standfirst, paragraph and item of a list. After a line `---` follow words that count neither for nor
against a reader: rows of tables with their titles and notes, footnotes, embedded posts, the times of a live blog, and
lines inside the text that tell who wrote it and when. What the page's frame says of author and date counts against.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from briefing.model import Head

PAGES = Path(__file__).parents[1] / "tests" / "pages"
FLOORS = PAGES / "floors.json"
SPARE = "\n---\n"

_WORD = re.compile(r"\w+")
_CHARSET = re.compile(rb"charset=[\"']?([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its gold: `lines` is the article, `spare` what counts neither way."""

    name: str
    data: bytes
    head: Head
    lines: tuple[str, ...]
    spare: str

    @property
    def html(self) -> str:
        """The page as text, decoded as it says itself, for readers that take no bytes."""
        declared = _CHARSET.search(self.data)
        return self.data.decode(declared[1].decode() if declared else "utf-8")


@dataclass(frozen=True, slots=True)
class Score:
    """The share of what was read that belongs to the article, and of the article that was read."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pages(folder: Path = PAGES) -> tuple[Page, ...]:
    """All pages of a folder, by name."""
    return tuple(_page(file) for file in sorted(folder.glob("*.html")))


def score(page: Page, text: str) -> Score:
    """Words counted as often as they stand; the title and spare words, where read, are left out of the count.

    Example: of "a b c" a reader gives "a b x"; precision and recall are 2/3.
    """
    wanted, found = words("\n".join(page.lines)), words(text)
    both = (wanted & found).total()
    surplus = found - wanted - words(page.head.title) - words(page.spare)
    return Score(both / max(both + surplus.total(), 1), both / max(wanted.total(), 1))


def words(text: str) -> Counter[str]:
    """The words of a text in lower case, and how often each stands there."""
    return Counter(_WORD.findall(text.casefold()))


def _page(file: Path) -> Page:
    head, _, rest = file.with_suffix(".gold.txt").read_text("utf-8").partition("\n\n")
    body, _, spare = rest.partition(SPARE)
    facts = dict(line.split(":", 1) for line in head.splitlines())
    told = Head(**{name: fact.strip() for name, fact in facts.items()})
    return Page(file.stem, file.read_bytes(), told, tuple(line for line in body.splitlines() if line), spare)
