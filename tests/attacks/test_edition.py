"""Attacks on a morning run: feeds and clocks that lie, floods, planted files, traps, and what must never differ."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pypdfium2 import PdfDocument

from briefing import render
from briefing.edition import Morning
from briefing.model import Status
from tests.attacks.articles import FORMATS, Command
from tests.attacks.mornings import configured, kept, monday, names, on_the_wall, risen, statuses
from tests.attacks.test_run import FIRE, flood, unpacked
from tests.edition.desk import MONDAY, SOURCE, TUESDAY, WEDNESDAY, Desk, bank, ferry

ROOT = Path(__file__).parents[2]
PORT = "The port of Lindholm opened a new grain pier to all ships of the northern coast.\n"
BROKEN = "%PDF-1.7 broken"
NEVER = "2999-03-11"  # no clock on a wall shows it


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Monday's desk in a folder of its own."""
    (tmp_path / "desk").mkdir()
    return monday(tmp_path / "desk")


def twin(morning: Morning) -> dict[str, Any]:
    """The JSON twin that was written."""
    return dict(json.loads(next(file for file in morning.files if file.suffix == ".json").read_text("utf-8")))


def item(name: str, date: str, guid: str = "") -> str:
    return (
        f"<item><title>Pier {name} opens</title><guid>{guid or name}</guid><link>https://post.example/{name}</link>"
        f"{date and f'<pubDate>{date}</pubDate>'}<description>The port of Lindholm opened pier {name} to all ships of "
        "the northern coast.</description></item>"
    )


def feed(*items: str) -> str:
    head = "<title>Post</title><link>https://post.example/</link><description>News</description>"
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{"".join(items)}</channel></rss>'


DATES = {
    "undated": "",
    "future": "Wed, 11 Mar 2999 08:00:00 GMT",
    "first": "Mon, 01 Jan 0001 00:00:00 GMT",
    "last": "Fri, 31 Dec 9999 23:59:59 -1200",
    "garbled": "the day before",
    "beyond": "Mon, 99 Mar 2031 99:00:00 GMT",
}


def test_f56_items_without_a_usable_date_are_briefed_once_and_stand_last(desk: Desk) -> None:
    timely = item("timely", "Mon, 10 Mar 2031 04:00:00 GMT")
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        (desk.folder / "coast/feed.xml").write_text(feed(timely, *(item(*one) for one in DATES.items())), "utf-8")
        desk.put("capital/day.md", "The council", f"The council of Sundby met on {day} over the schools.\n", day)
        morning = desk.run(f"{day}T07:00")
        due = [f"https://post.example/{name}" for name in ("timely", *DATES)] if day == MONDAY else []
        assert {name for name in names(morning) if "post.example" in name} == set(due)
        assert all(source.date is None or source.date.isoformat() <= day for source in morning.brief.sources)
        assert twin(morning)["edition"]["oldest"] in (MONDAY, day)


def test_f56_a_text_of_next_year_is_not_the_newest_and_does_not_come_back_when_memory_ends(desk: Desk) -> None:
    configured(desk, ('window = "24h"', 'window = "24h"\nmemory = 1'))
    desk.put("coast/next.md", "Pier opens", PORT, NEVER)
    desk.put("coast/next-2.md", "Second pier opens", PORT.replace("new", "second"), f"{NEVER}T05:00:00+01:00")
    seen = []
    for number in range(10, 15):
        body = f"The council of Sundby agreed on the budget of {number} million for the schools.\n"
        desk.put("capital/day.md", f"Budget {number}", body, f"2031-03-{number}")
        morning = desk.run(f"2031-03-{number}T07:00")
        seen.append([name for name in names(morning) if name.startswith("next")])
        assert not morning.brief.title.endswith("ier opens")
    assert seen == [["next-2.md", "next.md"], [], [], [], []]


