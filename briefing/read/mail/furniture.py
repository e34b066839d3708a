"""What stands in a letter around what it tells: greeting, signature, legal notice, list footer.

Each rule finds its lines, and the first that claims a line names it. A letter is what one person wrote: lines between
two quotations, or under the header of a forwarded mail.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.lexicon import rows

# Greetings stand among a letter's first lines, closings among its last; notices of programs among both.
GREETING_WITHIN = 3
HEAD_LINES = 8
TAIL_LINES = 40
# In words: a greeting, one without a comma, a closing with a name, the name in it, a line of a signature, all of one,
# the block of a footer, a line with a link.
GREETING_WORDS = 8
HAIL_WORDS = 3
CLOSING_WORDS = 7
SIGNED_WORDS = 4
SIGNATURE_LINE = 12
SIGNATURE_WORDS = 120
FOOTER_WORDS = 80
LINK_WORDS = 5
# A signature has no more lines; most have four.
SIGNATURE_LINES = 16

_RULE = re.compile(r"[-_=*~#\s]{2,}$")
_AFTERWORD = re.compile(r"p\.?\s?s\.?[:\s]", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|www\.|\S@\S")
_LINK = re.compile(r"[<(\[]?(?:https?://|www\.)")
_SENTENCE = re.compile(r"[a-z]{2}[.!?][\"”’)]*$")


@dataclass(frozen=True, slots=True)
class Letter:
    """The lines of a letter without outer blanks, the numbers of those that no rule has claimed, and its sender."""

    lines: Sequence[str]
    free: Sequence[int]
    author: str

    def low(self, line: int) -> str:
        return self.lines[line].lower().replace("’", "'").lstrip("*_[|>( ")

    def blocks(self) -> Iterator[list[int]]:
        """Stretches of free lines without a blank one, a claimed one or a rule across the page between."""
        block: list[int] = []
        for line in self.free:
            if block and (line != block[-1] + 1 or _RULE.match(self.lines[line])):
                yield block
                block = []
            block.append(line)
        if block:
            yield block


def furniture(lines: Sequence[str], author: str) -> dict[int, str]:
    """The rule of each line of a letter that is furniture, by its number."""
    lines = [line.strip() for line in lines]
    claimed: dict[int, str] = {}
    for name, rule in RULES:
        free = [i for i, line in enumerate(lines) if line and i not in claimed]
        claimed |= dict.fromkeys(rule(Letter(lines, free, author)), name)
    return claimed


def disclaimer(letter: Letter) -> Iterator[int]:
    """A block that says who may read the mail. Example: "This e-mail is confidential."."""
    for block in _outer(letter):
        text = [i for i in block if not _RULE.match(letter.lines[i])]
        low = " ".join(letter.low(i) for i in text)
        duty = _opens(low, "legal") and any(phrase in low for phrase in _phrases("duty"))
        if duty or _opens(low, "notice"):
            yield from block


def list_footer(letter: Letter) -> Iterator[int]:
    """What a list prints around a letter, and what follows it. Example: "To unsubscribe, write to …"."""
    below = False
    middle = letter.free[len(letter.free) // 2] if letter.free else 0
    for block in _outer(letter):
        text = [i for i in block if not _RULE.match(letter.lines[i])]
        cues = [i for i in text if _opens(letter.low(i), "list") or _names_list(letter, text, i)]
        whole = bool(cues) and cues[0] in text[:2] and _words(letter, block) <= FOOTER_WORDS and block[-1] >= middle
        if whole or (below and _words(letter, block) <= FOOTER_WORDS // 2):
            yield from block
        else:
            yield from (i for i in cues if len(letter.lines[i].split()) <= FOOTER_WORDS // 2)
        below = below or whole


def _names_list(letter: Letter, block: Sequence[int], line: int) -> bool:
    """The name of a list above its addresses. Example: "Harbour-news mailing list"."""
    named = letter.low(line).endswith("mailing list") and len(letter.lines[line].split()) <= CLOSING_WORDS
    return named and any(_ADDRESS.search(letter.lines[i]) for i in block[-HEAD_LINES:])


def signature(letter: Letter) -> Iterable[int]:
    """From a line of two dashes, a closing or the sender's own name to the end, or to a "P.S.".

    Example: "Best regards,", "Ann Roe", "Press officer". Wrong for a text whose last line happens to be the
    sender's name.
    """
    devices = [i for i in letter.free[-SIGNATURE_LINES:] if letter.low(i).startswith(_phrases("device"))]
    free = [i for i in letter.free if i not in devices]
    for n in range(max(0, len(free) - SIGNATURE_LINES - 1), len(free)):
        below = _until_afterword(letter, free[n + 1 :])
        if letter.lines[free[n]] == "--" and _short(letter, below):
            return [*devices, free[n], *below]
        if _closes(letter, free[n]) and all(_bare(letter.lines[i]) for i in below):
            return [*devices, free[n], *below]
    return devices


def _until_afterword(letter: Letter, lines: Sequence[int]) -> list[int]:
    end = next((n for n, i in enumerate(lines) if _AFTERWORD.match(letter.lines[i])), len(lines))
    return list(lines[:end])


def _short(letter: Letter, lines: Sequence[int]) -> bool:
    return len(lines) <= SIGNATURE_LINES and _words(letter, lines) <= SIGNATURE_WORDS


def _bare(line: str) -> bool:
    """A line of a signature: short, and no sentence."""
    words = len(line.split())
    return words <= SIGNATURE_LINE and not (words > 5 and _SENTENCE.search(line))


def _closes(letter: Letter, line: int) -> bool:
    """A closing, with or without a name behind it, or the sender's name alone. Example: "Cheers, Ann"."""
    low = letter.low(line).rstrip(" ,.!–—-")
    if len(low.split()) > CLOSING_WORDS or (len(low.split()) > 2 and _SENTENCE.search(letter.lines[line])):
        return low in _phrases("closing")
    before, _, behind = low.partition(",")
    first = letter.author.lower().partition(" ")[0]
    named = bool(first) and any(low.replace(",", "").startswith(f"{phrase} {first}") for phrase in _phrases("closing"))
    closing = before.rstrip() in _phrases("closing") and len(behind.split()) <= SIGNED_WORDS
    return closing or named or low.startswith(_from_somewhere()) or _own_name(low, letter.author.lower())


