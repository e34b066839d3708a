"""Which entries are printed for a given room, no sentence twice, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.compose.entries import UNPRINTED, Candidates, Entry
from briefing.model import Actor, ActorLine, DateLine, Key, KeyDate, Line, Lines, Story

# Lines of news that come first, whatever stands further up in the source. On 164 labelled texts the first five lines
# lose .03 of nDCG by the order of the source, on thirteen others .01; all of them in that order would lose .08.
BEST = 5
LABELS = {"summary": "Bottom line", "news": "What’s new", "risks": "Risks", "agenda": "Agenda topics"}


def choose(pool: Candidates, wide: int, narrow: int, told: int) -> tuple[Lines, Lines]:
    """The `wide` and `narrow` most valued entries as printed, and all others as left out.

    Actors behind the first `told` entries of the narrow column stand with name, role and mark alone.

    A sentence wanted in two parts is printed where it is worth more; the other part only points there.
    """
    summary = pool.summary[:1]
    printed = [*summary, *pool.wide[:wide]]
    told_stories = {entry.lines[0].standing.story for entry in printed}
    stories = tuple(story for story in pool.stories if story.number in told_stories)
    news = _as_told([entry for entry in printed if entry.part == "news"], stories)
    homes = _homes(printed, news)
    aside = _aside(pool.narrow[:narrow], told, homes)
    return (
        Lines(
            summary=_lines(printed, "summary", homes),
            news=_lines(news, "news", homes),
            risks=_lines(printed, "risks", homes),
            agenda=_lines(printed, "agenda", homes),
            actors=_actors(aside),
            dates=_dates(aside),
            stories=stories,
            also=tuple(story for story in pool.stories if story.number not in told_stories),
        ),
        _left_out(pool, wide, narrow),
    )


def _as_told(news: Sequence[Entry], stories: Sequence[Story]) -> list[Entry]:
    """The best few in the order of their source, then the others: a story out of order misleads, line by line true.

    Of several stories the lines of each stand together, in the order of their source.
    """
    if stories:
        place = {story.number: at for at, story in enumerate(stories)}
        return sorted(news, key=lambda entry: (place[entry.lines[0].standing.story], _first_key(entry)))
    return [*sorted(news[:BEST], key=_first_key), *sorted(news[BEST:], key=_first_key)]


def _first_key(entry: Entry) -> Key:
    return entry.keys[0]


def _homes(printed: Iterable[Entry], news: Iterable[Entry]) -> dict[Key, tuple[str, str]]:
    """Where each sentence is printed: the part, and the words that point to it."""
    homes: dict[Key, tuple[str, str]] = {}
    for entry in printed:
        homes.setdefault(entry.keys[0], (entry.part, LABELS[entry.part]))
    number, story = 0, 0
    for entry in news:
        if homes[entry.keys[0]][0] == "news":
            number += not story or entry.lines[0].standing.story != story
            story = entry.lines[0].standing.story
            homes[entry.keys[0]] = ("news", f"{LABELS['news']} {number}")
    return homes


def _lines(printed: Iterable[Entry], part: str, homes: Mapping[Key, tuple[str, str]]) -> tuple[Line, ...]:
    lines = []
    for entry in printed:
        if entry.part == part:
            home, label = homes[entry.keys[0]]
            lines.append(entry.lines[0] if home == part else entry.lines[0].pointing(label))
    return tuple(lines)


def _aside(entries: Sequence[Entry], told: int, homes: Mapping[Key, tuple[str, str]]) -> list[tuple[Entry, Line]]:
    """Each narrow entry with a wording whose sentence stands nowhere else, or one that points to where it stands.

    A sentence that tells of several actors goes to the one it tells most of; those behind `told` only name theirs.
    """
    taken = {key: label for key, (_, label) in homes.items()}
    bare = [at >= told and isinstance(entry.subject, Actor) for at, entry in enumerate(entries)]
    chosen = {at: entry.lines[0].pointing(UNPRINTED) for at, entry in enumerate(entries) if bare[at]}
    offers = [
        (line.score, -number, -place)
        for number, entry in enumerate(entries)
        if not bare[number]
        for place, line in enumerate(entry.lines)
    ]
    for _, number, place in sorted(offers, reverse=True):
        entry = entries[-number]
        key = entry.keys[-place]
        if -number not in chosen and (entry.label or key not in taken):
            chosen[-number] = entry.lines[-place]
            if not entry.label:
                taken[key] = entry.subject.name if isinstance(entry.subject, Actor) else "Key dates"
    return [
        (entry, chosen.get(number) or entry.lines[0].pointing(taken[entry.keys[0]]))
        for number, entry in enumerate(entries)
    ]


def _actors(pairs: Iterable[tuple[Entry, Line]]) -> tuple[ActorLine, ...]:
    return tuple(_actor_line(entry.subject, line) for entry, line in pairs if isinstance(entry.subject, Actor))


def _actor_line(actor: Actor, line: Line) -> ActorLine:
    return ActorLine(actor.name, actor.kind, actor.role, actor.aliases, actor.mentions, actor.sources, line)


def _dates(pairs: Iterable[tuple[Entry, Line]]) -> tuple[DateLine, ...]:
    rows = [
        DateLine(entry.subject.when, entry.subject.until, entry.subject.text, line)
        for entry, line in pairs
        if isinstance(entry.subject, KeyDate)
    ]
    return tuple(sorted(rows, key=lambda row: (row.when, row.line.source, row.line.start)))


def _left_out(pool: Candidates, wide: int, narrow: int) -> Lines:
    rest, aside = pool.wide[wide:], [(entry, entry.lines[0]) for entry in pool.narrow[narrow:]]
    news, risks, agenda = (
        tuple(entry.lines[0] for entry in rest if entry.part == part) for part in ("news", "risks", "agenda")
    )
    return Lines(actors=_actors(aside), dates=_dates(aside), news=news, risks=risks, agenda=agenda)
