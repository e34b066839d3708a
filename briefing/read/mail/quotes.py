"""Which lines belong to another mail: quoted ones and what introduces them, and the header of a forwarded one.

An answer quotes what is known already, so that the quotation is furniture; a forwarded mail is the news itself, so
that only its header is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from briefing.lexicon import rows
from briefing.read.mail.text import Line

# An introduction takes one to three lines, and as many characters at most.
INTRODUCTION_LINES = 3
INTRODUCTION = 300
# "Forwarded by Ann Roe/Press/Ministry on 3 May 2026" is the longest of its kind, in characters.
LONGEST_MARK = 100
# A header printed in a text has at least so many lines, or labels in one line, and at most so many characters a line.
FEWEST_LABELS = 3
LONGEST_HEADER = 1_000
# So many lines are looked at for its end, and so many blank ones stand before what is below.
HEADER_LINES = 24
BLANKS = 4

_RULE = re.compile(r"[-_=*~\s]{3,}$")
_FRAME = "-_*= \t:"
_ADDRESS = re.compile(r"[<(\[][^\s@]*@\S+[>)\]]")
_YEAR = re.compile(r"\b20\d\d\b|/\d\d\b")
_HOUR = re.compile(r"\b\d\d?[:.h]\d\d\b")
_STARS = "*> \t"


def parted(lines: Sequence[Line], forwards: bool) -> tuple[Line, ...]:
    """The lines, those of other mails under the rules "quoted" and "forwarded"; `forwards` is what the subject says."""
    lines = _bared(lines, forwards)
    texts = [line.text.strip() for line in lines]
    rules = dict.fromkeys(_quoted(texts), "quoted") | dict(_divided(texts, forwards))
    return tuple(replace(line, rule=rules[i]) if i in rules else line for i, line in enumerate(lines))


def unquoted(line: Line) -> Line:
    """The line one level up. Example: ">> Yes" is "> Yes"."""
    bare = line.text.strip().removeprefix(">")
    return replace(line, text=bare.removeprefix(" "), rule="")


def is_quote(text: str) -> bool:
    """The line is marked as quoted. Example: "> Yes". Wrong for a list whose items open with such a mark."""
    return text.lstrip().startswith(">")


def _bared(lines: Sequence[Line], forwards: bool) -> Sequence[Line]:
    """A forwarded mail without its marks of quotation."""
    texts = [line.text.strip() for line in lines]
    opening = next((i for i, text in enumerate(texts) if text and _marks(text, "forwarded")), -1)
    if opening < 0 and (not forwards or any(_opens_header(texts, i) for i in range(len(texts)))):
        return lines
    following = next((text for text in texts[opening + 1 : opening + BLANKS] if text), "")
    if opening >= 0 and not is_quote(following):
        return lines
    return [unquoted(line) if i > opening and is_quote(line.text) else line for i, line in enumerate(lines)]


def _quoted(texts: Sequence[str]) -> Iterator[int]:
    """Lines that are marked, and those that introduce them."""
    inside = False
    for i, text in enumerate(texts):
        if is_quote(text):
            if not inside:
                yield from _introduction(texts, i)
            yield i
        inside = is_quote(text) or (inside and not text)


def _introduction(texts: Sequence[str], at: int) -> range:
    """The lines before a quotation that say whose it is. Example: "On 3 May 2026, Ann Roe", "wrote:"."""
    last = next((i for i in range(at - 1, max(at - 3, -1), -1) if texts[i]), -1)
    if last < 0 or not _introduces(texts[last]):
        return range(0)
    first = last
    while not _dated(texts[first]) and first > max(0, last - INTRODUCTION_LINES + 1) and _goes_on(texts[first - 1]):
        first -= 1
    return range(first if _dated(texts[first]) else last, last + 1)


def _goes_on(text: str) -> bool:
    return bool(text) and text[-1] not in ".!?:"


def _introduces(text: str) -> bool:
    return text.endswith(":") and len(text) <= INTRODUCTION and bool(_verb().search(text.lower()))


def _dated(text: str) -> bool:
    return text.lower().startswith(_openings()) or text[:1].isdigit()


def _divided(texts: Sequence[str], forwards: bool) -> Iterator[tuple[int, str]]:
    """What stands below a line that divides two mails: an answered mail to the end, of a forwarded one the header."""
    said = False
    after = 0
    for i, text in enumerate(texts):
        if not text or i < after or is_quote(text):
            continue
        known = _marks(text, "forwarded")
        if known or _marks(text, "original") or _opens_header(texts, i) or _introduces_all(texts, i):
            rule = "forwarded" if known or forwards or not said else "quoted"
            after = _header_end(texts, i) if rule == "forwarded" else len(texts)
            yield from ((n, rule) for n in range(_ruled_off(texts, i), after))
            forwards = False
        said = said or not _RULE.match(text)


def _ruled_off(texts: Sequence[str], at: int) -> int:
    """Where a division begins: at a rule across the page above it, or at its own first line."""
    above = next((i for i in range(at - 1, max(at - 3, -1), -1) if texts[i]), at)
    return above if _RULE.match(texts[above]) else at


def _marks(text: str, where: str) -> bool:
    """A line between dashes says what follows. Examples: "-----Original Message-----", "Begin forwarded message:"."""
    words = text.strip(_FRAME).lower().replace("’", "'")
    if len(words) > LONGEST_MARK:
        return False
    framed = "--" in text[: len(text) - len(text.lstrip(_FRAME))]
    return words.startswith(_phrases(where)) if framed else where == "forwarded" and words in _bare_marks()


def _opens_header(texts: Sequence[str], at: int) -> bool:
    """A mail's header printed in the text. Example: "From: Ann Roe", "Sent: Monday", "To: Bo Lie", "Subject: Port"."""
    text = texts[at].lstrip(_STARS)
    if len(text) > LONGEST_HEADER or not _from().match(text):
        return False
    within = len(_labels().findall(text))
    below = sum(bool(_label().match(line.lstrip(_STARS))) for line in texts[at : _header_end(texts, at)])
    return max(within, below) >= FEWEST_LABELS


