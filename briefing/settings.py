"""What a run can be told, each with the default that serves a morning page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Settings:
    """One run: `paper` "a4" or "letter", `today` None for the newest document's date, `cut_off` printed as given."""

    ranker: str = "briefing"
    paper: str = "a4"
    today: date | None = None
    cut_off: str = ""
