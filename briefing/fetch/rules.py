"""How far a fetch may go: whom to ask for numbers, which numbers and ports to refuse, how long and how much to read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from briefing.fetch.addresses import forbidden, looked_up
from briefing.fetch.network import Network

WEB_PORTS = frozenset({80, 443})

# A day's press is some hundred kilobytes a page; the longest reports in PDF stay below this.
MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Rules:
    """The limits of one run; times in seconds, sizes in bytes.

    `resolve` gives the numbers behind a host. `ports` None allows every port. `most` holds for the bytes on the
    wire and, again, for the bytes after unpacking. `connect` is for one number, `silence` between two bytes,
    `total` for everything from the first lookup to the last byte, redirects and all, waiting for a turn left out.
    """

    resolve: Callable[[str, int], tuple[str, ...]]
    forbidden: Callable[[str], bool]
    ports: frozenset[int] | None
    certificates: str
    connect: float = 5.0
    silence: float = 10.0
    total: float = 30.0
    most: int = MOST_BYTES


def rules_for(network: Network) -> Rules:
    """The rules that the user's wishes come to: the system's resolver, and Mozilla's list of authorities."""
    import certifi

    if network.private:
        return Rules(looked_up, lambda address: False, None, certifi.where())
    return Rules(looked_up, forbidden, WEB_PORTS, certifi.where())
