"""Sentences inside a paragraph that are the page's own talk or mere courtesy, not what the source tells."""

from __future__ import annotations

import re
from functools import cache

from briefing.lexicon import rows

# "For more information, visit ..." is short; a longer sentence tells something too.
LONGEST_TALK = 40
LONGEST_COURTESY = 8


def page_talk(sentence: str) -> bool:
    """The sentence points to the page's own surroundings, or only greets or thanks.

    Example: "For more information, visit our site."; "Thank you very much.". Wrong for "Thank you for signing.".
    """
    words = sentence.count(" ") + 1
    if words > LONGEST_TALK:
        return False
    low = sentence.lower()
    return bool(_opening("start").match(low) or (words <= LONGEST_COURTESY and _opening("polite").match(low)))


@cache
def _opening(where: str) -> re.Pattern[str]:
    phrases = sorted((row[0] for row in rows("furniture") if row[1] == where), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, phrases))})(?!\\w)")
