"""Which news agency a document prints: what its dateline, its byline or its last lines credit."""

from __future__ import annotations

import re
from functools import cache

from briefing.events.publishers import family
from briefing.lexicon import table
from briefing.model import PRINTABLE, Document, Kind

HEAD = 200  # characters of the first paragraph in which a dateline stands; as in reading
CLOSING = 4  # blocks at the end among which a credit is looked for: writers, editors, agency, rights
CREDIT = 25  # words; a longer line tells the story
NAME = 6  # words; a closing line of page furniture that is no longer and names an agency credits it
INITIALS = 6  # letters of an agency that is in no list
SHORT = 4  # letters; a form no longer than this counts only as written

_DATELINE = re.compile(r"[^.!?()]{0,60}[(/]\s?(?P<name>[^\W\d_][\w .&/-]{1,30})[)/]\s?(?:—|–|-|:)")
_SLASHED = re.compile(r"(?P<place>[A-Z][A-Z .,'-]{2,40})[ ,]+/(?P<name>[A-Z][\w .&-]{1,30})/")
_SIGNED = re.compile(r"(?:[(\[/]|(?:—|–|--)\s?)(?P<name>[^()\[\]—–]{2,60})[)\]/]?\.?\s*$")
_PARTS = re.compile(r"[,/;|&]| (?:and|for|of|via|with|by) |^(?:with|by) ", re.IGNORECASE)
_CREDITING = re.compile(
    r"\b(?:(?:reporting|writing|editing|compiled|written) by|material from|from material|inputs? from|source:|copyright"
    r"|contribut\w+ to this|this (?:report|article|story) (?:was|is|contains|includes|uses))|©",
    re.IGNORECASE,
)
_PICTURED = re.compile(r"\b(?:photo\w*|images?|pictures?|video|graphics?|map|getty)\b", re.IGNORECASE)


def credited(document: Document) -> str:
    """The agency whose copy a document is, "" for none; the first named counts where two are.

    "OSLO (AFP) — …" and a last line "With material from dpa" credit; "…, Reuters reported" inside the text quotes one
    source and does not. Wrong for a story of one's own with a few lines of the agency's.
    """
    own = _named(family(document.url or "")) or _named(document.outlet or "")
    return own or _named(document.author or "") or _opening(document) or _closing(document)


def _opening(document: Document) -> str:
    """The agency in the lines above the first paragraph, or in its dateline."""
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind in PRINTABLE:
            found = _SLASHED.match(text[:HEAD]) or _DATELINE.match(text[:HEAD])
            return _known(found["name"]) if found else ""
        if block.kind is Kind.FURNITURE:
            found = _DATELINE.match(text) if block.rule == "dateline" else None
            named = _datelined(found["name"]) if found else _credit(text)
            if named:
                return named
    return ""


def _datelined(name: str) -> str:
    """The agency in the brackets of a dateline; initials need not be in the list."""
    return _known(name) or (name.strip() if name.strip().isupper() and len(name) <= INITIALS else "")


def _credit(text: str) -> str:
    """The agency that a line of page furniture credits."""
    credits = len(text.split()) <= NAME or _CREDITING.search(text) or text.startswith(("By ", "by "))
    return _known(text) if credits and _line(text) else ""


def _closing(document: Document) -> str:
    """The agency in a credit line at the end, or with which the last paragraph is signed."""
    last = ""
    for block in document.blocks[-CLOSING:]:
        text = document.text[block.start : block.end]
        credits = block.kind is Kind.FURNITURE or _CREDITING.search(text)
        if credits and _credit(text):
            return _credit(text)
        last = text if block.kind in PRINTABLE else last
    signed = _SIGNED.search(last[-HEAD:])
    return _named(signed["name"]) if signed else ""


def _line(text: str) -> bool:
    """Short enough for a credit, and not that of a picture."""
    return len(text.split()) <= CREDIT and not _PICTURED.search(text)


def _named(text: str) -> str:
    """The agency that is all of a text, or a part of it that commas and the like set off: "Ada Lind, AP"."""
    parts = (part.strip() for part in _PARTS.split(text))
    return next((_forms()[part.casefold()] for part in parts if part.casefold() in _forms() and _known(part)), "")


def _known(text: str) -> str:
    """The first agency named in a few words, "" for none."""
    exact, loose = _patterns()
    found = [hit for hit in (exact.search(text), loose.search(text)) if hit]
    if not found:
        return ""
    first = min(found, key=lambda hit: (hit.start(), -hit.end()))
    return _forms()[first[0].casefold()]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    forms = sorted(table("wires"), key=lambda form: (-len(form), form))
    short = "|".join(re.escape(form) for form in forms if len(form) <= SHORT)
    long = "|".join(re.escape(form) for form in forms if len(form) > SHORT)
    return re.compile(rf"(?<!\w)(?:{short})(?!\w)"), re.compile(rf"(?<!\w)(?:{long})(?!\w)", re.IGNORECASE)


@cache
def _forms() -> dict[str, str]:
    return {form.casefold(): name for form, name in table("wires").items()}