def _own_name(low: str, author: str) -> bool:
    """The line is the sender's name, whole or the first one, or the initials."""
    name = low.lstrip("–—-/ ")
    parts = author.replace(",", " ").split()
    own = {author, parts[0] if parts else "", "".join(part[0] for part in parts) if len(parts) > 1 else ""}
    return bool(name) and name in own


def greeting(letter: Letter) -> Iterator[int]:
    """A line of its own above the text. Examples: "Dear colleagues,", "Hi Ann". Not "Dear Prices Hit the Ports"."""
    for i in letter.free[:GREETING_WITHIN]:
        line, low = letter.lines[i], letter.low(i)
        hailed = _opens(low, "hail")
        fits = len(line.split()) <= (GREETING_WORDS if line[-1] in ",!:–—-" else HAIL_WORDS if hailed else 0)
        if fits and (hailed or _opens(low, "greeting")):
            yield i
            return


def link(letter: Letter) -> Iterator[int]:
    """A block of links with hardly a word. Example: "Read more: https://letter.example/a/1". Not one inside a text."""
    for block in letter.blocks():
        lines = [letter.lines[i].split() for i in block]
        if all(len(words) <= LINK_WORDS and _LINK.match(words[-1]) for words in lines):
            yield from block


def rule_across(letter: Letter) -> Iterator[int]:
    """A line of dashes, under a heading or between two articles. Example: "-----"."""
    return (i for i in letter.free if _RULE.match(letter.lines[i]))


def signed(letter: Letter) -> Iterator[int]:
    """The frame of a digitally signed text, and the signature itself. Example: "-----BEGIN PGP SIGNED MESSAGE-----"."""
    inside = False
    for i in letter.free:
        line = letter.lines[i]
        inside = inside or line.startswith("-----BEGIN PGP SIGNATURE")
        if inside or line.startswith("-----BEGIN PGP SIGNED") or (line.startswith("Hash: ") and len(line.split()) <= 4):
            yield i
        inside = inside and not line.startswith("-----END PGP")


RULES: tuple[tuple[str, Callable[[Letter], Iterable[int]]], ...] = (
    ("signature", signed),
    ("disclaimer", disclaimer),
    ("list_footer", list_footer),
    ("signature", signature),
    ("greeting", greeting),
    ("link", link),
    ("rule", rule_across),
)


def _outer(letter: Letter) -> Iterator[list[int]]:
    """The blocks among the first and the last lines."""
    if not letter.free:
        return
    head = letter.free[:HEAD_LINES][-1]
    tail = letter.free[-TAIL_LINES:][0]
    yield from (block for block in letter.blocks() if block[0] <= head or block[-1] >= tail)


def _words(letter: Letter, lines: Sequence[int]) -> int:
    return sum(len(letter.lines[i].split()) for i in lines)


def _opens(low: str, where: str) -> bool:
    """The text opens with a phrase of this kind, which ends where a word does."""
    phrases = _phrases(where)
    return low.startswith(phrases) and any(
        low.startswith(phrase) and not low[len(phrase) : len(phrase) + 1].isalnum() for phrase in phrases
    )


@cache
def _phrases(where: str) -> tuple[str, ...]:
    return tuple(row[0] for row in rows("mail_cues") if row[1] == where)


@cache
def _from_somewhere() -> tuple[str, ...]:
    """Closings that name the place they come from. Example: "Best regards from Oslo"."""
    return tuple(f"{phrase} from " for phrase in _phrases("closing") if " " in phrase)
