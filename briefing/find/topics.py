"""Names the topic of an agenda line: the shortest stretch of its own words that tells what it is about.

Every stretch that begins after a word that can open a topic and ends before one that can close it is a candidate. Its
score adds up from where it begins, where it ends, how long it is and what stands inside; the parts were learned by
tools/learn_topics.py from topics that readers marked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from briefing.find.judge import weights
from briefing.find.signals.matter import PLANS
from briefing.find.view import View, cues_of
from briefing.model import Span
from briefing.words import WORD, stop_words

# The longest topic readers marked, but for a few lists, has so many words.
LONGEST = 18
# No topic goes on over these.
_BARRIER = re.compile(r"[;:!?()\[\]“”\"—]|^[–-]")
# No topic begins with these: what is discussed is the topic, not that it is discussed.
_NO_START = frozenset(
    (
        *("and", "or", "that", "which", "who", "of", "than", "as", "the", "a", "an"),
        *("discuss", "discussing", "discusses", "discussed", "talk", "debate", "dominate"),
    )
)
# A list item: its bullet, its article, "the status and future of", the topic, and what ends a topic.
_ITEM = re.compile(
    r"[^\w“\"]*(?:\d{1,2}[.)]\s)?(?:(?:the|a|an|its|their|our)\s)?"
    r"(?:[^,;:.]{0,60}?\b(?:status|state|future|question|issue|matter|resolution|situation|progress)\sof\s(?:the\s)?)?"
    r"(?P<topic>\w.*?)"
    r"(?=[,;:.()—]|\s[–-]\s|\s(?:including|and\s(?:the|a|an|its|their|how|whether|any)|as\swell|such\sas|with|that|which)\b|$)",
    re.I,
)
# How many words back a cue still opens a topic: "to discuss the situation in" has it two back.
_BACK = 3


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a line with their offsets in it, in lower case, and the cue groups of each.

    `gaps[n]` is what stands between word n and the one before it; the last gap is what follows the last word.
    `plans` are the numbers of the words that speak of plans, talks or calls.
    """

    text: str
    forms: tuple[re.Match[str], ...]
    low: tuple[str, ...]
    groups: Mapping[int, tuple[str, ...]]
    gaps: tuple[str, ...]
    plans: tuple[int, ...]


def tokens_of(view: View) -> Tokens:
    """The words of a sentence as topics see them."""
    forms = tuple(WORD.finditer(view.text))
    groups: dict[int, tuple[str, ...]] = {}
    for cue in cues_of(view):
        groups[cue.at] = (*groups.get(cue.at, ()), cue.group)
    plans = tuple(at for at, own in groups.items() if not PLANS.isdisjoint(own))
    edges = [0, *(edge for form in forms for edge in form.span()), len(view.text)]
    gaps = tuple(view.text[begin:end].strip() for begin, end in zip(edges[::2], edges[1::2], strict=True))
    return Tokens(view.text, forms, tuple(form[0].lower() for form in forms), groups, gaps, plans)


def start_marks(tokens: Tokens, at: int) -> list[str]:
    """What tells of a topic that begins with word `at`."""
    low, gap = tokens.low, tokens.gaps[at]
    before = low[at - 1] if at else "(start)"
    marks = [f"after {before}", f"opens {low[at]}", f"far {min(3, 4 * at // len(low))}"]
    marks += [f"after gap {gap}"] if gap else []
    marks += [f"after two {low[at - 2]} {before}"] if at > 1 else []
    marks += [f"opens cue {group}" for group in tokens.groups.get(at, ())]
    marks += [f"cue {back} back {g}" for back in range(1, _BACK + 1) for g in tokens.groups.get(at - back, ())]
    marks += [f"behind {_plans(tokens, at)} plans", f"after a {_shape(tokens, at - 1)}, {len(gap) > 0}"]
    marks += ["opens -ing"] if low[at].endswith("ing") else []
    marks += ["opens capital"] if at and tokens.forms[at][0][0].isupper() else []
    return marks


def _plans(tokens: Tokens, at: int) -> int:
    """How many words of plans, talks or calls stand before a word; three is many."""
    return min(3, sum(place < at for place in tokens.plans))


def _shape(tokens: Tokens, at: int) -> str:
    """What kind of word stands there: small (a function word), -ing, name, plan or plain."""
    word = tokens.low[at] if at >= 0 else ""
    if not word or word in stop_words():
        return "small"
    if not PLANS.isdisjoint(tokens.groups.get(at, ())):
        return "plan"
    return "-ing" if word.endswith("ing") else "name" if tokens.forms[at][0][0].isupper() else "plain"


def end_marks(tokens: Tokens, last: int) -> list[str]:
    """What tells of a topic that ends with word `last`."""
    low, gap = tokens.low, tokens.gaps[last + 1]
    after = low[last + 1] if last + 1 < len(low) else "(end)"
    marks = [f"before gap {gap[0]}" if gap else f"before {after}"]
    marks += [f"ends cue {group}" for group in tokens.groups.get(last, ())]
    marks += ["ends capital"] if tokens.forms[last][0][0].isupper() else []
    return marks


def inner_marks(tokens: Tokens, at: int) -> list[str]:
    """What tells of a topic that has word `at` after its first."""
    gap = tokens.gaps[at]
    marks = [f"inside {tokens.low[at]}"] if tokens.low[at] in stop_words() else ["inside content"]
    return [*marks, *(["inside comma"] if gap.startswith(",") else [])]


def length_mark(words: int) -> str:
    """How long a topic is."""
    return f"words {words}"


def candidates(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """First and last word of every stretch that could be a topic."""
    low, stop = tokens.low, stop_words()
    for first in range(len(low)):
        if low[first] in _NO_START or not _can_start(tokens, first):
            continue
        for last in range(first, min(len(low), first + LONGEST)):
            if last > first and tokens.gaps[last] and _BARRIER.search(tokens.gaps[last]):
                break
            if low[last] not in stop and _can_end(tokens, last):
                yield first, last


def _can_start(tokens: Tokens, first: int) -> bool:
    """True at the start, after a mark, a function word, a cue or a name: no topic begins behind its adjective."""
    before = first - 1
    return (
        first == 0
        or bool(tokens.gaps[first])
        or before in tokens.groups
        or tokens.low[before] in stop_words()
        or tokens.forms[before][0][0].isupper()
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
