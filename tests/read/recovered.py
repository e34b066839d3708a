"""How much of what a file says is read: words counted as often as they stand."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"\w+")


def recovered(body: str, text: str) -> tuple[float, float]:
    """The share of the body's words that stand in the text, and of the text's words that stand in the body."""
    wanted, found = (Counter(_WORD.findall(one.lower())) for one in (body, text))
    both = (wanted & found).total()
    return both / max(wanted.total(), 1), both / max(found.total(), 1)
