"""What the desk asks of a day's sentences: watched words pull up, muted ones take out, pins and drops of the editor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.model import Finding, Found, Key, Passage, Reason
from briefing.settings import Desk
from briefing.words import holds

PARTS = ("news", "risks", "agenda")


def watched(passages: Iterable[Passage], desk: Desk) -> dict[Key, str]:
    """What of the watchlist each sentence names, if anything."""
    told = {key: _first(passage, desk.watched) for key, passage in _keyed(passages)}
    return {key: name for key, name in told.items() if name}


def muted(passages: Iterable[Passage], desk: Desk) -> frozenset[Key]:
    """The sentences that hold muted words or were dropped by the editor."""
    return frozenset(key for key, passage in _keyed(passages) if _first(passage, (*desk.muted, *desk.dropped)))


def pinned(passages: Sequence[Passage], desk: Desk) -> dict[Key, str]:
    """The sentence that each pin names, the first that holds its words, with the part it must stand in."""
    found: dict[Key, str] = {}
    for text, part in desk.pinned:
        key = next((key for key, passage in _keyed(passages) if _first(passage, (text,))), None)
        if key:
            found[key] = part or "news"
    return found


def unfound(passages: Sequence[Passage], headlines: Sequence[str], desk: Desk) -> tuple[str, ...]:
    """The orders of the day that meet nothing: pins and drops that no sentence holds, those of no story."""
    texts = [*(text for text, _ in desk.pinned), *desk.dropped]
    lines = [text for text in texts if not any(_first(passage, (text,)) for passage in passages)]
    stories = (*desk.dropped_stories, *(words for words, _ in desk.headings))
    return (*lines, *(text for text in stories if not any(holds(headline, text) for headline in headlines)))


def with_pins(found: Found, passages: Sequence[Passage], pins: Mapping[Key, str]) -> Found:
    """What was found, with each pinned sentence among the findings of its part."""
    parts = {part: list(getattr(found, part)) for part in PARTS}
    for key, passage in _keyed(passages):
        part = pins.get(key)
        if part and all(_key(finding.passage) != key for finding in parts[part]):
            parts[part].append(Finding(passage, (Reason("asked for by the editor", 0.0),)))
    return Found(
        summary=found.summary,
        actors=found.actors,
        dates=found.dates,
        antecedents=found.antecedents,
        news=tuple(parts["news"]),
        risks=tuple(parts["risks"]),
        agenda=tuple(parts["agenda"]),
    )


def _first(passage: Passage, wanted: Sequence[str]) -> str:
    return next((name for name in wanted if holds(" ".join(passage.words), name)), "")


def _keyed(passages: Iterable[Passage]) -> Iterable[tuple[Key, Passage]]:
    return ((_key(passage), passage) for passage in passages)


def _key(passage: Passage) -> Key:
    return (passage.source, passage.sentence.start)
