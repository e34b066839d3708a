"""When and where a document was made: told by its dateline, its front matter, or the lines around its headline.

A date inside the article is what the article tells of, and never counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from briefing.lexicon import phrases
from briefing.model import PRINTABLE, Document, Kind
from briefing.read.dateline import Dateline, before_day, date_line, first_day
from briefing.read.furniture import byline, noted
from briefing.read.shape import capitalised

# A line that ends in the document's date, in characters: "Remarks at the annual meeting, 3 June 2025".
LONGEST_DATED = 200

_YEAR_END = re.compile(r"\d\D{1,12}\d{4}\)?$|\d{4}-\d\d-\d\d\)?$|\d\d?\.\d\d?\.\d{4}\)?$")
_PARTS = re.compile(r"\s*[|·•*()\[\]]\s*|\s[–—-]\s")
_PLACED = re.compile(
    r"(?P<before>^|, | in )(?P<place>[A-Z][\w’'-]+(?: (?:de |del |la )?[A-Z][\w’'-]+){0,2}(?:, [A-Z][\w’'-]+)?)$"
)
_UPDATED = re.compile(r"\b(?:updated|modified|revised)\b", re.IGNORECASE)


def day_told(document: Document, told: Sequence[Dateline], front: str) -> date | None:
    """The document's date: the surest teller first, a line that says "updated" after one that says "published"."""
    days = (line.date for line in told if line.date)
    return next(days, None) or first_day(front) or next(_days_beside(document), None)


def moment_told(front: str) -> datetime | None:
    """When it was published, in UTC, where its sender says so to the minute and with a zone; None where not.

    Example: "Tue, 3 Mar 2026 05:40:00 +0100" or "2026-03-03T05:40+01:00".
    """
    if ":" not in front:
        return None
    from email.utils import parsedate_to_datetime

    for reader in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = reader(front.strip())
            return moment.astimezone(UTC) if moment.tzinfo else None
        except (ValueError, OverflowError, IndexError, TypeError):
            continue
    return None


def place_told(document: Document, told: Sequence[Dateline]) -> str | None:
    """The place of the dateline, else the one before the date in a line around the headline."""
    said = next((line.place for line in told if line.place), None)
    return said or next((place for text, _ in _head(document) if (place := _place(text))), None)


def _days_beside(document: Document) -> Iterator[date]:
    head = sorted(_head(document), key=lambda line: bool(_UPDATED.search(line[0])))
    for text, kind in head:
        if kind is Kind.FURNITURE and (day := _apart(text)):
            yield day
    for text, kind in reversed(head):
        if kind is not Kind.FURNITURE and _ends_dated(text) and (day := first_day(text)):
            yield day
    for text in _tail(document):
        if date_line(text) and (day := first_day(text)):
            yield day


def _apart(text: str) -> date | None:
    """The day of a line of furniture that tells when the page was made. Example: "By Ann Roe | 3 May 2026"."""
    parts = [part for part in _PARTS.split(text) if part]
    alone = next((part for part in parts if date_line(part)), "")
    return first_day(alone or next((part for part in parts if _ends_dated(part) and _says_who(part)), ""))


def _says_who(text: str) -> bool:
    """A maker or a place stands before the date. Example: "Ann Roe, Oslo, 3 May 2026"."""
    return noted(text) or byline(text) or (":" not in text and capitalised(before_day(text)))


def _place(text: str) -> str | None:
    """The place before a date that ends a line; no name or office. Example: "Given at the fair, Lindau, 3 May 2026"."""
    if not _ends_dated(text) or date_line(text):
        return None
    found = _PLACED.search(before_day(text))
    if not found or (not found["before"] and byline(text)):
        return None
    words = found["place"].replace(",", "").split()
    person = len(words) > 1 and words[0] in phrases("first_names")
    office = any(word.lower() in phrases("role_words") or word in phrases("organisation_words") for word in words)
    paper = words[0] == "The" and len(words) > 2  # "The Harbour Ledger", not "The Hague"
    return None if person or office or paper else found["place"]


def _ends_dated(text: str) -> bool:
    return len(text) <= LONGEST_DATED and bool(_YEAR_END.search(text))


def _head(document: Document) -> list[tuple[str, Kind]]:
    """The lines above the article, from the title on down and before it."""
    lines: list[tuple[str, Kind]] = []
    for block in document.blocks:
        if block.kind in PRINTABLE:
            break
        lines.append((document.text[block.start : block.end], block.kind))
    return lines


def _tail(document: Document) -> Iterator[str]:
    """The furniture under the article, up to the headlines of others."""
    last = max((n for n, block in enumerate(document.blocks) if block.kind in PRINTABLE), default=0)
    own = [block for block in document.blocks[last + 1 :] if block.rule != "after_the_end"]
    return (document.text[block.start : block.end] for block in own)