def test_f56_a_text_whose_date_runs_ahead_every_day_is_not_new_every_day(desk: Desk) -> None:
    """Each morning the same words come with another date far ahead, so that their bytes differ."""
    desk.put("coast/ahead.md", "Pier opens", PORT, "2999-03-10")
    desk.run(f"{MONDAY}T07:00")
    desk.put("coast/ahead.md", "Pier opens", PORT, "2999-03-11")
    desk.put("capital/day.md", "Schools", "The council of Sundby closed two schools on Monday.\n", TUESDAY)
    morning = desk.run(f"{TUESDAY}T07:00")
    lines = [line for line in morning.brief.printed.news if line.text.startswith("The port of Lindholm")]
    assert {line.standing.status for line in lines} <= {Status.CONTINUING}
    assert statuses(morning) >= {Status.NEW}


def test_f56_items_of_one_guid_are_one_item_and_the_page_says_so(desk: Desk, briefing: Command) -> None:
    copies = [item(f"{number}", "Mon, 10 Mar 2031 04:00:00 GMT", guid="same") for number in range(50)]
    (desk.folder / "coast/feed.xml").write_text(feed(*copies), "utf-8")
    configured(desk, ('path = "coast"', 'path = "coast/feed.xml"'))
    ran = briefing("run", desk.folder / "briefing.toml", "--now", f"{MONDAY}T07:00")
    assert ran.code == 0
    page = json.loads((desk.folder / f"out/{MONDAY}-morning-brief.json").read_text("utf-8"))
    assert [one["status"] for one in page["sources"]] == ["read", "read", "skipped"]
    assert "items left out that repeat another: 49" in ran.err


