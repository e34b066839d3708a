"""What each piece of a text is: one ordered tuple of rules, the first opinion wins and its name is kept.

A rule sees one piece and what stands around it, and answers a kind or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.lexicon import phrases
from briefing.model import Kind
from briefing.read import furniture
from briefing.read.dateline import dateline, dates_apart, first_day
from briefing.read.pieces import Piece

# A headline is rarely longer; 40 words is the longest seen in the State Department's releases of 2021.
TITLE_WORDS = 40
HEADING_WORDS = 16
SUBTITLE_WORDS = 5
OUTLET_WORDS = 4
ATTRIBUTION_WORDS = 15
BYLINE_WORDS = 10
TAIL_WORDS = 6
# A text in which more of its longer lines than this lack a stop is written without stops: notes, minutes.
STOPLESS = 0.6
NOTE_WORDS = 6
# After "Sources" only a heading with a whole paragraph under it opens the article again.
REOPENING_WORDS = 40
# A date that belongs to the page stands among its first lines.
PARTED_WITHIN = 4

MARKER = re.compile(r"(?:[•◦▪●‣·∙*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\([A-Z]\)|\(?[ivx]{1,5}[.)])\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z]\.|[IVX]{1,5}\.)\s")
_STOP = re.compile(r"(?:[.!?…;:,]|[;,] (?:and|or))[\"”’')\]]*(?:\s?\[\w{1,3}\])*$")
_FULL_STOP = re.compile(r"[.!?…][\"”’')\]]*(?:\s?\[\w{1,3}\])*$")
_ACRONYM_END = re.compile(r"(?:(?:[A-Z]\.){2,}|\b(?:Inc|Corp|Ltd|Co|Jr|Sr)\.)$")
_LEFT_OVER = re.compile(r"\s*+(?:\]\]|(?<!\S)\](?!\S))\s*")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Around:
    """One piece, its text without the list marker, and what stands around it."""

    piece: Piece
    text: str
    before: str
    before_rule: str
    after: str
    titled: bool
    body: bool
    closing: bool
    stopless: bool

    @property
    def marked(self) -> bool:
        return len(self.text) < len(self.piece.text) or self.piece.kind is Kind.BULLET


Rule = Callable[[Around], Kind | None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a piece is, by which rule, and how many characters of list marker stand before an item's words."""

    kind: Kind
    rule: str
    marker: int


def outlet(a: Around) -> Kind | None:
    """A newspaper's name above its headline. Example: "Daily Courier". Wrong for a one-word title with a subtitle."""
    if a.titled or a.body or _count(a.text) > OUTLET_WORDS or not _headline(a.after) or _count(a.after) <= OUTLET_WORDS:
        return None
    named = any(word.lower() in phrases("outlets") for word in _WORD.findall(a.text)) or "." in a.text
    return Kind.FURNITURE if named or " " not in a.text else None


def said_by_format(a: Around) -> Kind | None:
    """The format knows: a Markdown heading, item, table or code. The first heading of the first level is the title."""
    if a.piece.kind is Kind.HEADING and not a.titled and not a.body and a.piece.level == 1:
        return Kind.TITLE
    return a.piece.kind if a.piece.kind in (Kind.HEADING, Kind.FURNITURE) else None


def after_the_end(a: Around) -> Kind | None:
    """What stands under "Sources" or "Related stories", and these lines themselves."""
    return Kind.FURNITURE if a.closing else None


def page_furniture(a: Around) -> Kind | None:
    """Counters, dates alone, bylines, captions, share lines: see furniture.py."""
    return Kind.FURNITURE if _furniture(a.text) else None


def title(a: Around) -> Kind | None:
    """The first line that reads like a headline, above any paragraph. Wrong for a text that opens with a heading."""
    if a.titled or a.body or a.marked or not a.after:
        return None
    stopped = (a.text[-1] in "?!" or _acronym(a.text)) and _count(a.text) <= HEADING_WORDS
    return Kind.TITLE if _headline(a.text) or stopped else None


def attribution(a: Around) -> Kind | None:
    """Who said the quotation above. Example: "– Minister Anna Roe, May 2024"."""
    dashed = a.piece.text[0] in "–—-" and _count(a.text) <= ATTRIBUTION_WORDS and not _FULL_STOP.search(a.text)
    if not dashed:
        return None
    named = _capitalised(a.text) and first_day(a.text) is not None
    return Kind.FURNITURE if named or a.before[-1:] in ('"', "”") else None


def who_and_where(a: Around) -> Kind | None:
    """A name with an office, or a place, between title and text. Examples: "Anna Roe, Minister", "Paris, France"."""
    if not a.titled or a.body or a.marked or _count(a.text) > BYLINE_WORDS:
        return None
    named = _capitalised(a.text) and "," in a.text and not (_FULL_STOP.search(a.text) and not _acronym(a.text))
    follows = a.before_rule == "who_and_where" and _capitalised(a.text) and not _stopped(a.text)
    return Kind.FURNITURE if named or (follows and not a.text.isupper() and _headline(a.after)) else None


def subtitle(a: Around) -> Kind | None:
    """A second headline under the title. Example: "Ministers meet on Monday"."""
    under = a.before_rule in ("title", "said_by_format", "page_furniture") and a.titled and not a.body
    long_enough = _count(a.text) >= SUBTITLE_WORDS and not a.marked and not a.text.isupper()
    noted = a.stopless and not _capitalised(a.text)
    return Kind.SUBTITLE if under and long_enough and not noted and _headline(a.text) else None


