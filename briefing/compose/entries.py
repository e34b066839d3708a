"""What could be printed: one item with its worth and its wordings, and all of them in order."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Actor, Key, KeyDate, Line, Story

UNPRINTED = "the source"  # where the words of a line stand that the page only marks


@dataclass(frozen=True, slots=True)
class Entry:
    """One item that could be printed: its part of the page, its worth, and its wordings, best first.

    `keys` name the sentence of each wording; only actors have more than one. A `label` is a few words of a
    sentence, so it may stand beside the sentence itself.
    """

    part: str
    value: float
    keys: tuple[Key, ...]
    lines: tuple[Line, ...]
    subject: Actor | KeyDate | None = None
    label: bool = False


@dataclass(frozen=True, slots=True)
class Candidates:
    """The bottom line, and the entries of the wide and of the narrow column in falling order of value.

    `stories` are the events in the order in which the entries first tell of them, then the others by weight.
    `repeated` are the lines that a page before has told and this one does not repeat.
    """

    summary: tuple[Entry, ...]
    wide: tuple[Entry, ...]
    narrow: tuple[Entry, ...]
    stories: tuple[Story, ...] = ()
    repeated: tuple[Line, ...] = ()
