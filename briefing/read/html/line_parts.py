"""The pieces of a line, each with what it stands in, and the paragraphs that line breaks part it into."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# What a piece stands in: a link, one to the front page of the site, bold letters, slanted ones.
LINKED, BOLD, ITALIC, HOME = 1, 2, 4, 8
BREAK = "\v"

_ENDS = re.compile(r"[.!?…:][\"”’')\]]*\s*$")

Part = tuple[str, int]


def shares(group: Sequence[Part], letters: int) -> tuple[float, ...]:
    """The shares of a line's letters that stand in a link, in one to the front page, in bold and in slanted letters."""
    told = [(len("".join(text.split())), signs) for text, signs in group if signs]
    return tuple(sum(size for size, signs in told if signs & sign) / letters for sign in (LINKED, HOME, BOLD, ITALIC))


def groups(parts: Sequence[Part], shape: str) -> Iterator[list[Part]]:
    """The parts of a line, parted at its line breaks where these part paragraphs.

    Two breaks do; one does behind a sentence's end or a line in bold. A line of code ends with each line feed.
    """
    if shape == "code":
        text = "".join(text.replace(BREAK, "\n") for text, _ in parts)
        yield from ([(line, 0)] for line in text.splitlines())
        return
    group: list[Part] = []
    breaks = 0
    last: Part = ("", 0)
    for part in parts:
        if part[0] == BREAK:
            breaks += 1
        elif part[0].isspace():
            group.append(part)
        else:
            if breaks and shape == "p" and (breaks > 1 or _closed(last)):
                yield group
                group = []
            group += [(" ", 0), part] if breaks else [part]
            breaks, last = 0, part
    yield group


def _closed(part: Part) -> bool:
    """The text before a line break ends a sentence, or is set in bold or in capitals. Wrong for verse."""
    text, sign = part
    return bool(sign & BOLD) or bool(_ENDS.search(text[-20:])) or (" " in text.strip() and text.isupper())
