"""What the desk asks of a day's sentences: watched words pull up, muted ones take out, pins and drops of the editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.model import Finding, Found, Key, Passage, Reason
from briefing.settings import Desk
from briefing.words import holds, words

PARTS = ("news", "risks", "agenda")


def watched(passages: Sequence[Passage], desk: Desk) -> dict[Key, str]:
    """What of the watchlist each sentence names, if anything."""
    return {passage.key: name for passage, name in _holding(passages, desk.watched)}


def muted(passages: Sequence[Passage], desk: Desk) -> frozenset[Key]:
    """The sentences that hold muted words or were dropped by the editor."""
    return frozenset(passage.key for passage, _ in _holding(passages, (*desk.muted, *desk.dropped)))


def pinned(passages: Sequence[Passage], desk: Desk) -> dict[Key, str]:
    """The sentence that each pin names, the first that holds its words, with the part it must stand in."""
    found: dict[Key, str] = {}
    for text, part in desk.pinned:
        for passage, _ in _holding(passages, (text,)):
            found[passage.key] = part or "news"
            break
    return found


def unfound(passages: Sequence[Passage], headlines: Sequence[str], desk: Desk) -> tuple[str, ...]:
    """The orders of the day that meet nothing: pins and drops that no sentence holds, those of no story."""
    texts = [*(text for text, _ in desk.pinned), *desk.dropped]
    lines = [text for text in texts if next(_holding(passages, (text,)), None) is None]
    stories = (*desk.dropped_stories, *(text for text, _ in desk.headings))
    return (*lines, *(text for text in stories if not any(holds(headline, text) for headline in headlines)))


def with_pins(found: Found, passages: Sequence[Passage], pins: Mapping[Key, str]) -> Found:
    """What was found, with each pinned sentence among the findings of its part."""
    if not pins:
        return found
    parts: dict[str, tuple[Finding, ...]] = {part: getattr(found, part) for part in PARTS}
    for passage in passages:
        part = pins.get(passage.key)
        if part and all(finding.passage.key != passage.key for finding in parts[part]):
            parts[part] += (Finding(passage, (Reason("asked for by the editor", 0.0),)),)
    return replace(found, news=parts["news"], risks=parts["risks"], agenda=parts["agenda"])


def _holding(passages: Sequence[Passage], wanted: Sequence[str]) -> Iterator[tuple[Passage, str]]:
    """Each sentence that holds some of the wanted words, whole and in order, with the first of these."""
    sought = [(name, f" {' '.join(told)} ") for name in wanted if (told := words(name))]
    for passage in passages if sought else ():
        text = f" {' '.join(passage.words)} "
        name = next((name for name, told in sought if told in text), "")
        if name:
            yield passage, name
