"""The words of a line with all that tells where in it a topic may begin or end; the marks are weighed in `weights/`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from briefing.find.cues import PLANS
from briefing.find.signals.tense import PAST
from briefing.find.view import View, cues_of
from briefing.words import WORD, stop_words

# A verb follows these; after "to" a word of such an ending or with a capital is a noun all the same.
BEFORE_VERB = frozenset(("will", "would", "shall", "must", "should", "may", "might", "can", "could", "cannot", "not"))
_NOUN = re.compile(r".*(?:tion|ment|ness|ity|ism|acy|ance|ence|[^s]s|ing)$")
BE = frozenset(("be", "been", "being", "is", "are", "was", "were", "has", "have", "had"))
_ARTICLES = frozenset(("the", "a", "an"))
# How many words back a cue still opens a topic: "to discuss the situation in" has it two back.
_BACK = 3


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a line with their offsets in it, in lower case, and the cue groups of each.

    `gaps[n]` is what stands between word n and the one before it; the last gap is what follows the last word.
    `plans` are the numbers of the words that speak of plans, talks or calls, `dated` those of dates;
    `title` are the telling words of the document's title.
    """

    text: str
    forms: tuple[re.Match[str], ...]
    low: tuple[str, ...]
    groups: Mapping[int, tuple[str, ...]]
    gaps: tuple[str, ...]
    plans: tuple[int, ...]
    dated: frozenset[int]
    title: frozenset[str]


def tokens_of(view: View) -> Tokens:
    """The words of a sentence as topics see them."""
    forms = tuple(WORD.finditer(view.text))
    groups: dict[int, tuple[str, ...]] = {}
    for cue in cues_of(view):
        groups[cue.at] = (*groups.get(cue.at, ()), cue.group)
    plans = tuple(at for at, own in groups.items() if not PLANS.isdisjoint(own))
    edges = [0, *(edge for form in forms for edge in form.span()), len(view.text)]
    gaps = tuple(view.text[begin:end].strip() for begin, end in zip(edges[::2], edges[1::2], strict=True))
    title = frozenset(view.frame.title_words) - stop_words()
    dated = frozenset(
        at
        for at, form in enumerate(forms)
        for day in view.mentions
        if day.start < form.end() and form.start() < day.end
    )
    return Tokens(view.text, forms, tuple(form[0].lower() for form in forms), groups, gaps, plans, dated, title)


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
    behind = at - 1 if before not in _ARTICLES else at - 2
    marks += ["behind a verb"] if behind >= 0 and is_verb(tokens, behind) else []
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
    marks += ["inside title word"] if tokens.low[at] in tokens.title else []
    marks += ["inside verb"] if is_verb(tokens, at) else []
    return [*marks, *(["inside comma"] if gap.startswith(",") else [])]


def length_mark(words: int) -> str:
    """How long a topic is."""
    return f"words {words}"


def is_verb(tokens: Tokens, at: int) -> bool:
    """True for a word after "to", "will" or a form of "be" that has no sign of a noun.

    "to ban smoking" is about smoking. Wrong for a noun after "to": "peace to war".
    """
    before, word = tokens.low[at - 1] if at > 0 else "", tokens.low[at]
    if before in BEFORE_VERB:
        return True
    if before in BE:
        return word.endswith(("ed", "ing")) or word in PAST
    return before == "to" and not _NOUN.match(word) and tokens.forms[at][0][0].islower() and word not in stop_words()
