"""What a sentence is about and who says it: officials, dangers, plans; ahead, past, fought, denied or around it."""

from __future__ import annotations

import re

from briefing.find.cues import DANGERS, much
from briefing.find.signals.place import opening, under_heading
from briefing.find.signals.tense import (
    PAST,
    dated_back,
    dated_near,
    definition,
    old_year,
    past_tense,
    pluperfect,
    standing_state,
)
from briefing.find.view import View

_SPEAKERS = frozenset(("we", "first person"))
_ACTS = frozenset(("decision", "call"))
# Past forms that tell how things were, not what was done.
_STATES = frozenset(("was", "were", "had", "became"))
_PERSONAL = frozenset(("we", "first person", "courtesy"))
_EVENTS = frozenset(("decision", "happening", "statement", "future"))
_TO_COME = frozenset(("chance", "condition", "future"))
_PRAISE = frozenset(("shared values", "courtesy", "general"))
_PLEDGES = frozenset(("shared values", "courtesy", "deliver", "planned"))
_FOREBODING = frozenset(("fear", "warning"))
_FEARED = DANGERS - _FOREBODING
# A name of up to five words at the start, with its article, and the word behind it.
_NAME_FIRST = re.compile(
    r"(?:The |An? )?(?:[A-Z][\w’'.-]+ (?:of |and |the |for )?){1,5}(?:(?:has|have|will) )?(?P<verb>[a-z]+)\b"
)
_PRONOUN_FIRST = re.compile(
    r"(?:He|She|It|They|We|I|You|This|These|Those|That|There|What|When|If|In|On|At|As|But|And|No)\b"
)


def official_speaks(view: View) -> float:
    """An official states or decides something."""
    return float("official" in view.groups and ("statement" in view.groups or "decision" in view.groups))


def performs(view: View) -> float:
    """The speaker does or decides something by saying so.

    "Today we are announcing new rules." Wrong where "we" only tell of it: "we announced last year".
    """
    return float(not _SPEAKERS.isdisjoint(view.groups) and not _ACTS.isdisjoint(view.groups) and not pluperfect(view))


def named_acts(view: View) -> float:
    """Opens with a name and what it did: "Norway answered by closing two ports".

    Wrong where the first word is a plural noun with a past form behind it: "Rates doubled".
    """
    if _PRONOUN_FIRST.match(view.text) or not (found := _NAME_FIRST.match(view.text)):
        return 0.0
    return float((found["verb"] in PAST and found["verb"] not in _STATES) or found["verb"].endswith("ed"))


def event_under_heading(view: View) -> float:
    """Tells an event under a heading: where an article has sections, its news goes on below them."""
    return float(under_heading(view) and _tells_event(view))


def background_under_heading(view: View) -> float:
    """Tells no event under a heading: sections of releases hold standing facts."""
    return float(under_heading(view) and not _tells_event(view))


def _tells_event(view: View) -> bool:
    """A statement, decision, happening, a name that acts or a day near, and no year long past."""
    told = not _EVENTS.isdisjoint(view.groups) or named_acts(view) or dated_near(view)
    return bool(told) and not old_year(view) and "background" not in view.groups


def opening_state(view: View) -> float:
    """Opens the document with how things are: scene setting, not an event."""
    return opening(view) * max(standing_state(view), definition(view))


def opening_personal(view: View) -> float:
    """Opens the document in the first person or with a courtesy."""
    return opening(view) * float(not _PERSONAL.isdisjoint(view.groups))


def opening_event(view: View) -> float:
    """Opens the document with a decision, a happening or what will happen."""
    return opening(view) * float(not _EVENTS.isdisjoint(view.groups))


def dangers(view: View) -> float:
    """Names a danger; several words for it count more."""
    return view.reading.danger


def danger_to_come(view: View) -> float:
    """Names a danger that may or will come.

    "The dam could burst." Wrong where the doubt is about something else.
    """
    return view.reading.danger * (not _TO_COME.isdisjoint(view.groups))


def danger_grows(view: View) -> float:
    """Names a danger and something that grows, spreads or goes on."""
    return view.reading.danger * ("get worse" in view.groups)


def danger_fought(view: View) -> float:
    """Names a danger as what is fought or guarded against."""
    return view.reading.danger * ("guard" in view.groups)


def danger_past(view: View) -> float:
    """Names a danger in the past tense with nothing to come."""
    return view.reading.danger * past_tense(view) * _TO_COME.isdisjoint(view.groups)


def danger_of_old(view: View) -> float:
    """Names a danger of years ago, or only as background."""
    old = max(old_year(view), dated_back(view), float("background" in view.groups))
    return view.reading.danger * old * _TO_COME.isdisjoint(view.groups)


def danger_feared(view: View) -> float:
    """Somebody warns of a danger or fears it."""
    return much(view.groups, _FEARED) * (not _FOREBODING.isdisjoint(view.groups))


def danger_in_pledge(view: View) -> float:
    """Names a danger among what somebody pledges, plans or calls for: "committed to fighting the pandemic"."""
    return view.reading.danger * (not _PLEDGES.isdisjoint(view.groups))


def danger_in_title(view: View) -> float:
    """The title names a danger."""
    return view.frame.title.danger


def danger_around(view: View) -> float:
    """The sentences beside it name a danger."""
    return max((reading.danger for reading in view.beside), default=0.0)


def plan(view: View) -> float:
    """Tells of talks, decisions, plans or calls."""
    return view.reading.plan


def plan_to_come(view: View) -> float:
    """Tells of talks, decisions or plans ahead."""
    return view.reading.plan * ("future" in view.groups)


def plan_of_values(view: View) -> float:
    """Tells of plans beside praise of what is shared: good will, not a step."""
    return view.reading.plan * (not _PRAISE.isdisjoint(view.groups))


def plan_in_title(view: View) -> float:
    """The title tells of talks, decisions or plans."""
    return view.frame.title.plan


def plan_around(view: View) -> float:
    """The sentences beside it tell of talks, decisions or plans."""
    return max((reading.plan for reading in view.beside), default=0.0)
