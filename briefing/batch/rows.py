"""What became of one document, as a row: its brief, or the sentence that says why there is none."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass
from typing import Any

BRIEFED, REFUSED = "briefed", "refused"


@dataclass(frozen=True, slots=True)
class Row:
    """`brief` is the JSON twin as text in one line, "" where the document was refused; then `why` is a sentence.

    `id` is the document's name in its corpus, "note.eml › report.pdf" for one inside another, or a day.
    """

    id: str
    why: str = ""
    title: str = ""
    date: str = ""
    brief: str = ""

    @property
    def status(self) -> str:
        """One of the two words that a reader of the rows asks for."""
        return BRIEFED if self.brief else REFUSED

    def line(self) -> bytes:
        """The row as a line of JSON; the brief stands in it as it came, so that it is read and written but once."""
        known = json.dumps({"id": self.id, "status": self.status, "why": self.why or None}, ensure_ascii=False)
        return f'{known[:-1]}, "brief": {self.brief or "null"}}}\n'.encode("utf-8", "replace")

    def values(self) -> list[str]:
        """The row as JSON can carry it from a child or another machine."""
        return list(astuple(self))


def row(values: Any) -> Row:
    """A row that was carried here; half a letter in a name, which no file can hold, becomes a question mark."""
    return Row(*(str(value).encode("utf-8", "replace").decode() for value in values))
