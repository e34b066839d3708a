"""A long line loses whole clauses, never a negation, a condition or the words that say who claims it.

Each rule yields the stretches it would cut, last first. A stretch is cut only while the line is too long, when it
holds no guard word, half no quotation, and leaves the focus and enough words standing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.compose.wording import Wording
from briefing.lexicon import phrases
from briefing.model import Span

# An opening clause of this kind says nothing without the main clause behind its comma.
_SUBORDINATE = re.compile(
    r"(?:As|While|When|If|Although|Though|After|Before|Since|Because|Given|Once|Unless|Until|Despite|With|By|In)\b"
)
WIDE_LEAST = 12  # of a line of the wide column; with 7, "They also discussed their shared values…" said nothing
LEAST_WORDS = 7  # of 1,525 actors' lines 576 are cut; with 5, 588, bare openings among them; with 9, 561
# A label without a verb before its date says nothing: "The ministry today…".
_TELLING = re.compile(r"\b(?:will|must|shall|is|are|was|were|has|have|had|can|left|met|set|took|\w{2,}ed|\w{3,}s)\b")
_CLAUSE_END = re.compile(r"[,;:—–]")
_AUXILIARY = re.compile(r"\b(?:will|must|shall|is|are|was|were|has|have|had|can)\b")
# A stretch that opens so is what the sentence says of its subject: "The diplomats, led by Feld, have met in Oslo."
_PREDICATE = re.compile(r"[,;]? ?(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|did|do|does)\b")
# Words that hang on what stands before them: "The diplomats, led by Feld, …" must not open with "…led by Feld".
_HANGING = re.compile(r"\b(?:by|led|made|held|sent|with|of|and|or|\w+(?:ed|ing))\b")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

# Each names one stretch; the order is the order of cutting: what readers miss least goes first.
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("parenthesis", re.compile(r" \([^()]{8,200}\)")),
    ("dashes", re.compile(r"\s?[—–]\s?[^—–]{8,200}[—–]\s?(?=\w)")),
    ("trailing dash", re.compile(r"\s?[—–]\s?[^—–]{8,300}$")),
    ("relative clause", re.compile(r", (?:which|who|whose|where)\b[^,;—–]{8,200},(?= )")),
    ("trailing relative clause", re.compile(r", (?:which|who|whose|where)\b[^;—–]{8,300}$")),
    ("trailing participle", re.compile(r", (?:\w+ly )?\w{2,}ing\b(?!,| and\b| or\b)[^;—–]{8,300}$")),
    ("trailing adverbial", re.compile(r",? (?:while|whereas|as well as|in line with|amid|alongside)\b[^,;—–]{8,300}$")),
    ("trailing list", re.compile(r", (?:including|such as)\b[^;—–]{8,300}$")),
)


def shorten(wording: Wording, limit: int, focus: Span | None = None, least: int = WIDE_LEAST) -> Wording:
    """The wording cut to at most `limit` words where whole clauses can go; `focus` stays, and `least` words."""
    if wording.words <= limit:
        return wording
    for stretch in _stretches(wording.sentence):
        shorter = _cut(wording, stretch, focus, least)
        wording = shorter or wording
        if wording.words <= limit:
            break
    return wording


def clip(wording: Wording, limit: int, focus: Span | None) -> Wording:
    """As `shorten`, and then the clause that holds the focus alone, for a narrow column."""
    wording = shorten(wording, limit, focus, LEAST_WORDS)
    if focus is None:
        return wording
    for boundary in (_before, _after):
        if wording.words > limit:
            stretch = boundary(wording, limit, focus)
            wording = (stretch and _cut(wording, stretch, focus, LEAST_WORDS)) or wording
    return wording


def fragment(wording: Wording, limit: int, focus: Span, from_verb: bool = True) -> Wording | None:
    """At most `limit` words that end with the focus, from the opening or an auxiliary verb: a label, not a sentence.

    Where many stories stand on a page, whose the verb is cannot be guessed: then only `from_verb` False serves.

    `None` where that would hide a guard word, before it or in the rest of its clause, or says too little.
    "The ministers of both states will meet in Tromso on 18 March." -> "…will meet in Tromso on 18 March."
    """
    sentence, opening = wording.sentence, wording.kept[0].start
    if _guarded(_CLAUSE_END.split(sentence[focus.end :], maxsplit=1)[0]):
        return None
    verbs = [verb.start() for verb in _AUXILIARY.finditer(sentence, opening, focus.start)] if from_verb else []
    for start in (opening, *reversed(verbs)):
        short = Wording(sentence, (Span(start, _with_stop(sentence, focus.end)),))
        told = _TELLING.search(sentence, start, focus.start)
        if told and LEAST_WORDS - 2 <= short.words <= limit and not _guarded(sentence[:start]):
            return short
    return None


def _with_stop(sentence: str, end: int) -> int:
    return len(sentence) if not sentence[end:].strip(".") else end


@lru_cache(maxsize=512)
def _stretches(sentence: str) -> tuple[Span, ...]:
    """What the rules would cut, in the order of cutting; a sentence comes again for each actor it tells of."""
    return tuple(
        Span(match.start(), match.end())
        for _, pattern in _RULES
        for match in reversed(list(pattern.finditer(sentence)))
    )


def _cut(wording: Wording, stretch: Span, focus: Span | None, least: int) -> Wording | None:
    gone = wording.sentence[stretch.start : stretch.end]
    if focus and stretch.start < focus.end and focus.start < stretch.end:
        return None
    if _guarded(gone) or _PREDICATE.match(gone):
        return None
    if gone.count("“") != gone.count("”") or gone.count('"') % 2 or gone.count("(") != gone.count(")"):
        return None
    shorter = wording.without(stretch.start, stretch.end)
    return shorter if shorter.kept and shorter.own_words >= least else None


def _before(wording: Wording, limit: int, focus: Span) -> Span | None:
    """From the opening to the last clause boundary before the focus."""
    start = wording.kept[0].start
    edge = max(wording.sentence.rfind(mark, start, focus.start) for mark in (", ", "; ", "— ", "– "))
    if edge <= start or _HANGING.search(wording.sentence, edge, focus.start):
        return None
    return Span(start, edge + 2)


def _after(wording: Wording, limit: int, focus: Span) -> Span | None:
    """From the last clause boundary that leaves at most `limit` words, to the end; a main clause is never lost."""
    sentence, start, end = wording.sentence, wording.kept[0].start, wording.kept[-1].end
    if _SUBORDINATE.match(sentence, start):
        return None
    edges = [match.start() for match in re.finditer(r"[,;] |\s?[—–]", sentence) if focus.end <= match.start() < end]
    fitting = [edge for edge in edges if wording.without(edge, end).words <= limit]
    return Span(fitting[-1], end) if fitting else None


def _guarded(gone: str) -> bool:
    return bool(_guards() & {word.lower() for word in _WORD.findall(gone)}) or "n’t" in gone or "n't" in gone


@cache
def _guards() -> frozenset[str]:
    return frozenset(phrases("cut_guards"))
