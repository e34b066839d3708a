"""Each line must stand alone: no dangling "He", "This" or "However".

A rule looks at how a sentence opens and closes. It returns the mended wording, `None` for no opinion, or raises
`Dangling`, and then the next candidate is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from briefing.compose.wording import Wording
from briefing.lexicon import phrases
from briefing.words import connectives


class Dangling(Exception):
    """The sentence leans on another one and cannot be mended."""


Rule = Callable[[Wording, str], Wording | None]

_PRONOUN = re.compile(r"(?:He|She|They|It|His|Her|Their|Its|Him|Them|Theirs|Hers)\b(?!['’])")
_EXPLETIVE = re.compile(
    r"It (?:is|was|will be|remains|seems|appears|has been|would be|could be|may be) "
    r"(?:\w+ ){0,3}(?:that|to|whether|how|why|for)\b"
)
_DEMONSTRATIVE = re.compile(
    r"(?:This|That|These|Those|Such|The (?:latter|former|same))\b"
    r"(?! (?:week|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter|quarter|weekend|decade"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b)"
)
POINTING_REACH = 5  # words; further in, the sentence itself is taken to have said what is meant
_POINTING = re.compile(r"\b(?:such(?! as\b| a\b| an\b)|these(?! days\b)|those(?! who\b| of\b| in\b| that\b))\b")
INNER_PRONOUN_REACH = 4  # words; further in, a noun of the sentence itself is taken to be meant
_INNER_PRONOUN = re.compile(r"\b(?:he|she|his|her|him)\b")
TELLING = 2  # blanks; a title in quotation marks has fewer
ANNOUNCING = 10  # words; a longer sentence says something of its own
_AHEAD = re.compile(r"\b(?:another|the following) \w+[.:]?$")
_GREETING = re.compile(r"\W*(?:good (?:morning|afternoon|evening)\b|thank you|thanks(?! to\b)|welcome,)", re.IGNORECASE)
_HEADLESS = re.compile(r"(?:to|that|which|who|because|as|of|by|for|with)\b")
_MAIN_CLAUSE = re.compile(r"[^,]*, (?:[a-z]+ ){0,2}[A-Z]")


def connective(wording: Wording, antecedent: str) -> Wording | None:
    """A connective that opens the sentence is cut.

    Wrong where the word is a name or a subject ("Still Waters plc"), hence only before a comma for most.
    "However, the talks failed." -> "…the talks failed."
    """
    opening = connectives().match(wording.sentence, wording.kept[0].start)
    return wording.without(opening.start(), opening.end()) if opening else None


def inner_demonstrative(wording: Wording, antecedent: str) -> Wording | None:
    """ "Such", "these", "those" and the like early in the sentence point back as well.

    Wrong where the noun they point at stands before them. "Such as", "those who" and "these days" point nowhere.
    "The ban on these ships was lifted." is refused.
    """
    start = wording.kept[0].start
    found = _POINTING.search(wording.sentence, start)
    if found and len(wording.sentence[start : found.start()].split()) <= POINTING_REACH:
        raise Dangling
    return None


def pronoun(wording: Wording, antecedent: str) -> Wording | None:
    """A pronoun that opens the sentence needs its antecedent in brackets; an expletive "It is likely that" does not.

    "He said no." -> "He [Haugen] said no."
    """
    start = wording.kept[0].start
    if wording.added or not _PRONOUN.match(_capitalised(wording), start) or _EXPLETIVE.match(wording.sentence, start):
        return None
    if not antecedent:
        raise Dangling
    return replace(wording, added=antecedent)


def demonstrative(wording: Wording, antecedent: str) -> Wording | None:
    """ "This", "Those", "The latter" point at a sentence that is not printed; "This week" does not.

    "This worried the markets." is refused.
    """
    if _DEMONSTRATIVE.match(_capitalised(wording), wording.kept[0].start):
        raise Dangling
    return None


def headless(wording: Wording, antecedent: str) -> Wording | None:
    """What is left after an opener was cut must still be a sentence, not "to …" or "that …".

    "Second, to hold an exercise in October." is refused.
    """
    if wording.kept[0].start and _HEADLESS.match(wording.sentence, wording.kept[0].start):
        raise Dangling
    return None


def inner_pronoun(wording: Wording, antecedent: str) -> Wording | None:
    """A pronoun for a person early in the sentence, with nobody in it that it could stand for.

    Somebody is a name before it, a subject that opens the sentence, or a name that opens the main clause behind it.
    "After the vote she resigned." is refused; "Holm said she …" and "In her speech, Holm …" pass.
    """
    start = wording.kept[0].start
    found = _INNER_PRONOUN.search(wording.sentence, start)
    if found is None or wording.added:
        return None
    before, behind = wording.sentence[start : found.start()].split(), wording.sentence[found.end() :]
    opens_with_subject = before and before[0].lower() not in phrases("adverbial_openers")
    named = any(word[0].isupper() for word in before[1:]) or _MAIN_CLAUSE.match(behind)
    if len(before) <= INNER_PRONOUN_REACH and not opens_with_subject and not named:
        raise Dangling
    return None


def open_end(wording: Wording, antecedent: str) -> Wording | None:
    """A sentence that ends in a colon or comma goes on elsewhere; one that ends in a semicolon is an item of a list.

    "Four subjects were agreed:" is refused.
    """
    if wording.sentence.rstrip().endswith((":", ",")):
        raise Dangling
    return None


def pointing_ahead(wording: Wording, antecedent: str) -> Wording | None:
    """A short sentence that ends in "another danger" only announces the next one.

    "Environmental groups point to another danger." is refused.
    """
    if _AHEAD.search(wording.sentence) and len(wording.sentence.split()) <= ANNOUNCING:
        raise Dangling
    return None


def greeting(wording: Wording, antecedent: str) -> Wording | None:
    """A greeting or a thank-you that opens a speech tells nothing.

    "Good afternoon, and thanks for being here." is refused; "Thanks to the new pier, ships …" passes.
    """
    if _GREETING.match(wording.sentence):
        raise Dangling
    return None


def question(wording: Wording, antecedent: str) -> Wording | None:
    """A question asks, and tells nothing.

    "Who will pay for the pier?" is refused.
    """
    if wording.sentence.rstrip("”\"’') ").endswith("?"):
        raise Dangling
    return None


def speakerless(wording: Wording, antecedent: str) -> Wording | None:
    """A quotation and nothing else: whose it is stands in another sentence. A word with its stop in marks is a name.

    "“We shall not move, and we shall not pay.”" is refused.
    """
    text = wording.sentence.strip()
    inner = text[1:-1]
    if text[0] in '“"' and text[-1] in '”"' and not set('“”"').intersection(inner) and inner.count(" ") >= TELLING:
        raise Dangling
    return None


def half_quotation(wording: Wording, antecedent: str) -> Wording | None:
    """Half a quotation, opened or closed in another sentence, hides who speaks.

    "We shall not move.”" is refused.
    """
    text = wording.sentence
    if text.count("“") != text.count("”") or text.count('"') % 2:
        raise Dangling
    return None


RULES: tuple[Rule, ...] = (
    open_end,
    pointing_ahead,
    greeting,
    question,
    speakerless,
    half_quotation,
    connective,
    headless,
    demonstrative,
    inner_demonstrative,
    pronoun,
    inner_pronoun,
)


def standing_alone(sentence: str, antecedent: str = "") -> Wording | None:
    """The wording in which a sentence stands alone, or `None` where it cannot.

    `antecedent` is the name that an opening pronoun stands for, "" when unknown.
    """
    wording = Wording.whole(sentence)
    try:
        for rule in RULES:
            wording = rule(wording, antecedent) or wording
    except Dangling:
        return None
    return wording


def _capitalised(wording: Wording) -> str:
    """The sentence with its first kept letter as a capital, so that a cut opener does not hide a pronoun."""
    start = wording.kept[0].start
    return wording.sentence[:start] + wording.sentence[start : start + 1].upper() + wording.sentence[start + 1 :]
