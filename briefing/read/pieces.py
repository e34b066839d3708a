"""What a format reader hands to the rules: the text in pieces, one line of text each, in order."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Kind


@dataclass(frozen=True, slots=True)
class Piece:
    """One heading, paragraph or list item, without line breaks; `kind` where the format itself says what it is.

    `gap` tells that a blank line stands before it; `rule` is the name under which the format said so.
    """

    text: str
    gap: bool = True
    kind: Kind | None = None
    rule: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Head:
    """What the format says of the whole document, apart from its text (Markdown front matter)."""

    title: str = ""
    date: str = ""
    outlet: str = ""
