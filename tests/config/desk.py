"""A desk for the tests: a folder with a `briefing.toml`, and what loading it comes to."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import Edition, load
from briefing.errors import UsageFault

PLAIN = """\
version = 1
[edition]
timezone = "Europe/Oslo"
cut_off = "06:30"
[[source]]
name = "Wire"
path = "wire"
"""


def edition(folder: Path, text: str = PLAIN, *, trusted: bool = True) -> Edition:
    """The edition of a text."""
    file = folder / "briefing.toml"
    file.write_text(text, "utf-8")
    return load(file, trusted)


def refusal(folder: Path, text: str, *, trusted: bool = True) -> list[str]:
    """The lines of the refusal that a text gets."""
    with pytest.raises(UsageFault) as refused:
        edition(folder, text, trusted=trusted)
    return str(refused.value).splitlines()


def with_lines(*lines: str) -> str:
    """The plain file, with lines after it; the first of them is line 8."""
    return PLAIN + "\n".join(lines) + "\n"
