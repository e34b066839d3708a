"""Attacks on a whole run: floods, stuffing, odd surroundings, signals, and what must never differ or be told."""

from __future__ import annotations

import builtins
import errno
import json
import os
import random
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from briefing import guard
from briefing.guard.crew import Crew
from tests.attacks.articles import (
    FORMATS,
    PROVABLE,
    STORY,
    Article,
    Command,
    live_mail,
    live_page,
    live_rss,
    pages,
    plain,
    web_page,
)
from tests.conftest import SAMPLES
from tests.read.feeds import REPORT
from tests.read.zip_files import packed

BRIEFING = [sys.executable, "-m", "briefing"]
NOTE = SAMPLES / "note.txt"
ROOT = Path(__file__).parents[2]

FIRE = Article(
    "Council Shuts Port After Fire",
    (
        "The council of Oslo closed the port on Monday after a fire on two ships. The mayor warned that smoke could "
        "harm the crews of both ships.",
        "The council will vote on the new fire rules for all ships on Friday. Shipowners fear four weeks of no trade.",
    ),
)
ICE = Article(
    "Ministers Agree on Ice Lane",
    (
        "The ministers of the five harbour states agreed on Tuesday to open the ice lane before the winter storms.",
        "The pilots’ union warned that ice could close the northern lane for weeks. It asked for two more tugs.",
    ),
)


def told(twin: Mapping[str, Any]) -> list[tuple[int, str]]:
    """Source and words of each line that the page prints."""
    rows = [
        row.get("line", row) for part in ("summary", "actors", "news", "risks", "agenda", "dates") for row in twin[part]
    ]
    return [(row["source"], row["text"]) for row in rows if "see" not in row]


def twin_of(briefing: Command, *inputs: str | Path) -> dict[str, Any]:
    ran = briefing("make", *inputs, "--format", "json", "--no-network")
    assert ran.code in (0, 4), ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def alike(one: str, other: str) -> float:
    """The share of words that two lines have in common."""
    first, second = (set(re.findall(r"\w+", text.lower())) for text in (one, other))
    return len(first & second) / max(1, min(len(first), len(second)))


def flood(folder: Path, copies: int) -> None:
    """So many copies of one story with small edits, and two stories of others."""
    chance = random.Random(58)
    swaps = (
        ("Monday", "Tuesday"),
        ("12", "13"),
        ("six", "seven"),
        ("grain", "cargo"),
        ("said", "stated"),
        ("new", "higher"),
    )
    for number in range(copies):
        text = "\n\n".join(REPORT)
        for old, new in chance.sample(swaps, 3):
            text = text.replace(old, new)
        words = text.split(" ")
        words.insert(chance.randrange(len(words)), chance.choice(("also", "now", "again")))
        body = " ".join(words).split("\n\n")
        (folder / f"copy{number:03}.txt").write_bytes(plain(Article(f"Lindau sets fees, part {number}", body)))
    (folder / "fire.txt").write_bytes(plain(FIRE))
    (folder / "ice.txt").write_bytes(plain(ICE))


def test_f58_a_flood_of_near_copies_cannot_outvote_the_others(briefing: Command, tmp_path: Path) -> None:
    flood(tmp_path, 500)
    twin = twin_of(briefing, tmp_path)
    lines, numbers = told(twin), {source["name"]: source["id"] for source in twin["sources"]}
    for other in ("fire.txt", "ice.txt"):
        assert any(source == numbers[other] for source, _ in lines)
    assert len({text for _, text in lines}) == len(lines)


def test_f58_near_copies_are_one_story_on_the_page(briefing: Command, tmp_path: Path) -> None:
    flood(tmp_path, 60)
    lines = [text for _, text in told(twin_of(briefing, tmp_path))]
    doubles = [(a, b) for i, a in enumerate(lines) for b in lines[:i] if alike(a, b) > 0.7]
    assert doubles == []


