"""Where sentences end: one ordered tuple of small rules over the places where one might; the first opinion wins.

The shape is razdel's (Kukushkin, 2018): a rule sees one candidate and answers JOIN, SPLIT or None.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from briefing.lexicon import phrases, rows
from briefing.words import stop_words

Verdict = Literal["join", "split"]
JOIN: Verdict = "join"
SPLIT: Verdict = "split"

# What is looked at on either side of a stop, in characters: no word that matters is longer.
REACH = 40

_QUOTES = frozenset("\"”’'")
_NO_OPENING = frozenset(".,;:!?…)]%&/+=")
_LEFT_WORD = re.compile(r"[^\s(\[{\"“”‘—–/-]*$")
_RIGHT_WORD = re.compile(r"[\w’'.&-]*")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}$")
_ENUMERATOR = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[IVXivx]{1,5})$")
_INNER_CAPITAL = re.compile(r"[a-z]{1,5}[A-Z]")
_GOING_BRACKET = re.compile(r"\([^()]*\),?;? ?(?:[a-z]|[,;])")
_ATTRIBUTION = re.compile(r"(?:—|–|--?) ?[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}$")
_SPEECH_TAG = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){1,4}(?:said|says|asked|asks|added|adds|replied|told|wrote|writes|warned|declared|insisted)\b"
)


@dataclass(frozen=True, slots=True)
class Stop:
    """A place, `at`, where a sentence might end that opened at `begin`, in a block that ends at `end`.

    `next_at` is where the next sentence would open, `right_at` its first word behind quotation marks and brackets.
    """

    text: str
    begin: int
    end: int
    at: int
    next_at: int
    mark: str
    closers: str
    left: str
    right: str
    right_at: int
    inside: str
    glued: bool

    @property
    def following(self) -> str:
        """The first sign of what follows."""
        return self.text[self.right_at : self.right_at + 1]


Rule = Callable[[Stop], Verdict | None]


def glued_to_next_word(s: Stop) -> Verdict | None:
    """No space behind the stop: only a word and an evident opening word part. "the end.The next" but "v1.Two"."""
    if not s.glued:
        return None
    parted = len(s.left) > 2 and s.left.islower() and s.right.lower() in _openers() and s.right[:1].isupper()
    return SPLIT if parted else JOIN


def credit_opens(s: Stop) -> Verdict | None:
    """A picture's credit stands apart from its caption, stop or none. Example: "The port at dusk Image: Anna Roe"."""
    return None if s.mark else SPLIT


def bracket_goes_on(s: Stop) -> Verdict | None:
    """A bracket behind a stop, and the sentence goes on behind it. Example: "Help! (1965) and others"."""
    return JOIN if _GOING_BRACKET.match(s.text, s.next_at, s.next_at + 3 * REACH) else None


def goes_on(s: Stop) -> Verdict | None:
    """No sentence opens with a small letter or a comma: "“Why?” he asked". A name such as "iPhone" may."""
    small = s.following.islower() and not _INNER_CAPITAL.match(s.right) and s.text[s.next_at] != "("
    return JOIN if small or s.following in _NO_OPENING else None


def spaced_ellipsis(s: Stop) -> Verdict | None:
    """Three dots with a space before them stand for words left out or a pause. Example: "we just ... I forget"."""
    return JOIN if len(s.mark) + 2 * (s.mark == "…") > 2 and not s.left else None


def attribution_follows(s: Stop) -> Verdict | None:
    """A dash and a name behind a quotation say whose it is. Example: "“We wait.” – Anna Roe"."""
    return JOIN if _ATTRIBUTION.match(s.text, s.next_at, min(s.end, s.next_at + 2 * REACH)) else None


def inside_quotation(s: Stop) -> Verdict | None:
    """Several sentences quoted inside one stay with it. Example: He said, "We wait. Then we go.\""""
    return JOIN if s.inside == "“" else None


def inside_brackets(s: Stop) -> Verdict | None:
    """So do sentences in brackets. Example: He left (it was late. Very late)."""
    return JOIN if s.inside in ("(", "[") else None


def enumerator(s: Stop) -> Verdict | None:
    """A number or letter that opens a line counts what follows. Example: "2. Method"."""
    if s.mark != "." or s.at - s.begin > REACH:
        return None
    return JOIN if _ENUMERATOR.match(s.text, s.begin, s.at) else None


