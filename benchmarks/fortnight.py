"""Fourteen mornings in a row: each day's press releases in, one page out, remembered for the next.

`python -m benchmarks.fortnight RELEASES.jsonl` takes a file with a release a line ("id", "title", "date", "text"),
makes the pages under out/fortnight/ as `briefing run` would, and prints the table of docs/fortnight.md. A line counts
as repeated where a page before has its words, four in five of them, whatever `novelty` thinks of it.
"""

from __future__ import annotations

import json
import shutil
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from briefing.edition import Wanted, run_edition
from briefing.intake import Network
from briefing.words import stems, words

FIRST, DAYS = date(2021, 7, 19), 14
AT = "07:00"
AGAIN = 0.8  # share of a line's content words that an earlier line has
HOME = Path("out/fortnight")
PARTS = ("summary", "news", "risks", "agenda", "actors", "dates")
CONFIG = """version = 1
[edition]
name = "Fortnight"
timezone = "America/New_York"
cut_off = "06:30"
window = "24h"
[page]
output = "pages"
formats = ["pdf", "html", "json"]
[archive]
path = "archive.db"
[[source]]
name = "Releases"
outlet = "Press office"
path = "day"
"""


@dataclass(frozen=True, slots=True)
class Morning:
    """What one page was like; `repeated` are lines an earlier page had that are not marked as continuing or updated."""

    day: date
    releases: int
    pages: int
    stories: int
    lines: int
    status: Counter[str]
    repeated: int
    held_back: int
    seconds: float


def fortnight(file: Path) -> list[Morning]:
    """The mornings of two weeks, each made from the releases of its day and the memory of those before."""
    shutil.rmtree(HOME, ignore_errors=True)
    HOME.mkdir(parents=True)
    (HOME / "briefing.toml").write_text(CONFIG)
    releases = defaultdict(list)
    for row in map(json.loads, file.read_text("utf-8").splitlines()):
        releases[date.fromisoformat(row["date"])].append(row)
    told: list[frozenset[str]] = []
    return [_morning(FIRST + timedelta(n), releases[FIRST + timedelta(n)], told) for n in range(DAYS)]


def _morning(day: date, releases: list[dict[str, Any]], told: list[frozenset[str]]) -> Morning:
    folder = HOME / "day"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for row in releases:
        text = f"---\ntitle: {row['title']}\ndate: {row['date']}\n---\n\n{row['text']}\n"
        (folder / f"{row['id']}.md").write_text(text, "utf-8")
    now = datetime.fromisoformat(f"{day}T{AT}")
    start = time.process_time()
    morning = run_edition(Wanted(HOME / "briefing.toml", now=now, network=Network(allowed=False), quiet=True))
    spent = time.process_time() - start
    files = {file.suffix: file for file in morning.files}
    twin = json.loads(files[".json"].read_text("utf-8"))
    lines = [line for part in PARTS for row in twin.get(part, ()) if not (line := row.get("line", row)).get("see")]
    return Morning(
        day=day,
        releases=len(releases),
        pages=_pages(files[".pdf"]),
        stories=len(twin.get("stories", ())) + len(twin.get("also", ())),
        lines=len(lines),
        status=Counter(line.get("status", "first page") for line in lines),
        repeated=_repeated(lines, told),
        held_back=len(twin.get("repeated", ())),
        seconds=spent,
    )


def _repeated(lines: list[dict[str, Any]], told: list[frozenset[str]]) -> int:
    contents = [frozenset(stems(words(line["text"]))) for line in lines]
    count = sum(
        any(len(content & other) >= AGAIN * len(content) for other in told)
        for content, line in zip(contents, lines, strict=True)
        if content and line.get("status") not in ("continuing", "updated")
    )
    told.extend(contents)
    return count


def _pages(file: Path) -> int:
    from pypdfium2 import PdfDocument

    return len(PdfDocument(file.read_bytes()))


def main() -> None:
    """The table, a row a morning."""
    rows = fortnight(Path(sys.argv[1]))
    out = ["| day | releases | sheets | stories | lines | new | updated | continuing | repeated | held back | s |"]
    out += ["| --- " + "| ---: " * 10 + "|"]
    for row in rows:
        status = [row.status[name] for name in ("new", "updated", "continuing")]
        told = [row.releases, row.pages, row.stories, row.lines, *status, row.repeated, row.held_back]
        out.append(f"| {row.day} | {' | '.join(map(str, told))} | {row.seconds:.1f} |")
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    main()
