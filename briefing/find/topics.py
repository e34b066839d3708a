"""Names the topic of an agenda line: the shortest stretch of its own words that tells what it is about.

Every stretch that begins after a word that can open a topic and ends before one that can close it is a candidate. Its
score adds up from where it begins, where it ends, how long it is and what stands inside; the parts were learned by
tools/learn_topics.py from topics that readers marked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import accumulate

from briefing.find.judge import weights
from briefing.find.topic_marks import (
    BE,
    BEFORE_VERB,
    Tokens,
    end_marks,
    inner_marks,
    is_verb,
    length_mark,
    start_marks,
    tokens_of,
)
from briefing.find.view import View
from briefing.model import Span
from briefing.words import stop_words

# The longest topic readers marked, but for a few lists, has so many words.
LONGEST = 18
# No topic goes on over these.
_BARRIER = re.compile(r"[;:!?()\[\]“”\"—]|^[–-]")
# No topic begins with these: what is discussed is the topic, not that it is discussed, and half a number is none.
_NO_START = frozenset(
    (
        *(
            "discuss",
            "discussing",
            "discusses",
            "discussed",
            "talk",
            "debate",
            "dominate",
            "attends",
            "meets",
            "said",
            "says",
        ),
        *("million", "billion", "percent", "per"),
    )
)
# Of the function words only these can open a topic.
_OPENERS = frozenset(("how", "whether", "what", "why", "more", "further", "all", "other"))
_SUBORDINATE = frozenset(("if", "when", "while", "although", "because", "as", "after", "before", "unless", "once"))
_JOINING = frozenset(("and", "but", "or", "so"))
# Inside a topic they make it a clause, unless one of the others has opened a clause of its own: "those who are held".
_FINITE = BEFORE_VERB - {"not"} | BE - {"be", "been", "being"}
# Nor over these: another voice or clause, or a day.
_NO_TOPIC = frozenset(
    ("says", "said", "saying", "whilst", "while", "although", "because", "today", "tomorrow", "tonight")
)
_PERIODS = frozenset(("the", part) for part in ("end", "middle", "beginning", "start"))
_CLAUSE = frozenset(("who", "which", "that", "how", "whether", "what", "why", "where", "when"))
# A list item: its bullet, its article, "the status and future of", the topic, and what ends a topic.
_STATE = r"(?:(?!and\b)\w+\s){0,2}(?:status|state|future|question|issue|matter|resolution|situation|progress)\s"
_ITEM = re.compile(
    r"[^\w“\"]*(?:\d{1,2}[.)]\s)?(?:(?:the|a|an|its|their|our)\s)?"
    rf"(?:{_STATE}(?:and\s(?:the\s)?{_STATE})?of\s(?:the\s)?)?"
    r"(?P<topic>\w.*?)"
    r"(?=[,;:()—]|\.(?!\d)|\s[–-]\s|\s(?:including|and\s(?:the|a|an|its|their|how|whether|any)|as\swell|such\sas|with"
    r"|before|until|ahead\sof|that|which)\b|$)",
    re.I,
)


def candidates(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """First and last word of every stretch that could be a topic."""
    low, stop = tokens.low, stop_words()
    for first in range(len(low)):
        if not _can_start(tokens, first):
            continue
        for last in range(first, _reach(tokens, first)):
            if low[last] not in stop and _can_end(tokens, last):
                yield first, last


def _reach(tokens: Tokens, first: int) -> int:
    """Where a topic that begins with `first` must have ended: before a mark, a date or the verb of another clause."""
    low, clause = tokens.low, False
    for at in range(first, min(len(low), first + LONGEST)):
        clause = clause or low[at] in _CLAUSE
        if at > first and tokens.gaps[at] and (_BARRIER.search(tokens.gaps[at]) or _opens_clause(tokens, at)):
            return at
        if at in tokens.dated or (low[at] in _FINITE and not clause):
            return at
        if at > first and (low[at] in _NO_TOPIC or low[at + 1 : at + 3] in _PERIODS):
            return at
    return min(len(low), first + LONGEST)


def _opens_clause(tokens: Tokens, at: int) -> bool:
    """True for the "and" of ", and the summer", which joins clauses, and behind "If they agree,"."""
    if tokens.low[0] in _SUBORDINATE and not any(gap.startswith(",") for gap in tokens.gaps[1:at]):
        return tokens.gaps[at].startswith(",")
    after = tokens.low[at + 1] if at + 1 < len(tokens.low) else ""
    return tokens.gaps[at].startswith(",") and tokens.low[at] in _JOINING and after in stop_words()


def _can_start(tokens: Tokens, first: int) -> bool:
    """True at the start, after a mark, a small word, a cue, a name or a verb: no topic begins behind its adjective."""
    low, before = tokens.low, first - 1
    if (
        low[first] in _NO_START
        or low[first] in _NO_TOPIC
        or (low[first] in stop_words() and low[first] not in _OPENERS)
        or is_verb(tokens, first)
    ):
        return False
    if first and low[before] == "of" and low[first][0].isdecimal():
        return False
    if first and low[first] == "place" and low[before] in ("take", "takes", "took", "taking"):
        return False
    if first and low[before] == "behind":  # "behind closed doors" is how, not what
        return False
    return (
        first == 0
        or bool(tokens.gaps[first])
        or before in tokens.groups
        or low[before] in stop_words()
        or tokens.forms[before][0][0].isupper()
        or is_verb(tokens, before)
    )


def _can_end(tokens: Tokens, last: int) -> bool:
    """True before a mark, the end or a function word: a topic does not stop between two content words."""
    return last + 1 >= len(tokens.low) or bool(tokens.gaps[last + 1]) or tokens.low[last + 1] in stop_words()


def listed_topic_of(view: View) -> Span:
    """The topic of a list item: its opening, up to the first mark or second thought.

    "• Fishing rights in the strait, including quotas." gives "Fishing rights in the strait"; where it opens with the
    state of something ("the status of the canal"), the thing. Wrong for an item that opens with who is to speak.
    """
    match = _ITEM.match(view.text)
    if match is None:
        return topic_of(view)
    begin = view.passage.sentence.start
    return Span(begin + match.start("topic"), begin + match.end("topic"))


def topic_of(view: View) -> Span:
    """The stretch that names the topic; the whole line where it has no candidate."""
    tokens, begin = tokens_of(view), view.passage.sentence.start
    points = weights("topic").points

    spans = list(candidates(tokens))
    starts = _worth(start_marks, tokens, {first for first, _ in spans})
    ends = _worth(end_marks, tokens, {last for _, last in spans})
    inner = _worth(inner_marks, tokens, set(range(len(tokens.low))))
    until = list(accumulate((inner[at] for at in range(len(tokens.low))), initial=0.0))
    best = max(
        spans,
        key=lambda span: (
            (starts[span[0]] + ends[span[1]] + until[span[1] + 1] - until[span[0] + 1])
            + points.get(length_mark(span[1] - span[0] + 1), 0.0)
        ),
        default=(0, len(tokens.low) - 1),
    )
    if not tokens.forms:
        return Span(begin, view.passage.sentence.end)
    return Span(begin + tokens.forms[best[0]].start(), begin + tokens.forms[best[1]].end())


def _worth(marks: Callable[[Tokens, int], list[str]], tokens: Tokens, places: set[int]) -> dict[int, float]:
    """What the marks of each place add up to."""
    worth = weights("topic").points.get
    return {at: sum(worth(mark, 0.0) for mark in marks(tokens, at)) for at in places}
