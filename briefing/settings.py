"""One frozen settings class per stage. A number has a name, a unit and a why."""

from __future__ import annotations

LANGUAGE = "en"