HIDING = (
    "display:none",
    "display: NONE !important",
    "visibility:hidden",
    "font-size:0",
    "font-size:1px;color:#fff;background:#fff",
    "opacity:0",
    "position:absolute;left:-9999px",
    "height:0;overflow:hidden",
    "color:white;background-color:white",
    "text-indent:-9999px",
    "clip:rect(0,0,0,0);position:absolute",
    "clip-path: inset(50%)",
)
STUFFED = "The prime minister of Norway warned on Monday that a secret plot could kill every voter in Oslo."
OPEN = "".join(f"<p>{text}</p>" for text in (*FIRE.body, *ICE.body))


def hidden_sources(style: str) -> dict[str, bytes]:
    body = f'{OPEN}<div style="{style}"><p>{STUFFED}</p></div><p style="{style}">{STUFFED}</p>'
    entry = {"id": "1", "title": FIRE.title, "content_html": body}
    return {
        ".html": live_page(FIRE.title, body),
        ".eml": live_mail(FIRE, body),
        ".rss": live_rss(FIRE.title, body),
        ".json": json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": [entry]}).encode(),
    }


@pytest.mark.parametrize("suffix", [".html", ".eml", ".rss", ".json"])
@pytest.mark.parametrize("style", HIDING)
def test_f59_hidden_words_are_not_printed(briefing: Command, tmp_path: Path, suffix: str, style: str) -> None:
    (tmp_path / f"story{suffix}").write_bytes(hidden_sources(style)[suffix])
    said = briefing("make", tmp_path / f"story{suffix}", "--no-network").out
    assert "closed the port on Monday" in said
    assert "secret plot" not in said


@pytest.mark.xfail(strict=True, reason="issue: html; rules of a style sheet are not seen as hiding")
def test_f59_words_hidden_by_a_rule_of_a_style_sheet_are_not_printed(briefing: Command, tmp_path: Path) -> None:
    hidden = f"<style>.x{{display:none}}</style><p class='x'>{STUFFED}</p>"
    (tmp_path / "story.html").write_bytes(live_page(FIRE.title, OPEN + hidden))
    assert "secret plot" not in briefing("make", tmp_path / "story.html").out


HIDDEN_TAGS = (
    f"<p hidden>{STUFFED}</p>",
    f'<div aria-hidden="true"><p>{STUFFED}</p></div>',
    f"<template><p>{STUFFED}</p></template>",
    f"<!-- <p>{STUFFED}</p> -->",
    f"<noscript><p>{STUFFED}</p></noscript>",
    f"<details><summary>More</summary></details><dialog><p>{STUFFED}</p></dialog>",
)


@pytest.mark.parametrize("hidden", HIDDEN_TAGS, ids=range(len(HIDDEN_TAGS)))
def test_f59_words_in_hidden_elements_are_not_printed(briefing: Command, tmp_path: Path, hidden: str) -> None:
    (tmp_path / "story.html").write_bytes(live_page(FIRE.title, OPEN + hidden))
    said = briefing("make", tmp_path / "story.html").out
    assert "closed the port on Monday" in said
    assert "secret plot" not in said


STUFFING = "Norway warns of war, crisis, fire, flood, death and danger in Oslo, Norway, on Monday. " * 40


def test_f59_stuffing_with_cues_takes_no_more_than_one_line(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "fire.txt").write_bytes(plain(FIRE))
    (tmp_path / "stuffed.txt").write_bytes(plain(Article("War Crisis Fire Flood", (STUFFING, STUFFING))))
    lines = told(twin_of(briefing, tmp_path))
    assert sum(source == 1 for source, _ in lines) >= 3
    assert sum(source == 2 for source, _ in lines) <= 2


