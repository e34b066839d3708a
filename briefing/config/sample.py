"""The first edition of a new desk: a `briefing.toml` that works at once, and six invented articles to try it on."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

from briefing.config.faults import AlreadyThere, UnwritableSample
from briefing.config.place import FILE
from briefing.render.calendar import WEEKDAYS, long_date

SAMPLES = "samples"
_HOME = Path(__file__).with_name(SAMPLES)
_SATURDAY = 5


def write_sample(folder: Path, day: date) -> tuple[Path, ...]:
    """Writes the sample into a folder, its articles dated for the page of `day`, and gives the files written.

    Raises `AlreadyThere`, before anything is written, where one of them exists: nobody's edition is overwritten.
    """
    marks = _marks(day)
    texts = {folder / FILE: (_HOME / FILE).read_text("utf-8")}
    for article in sorted(_HOME.glob("*/*.txt")):
        text = article.read_text("utf-8")
        for mark, told in marks.items():
            text = text.replace(mark, told)
        texts[folder / SAMPLES / article.relative_to(_HOME)] = text
    for file in (folder / SAMPLES, *texts):
        if os.path.lexists(file):
            raise AlreadyThere(str(file))
    for file, text in texts.items():
        _write(file, text)
    return tuple(texts)


def _marks(day: date) -> dict[str, str]:
    """What stands in for {today}, "26 November 2026", and {today's weekday}, "Thursday"; {later} is a working day."""
    ahead = [day + timedelta(days=away) for away in range(6)]
    later = next(when for when in ahead[3:] if when.weekday() < _SATURDAY)
    days = {"today": day, "yesterday": day - timedelta(days=1), "tomorrow": ahead[1], "later": later}
    dates = {f"{{{name}}}": long_date(when, weekday=False) for name, when in days.items()}
    return dates | {f"{{{name}'s weekday}}": WEEKDAYS[when.weekday()] for name, when in days.items()}


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except FileExistsError as fault:
        raise AlreadyThere(str(file)) from fault
    except OSError as fault:
        raise UnwritableSample(str(file), fault.strerror or str(fault)) from fault
