"""From the shell: the import, whole processes against sumy's, the PDF against bare WeasyPrint, and memory."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.measure import PAIRS, Action, Figure, peak_memory, process, ratio
from benchmarks.texts import SAMPLE, made_up

HEAVY = ("weasyprint", "nltk", "sumy", "scipy.stats")
IMPORT = f"""
from time import perf_counter
start = perf_counter()
import briefing
print(perf_counter() - start)
import sys
print(sum(name in sys.modules for name in {HEAVY!r}))
"""


def figures() -> Iterator[Figure]:
    """Each figure as soon as it is measured."""
    yield from _import()
    with TemporaryDirectory() as folder:
        yield from _pages(Path(folder))
        yield _memory(Path(folder))


def _import() -> Iterator[Figure]:
    taken = [subprocess.check_output([sys.executable, "-c", IMPORT], text=True).split() for _ in range(PAIRS)]
    yield Figure("`import briefing`", median(float(time) for time, _ in taken), 0.10, "s")
    yield Figure("… of " + ", ".join(HEAVY) + " loaded by it", max(int(count) for _, count in taken), 0, "")


def _pages(folder: Path) -> Iterator[Figure]:
    """Whole processes; the sample goes in, a file comes out."""
    sumy = process("-m", "benchmarks.peer", str(SAMPLE))
    for form, limit in (("json", 0.25), ("html", 0.6)):
        value, note = ratio(_make(SAMPLE, folder / f"page.{form}"), sumy)
        yield Figure(f"`briefing make --format {form}` / `sumy lex-rank`", value, limit, note=note)
    bare = process("-m", "weasyprint", str(folder / "page.html"), str(folder / "bare.pdf"))
    value, note = ratio(_make(SAMPLE, folder / "page.pdf"), bare)
    yield Figure("`briefing make --format pdf` / bare `weasyprint`", value, 1.6, note=note)


def _make(source: Path, page: Path) -> Action:
    return process(*_order(source, page))


def _order(source: Path, page: Path) -> tuple[str, ...]:
    return "-m", "briefing", "make", str(source), "--quiet", "--format", page.suffix[1:], "-o", str(page)


def _memory(folder: Path) -> Figure:
    big = folder / "big.txt"
    big.write_text(made_up(10_000_000), "utf-8")
    return Figure("peak memory, a text of 10 MB", peak_memory(*_order(big, folder / "big.json")), 600, "MB")