def counted(s: Stop) -> Verdict | None:
    """ "No.", "Fig.", "p." and the like take the number that follows; before a word "no." ends its sentence."""
    if s.mark != "." or not _known(s.left, "number"):
        return None
    return JOIN if s.following.isdigit() or s.right[:2].isupper() else None


def never_ends(s: Stop) -> Verdict | None:
    """A title or "e.g." looks forward to what follows. Example: "Dr. Roe"."""
    return JOIN if s.mark == "." and _known(s.left, "forward") else None


def dotted_letters(s: Stop) -> Verdict | None:
    """ "U.S." ends a sentence only before a word that evidently opens one. Wrong for "in the U.S. Officials said"."""
    if s.mark != "." or not (_DOTTED.match(s.left) or _known(s.left, "letters")):
        return None
    return SPLIT if s.closers or _evident_opening(s) else JOIN


def in_bracket(s: Stop) -> Verdict | None:
    """A short word in brackets is abbreviated. Example: "Ambassador (ret.) Roe"."""
    alone = s.closers[:1] == ")" and s.left.islower() and len(s.left) < 6
    return JOIN if s.mark == "." and alone and s.text[s.at - len(s.left) - 1 : s.at - len(s.left)] == "(" else None


def initial(s: Stop) -> Verdict | None:
    """A single capital is part of a name: "J. Roe". Before "The" or "He" it ends its sentence: "plan B. The"."""
    if s.mark != "." or len(s.left) != 1 or not s.left.isupper() or s.closers[:1] in _QUOTES:
        return None
    return SPLIT if _evident_opening(s) else JOIN


def may_end(s: Stop) -> Verdict | None:
    """ "Inc.", "Jr.", "etc." and months end a sentence before an evident opening, else they go on."""
    if s.mark != "." or not _known(s.left, "both"):
        return None
    return SPLIT if s.closers or _evident_opening(s) else JOIN


def speech_tag_follows(s: Stop) -> Verdict | None:
    """A question or cry in quotation marks belongs to who utters it. Example: "Why?" Anna Roe asked."""
    quoted = s.mark[-1] in "!?" and s.closers[:1] in _QUOTES
    return JOIN if quoted and _SPEECH_TAG.match(s.text[s.right_at : s.right_at + 2 * REACH]) else None


def name_with_mark(s: Stop) -> Verdict | None:
    """A name that carries its mark. Example: "Yahoo! shares"."""
    return JOIN if s.mark == "!" and _known(s.left, "name") and not _evident_opening(s) else None


def every_other_stop(s: Stop) -> Verdict | None:
    """Any other stop before a capital, a figure or a quotation ends a sentence."""
    return SPLIT


RULES: tuple[Rule, ...] = (
    credit_opens,
    glued_to_next_word,
    bracket_goes_on,
    goes_on,
    inside_quotation,
    inside_brackets,
    spaced_ellipsis,
    attribution_follows,
    enumerator,
    counted,
    never_ends,
    dotted_letters,
    in_bracket,
    initial,
    may_end,
    speech_tag_follows,
    name_with_mark,
    every_other_stop,
)


def verdict(stop: Stop) -> Verdict:
    """Whether a sentence ends here."""
    return next(found for rule in RULES if (found := rule(stop)))


def left_word(text: str, begin: int, at: int) -> str:
    """The word that touches a stop at `at`."""
    match = _LEFT_WORD.search(text[max(begin, at - REACH) : at])
    return match[0] if match else ""


def right_word(text: str, at: int, end: int) -> str:
    """The word that begins at `at`, behind opening quotation marks."""
    match = _RIGHT_WORD.match(text, at, min(end, at + REACH))
    return match[0] if match else ""


def _evident_opening(s: Stop) -> bool:
    """A capitalised function word ("The", "He", "But") or an opening quotation mark."""
    return s.following in '"“' or (s.right[:1].isupper() and s.right.lower().removesuffix("’s") in _openers())


@cache
def _openers() -> frozenset[str]:
    return stop_words() | frozenset(phrases("sentence_openers"))


def _known(word: str, kind: str) -> bool:
    return word in _abbreviations(kind) or word.lower() in _abbreviations(kind)


@cache
def _abbreviations(kind: str) -> frozenset[str]:
    return frozenset(row[0] for row in rows("abbreviations") if row[1] == kind)
