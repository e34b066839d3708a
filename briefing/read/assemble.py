"""Pieces and verdicts to a Document: the cleaned text is written once, and every block knows its place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

from briefing.model import PRINTABLE, Block, Document, Head, Kind
from briefing.read.dated import day_told, place_told
from briefing.read.dateline import Dateline, dateline
from briefing.read.judge import Verdict, judge, parted
from briefing.read.outlets import without_outlet
from briefing.read.pieces import Piece
from briefing.read.speakers import speakers

# A dateline opens one of the first paragraphs or none.
DATELINE_WITHIN = 3

# Pictographs, broken characters and counters glued to a headline by the page it was copied from.
_TITLE_JUNK = re.compile(r"\s*[\u2190-\u2bff\ufe0f\ufffd\U0001f000-\U0001faff][^A-Za-z]*$")


def assemble(pieces: Sequence[Piece], name: str, head: Head) -> Document:
    """The document of these pieces, without sections and sentences."""
    pieces = parted(pieces)
    labels = speakers(piece.text for piece in pieces)
    verdicts = tuple(judge(pieces, labels))
    parts: list[str] = []
    blocks: list[Block] = []
    told: list[Dateline] = []
    at = 0
    early = count(1)
    for piece, verdict in zip(pieces, verdicts, strict=True):
        if parts:
            parts.append("\n\n" if piece.gap else "\n")
            at += len(parts[-1])
        parts.append(piece.text)
        said = None
        if verdict.kind is Kind.PARAGRAPH and not verdict.label and next(early) <= DATELINE_WITHIN and not told:
            said = dateline(piece.text)
        if said:
            told.append(said)
        blocks += _blocks(piece, verdict, at, said)
        at += len(piece.text)
    text = "".join(parts)
    return _described(Document(name=name, text=text, blocks=tuple(blocks)), told, head)


def _blocks(piece: Piece, verdict: Verdict, at: int, said: Dateline | None) -> Iterator[Block]:
    """The block of a piece, behind that of the dateline or the label it opens with."""
    start, end = at + (said.end if said else verdict.begin), at + len(piece.text)
    if said:
        yield Block(Kind.FURNITURE, at, at + len(piece.text[: said.end].rstrip()), "dateline", page=piece.page)
    if verdict.label:
        yield Block(Kind.FURNITURE, at + verdict.label.start, at + verdict.label.end, "speaker", page=piece.page)
    if verdict.kind is Kind.TITLE:
        end = at + len(without_outlet(_TITLE_JUNK.sub("", piece.text))[0])
    if verdict.rule != "speaker":
        turns = tuple(at + turn for turn in piece.turns)
        yield Block(verdict.kind, start, max(start, end), piece.rule or verdict.rule, piece.level, piece.page, turns)


def _described(document: Document, told: Sequence[Dateline], head: Head) -> Document:
    """The document with its title, subtitle, date, place and outlet."""
    text = document.text
    title = _first(document, Kind.TITLE)
    return Document(
        name=document.name,
        text=text,
        title=title or head.title,
        subtitle=_first(document, Kind.SUBTITLE),
        date=day_told(document, told, head.date),
        place=place_told(document, told),
        outlet=head.outlet or next(_outlets(document, told), None),
        author=head.author or None,
        blocks=document.blocks,
    )


def _outlets(document: Document, told: Sequence[Dateline]) -> Iterator[str]:
    """Names of the outlet, the surest first: above the headline, behind it, in the dateline.

    One that looks like none counts when the imprint under the article repeats it, as in "© Meridian 2026".
    """
    text = document.text
    above = {
        block.rule: text[block.start : block.end] for block in document.blocks if block.rule in ("outlet", "kicker")
    }
    behind = (without_outlet(text[b.start :].partition("\n")[0])[1] for b in document.blocks if b.kind is Kind.TITLE)
    said = (line.outlet or "" for line in told)
    imprint = text[max((block.end for block in document.blocks if block.kind in PRINTABLE), default=len(text)) :]
    own = above.get("kicker", "")
    yield from filter(None, (above.get("outlet"), *behind, own if own in imprint else "", *said))


def _first(document: Document, kind: Kind) -> str:
    return next((document.text[block.start : block.end] for block in document.blocks if block.kind is kind), "")
