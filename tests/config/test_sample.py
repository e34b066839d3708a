"""`briefing init` writes an edition that works at once, on any day, and overwrites nothing."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.config import load, write_sample
from briefing.errors import UsageFault
from briefing.settings import Printer

DAYS = [date(2026, 11, 26), date(2026, 1, 1), date(2024, 2, 29), date(2026, 12, 31)]


@pytest.mark.parametrize("trusted", [True, False])
@pytest.mark.parametrize("day", DAYS)
def test_the_sample_loads_without_any_problem(tmp_path: Path, day: date, trusted: bool) -> None:
    written = write_sample(tmp_path / "desk", day)
    made = load(written[0], trusted)
    assert made.warnings == ()
    assert [source.outlet for source in made.sources] == ["Northgate Wire", "Harbour Ledger", "Ministry of Transport"]
    assert all(len(list(Path(source.asked).glob("*.txt"))) == 2 for source in made.sources)
    assert {file for file in tmp_path.rglob("*") if file.is_file()} == set(written)


def test_what_the_sample_leaves_out_can_be_switched_on(tmp_path: Path) -> None:
    """Each line behind "# " that would be a key or a table is one."""
    file = write_sample(tmp_path, DAYS[0])[0]
    lines = file.read_text("utf-8").split("\n")
    keys = [line[2:] if line.startswith("# ") and ("=" in line or line.startswith("# [")) else line for line in lines]
    assert keys != lines
    file.write_text("\n".join(keys).replace('template = "our-look"', 'template = "samples"'), "utf-8")
    made = load(file, trusted=True)
    assert made.mail is not None
    assert made.mail.smtp.user == "brief"
    assert (made.printer, made.days) == (Printer(), (0, 1, 2, 3, 4))
    assert (made.page.template, made.archive) == (tmp_path / "samples", tmp_path / "archive.db")
    assert made.sources[-1].asked == "https://capitalpost.example/feed.xml"


@pytest.mark.parametrize("day", DAYS)
def test_every_article_is_dated_within_two_days_of_the_page(tmp_path: Path, day: date) -> None:
    import briefing

    for file in write_sample(tmp_path, day)[1:]:
        document = briefing.load(str(file))
        assert document.title, file
        assert document.date is not None, file
        assert timedelta(0) <= day - document.date < timedelta(days=2), file
        assert "{" not in document.text, file


@pytest.mark.parametrize("there", ["briefing.toml", "samples", "samples/wire/flood.txt"])
def test_nothing_is_overwritten_and_nothing_half_written(tmp_path: Path, there: str) -> None:
    (tmp_path / there).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / there).write_text("mine")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UsageFault, match="is already here and stays as it is; choose an empty folder"):
        write_sample(tmp_path, DAYS[0])
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / there).read_text() == "mine"


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "briefing.toml").symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(UsageFault, match="is already here"):
        write_sample(tmp_path, DAYS[0])
    assert not (tmp_path / "elsewhere.toml").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageFault, match=r"cannot be written \(.+\); choose another folder"):
        write_sample(tmp_path / "file" / "desk", DAYS[0])


def test_days_are_written_out_for_the_page_they_are_for(tmp_path: Path) -> None:
    *_, week, strike = (file.read_text("utf-8") for file in sorted(write_sample(tmp_path, DAYS[3])[1:], key=_last))
    assert "will meet the county governors on Friday at 14:00" in week
    assert "coastal transport plan on Monday" in week
    assert "On 4 January 2027 the minister" in week
    assert "VELMOUTH, 31 December 2026 — From midnight" in strike
    assert "announced on Wednesday evening" in strike


def _last(file: Path) -> int:
    return ["week-ahead.txt", "strike.txt"].index(file.name) if file.name in ("week-ahead.txt", "strike.txt") else -1
