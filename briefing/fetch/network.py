"""What the user allows fetching to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Network:
    """What fetching may do; handed in at the edge.

    `allowed` False refuses every address before any lookup. `private` lets through addresses inside the house
    (loopback, 10.0.0.0/8 ...) and any port. `cache` is a folder, None for no cache. `pause` is the seconds
    between the end of one request to a host and the next to the same host.
    """

    allowed: bool = True
    private: bool = False
    cache: Path | None = None
    pause: float = 1.0