def test_f57_a_page_as_of_long_ago_holds_nothing_that_came_since(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Wednesday Monday's page is made once more: what came on Tuesday is late, and only what lies ahead of the
    clock on the wall has a mistaken date."""
    desk.put("coast/day.md", "Pier opens", PORT, TUESDAY)
    desk.put("coast/hour.md", "Second pier opens", PORT.replace("new", "second"), f"{TUESDAY}T05:00:00+01:00")
    desk.put("coast/never.md", "Third pier opens", PORT.replace("new", "third"), NEVER)
    on_the_wall(monkeypatch, WEDNESDAY)
    morning = desk.run(f"{MONDAY}T07:00")
    assert sorted(names(morning)) == ["bank.md", "ferry.md", "never.md"]
    assert morning.brief.masthead.late == 2


def test_f57_a_page_from_the_future_silences_nothing(desk: Desk) -> None:
    """A clock set wrong made Wednesday's page; then Monday's is made as if there were none, and Tuesday's after it."""
    desk.run(f"{WEDNESDAY}T07:00", new_memory=True)
    desk.put("coast/x.md", "Pier", PORT, WEDNESDAY)
    desk.run(f"{WEDNESDAY}T07:30")
    morning = desk.run(f"{MONDAY}T07:00")
    assert morning.brief.masthead.previous is None
    assert {"bank.md", "ferry.md"} <= set(names(morning))
    assert statuses(morning) == {None}
    risen(desk)
    later = desk.run(f"{TUESDAY}T07:00")
    assert str(later.brief.masthead.previous) == MONDAY
    assert Status.UPDATED in statuses(later)


class Change(NamedTuple):
    """A day on which the clocks of Oslo change, its cut-off as configured and as told, a text before and one after."""

    day: str
    cut_off: str
    told: str
    before: str
    after: str


# The hour from 02:00 is left out on 30 March 2031, and told twice on 26 October.
CHANGES = [
    Change("2031-03-30", "02:30", "03:30", "2031-03-30T03:29:00+02:00", "2031-03-30T03:31:00+02:00"),
    Change("2031-10-26", "02:30", "02:30", "2031-10-26T02:29:00+02:00", "2031-10-26T02:31:00+02:00"),
    Change("2031-10-26", "03:00", "03:00", "2031-10-26T02:59:00+01:00", "2031-10-26T03:01:00+01:00"),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change.day} {change.cut_off}")
def test_f57_a_cut_off_while_the_clocks_change_parts_texts_at_one_moment(desk: Desk, change: Change) -> None:
    configured(desk, ('cut_off = "06:30"', f'cut_off = "{change.cut_off}"'))
    desk.put("coast/before.md", "Pier opens", PORT, change.before)
    desk.put("coast/after.md", "Second pier opens", PORT.replace("new", "second"), change.after)
    morning = desk.run(f"{change.day}T07:00")
    assert names(morning) == ["before.md"]
    assert morning.brief.masthead.late == 1
    assert morning.brief.cut_off == change.told
    assert str(morning.brief.date) == change.day
    next_day = f"{change.day[:-2]}{int(change.day[-2:]) + 1}"
    assert names(desk.run(f"{next_day}T07:00")) == ["after.md"]


def test_f57_a_run_before_the_cut_off_closes_there_and_loses_nothing(desk: Desk) -> None:
    desk.put("coast/early.md", "Pier opens", PORT, f"{MONDAY}T04:00:00+01:00")
    desk.put("coast/later.md", "Second pier opens", PORT.replace("new", "second"), f"{MONDAY}T05:30:00+01:00")
    first = desk.run(f"{MONDAY}T05:00")
    assert "early.md" in names(first) and "later.md" not in names(first)
    assert first.brief.cut_off == "05:00"
    assert names(desk.run(f"{TUESDAY}T05:00")) == ["later.md"]


# Where the reader is, when the page is made, and when by its own calendar a text of the other side of the line was
FAR_SIDES = [
    ("Pacific/Kiritimati", "2031-03-09T17:00:00+00:00", "2031-03-09T05:00:00-11:00"),
    ("Pacific/Kiritimati", "2031-03-10T09:59:00+00:00", "2031-03-09T05:00:00-11:00"),
    ("Pacific/Pago_Pago", "2031-03-10T11:30:00+00:00", "2031-03-11T01:00:00+14:00"),
    ("Pacific/Pago_Pago", "2031-03-11T10:59:00+00:00", "2031-03-11T01:00:00+14:00"),
]


@pytest.mark.parametrize(("zone", "at", "there"), FAR_SIDES)
def test_f57_on_both_sides_of_the_date_line_the_date_is_the_readers(desk: Desk, zone: str, at: str, there: str) -> None:
    """All are pages of Monday, and the text is on them though its own calendar says Sunday or Tuesday."""
    configured(desk, ("Europe/Oslo", zone))
    desk.put("coast/there.md", "Pier opens", PORT, there)
    morning = desk.run(at)
    assert str(morning.brief.date) == MONDAY
    assert morning.files[0].name == f"{MONDAY}-morning-brief.html"
    assert "there.md" in names(morning)


@pytest.mark.parametrize("day", ["0002-03-10", "1969-12-31", "9998-12-30"])
def test_f57_a_page_of_any_year_is_made_and_remembered(desk: Desk, day: str) -> None:
    desk.put("coast/then.md", "Pier opens", PORT, day)
    morning = desk.run(f"{day}T07:00")
    assert morning.remembered
    assert "then.md" in names(morning)
    assert twin(morning)["date"] == day
    assert [page.day.isoformat() for page in kept(desk)] == [day]


def test_f57_the_ends_of_the_calendar_are_refused_in_one_sentence(desk: Desk, briefing: Command) -> None:
    for now in ("0001-01-01T00:00", "9999-12-31T23:59"):
        ran = briefing("run", desk.folder / "briefing.toml", "--now", now)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert not (desk.folder / "out").exists()


def flooded(desk: Desk, copies: int, outlets: int) -> Morning:
    """The morning on which so many edited copies of one story came from so many outlets, beside two others' stories."""
    names = [f"Outlet {number}" for number in range(outlets)]
    file = desk.folder / "briefing.toml"
    file.write_text(file.read_text("utf-8") + "".join(SOURCE.format(name=name, folder=name) for name in names), "utf-8")
    pool = desk.folder / "pool"
    pool.mkdir()
    flood(pool, copies)
    for other in ("fire.txt", "ice.txt"):
        (pool / other).rename(desk.folder / "capital" / other)
    for name in names:
        (desk.folder / name).mkdir()
    for number, copy in enumerate(sorted(pool.iterdir())):
        copy.rename(desk.folder / names[number % outlets] / copy.name)
    return desk.run(f"{MONDAY}T07:00")


FLOODS = [(80, 1), (60, 10), *(pytest.param(500, count, marks=pytest.mark.slow) for count in (1, 10))]


@pytest.mark.parametrize(("copies", "outlets"), FLOODS)
def test_f58_a_flood_of_copies_is_one_story_of_one_source(desk: Desk, copies: int, outlets: int) -> None:
    morning = flooded(desk, copies, outlets)
    page = twin(morning)
    assert len(page["sources"]) == copies + 4
    ids = {one["id"] for one in page["sources"] if one["name"].startswith("copy")}
    lines = [line for part in ("summary", "news", "risks", "agenda") for line in page[part] if "see" not in line]
    copied = [line for line in lines if line["source"] in ids]
    assert copied and {line["independent"] for line in copied} == {1}
    assert len({line["story"] for line in copied}) == 1
    others = {one["name"]: one["id"] for one in page["sources"] if one["id"] not in ids}
    assert set(others.values()) <= {line["source"] for line in lines}
    assert len(copied) < len(lines) / 2
    assert "copy" not in morning.brief.title
    assert "Lindau" not in morning.brief.title
    text = render.text(morning.brief)
    assert re.search(r"\b[2-9]\d*\s+sources\b(?! read)", text) is None


FOREIGN = """
[page]
output = "../elsewhere"
template = "look"
formats = ["html"]
[mail]
recipients = ["a@evil.example"]
from = "b@evil.example"
smtp = {{host = "smtp.evil.example", port = 587}}
[archive]
path = "{archive}"
[[source]]
name = "Letters"
path = "../letters"
[[source]]
name = "Web"
url = "http://127.0.0.1:9/"
"""
REFUSALS = (
    "[mail] sends the page away",
    "template: is a program of somebody's",
    "path: chooses where the archive lies",
    "output: leads outside the file's folder",
    "path: leads outside the file's folder",
    "url: fetches from the network",
)


@pytest.fixture
def planted(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of downloads, where the command is given, with a file that would reach out of it."""
    own = '[page]\noutput = "out"\nformats = ["html", "json"]\n[archive]\npath = "archive.db"\n'
    configured(desk, (own, FOREIGN.format(archive=desk.folder.parent / "kept.db")))
    shutil.copytree(ROOT / "templates", desk.folder / "look")
    (desk.folder.parent / "letters").mkdir()
    (desk.folder.parent / "letters/letter.txt").write_text(PORT)
    monkeypatch.chdir(desk.folder)
    return desk.folder


@pytest.mark.parametrize("command", [("run",), ("past",), ("past", "--take", "1"), ("check",)], ids=" ".join)
def test_f62_a_planted_configuration_is_refused_with_a_line_for_each_reach(
    planted: Path, briefing: Command, command: tuple[str, ...]
) -> None:
    before = sorted(planted.parent.rglob("*"))
    ran = briefing(*command)
    assert (ran.code, ran.out) == (2, "")
    assert [line for line in ran.err.splitlines() if "may not; name the file" not in line] == []
    assert len(ran.err.splitlines()) == len(REFUSALS)
    for said in REFUSALS:
        assert ran.err.count(said) == 1
    assert sorted(planted.parent.rglob("*")) == before


@pytest.mark.parametrize("consent", [("--trust",), ("./briefing.toml",)], ids=" ".join)
def test_f62_with_consent_the_same_configuration_is_followed(
    planted: Path, briefing: Command, consent: tuple[str, ...]
) -> None:
    ran = briefing("run", *consent, "--now", f"{MONDAY}T07:00", "--no-network")
    assert ran.code == 4, ran.err  # the address
    assert [file.name for file in (planted.parent / "elsewhere").iterdir()] == [f"{MONDAY}-morning-brief.html"]
    assert (planted.parent / "kept.db").exists()
    assert not (planted / "out").exists()


def test_f62_a_planted_configuration_remembers_beside_itself(
    desk: Desk, briefing: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not speak into the user's own archive, from which it could silence stories."""
    configured(desk, ('[archive]\npath = "archive.db"\n', ""))
    monkeypatch.setenv("XDG_DATA_HOME", str(desk.folder.parent / "own"))
    monkeypatch.chdir(desk.folder)
    assert briefing("run", "--now", f"{MONDAY}T07:00").code == 0
    assert not (desk.folder.parent / "own").exists()
    assert len(kept(desk)) == 1


def test_f62_a_planted_link_leads_no_page_out_of_its_folder(
    desk: Desk, briefing: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a word on the output, the pages go to out/, which came as a link."""
    configured(desk, ('output = "out"\n', ""), ('[archive]\npath = "archive.db"\n', ""))
    elsewhere = desk.folder.parent / "elsewhere"
    elsewhere.mkdir()
    (desk.folder / "out").symlink_to(elsewhere)
    monkeypatch.chdir(desk.folder)
    ran = briefing("run", "--now", f"{MONDAY}T07:00")
    assert list(elsewhere.iterdir()) == []
    assert ran.code == 2


def test_f62_a_planted_link_for_a_page_is_replaced_and_not_followed(desk: Desk) -> None:
    letter = desk.folder.parent / "letter.txt"
    letter.write_text("secret")
    (desk.folder / "out").mkdir()
    (desk.folder / f"out/{MONDAY}-morning-brief.html").symlink_to(letter)
    desk.run(f"{MONDAY}T07:00")
    assert letter.read_text() == "secret"


def test_f62_a_first_edition_is_written_through_no_link_and_over_nothing(tmp_path: Path, briefing: Command) -> None:
    (tmp_path / "letters").mkdir()
    for name, target in (("briefing.toml", "letters/new.toml"), ("samples", "letters")):
        folder = tmp_path / name.partition(".")[0]
        folder.mkdir()
        (folder / name).symlink_to(tmp_path / target)
        ran = briefing("init", folder)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
        assert [file.name for file in folder.iterdir()] == [name]
    assert list((tmp_path / "letters").iterdir()) == []


COMMANDS = {"module": [sys.executable, "-m", "briefing"], "script": [str(Path(sys.executable).with_name("briefing"))]}
TWO, FIVE = '["html", "json"]', '["pdf", "html", "json", "markdown", "text"]'
FORMATTED = [pytest.param(TWO, id="two formats"), pytest.param(FIVE, id="five formats", marks=pytest.mark.slow)]


@pytest.mark.parametrize("formats", FORMATTED)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_f62_a_planted_module_is_not_imported(desk: Desk, command: list[str], formats: str) -> None:
    if not Path(command[0]).exists():
        pytest.skip("the command is not installed here")
    configured(desk, (TWO, formats))
    for name in ("jinja2", "sqlite3", "weasyprint", "typer", "platformdirs", "tomllib", "zoneinfo"):
        (desk.folder / f"{name}.py").write_text(f"open('imported-{name}', 'w').close()\nraise SystemExit(77)\n")
    ran = subprocess.run(
        [*command, "run", "briefing.toml", "--now", f"{MONDAY}T07:00"],
        cwd=desk.folder,
        capture_output=True,
        timeout=120,
        env={key: told for key, told in os.environ.items() if not key.startswith("PYTHON")},
    )
    assert list(desk.folder.glob("imported-*")) == []
    assert ran.returncode == 0, ran.stderr


TWO_MORNINGS = f"""
import sys
from pathlib import Path
from tests.edition.desk import Desk
desk = Desk(Path(sys.argv[1]))
for morning in ("{MONDAY}T07:00", "{TUESDAY}T07:00"):
    assert desk.run(morning).remembered
"""
SURROUNDINGS = [
    {"PYTHONHASHSEED": "1", "LANG": "C", "LC_ALL": "C", "TZ": "UTC+9", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "77", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"},
]


def two_mornings(folder: Path, number: int, formats: str) -> dict[str, bytes]:
    """The pages of two mornings from the same sources, whatever the machine is and the order they came in."""
    folder.mkdir(parents=True)
    desk = Desk(folder)
    order = ("coast", "capital", "island")
    desk.configure(sources=order if number else order[::-1])
    configured(desk, (TWO, formats))
    wire = ferry("Five", "Monday").replace("the coast guard said", "rescuers said")
    articles = [
        ("coast/ferry.md", "Ferry sinks off Velm", ferry("Five", "Monday"), MONDAY),
        ("capital/ferry.md", "Five dead off Velm", wire, MONDAY),
        ("island/ferry.md", "Ferry sinks off Velm", ferry("Five", "Monday"), MONDAY),
        ("capital/bank.md", "Central bank raises its rate", bank("Monday"), MONDAY),
        ("island/bank.md", "Rate raised", bank("Monday").replace("4.5", "4.75"), MONDAY),
        ("coast/pier.md", "İstanbul pier opens", PORT, f"{TUESDAY}T05:00:00+01:00"),
        ("island/toll.md", "Toll rises", ferry("Seven", "Tuesday"), f"{TUESDAY}T05:00:00+01:00"),
        ("coast/broken.pdf", "", "", ""),
        ("island/broken.docx", "", "", ""),
    ]
    for place, title, body, day in articles if number else articles[::-1]:
        if day:
            file = desk.put(place, title, body, day)
        else:
            file = folder / place
            file.parent.mkdir(exist_ok=True)
            file.write_text(BROKEN)
        os.utime(file, (number * 1e9, number * 1e9))
    (folder / "home").mkdir()
    env = {**SURROUNDINGS[number], "HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", TWO_MORNINGS, str(folder)], env=env, cwd=ROOT, capture_output=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return {file.name: file.read_bytes() for file in (folder / "out").iterdir()}


@pytest.mark.parametrize("formats", FORMATTED)
def test_f70_the_same_mornings_give_the_same_bytes_whatever_the_machine(tmp_path: Path, formats: str) -> None:
    """Two hash seeds, two locales and zones, the sources listed and the files made in another order."""
    one, other = (two_mornings(tmp_path / ("x" * number) / "desk", number - 1, formats) for number in (1, 2))
    assert len(one) == 2 * len(json.loads(formats))
    assert sorted(one) == sorted(other)
    assert [name for name in sorted(one) if one[name] != other[name]] == []


@pytest.fixture
def zaphod(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The configuration trillian.toml of one whose names are never to be told, with faults wherever a path is named."""
    for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME"):
        monkeypatch.setenv(name, "zaphod-beeblebrox")
    monkeypatch.setenv("HOME", str(tmp_path / "home" / "zaphod-beeblebrox"))
    for place, name in ((socket, "gethostname"), (platform, "node")):
        monkeypatch.setattr(place, name, lambda: "zaphod-beeblebrox")
    desk = Desk(tmp_path / "heart-of-gold é")
    desk.folder.mkdir()
    file = configured(monday(desk.folder), (TWO, FIVE), ('"archive.db"', '"marvin.db"'))
    for suffix, written in FORMATS.items():
        (desk.folder / f"coast/story{suffix}").write_bytes(written(FIRE))
    (desk.folder / "coast/broken.pdf").write_text(BROKEN)
    (desk.folder / "coast/gone.txt").symlink_to(desk.folder / "nowhere.txt")
    (desk.folder / "bare").mkdir()
    (desk.folder / "marvin.db").write_text("no archive")
    asked = {"Bare": "bare", "Gone": "gone", "File": "gone/story.txt", "Pattern": "gone/*.txt", "Home": "~/notes/*.txt"}
    more = "".join(SOURCE.format(name=name, folder=place) for name, place in asked.items())
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    return file.rename(file.with_name("trillian.toml"))


def laid_open(page: Path) -> bytes:
    """The bytes of a page; of a PDF its text, its metadata and what is packed in it too."""
    data = page.read_bytes()
    if page.suffix != ".pdf":
        return data
    with PdfDocument(data) as document:
        layer = document[0].get_textpage().get_text_range()
        return data + f"{document.get_metadata_dict()}{layer}".encode() + unpacked(data)


def test_f72_no_page_of_an_edition_tells_where_it_was_made_or_by_whom(zaphod: Path, briefing: Command) -> None:
    """A brief, and two days later a page that says why there is none."""
    for at, code in ((f"{MONDAY}T07:00", 4), (f"{WEDNESDAY}T07:00", 5)):
        assert briefing("run", zaphod, "--now", at, "--no-network").code == code
        for story in zaphod.parent.glob("coast/story*"):
            story.unlink()
    pages = {file.name: laid_open(file) for file in (zaphod.parent / "out").iterdir()}
    assert len(pages) == 10
    for word in ("heart-of-gold", "zaphod", "trillian", "marvin", str(zaphod.parents[1]), str(ROOT), "/home/"):
        assert [name for name, data in pages.items() if word.encode() in data] == [], word


def test_f73_a_source_folder_with_traps_is_read_as_far_as_it_goes(
    desk: Desk, briefing: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    coast = desk.folder / "coast"
    (coast / "sub").mkdir()
    (coast / "sub/loop").symlink_to(coast)
    (coast / "round.txt").symlink_to(coast / "round.txt")
    (coast / "gone.txt").symlink_to(coast / "nowhere")
    os.mkfifo(coast / "pipe.txt")
    (coast / "endless.txt").symlink_to("/dev/zero")
    (coast / "secret.txt").write_text(PORT)
    (coast / "new\nline.txt").write_text(PORT.replace("new", "second"))
    (coast / "\x1b[2J\x1b]0;x\x07.txt").write_text(PORT.replace("new", "third"))
    Path(os.fsdecode(os.fsencode(coast) + b"/half\xff.txt")).write_text(PORT.replace("new", "fourth"))
    (coast / "-rf.txt").write_text(PORT.replace("new", "fifth"))
    (coast / "folder.txt").mkdir()
    real = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    ran = briefing("run", desk.folder / "briefing.toml", "--now", f"{MONDAY}T07:00")
    assert ran.code == 4
    assert not {*"\x1b\x07"} & {*ran.err, *ran.out}
    page = (desk.folder / f"out/{MONDAY}-morning-brief.json").read_text("utf-8")
    found: dict[str, list[str]] = {"read": [], "failed": [], "skipped": []}
    for one in json.loads(page)["sources"]:
        found[one["status"]].append(one["name"])
    assert sorted(found["failed"]) == ["endless.txt", "gone.txt", "pipe.txt", "round.txt", "secret.txt"]
    assert len(found["read"]) == 6
    assert {"-rf.txt", "new line.txt", "bank.md", "ferry.md"} < set(found["read"])
    for name in found["failed"]:
        assert name in ran.err
    assert "\x1b" not in page and "\\u001b" not in page


def test_f73_a_huge_folder_of_other_files_is_counted_and_passed_over(desk: Desk, briefing: Command) -> None:
    for number in range(500):
        (desk.folder / f"coast/{number:04}.png").touch()
    ran = briefing("run", desk.folder / "briefing.toml", "--now", f"{MONDAY}T07:00")
    assert ran.code == 0
    assert "500 other files are not read" in ran.err


def test_f73_a_source_that_is_a_trap_itself_fails_alone(desk: Desk, briefing: Command) -> None:
    os.mkfifo(desk.folder / "pipe.txt")
    (desk.folder / "loop").symlink_to(desk.folder / "loop")
    file = desk.folder / "briefing.toml"
    more = (SOURCE.format(name=name, folder=name) for name in ("pipe.txt", "loop", "/dev/zero"))
    file.write_text(file.read_text("utf-8") + "".join(more), "utf-8")
    ran = briefing("run", file, "--now", f"{MONDAY}T07:00")
    assert ran.code == 4
    page = json.loads((desk.folder / f"out/{MONDAY}-morning-brief.json").read_text("utf-8"))
    assert page["edition"]["failed"] == ["/dev/zero", "loop", "pipe.txt"]
    assert page["edition"]["degraded"] == ["3 of 5 sources not read"]
    assert [one["name"] for one in page["sources"] if one["status"] == "read"] == ["bank.md", "ferry.md"]