def test_f59_fake_headings_are_no_parts_of_the_page(briefing: Command, tmp_path: Path) -> None:
    fake = "# Bottom line\n\n## Risks\n\n# AGENDA TOPICS\n\n## Sources\n\n"
    (tmp_path / "story.md").write_bytes(f"# Port\n\n{fake}{FIRE.body[0]}\n\n{fake}{FIRE.body[1]}\n".encode())
    page = pages(briefing, tmp_path / "story.md")
    assert [page.html.count(f">{label}</h2>") for label in ("Risks", "Agenda topics", "What’s new")] == [1, 1, 1]
    assert page.markdown.count("## Sources") == 1


def test_f59_a_long_source_leaves_room_for_the_others(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes((SAMPLES / "summit.txt").read_bytes())
    (tmp_path / "zfire.txt").write_bytes(plain(FIRE))
    assert {source for source, _ in told(twin_of(briefing, tmp_path))} == {1, 2}


@pytest.mark.parametrize("suffix", FORMATS)
def test_f60_every_line_of_a_page_is_proved(briefing: Command, tmp_path: Path, suffix: str) -> None:
    body = (*FIRE.body, *ICE.body, *REPORT)
    (tmp_path / f"story{suffix}").write_bytes(FORMATS[suffix](Article(FIRE.title, body)))
    page = pages(briefing, tmp_path / f"story{suffix}", proved=PROVABLE)
    joined = " ".join(body)
    for _, text in told(json.loads(page.json)):
        for stretch in re.split("…|\\[[^]]*\\]", text):
            assert " ".join(stretch.split()) in joined


def test_f60_one_page_from_all_formats_is_proved(briefing: Command, tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    for number, (suffix, write) in enumerate(FORMATS.items()):
        body = [text.replace("Lindau", f"Lindau{number}").replace("port", f"port {number}") for text in REPORT]
        (folder / f"{number}{suffix}").write_bytes(write(Article(f"Fees {number} Rise", body)))
    ran = briefing(
        "make",
        folder,
        "-o",
        f"{tmp_path}/out/",
        *(f"--format={name}" for name in ("html", "pdf", "json")),
        "--no-network",
    )
    assert ran.code == 0, ran.err
    for page in (tmp_path / "out").iterdir():
        proved = briefing("verify", page, folder, "--no-network")
        assert proved.code == 0, proved.out
        assert "NOT PROVED" not in proved.out


def test_f60_sentences_joined_by_hand_are_not_proved(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "fire.txt").write_bytes(plain(FIRE))
    briefing("make", tmp_path / "fire.txt", "-o", tmp_path / "page.json")
    twin = json.loads((tmp_path / "page.json").read_text("utf-8"))
    twin["summary"][0]["text"] = (
        "The council of Oslo closed the port on Monday. Shipowners fear four weeks of no trade."
    )
    (tmp_path / "page.json").write_text(json.dumps(twin), "utf-8")
    assert briefing("verify", tmp_path / "page.json", tmp_path / "fire.txt").code == 3


def ran_in(env: Mapping[str, str], *args: str | Path, **how: Any) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own with this environment and no other."""
    return subprocess.run([*BRIEFING, *map(str, args)], env=dict(env), cwd=ROOT, capture_output=True, timeout=60, **how)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with a text, a web page, a PDF, a Word document and a mail."""
    folder = tmp_path / "wire"
    folder.mkdir()
    for suffix in (".txt", ".html", ".pdf", ".docx", ".eml"):
        body = [text.replace("port", f"{suffix[1:]} port") for text in (*FIRE.body, *ICE.body)]
        (folder / f"story{suffix}").write_bytes(FORMATS[suffix](Article(f"Story in {suffix[1:].upper()}", body)))
    return folder


BARE: dict[str, tuple[str, dict[str, str]]] = {
    "nothing at all": ("pdf", {}),
    "ASCII only": (
        "html",
        {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
    ),
    "places that are not there": (
        "pdf",
        {"HOME": "/nowhere/at/all", "XDG_CACHE_HOME": "/nowhere/cache", "TMPDIR": "/nowhere/tmp", "TZ": "Mars/Olympus"},
    ),
    "places that are files": (
        "html",
        {"HOME": "/dev/null", "XDG_CACHE_HOME": "/dev/null/x", "TERM": "dumb", "COLUMNS": "0"},
    ),
}


@pytest.mark.parametrize(("fmt", "env"), BARE.values(), ids=BARE)
def test_f63_a_bare_environment_changes_nothing(briefing: Command, mixed: Path, fmt: str, env: dict[str, str]) -> None:
    ran = ran_in(env, "make", mixed / "story.html", "--format", fmt, "--quiet")
    assert (ran.returncode, ran.stderr) == (0, b"")
    briefing("make", mixed / "story.html", "-o", mixed.parent / f"page.{fmt}")
    assert ran.stdout == (mixed.parent / f"page.{fmt}").read_bytes()
    assert "Café".encode() in ran_in(env, "make", "-", input=f"{STORY} Café owners lost trade. {STORY}".encode()).stdout


def test_f63_without_fonts_on_the_machine_the_page_has_its_own(tmp_path: Path) -> None:
    ran = ran_in(
        {"FONTCONFIG_FILE": "/nowhere/fonts.conf", "FONTCONFIG_PATH": "/nowhere"},
        "make",
        NOTE,
        "-o",
        tmp_path / "page.pdf",
    )
    assert ran.returncode == 0, ran.stderr
    assert ran_in({}, "verify", tmp_path / "page.pdf", NOTE).returncode == 0


@pytest.mark.parametrize("place", ["mkdtemp", "subprocess.Popen"])
def test_f63_without_room_for_a_reader_other_inputs_are_read(
    briefing: Command, mixed: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    room = mixed.parent / "tmp"
    room.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    monkeypatch.setattr(guard, "_shared", [])
    monkeypatch.setattr(f"briefing.guard.crew.{place}", full)
    ran = briefing("make", mixed)
    assert list(room.iterdir()) == []
    assert ran.code == 4
    assert ran.err.count("its reader cannot be started (No space left on device)") == 4
    assert "closed the txt port on Monday" in ran.out


def test_f63_a_home_that_cannot_be_written_costs_nothing(tmp_path: Path, mixed: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o555)
    ran = ran_in({"HOME": str(home)}, "make", mixed / "story.html", "-o", tmp_path / "page.pdf")
    assert ran.returncode == 0, ran.stderr
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("source", ["story.html", "-"])
def test_f63_closed_streams_end_in_a_page_or_a_sentence(mixed: Path, closed: str, source: str) -> None:
    page = mixed.parent / "page.html"
    place = source if source == "-" else str(mixed / source)
    line = f"{sys.executable} -m briefing make {place} -o {page} {closed}"
    ran = subprocess.run(line, shell=True, cwd=ROOT, capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
    assert b"Traceback" not in ran.stderr
    assert ran.returncode == (1 if source == "-" else 0), ran.stderr
    assert page.exists() is (source != "-")


def test_f63_a_closed_output_without_a_file_is_told(mixed: Path) -> None:
    for command in ("make", "read", "summarise", "explain"):
        line = f"{sys.executable} -m briefing {command} {mixed / 'story.txt'} >&-"
        ran = subprocess.run(line, shell=True, cwd=ROOT, capture_output=True, timeout=60)
        assert b"Traceback" not in ran.stderr, ran.stderr
        assert ran.stderr.count(b"\n") <= 1


def test_f63_a_full_disk_behind_standard_output_is_told(mixed: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            [*BRIEFING, "make", str(mixed / "story.txt")], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, timeout=60
        )
    assert ran.returncode == 1
    assert b"Traceback" not in ran.stderr
    assert ran.stderr.startswith(b"briefing: ")


@pytest.mark.parametrize("mask", [0, 0o022, 0o077], ids=oct)
def test_f63_a_page_is_its_users_to_write_and_the_mask_leaves_who_reads(
    briefing: Command, tmp_path: Path, mask: int
) -> None:
    before = os.umask(mask)
    try:
        briefing("make", NOTE, "-o", tmp_path / "out/page.html")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o755 & ~mask
    assert stat.S_IMODE((tmp_path / "out/page.html").stat().st_mode) == 0o644 & ~mask


def children(process: int) -> list[int]:
    """The processes that this one started and that live."""
    listed = (one.read_text().split() for one in Path(f"/proc/{process}/task").glob("*/children"))
    return [int(one) for ones in listed for one in ones]


def lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def slow_source(folder: Path) -> Path:
    """A web page that keeps its reader busy for seconds."""
    source = folder / "slow.html"
    body = "".join(f"<div><p>{text} {number}</p></div>" for number in range(6_000) for text in REPORT[:2])
    source.write_bytes(live_page("Slow", body))
    return source


@pytest.mark.skipif(not Path("/proc").exists(), reason="asks /proc which processes live")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_f64_a_signal_ends_the_run_its_children_and_its_files(tmp_path: Path, number: signal.Signals) -> None:
    room = tmp_path / "tmp"
    room.mkdir()
    command = [*BRIEFING, "make", str(slow_source(tmp_path)), "-o", str(tmp_path / "page.pdf")]
    env = {**os.environ, "TMPDIR": str(room)}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        deadline = time.monotonic() + 20
        while not (workers := children(run.pid)) and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.5)
        assert run.poll() is None, "the run was over before the signal came"
        run.send_signal(number)
        out, err = run.communicate(timeout=20)
    assert run.returncode == 128 + number
    assert b"Traceback" not in err
    assert out == b""
    while any(map(lives, workers)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(lives, workers))
    assert list(room.iterdir()) == []
    assert sorted(one.name for one in tmp_path.iterdir()) == ["slow.html", "tmp"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_f64_a_signal_at_any_time_leaves_a_whole_page_or_none(tmp_path: Path, number: signal.Signals) -> None:
    page = tmp_path / "page.pdf"
    for delay in (0.4, 1.0):
        command = [*BRIEFING, "make", str(SAMPLES / "summit.txt"), "-o", str(page), "--quiet"]
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as run:
            time.sleep(delay)
            run.send_signal(number)
            assert run.wait(20) in (0, 128 + number, -number)
        assert {one.name for one in tmp_path.iterdir()} <= {"page.pdf"}
        assert not page.exists() or page.read_bytes().rstrip().endswith(b"%%EOF")


def test_f64_a_reader_of_the_page_who_leaves_ends_nothing_noisily(tmp_path: Path) -> None:
    for command in (["make"], ["read"], ["explain"], ["make", "--format", "html"]):
        full = [*BRIEFING, command[0], str(SAMPLES / "summit.txt"), *command[1:]]
        with subprocess.Popen(full, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            assert run.stdout and run.stderr
            run.stdout.close()
            assert run.stderr.read() == b""
            assert run.wait(20) in (0, 128 + signal.SIGPIPE)


def test_f70_the_same_sources_give_the_same_bytes(tmp_path: Path, mixed: Path) -> None:
    made: list[dict[str, bytes]] = []
    for number, order in enumerate((sorted(mixed.iterdir()), sorted(mixed.iterdir(), reverse=True))):
        folder, out = tmp_path / str(number) / "wire", tmp_path / str(number) / "out"
        folder.mkdir(parents=True)
        for file in order:
            shutil.copyfile(file, folder / file.name)
            os.utime(folder / file.name, (number * 1e9, number * 1e9))
        env = {"PYTHONHASHSEED": str(number + 1), "HOME": str(tmp_path / str(number)), "TZ": f"UTC+{number * 9}"}
        env |= {"LANG": ("C", "de_DE.UTF-8")[number], "SOURCE_DATE_EPOCH": str(number)}
        formats = [word for name in ("html", "json", "pdf", "text", "markdown") for word in ("--format", name)]
        ran = ran_in(env, "make", folder, "-o", f"{out}/", *formats)
        assert ran.returncode == 0, ran.stderr
        made.append({file.name: file.read_bytes() for file in out.iterdir()})
    assert len(made[0]) == 5
    assert made[0] == made[1]


def test_f70_one_worker_or_four_make_no_difference(
    briefing: Command, mixed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for workers in (1, 4):
        crew = Crew(workers)
        monkeypatch.setattr(guard, "_shared", [crew])
        made.append(briefing("make", mixed, "--format", "json").out)
        crew.close()
    assert made[0] == made[1]


GIANT = "The council of Oslo closed the port on Monday, " + "and the mayor spoke of smoke, " * 30 + "he said."
LONG_URL = "https://example.org/" + "very-long-part/" * 60
CROWDS: dict[str, tuple[Article, ...]] = {
    "a giant sentence": (Article("Port Shut", (GIANT, *FIRE.body)),),
    "sixty sources": tuple(
        Article(f"Story {n}", [text.replace("port", f"port {n}").replace("Oslo", f"Oslo{n}") for text in FIRE.body])
        for n in range(60)
    ),
    "long addresses": (Article("Port Shut", (f"The council said {LONG_URL} holds the list of ships.", *FIRE.body)),),
    "a title of 400 letters": (Article("Harbour Shut Again " * 22, FIRE.body),),
    "a title of one word": (Article("Harbour" * 60, FIRE.body),),
    "a word of 5,000 letters": (
        Article("Port Shut", (f"The council of Oslo named {'x' * 5_000} on Monday.", *ICE.body)),
    ),
    "names of 300 letters": (
        Article("Port Shut", (f"President {'Ann ' * 70}Roe warned of fire on Monday.", *ICE.body)),
    ),
}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("crowd", CROWDS)
def test_f71_a_page_is_one_page_and_nothing_is_cut_off(
    briefing: Command, tmp_path: Path, crowd: str, paper: str
) -> None:
    folder = tmp_path / "wire"
    folder.mkdir()
    for number, article in enumerate(CROWDS[crowd]):
        (folder / f"{number:02}.txt").write_bytes(plain(article))
    page = pages(briefing, folder, "--page", paper, proved=(".pdf",))
    squeezed = re.sub(r"[\s-]", "", page.layer)
    for _, text in told(json.loads(page.json)):
        assert re.sub(r"[\s-]", "", text) in squeezed
    with PdfDocument(page.pdf) as document:
        assert len(document) == 1
        width, height = document[0].get_size()
        assert (round(width), round(height)) == {"a4": (595, 842), "letter": (612, 792)}[paper]
        letters = document[0].get_textpage()
        boxes = [letters.get_charbox(index) for index in range(letters.count_chars())]
    inked = [box for box in boxes if box[0] < box[2]]
    assert min(box[0] for box in inked) >= 0 and max(box[2] for box in inked) <= width
    assert min(box[1] for box in inked) >= 0 and max(box[3] for box in inked) <= height


def test_f72_no_page_tells_where_its_source_lay_or_who_made_it(
    briefing: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("USER", "LOGNAME", "USERNAME"):
        monkeypatch.setenv(name, "zaphod-beeblebrox")
    monkeypatch.setenv("HOME", "/home/zaphod-beeblebrox")
    folder = tmp_path / "heart-of-gold" / "wire"
    folder.mkdir(parents=True)
    for suffix, write in FORMATS.items():
        (folder / f"story{suffix}").write_bytes(write(FIRE))
    (folder / "day.zip").write_bytes(packed({"inner.txt": plain(ICE), "a/b/inner.html": web_page(ICE)}))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    out = tmp_path / "out"
    words = [word for name in ("html", "markdown", "text", "json", "pdf") for word in ("--format", name)]
    assert briefing("make", folder, "--no-network", "-o", f"{out}/", *words).code == 4
    for page in out.iterdir():
        data = page.read_bytes()
        if page.suffix == ".pdf":
            with PdfDocument(data) as document:
                data += repr(document.get_metadata_dict()).encode() + unpacked(data)
        for word in ("heart-of-gold", "zaphod", str(tmp_path), str(ROOT), "/usr/", "/home/"):
            assert word.encode() not in data, (page.name, word)


def unpacked(data: bytes) -> bytes:
    """All streams of a PDF that are packed."""
    import zlib

    found = b""
    for start in re.finditer(rb"stream\r?\n", data):
        try:
            found += zlib.decompressobj().decompress(data[start.end() :])
        except zlib.error:
            continue
    return found


def test_f73_a_folder_with_traps_is_read_as_far_as_it_goes(briefing: Command, tmp_path: Path) -> None:
    folder = tmp_path / "wire"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "a.txt").write_text(STORY)
    (folder / "sub" / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "round.txt").symlink_to(folder / "round.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    ran = briefing("make", folder)
    assert ran.code == 4
    assert "closed the port" in ran.out
    assert [line.split(": ")[1] for line in ran.err.splitlines()] == ["gone.txt", "pipe.txt", "round.txt", "wire"]
    assert "1 other file is not read (photo.png)" in ran.err


def test_f73_two_thousand_files_are_briefed_or_counted(briefing: Command, tmp_path: Path) -> None:
    for number in range(2_000):
        (tmp_path / f"{number:04}.txt").write_text(f"The port of Oslo number {number} was closed on Monday.", "utf-8")
    begun = time.monotonic()
    twin = twin_of(briefing, tmp_path)
    assert time.monotonic() - begun < 40
    assert len(twin["sources"]) == 2_000


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_f73_a_file_that_may_not_be_read_is_named(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(STORY)
    (tmp_path / "secret.txt").chmod(0)
    assert "secret.txt" in briefing("make", tmp_path / "secret.txt").err


def test_f40_a_device_is_no_place_for_a_page(briefing: Command) -> None:
    ran = briefing("make", NOTE, "-o", "/dev/full", "--format", "html")
    assert ran.code == 2
    assert "/dev/full" in ran.err


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Exception], None]:
    """Makes the import of a package fail in this process."""

    def hide(package: str, fault: Exception) -> None:
        def importing(name: str, *args: Any, **kwargs: Any) -> Any:
            if name.partition(".")[0] == package:
                raise fault
            return real(name, *args, **kwargs)

        for name in [name for name in sys.modules if name.partition(".")[0] == package]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setattr(builtins, "__import__", importing)

    real = builtins.__import__
    return hide


def test_f74_without_pango_html_is_made_and_a_pdf_refused_in_one_sentence(
    briefing: Command, tmp_path: Path, without: Callable[[str, Exception], None]
) -> None:
    without("weasyprint", OSError("cannot load library 'libpango-1.0-0'"))
    for fmt in ("html", "json", "text", "markdown"):
        assert briefing("make", NOTE, "--format", fmt).code == 0
    ran = briefing("make", NOTE, "-o", tmp_path / "page.pdf")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert "libpango" in ran.err
    assert not (tmp_path / "page.pdf").exists()


def test_f74_without_pystemmer_the_page_is_the_same(
    briefing: Command, without: Callable[[str, Exception], None]
) -> None:
    code = "import sys; sys.modules['Stemmer'] = None; from briefing.cli import main; main()"
    args = ["make", str(SAMPLES / "summit.txt"), "--format", "json"]
    slow = subprocess.run([sys.executable, "-c", code, *args], cwd=ROOT, capture_output=True, timeout=60)
    assert slow.returncode == 0, slow.stderr
    assert slow.stdout.decode() == briefing(*args).out


def test_f74_without_the_library_that_cuts_fonts_the_pdf_is_made(
    briefing: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    ran = briefing("make", NOTE, "-o", tmp_path / "page.pdf")
    assert ran.code == 0, ran.err
    assert briefing("verify", tmp_path / "page.pdf", NOTE).code == 0
