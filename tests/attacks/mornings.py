"""The desk that attacks on an edition begin with, and what is read off its pages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing.archive import PastPage, open_archive
from briefing.edition import Morning
from briefing.model import Status
from tests.edition.desk import MONDAY, TUESDAY, Desk, bank, ferry


def monday(folder: Path) -> Desk:
    """A desk with Monday's two articles, whose archive lies beside its configuration."""
    desk = Desk(folder)
    desk.configure()
    desk.put("coast/ferry.md", "Ferry sinks off Velm", ferry("Five", "Monday"), MONDAY)
    desk.put("capital/bank.md", "Central bank raises its rate", bank("Monday"), MONDAY)
    return desk


def risen(desk: Desk) -> None:
    """Tuesday's report: the toll rose, the rest is as it was told."""
    desk.put("coast/ferry-2.md", "Ferry toll rises", ferry("Seven", "Tuesday"), TUESDAY)


def configured(desk: Desk, *changes: tuple[str, str]) -> Path:
    """The configuration with some of its words changed."""
    file = desk.folder / "briefing.toml"
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
    return file


def statuses(morning: Morning) -> set[Status | None]:
    """What the lines of the wide column are to the reader of the pages before."""
    printed = morning.brief.printed
    rows = (*printed.summary, *printed.news, *printed.risks, *printed.agenda)
    return {line.standing.status for line in rows if not line.see}


def names(morning: Morning) -> list[str]:
    """The texts that the page was made from, in its order."""
    return [source.name for source in morning.brief.sources if source.status == "read"]


def kept(desk: Desk) -> tuple[PastPage, ...]:
    """The pages that count as told, newest first."""
    with open_archive(desk.folder / "archive.db", write=False) as archive:
        return archive.pages()


def on_the_wall(patch: pytest.MonkeyPatch, day: str) -> None:
    """Have the clock on the wall show seven in the morning, UTC, of a day."""

    class Wall(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Wall:
            return cls.fromisoformat(f"{day}T07:00").replace(tzinfo=UTC)

    patch.setattr("briefing.edition.opening.datetime", Wall)
