"""Which blocks of a PDF are headings: its outline says so, or their type, larger or bolder than the text's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from briefing.model import Kind
from briefing.read.dateline import date_line
from briefing.read.pdf.blocks import LARGER, Block, Measure, ended

# Longest heading in words: a bold line of text is longer, a title in large type may be as long as a headline.
BOLD_WORDS = 16
LARGE_WORDS = 40
# Longest heading in characters: what is longer is not looked up in the outline.
LONGEST = 250
# So many entries of an outline are read, so deep; a book has some hundreds in four levels.
MOST_ENTRIES = 2_000
DEEPEST = 8
# Type sizes that differ by less, in points, are of one rank.
SAME_RANK = 0.6

_LETTERS = re.compile(r"[^\W_]+")
_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]|[IVX]{1,5})[.)]?\s+(?=\S)")
_UNNAMED = re.compile(
    r"(?:microsoft \w+ - |untitled|slide 1$|document\d*$|(?:.*\.(?:docx?|pdf|indd|qxd|rtf|odt|pptx?|xlsx?|tex)$))",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r"(?:admin(?:istrator)?|user|owner|author|unknown|anonymous|[a-z]{1,8}\d*)$", re.IGNORECASE)


class Entry(NamedTuple):
    """An entry of the outline: its words without spaces and case, the page it points at, its level from 1."""

    words: str
    page: int
    level: int


class Heading(NamedTuple):
    """What a block is when it is a heading."""

    kind: Kind
    rule: str
    level: int


def bare(text: str) -> str:
    """A title as it is compared: letters and digits in lower case, without its numbering."""
    return "".join(_LETTERS.findall(_NUMBERING.sub("", text, count=1).casefold()))


def outline(document: Any) -> tuple[Entry, ...]:
    """The outline's entries in order; one that goes in circles ends."""
    import pypdfium2 as pdf
    import pypdfium2.raw as pdfium

    entries: list[Entry] = []
    waiting = [(pdfium.FPDFBookmark_GetFirstChild(document, None), 1)]
    looked = 0
    while waiting and looked < MOST_ENTRIES:
        mark, level = waiting.pop()
        if not mark or level > DEEPEST:
            continue
        looked += 1
        entry = pdf.PdfBookmark(mark, document, level)
        target = entry.get_dest()
        page = target.get_index() if target else None
        words = bare(entry.get_title())
        if words and page is not None:
            entries.append(Entry(words, page + 1, level))
        waiting.append((pdfium.FPDFBookmark_GetNextSibling(document, mark), level))
        waiting.append((pdfium.FPDFBookmark_GetFirstChild(document, mark), level + 1))
    return tuple(entries)


def headings(
    blocks: Sequence[Block], texts: Sequence[str], entries: Sequence[Entry], measure: Measure
) -> Iterator[Heading | None]:
    """For each block what heading it is, if any; the outline's word goes before that of the type."""
    told: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for entry in entries:
        told[entry.page].setdefault(entry.words, entry.level)
    outlined = [
        told[block.page].get(bare(text)) if block.page in told and not block.rule and len(text) <= LONGEST else None
        for block, text in zip(blocks, texts, strict=True)
    ]
    shaped = [not block.rule and _shaped(block, text, measure) for block, text in zip(blocks, texts, strict=True)]
    ranks = _ranks(blocks, outlined, shaped)
    for block, level, by_shape in zip(blocks, outlined, shaped, strict=True):
        if level:
            yield Heading(Kind.HEADING, "pdf_outline", level)
        elif by_shape:
            rank = next((place for size, place in ranks if block.first.size > size - SAME_RANK), len(ranks) + 1)
            yield Heading(Kind.HEADING, "pdf_type", rank)
        else:
            yield None


def _shaped(block: Block, text: str, measure: Measure) -> bool:
    """Larger than the text, or bold, and short, and not a sentence or a date."""
    large = block.first.size >= LARGER * measure.size
    if not (large or block.first.bold) or text[-1] in ".,;" or not any(map(str.isalpha, text)) or date_line(text):
        return False
    if block.first.size < measure.size * 0.95 or (ended(text) and text[-1] not in '?!:)”"’0123456789'):
        return False
    return text.count(" ") < (LARGE_WORDS if large else BOLD_WORDS)


def _ranks(blocks: Sequence[Block], outlined: Sequence[int | None], shaped: Sequence[bool]) -> list[tuple[float, int]]:
    """Sizes of headings from large to small, each with its level: as the outline has it, or counted."""
    levels: dict[float, int] = {}
    for block, level in zip(blocks, outlined, strict=True):
        if level:
            levels.setdefault(block.first.size, level)
    if not levels:
        sizes = {block.first.size for block, by_shape in zip(blocks, shaped, strict=True) if by_shape}
        for size in sorted(sizes, reverse=True):
            near = next((level for known, level in levels.items() if known - size < SAME_RANK), 0)
            levels[size] = near or len(set(levels.values())) + 1
    return sorted(levels.items(), reverse=True)


def plausible_title(title: str, name: str) -> bool:
    """A title that somebody wrote. Not "Microsoft Word - draft.doc", not the file's name."""
    title = title.strip()
    stem = bare(name.rpartition("/")[2].rpartition(".")[0])
    return " " in title and len(title) <= 300 and not _UNNAMED.match(title) and bare(title) != stem


def plausible_author(author: str) -> bool:
    """A name of two words or more. Not "admin", not a user's short name."""
    author = author.strip()
    return " " in author and len(author) <= 120 and not _UNKNOWN.match(author) and "@" not in author
