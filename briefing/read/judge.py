"""The walk over the pieces of a text: each is put before the rules of structure.py, with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.model import Kind, Span
from briefing.read.dateline import dates_apart
from briefing.read.furniture import closes, section
from briefing.read.pieces import Piece
from briefing.read.shape import count, ends_whole, headline, is_furniture, stopped
from briefing.read.speakers import label
from briefing.read.structure import MARKER, NOTE_WORDS, RULES, Around

# A text in which more of its longer lines than this lack a stop is written without stops: notes, minutes.
STOPLESS = 0.6
# After "Sources" only a heading with a whole paragraph under it, in words, opens the article again.
REOPENING_WORDS = 40
# The bars and buttons between an outlet's name and its headline, in lines.
AHEAD = 12
# A date that belongs to the page stands among its first lines.
PARTED_WITHIN = 4

_LEFT_OVER = re.compile(r"\s*+(?:\]\]|(?<!\S)\](?!\S))\s*")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a piece is, by which rule, where in it its own words begin, and where the label of a speaker lies."""

    kind: Kind
    rule: str
    begin: int
    label: Span | None = None


def parted(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each in its parts: a date that shares a line with the headline, what "]]" of a wiki left together.

    Only what the format leaves open is parted.
    """
    return [
        piece if part == piece.text else replace(piece, text=part, gap=piece.gap and not i, turns=())
        for number, piece in enumerate(pieces)
        for i, part in enumerate(_parts(piece.text, number < PARTED_WITHIN) if piece.kind is None else (piece.text,))
    ]


def _parts(text: str, early: bool) -> tuple[str, ...]:
    if text.count("]") > text.count("["):
        return tuple(part for part in _LEFT_OVER.split(text) if part) or (text,)
    return dates_apart(text) if early else (text,)


def judge(pieces: Sequence[Piece], labels: frozenset[str]) -> Iterator[Verdict]:
    """What each piece is, in order; `labels` are those of speakers."""
    stopless = _stopless(pieces)
    before, rule = "", ""
    titled = body = closing = False
    texts = [piece.text[_marker(piece) :] for piece in pieces]
    for i, piece in enumerate(pieces):
        after = texts[i + 1] if i + 1 < len(texts) else ""
        # what the format knows as furniture is no heading: "Also read" in a box does not end an article
        closing = closing if piece.kind is Kind.FURNITURE else _closing(closing, texts[i], after, body)
        said = label(texts[i]) if labels else None
        said = said if said and said["who"] in labels else None
        ahead = "" if titled or body else _ahead(texts[i + 1 : i + 1 + AHEAD])
        around = Around(piece, texts[i], before, rule, after, ahead, titled, body, closing, stopless, said)
        kind, rule = next((kind, rule.__name__) for rule in RULES if (kind := rule(around)) is not None)
        titled = titled or kind is Kind.TITLE
        body = body or kind in (Kind.PARAGRAPH, Kind.BULLET)
        before = piece.text
        marker = len(piece.text) - len(texts[i])
        if said and rule in ("speech", "speaker"):
            yield Verdict(kind, rule, marker + said.end(), Span(marker, marker + said.end("who")))
        else:
            yield Verdict(kind, rule, marker if kind is Kind.BULLET else 0)


def _ahead(texts: Sequence[str]) -> str:
    """The first line that may be the headline."""
    return next((text for text in texts if not (is_furniture(text) or section(text))), "")


def _closing(closing: bool, text: str, after: str, body: bool) -> bool:
    """Whether the article is over: from "Sources" on, until a heading with a whole paragraph under it."""
    if closing and not closes(text):
        return not (headline(text) and count(after) >= REOPENING_WORDS and ends_whole(after))
    return closing or (body and closes(text))


def _marker(piece: Piece) -> int:
    match = None if piece.kind else MARKER.match(piece.text)
    return match.end() if match else 0


def _stopless(pieces: Sequence[Piece]) -> bool:
    longer = [piece.text for piece in pieces if count(piece.text) >= NOTE_WORDS]
    return len(longer) >= 3 and sum(not stopped(text) for text in longer) > STOPLESS * len(longer)
