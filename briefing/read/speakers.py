"""The labels of those who speak in an interview or a hearing: "Q:", "ANNA ROE:", "WN:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

# A label counts where labelled lines come at least this often and one speaker comes back.
LABELLED_LINES = 3

LABEL = re.compile(r"([A-Z][\w.’'-]*(?: (?:[A-Z(][\w.’')-]*|of|the|and|for|de|van|von|al)){0,7}): (?=\S)")


def speakers(texts: Iterable[str]) -> frozenset[str]:
    """The labels under which someone speaks in these lines; in a text that is no conversation, only names in capitals.

    Wrong for a list whose items open with the same word and a colon more than once ("Budget: ...").
    """
    found = Counter(match[1] for match in map(label, texts) if match)
    conversation = sum(found.values()) >= LABELLED_LINES and max(found.values()) >= 2
    return frozenset(said for said in found if conversation or (said.isupper() and " " in said))


def label(text: str) -> re.Match[str] | None:
    """The label that a line may open with."""
    return LABEL.match(text[:100])
