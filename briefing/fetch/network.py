"""What the user allows fetching to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Network:
    """What fetching may do; handed in at the edge.

    `allowed` False refuses every address before any lookup. `private` lets through addresses inside the house
    (loopback, 10.0.0.0/8 ...) and any port. `cache` gives a folder when one is needed, None for none. `pause` is the
    seconds between the end of one request to a host and the next to the same host.
    """

    allowed: bool = True
    private: bool = False
    cache: Callable[[], Path] | None = None
    pause: float = 1.0