def _header_end(texts: Sequence[str], at: int) -> int:
    """Where the header ends that opens at a line or below it: after its last label, and addressees that run on."""
    end = at + 1
    for i in range(at + 1, min(at + HEADER_LINES, len(texts))):
        if _label().match(texts[i].lstrip(_STARS)) or (texts[i] and _runs_on(texts[i])):
            end = i + 1
        elif texts[i]:
            break
    return end


def _runs_on(text: str) -> bool:
    return "@" in text and text[-1] in ",;>"


def _introduces_all(texts: Sequence[str], at: int) -> bool:
    """An introduction as programs write it, and no mark of quotation below it: all the rest is quoted.

    Example: "On 3 May 2026 at 10:00, Ann Roe <ann@roe.example> wrote:". Not "On Monday at 10:00 the board wrote:".
    """
    if not _dated(texts[at]) or len(texts[at]) > INTRODUCTION:
        return False
    for last in range(at, min(at + INTRODUCTION_LINES, len(texts))):
        if not texts[last]:
            return False
        if _introduces(texts[last]):
            below = next((text for text in texts[last + 1 : last + BLANKS] if text), "")
            return _by_program(" ".join(texts[at : last + 1])) and not is_quote(below)
    return False


def _by_program(text: str) -> bool:
    """It names an address, or a year and an hour."""
    return bool(_ADDRESS.search(text) or (_YEAR.search(text) and _HOUR.search(text)))


@cache
def _phrases(where: str) -> tuple[str, ...]:
    return tuple(row[0] for row in rows("mail_cues") if row[1] == where)


@cache
def _bare_marks() -> frozenset[str]:
    """Marks of forwarding that need no dashes: those that say that it begins."""
    return frozenset(
        phrase for phrase in _phrases("forwarded") if phrase.startswith(("begin", "anfang", "début", "ini"))
    )


@cache
def _openings() -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in _phrases("on"))


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _phrases('wrote')))})\b")


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_phrases('from'))})\s?\*?:\*?\s", re.IGNORECASE)


@cache
def _label() -> re.Pattern[str]:
    every = "|".join(map(re.escape, _phrases("from") + _phrases("label")))
    return re.compile(rf"(?:{every})\s?\*?:", re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    """Labels inside a line, capitalised as programs print them."""
    every = "|".join(re.escape(phrase.capitalize()) for phrase in _phrases("from") + _phrases("label"))
    return re.compile(rf"(?:^|\s)\*?(?:{every})\s?\*?:")
