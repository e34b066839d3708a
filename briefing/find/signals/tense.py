"""When a sentence says things happen: tense, dates near to or far from the document's, hours of the day."""

from __future__ import annotations

import re
from datetime import timedelta

from briefing.find.view import View

# A date within three days of the document's own is its news: wire copy is dated a day or two after the event.
_NEAR = timedelta(days=3)
# A year before the document's own by two or more is background.
_OLD = 2
_OLD_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
# Past forms that do not end in "-ed".
PAST = frozenset(
    (
        *("was", "were", "did", "had", "said", "told", "met", "held", "began", "took", "made", "came", "went", "gave"),
        *("won", "lost", "left", "led", "saw", "found", "struck", "fell", "rose", "broke", "became", "spoke", "wrote"),
        *("sent", "got"),
    )
)
_PERFECT = re.compile(
    r"\b(?:has|have|’ve|'ve) (?:now |also |already |just |officially |been )?"
    r"(?:been|\w+ed|\w+en|made|met|held|begun|said|told|won|led|set|put|taken)\b"
)
_PLUPERFECT = re.compile(r"\bhad (?:\w+ly )?(?:been|\w+ed|\w+en|made|met|held|begun|said|told|won)\b")
_STATE = re.compile(
    r"^[^,;]{0,80}?\b(?:is|are|has|have|remains?|includes?|represents?|provides?|contains?|supports?)\b"
)
_COPULA = re.compile(r"\b(?:is|are) (?:a|an|the|one|not|also|among|very|so|both)\b")
_PURPOSE = re.compile(
    r"\bto (?:discuss|meet|attend|address|hold|review|consider|negotiate|decide|vote|advance|promote|strengthen|ensure"
    r"|launch|begin|prepare|support|build|help|make|take|reaffirm|highlight|end|stop)\b"
)
_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b", re.I)


def past_tense(view: View) -> float:
    """Tells something in the past tense."""
    words = view.passage.words
    return float(not PAST.isdisjoint(words) or "ed " in " ".join((*words, "")))


def perfect_tense(view: View) -> float:
    """Tells something that has happened."""
    return float(bool(_PERFECT.search(view.text)))


def pluperfect(view: View) -> float:
    """Tells something that had happened before."""
    return float("had" in view.passage.words and _PLUPERFECT.search(view.text) is not None)


def standing_state(view: View) -> float:
    """Opens with how things are, not with what happened."""
    return float(bool(_STATE.match(view.text)))


def definition(view: View) -> float:
    """Says what something is."""
    return float(bool(_COPULA.search(view.text)))


def purpose(view: View) -> float:
    """Says what something is to do."""
    return float("to" in view.passage.words and _PURPOSE.search(view.text) is not None)


def dated_near(view: View) -> float:
    """Tells a day within three days of the document's."""
    day = view.frame.document.date
    return float(
        day is not None and any(abs(m.first - day) <= _NEAR and m.precision in ("day", "days") for m in view.mentions)
    )


def dated_ahead(view: View) -> float:
    """Tells a day or period after the document's."""
    day = view.frame.document.date
    return float(day is not None and any(m.last > day for m in view.mentions))


def dated_back(view: View) -> float:
    """Tells a day or period more than three days before the document's."""
    day = view.frame.document.date
    return float(day is not None and any(m.last < day - _NEAR for m in view.mentions))


def old_year(view: View) -> float:
    """Names a year two or more before the document's."""
    day = view.frame.document.date
    return float(day is not None and any(int(year) <= day.year - _OLD for year in _OLD_YEAR.findall(view.text)))


def clock_time(view: View) -> float:
    """Tells the time of day of an appointment."""
    return float(bool(_CLOCK.search(view.text)))
