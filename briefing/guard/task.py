"""What a guarded child is asked to do, and how far it may go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """How far one task may go: seconds of wall clock and processor, bytes of memory, of a file written, of its result.

    The slowest honest inputs seen are a report of 2,000 pages and a web page of 10 MB, about 8 s each; a layout engine
    takes 350 MB. A result holds the inner files of a mail or an archive, a third longer in base64.
    """

    seconds: float = 60
    processor: int = 20
    memory: int = 1_500_000_000
    file: int = 0
    result: int = 300_000_000


@dataclass(frozen=True, slots=True)
class Task:
    """One call of a function, named as "module:function", with `data` first and `values`, which JSON can carry.

    `name` is that of the input, for the sentence that says what became of it.
    """

    name: str
    function: str
    data: bytes = b""
    values: dict[str, Any] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
