"""Sentences inside a paragraph that are the page's own talk, mere courtesy or broken, not what the source tells."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from briefing.lexicon import phrases, rows
from briefing.words import stop_words

# "For more information, visit ..." is short; a longer sentence tells something too.
LONGEST_TALK = 40
# An opening of so many words is plain however long the sentence is.
PLAIN_OPENING = 5
LONGEST_POINTER = 30
LONGEST_COURTESY = 9
LONGEST_LEAD_IN = 6
LONGEST_ASIDE = 8

_ADDRESS = re.compile(r"https?://|www\.|\S@\S|[ (][@#]\w|\w\.(?:gov|org|com|net|int|edu)\b")
_SMALL_OPENING = re.compile(r"(?:^|\b(?:said|says|told|added|wrote|stated|replied),? )[\"“]?([a-z]{3,})(?= )")
_SAYING = re.compile(
    r"\b(?:said|says|stated|wrote|added|asked|told|replied|commented|explained|continued|noted)\b.*[:,]$"
)
_SALUTATION = re.compile(
    r"^(?:my |dear |mr|ms|madam|senator|president|your |honou?r|distinguished|excellenc|ladies)[^!?]{0,300}, "
    r"(?:and )?(?:(?:my|our|dear|fellow|distinguished|honou?red) ){1,3}\w+[:,.!]$"
)
_LOOSE_QUOTE = re.compile(r'[^"]*\s"\s[^"]')
_STUMP = re.compile(r"[\"“]?t['’]s\b")
_GREETED = re.compile(r"[^:“”\"]{3,150}: (?:good (?:morning|afternoon|evening|day)|welcome|thank you)\b")
_PULL_QUOTE = re.compile(r"[—–-]+ ?(?:\w[\w.’'-]* ?){1,5}, (?:on|about|speaking|when)\b")
_QUOTES = '"“”'
_POINTING = re.compile(
    r"\b(?:visit|contact|follow|register|available (?:at|on|via)|found (?:at|on)|posted (?:on|at)|find out|learn more"
    r"|streamed|subscribe|click|download|rsvp|e-?mail)\b"
)


def page_talk(sentence: str) -> bool:
    """The sentence may never be printed as a finding."""
    low = sentence.lower().replace("’", "'")
    words = sentence.count(" ") + 1
    return any(rule(low, words) for rule in RULES) or lost_letter(sentence)


def pointing_opening(low: str, words: int) -> bool:
    """It opens as talk about the page does. Example: "For more information, see our site."."""
    phrase = _opening("start", low)
    return bool(phrase) and (words <= LONGEST_TALK or phrase.count(" ") >= PLAIN_OPENING - 1)


def pointing_inside(low: str, words: int) -> bool:
    """It points to an address or another page. Example: "Follow @harbour for news."."""
    if words > LONGEST_POINTER:
        return False
    known = any(map(low.__contains__, _phrases("inside")))
    return known or bool(_POINTING.search(low) and _ADDRESS.search(low))


def courtesy(low: str, words: int) -> bool:
    """It only greets or thanks. Example: "Thank you very much.". Wrong for "Thank you for signing the treaty."."""
    return words <= LONGEST_COURTESY and bool(_opening("polite", low))


def salutation(low: str, words: int) -> bool:
    """It names those who are spoken to, and perhaps greets them. Example: "Mr. Mayor, Mrs. Roe, and dear friends:"."""
    return bool(_SALUTATION.search(low) or _GREETED.match(low))


def lead_in(low: str, words: int) -> bool:
    """A few words that hand over to a quotation. Example: "He said:"."""
    return words <= LONGEST_LEAD_IN and low[-1] in ":," and bool(_SAYING.search(low))


def aside(low: str, words: int) -> bool:
    """A note of whoever wrote the words down, or one that words are missing. Example: "We (inaudible) it."."""
    noted = words <= LONGEST_ASIDE and low[0] in "([" and low.rstrip(".")[-1:] in (")", "]")
    return noted or (words <= LONGEST_ASIDE and "inaudible" in low)


def pull_quote(low: str, words: int) -> bool:
    """Who is quoted in large type, and on what. Example: "— Roe, on the price of bread."."""
    return bool(_PULL_QUOTE.match(low))


def broken(low: str, words: int) -> bool:
    """Left-over mark-up: square brackets that do not pair, a quotation without its first word.

    Examples: "The bridge]] opened."; "“ years ago it fell."; "He said " it fell."".
    """
    loose = low[0] in _QUOTES and low[1:2] == " "
    return low.count("[") != low.count("]") or loose or _LOOSE_QUOTE.match(low) is not None


def lost_letter(sentence: str) -> bool:
    """A common word without its first letter opens the sentence or what someone said. Example: "hey have arrived."."""
    stumps = any(match[1] in _stumps() for match in _SMALL_OPENING.finditer(sentence))
    return stumps or _STUMP.match(sentence) is not None


RULES: tuple[Callable[[str, int], bool], ...] = (
    pointing_opening,
    pointing_inside,
    courtesy,
    salutation,
    lead_in,
    aside,
    pull_quote,
    broken,
)


def _opening(where: str, low: str) -> str:
    """The phrase of this kind that the sentence opens with, "" for none; the phrase ends where a word does."""
    if not low.startswith(_phrases(where)):
        return ""
    return next(
        (
            phrase
            for phrase in _phrases(where)
            if low.startswith(phrase) and not (phrase[-1].isalnum() and low[len(phrase) : len(phrase) + 1].isalnum())
        ),
        "",
    )


@cache
def _phrases(where: str) -> tuple[str, ...]:
    return tuple(row[0] for row in rows("furniture") if row[1] == where)


@cache
def _stumps() -> frozenset[str]:
    """What is left of common words without their first letters, as far as it is no word."""
    common = stop_words() | frozenset(phrases("sentence_openers"))
    whole = common | frozenset(phrases("common_words")) | frozenset(_phrases("whole"))
    return frozenset(word[1:] for word in common if len(word) > 3) - whole
