"""What became of a delivery to one addressee, and how a carrier tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How far a delivery came. What is in doubt was handed over whole, and no answer came."""

    WAITING = "waiting"
    DOUBT = "in doubt"
    SENT = "sent"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Fate:
    """How far a delivery to one addressee came, and the carrier's own words on it."""

    addressee: str
    state: State
    said: str = ""


# Takes the bytes to these addressees and tells what became of each. It calls its last argument just before the step
# that cannot be taken back: whatever happens before that call, nothing was delivered.
Carrier = Callable[[bytes, tuple[str, ...], Callable[[], None]], tuple[Fate, ...]]
