"""Prints every figure against its limit as a table in Markdown; exits with 1 when a limit is not kept."""

from __future__ import annotations

import platform
import sys
from itertools import chain
from pathlib import Path

from benchmarks import day, formats, inside, letters, start, stories
from benchmarks.measure import Figure

CPU = Path("/proc/cpuinfo")


def main() -> int:
    """All figures of one run, each row as soon as it is known."""
    _say(f"{machine()}\n\n| figure | measured | limit | | times |\n| --- | ---: | ---: | --- | --- |")
    kept = True
    rooms = (start, inside, formats, stories, day, letters)
    for figure in chain.from_iterable(room.figures() for room in rooms):
        _say(row(figure))
        kept &= figure.kept
    return 0 if kept else 1


def row(figure: Figure) -> str:
    """One figure as a row of the table."""
    measured = f"| {figure.what} | {_number(figure.value)} {figure.unit} "
    if figure.limit is None:
        return f"{measured}| | | {figure.note} |"
    sign = "≥" if figure.at_least else "≤"
    verdict = "kept" if figure.kept else "**not kept**"
    return f"{measured}| {sign} {_number(figure.limit)} {figure.unit} | {verdict} | {figure.note} |"


def machine() -> str:
    """The machine and the Python that the figures belong to."""
    lines = CPU.read_text("utf-8").splitlines() if CPU.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.machine()
    return f"{len(models) or 1} × {model}, {platform.system()}, Python {platform.python_version()}"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 10 or value == int(value) else f"{value:.2f}"


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