def numbered_heading(a: Around) -> Kind | None:
    """A short numbered line without a stop, a paragraph under it. Example: "2.1 Method"."""
    short = _count(a.piece.text) <= HEADING_WORDS and not _stopped(a.text) and _FULL_STOP.search(a.after)
    alike = _NUMBERED.match(a.piece.text) and not MARKER.match(a.after)
    return Kind.HEADING if alike and short else None


def item(a: Around) -> Kind | None:
    """A line behind a list marker. Example: "• Talks on grain"."""
    return Kind.BULLET if a.marked else None


def listed(a: Around) -> Kind | None:
    """An item without a marker, in a list that a colon opened. Example: "Open the ports" under "They agreed to:"."""
    inside = a.before_rule == "listed" or (a.body and a.before.endswith(":") and a.before_rule == "running_text")
    if not inside or _stopped(a.text) or _count(a.text) <= 2:
        return None
    return None if _capitalised(a.text) and _FULL_STOP.search(a.after) else Kind.BULLET


def heading(a: Around) -> Kind | None:
    """A short line without a stop. Example: "What comes next". Wrong for the line of a note without stops."""
    if _count(a.text) > HEADING_WORDS or not a.after:
        return None
    if a.stopless and _count(a.text) >= NOTE_WORDS and not _capitalised(a.text):
        return None
    asked = a.text.endswith("?") and _count(a.text) <= HEADING_WORDS // 2 and _capitalised(a.text)
    ends_short = _acronym(a.text) and _capitalised(a.text)
    return Kind.HEADING if not _stopped(a.text) or asked or ends_short or _label(a.text) else None


def tail(a: Around) -> Kind | None:
    """A short last line without a stop. Example: "Share Tweet Mail". Wrong for a note's last words."""
    last = not a.after and a.titled and not _stopped(a.text)
    return Kind.FURNITURE if last and _count(a.text) <= TAIL_WORDS and not a.stopless else None


def running_text(a: Around) -> Kind | None:
    """Everything else is a paragraph."""
    return Kind.PARAGRAPH


RULES: tuple[Rule, ...] = (
    outlet,
    said_by_format,
    after_the_end,
    page_furniture,
    title,
    attribution,
    who_and_where,
    subtitle,
    numbered_heading,
    item,
    listed,
    heading,
    tail,
    running_text,
)


def parted(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each in its parts: a date that shares a line with the headline, what "]]" of a wiki left together."""
    return [
        replace(piece, text=part, gap=piece.gap and not i)
        for number, piece in enumerate(pieces)
        for i, part in enumerate(_parts(piece.text, number < PARTED_WITHIN))
    ]


def _parts(text: str, early: bool) -> tuple[str, ...]:
    if text.count("]") > text.count("["):
        return tuple(part for part in _LEFT_OVER.split(text) if part) or (text,)
    return dates_apart(text) if early else (text,)


def judge(pieces: Sequence[Piece]) -> Iterator[Verdict]:
    """What each piece is, in order."""
    stopless = _stopless(pieces)
    before, rule = "", ""
    titled = body = closing = False
    texts = [piece.text[_marker(piece) :] for piece in pieces]
    for i, piece in enumerate(pieces):
        after = texts[i + 1] if i + 1 < len(texts) else ""
        closing = _closing(closing, texts[i], after, body)
        around = Around(piece, texts[i], before, rule, after, titled, body, closing, stopless)
        kind, rule = next((kind, rule.__name__) for rule in RULES if (kind := rule(around)) is not None)
        titled = titled or kind is Kind.TITLE
        body = body or kind in (Kind.PARAGRAPH, Kind.BULLET)
        before = piece.text
        yield Verdict(kind, rule, len(piece.text) - len(texts[i]) if kind is Kind.BULLET else 0)


def _closing(closing: bool, text: str, after: str, body: bool) -> bool:
    """Whether the article is over: from "Sources" on, until a heading with a whole paragraph under it."""
    if closing and not furniture.closes(text):
        return not (_headline(text) and _count(after) >= REOPENING_WORDS and bool(_FULL_STOP.search(after)))
    return closing or (body and furniture.closes(text))


def _furniture(text: str) -> bool:
    return any(rule(text) for rule in furniture.RULES)


def _marker(piece: Piece) -> int:
    match = None if piece.kind else MARKER.match(piece.text)
    return match.end() if match else 0


def _stopless(pieces: Sequence[Piece]) -> bool:
    longer = [piece.text for piece in pieces if _count(piece.text) >= NOTE_WORDS]
    return len(longer) >= 3 and sum(not _stopped(text) for text in longer) > STOPLESS * len(longer)


def _headline(text: str) -> bool:
    return 0 < _count(text) <= TITLE_WORDS and not _stopped(text) and not _furniture(text) and dateline(text) is None


def _stopped(text: str) -> bool:
    return bool(_STOP.search(text[-40:]))


def _acronym(text: str) -> bool:
    return bool(_ACRONYM_END.search(text[-20:]))


def _label(text: str) -> bool:
    return text.endswith(":") and _count(text) <= 2 and text[:1].isupper()


def _capitalised(text: str) -> bool:
    """Every longer word opens with a capital."""
    long_words = [word for word in _WORD.findall(text[:400]) if len(word) > 3]
    return bool(_WORD.match(text)) and all(word[0].isupper() for word in long_words)


def _count(text: str) -> int:
    return text.count(" ") + 1 if text else 0
