"""How many independent sources a story has: whose words each document prints.

Ten papers that print one agency's report are one source that was printed ten times. The origin of a document is the
agency it credits, or the publisher who first had its text, or itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from briefing.events.copies import copies
from briefing.events.published import published
from briefing.events.publishers import circles, publishers
from briefing.events.wires import credited
from briefing.model import Document

# Whose a text is: ("wire", its name), ("publisher", a key) or ("text", the place of its group).
Owner = tuple[str, str]


def origins(documents: Sequence[Document]) -> tuple[int, ...]:
    """For each document of one story the number of its independent origin, from 0 by first appearance.

    The text decides first, then a credit, then the publisher: the Harbour Post's own report and the agency report
    it prints are two origins, and whoever copies the agency report without a word belongs to the agency. A document
    without address, outlet and credit is its own. Wrong where two houses share a reporter and not a word.
    """
    wires = [credited(document) for document in documents]
    keys = {at: () if wires[at] else publishers(document) for at, document in enumerate(documents)}
    houses = circles(keys)
    owners: dict[int, Owner] = {}
    for number, group in enumerate(copies(documents)):
        owner = _owner(group, documents, wires, houses) or ("text", str(number))
        owners |= dict.fromkeys(group, owner)
    seen: dict[Owner, int] = {}
    return tuple(seen.setdefault(owners[at], len(seen)) for at in range(len(documents)))


def _owner(
    group: tuple[int, ...], documents: Sequence[Document], wires: Sequence[str], houses: dict[int, str]
) -> Owner | None:
    """Whose the common text of a group is: the agency most of them credit, else the house that had it first."""
    named = Counter(wires[at] for at in group if wires[at])
    if named:
        return ("wire", min(named, key=lambda wire: (-named[wire], wire)))
    first = min(
        (at for at in group if at in houses), key=lambda at: (published(documents[at]), houses[at]), default=None
    )
    return None if first is None else ("publisher", houses[first])
