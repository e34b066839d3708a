"""Attacks by names, places and disks: what a page is called, where it is to go, and what happens when that fails."""

from __future__ import annotations

import errno
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path, PureWindowsPath

import pytest

from briefing.deliver import write
from briefing.errors import UnwritableOutput
from tests.archive.child import Say, in_child
from tests.attacks.articles import STORY, Article, Command, plain
from tests.attacks.mornings import configured, kept, monday
from tests.conftest import SAMPLES
from tests.edition.desk import MONDAY, TUESDAY, Desk

NOTE = SAMPLES / "note.txt"
PATIENCE = 60  # seconds for one test; none of these waits for anything but a disk
BODY = (STORY, "The council will vote on the new fire rules for all ships in the harbour on Friday.")
NAMES = {
    "upward": "../../etc/passwd",
    "from the root": "/etc/cron.d/job",
    "of Windows": "..\\..\\Windows\\System32",
    "an option": "-rf --output=x",
    "hidden": ".hidden",
    "a device": "con",
    "a device with a suffix": "nul.html",
    "a device with a number": "LPT1",
    "long": "Harbour " * 50,
    "one long word": "H" * 400,
    "turned around": "page\u202efdp.exe",
    "without letters": "\u202e\u200b…",
    "lines": "one\ntwo\r\n.three",
    "foreign": "会議 Größe",
    "a nought": "etc\x00passwd",
}


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    """A pipe that nobody writes to would hold a test for ever."""
    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(PATIENCE)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def late(*_: object) -> None:
    raise TimeoutError("something waits for ever")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Monday's desk in a folder of its own, that nothing else lies in."""
    (tmp_path / "desk").mkdir()
    return monday(tmp_path / "desk")


def snapshot(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """All that lies under a folder: kind, number and bytes of each; what is no plain file is not opened."""
    found = {}
    for place in sorted(folder.rglob("*")):
        state = place.lstat()
        data = place.read_bytes() if stat.S_ISREG(state.st_mode) else b""
        found[str(place.relative_to(folder))] = (stat.S_IFMT(state.st_mode), state.st_ino, data)
    return found


def safe(name: str) -> bool:
    """A name of small letters, digits and hyphens that no system takes for an option, a device or a hidden file."""
    plain_words = re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z]+", name)
    return bool(plain_words) and len(name) <= 100 and not PureWindowsPath(name).is_reserved()


@pytest.mark.parametrize("title", NAMES.values(), ids=NAMES)
def test_f39_a_page_is_called_by_plain_words_of_its_title(briefing: Command, tmp_path: Path, title: str) -> None:
    (tmp_path / "story.txt").write_bytes(plain(Article(title, BODY)))
    out = tmp_path / "deep" / "out"
    ran = briefing("make", tmp_path / "story.txt", "-o", f"{out}/", "--format", "markdown", "--format", "json")
    assert ran.code == 0, ran.err
    assert sorted(one.suffix for one in out.iterdir()) == [".json", ".md"]
    assert [one.name for one in out.iterdir() if not safe(one.name)] == []
    assert {one.name for one in tmp_path.rglob("*")} - {one.name for one in out.iterdir()} == {
        "story.txt",
        "deep",
        "out",
    }


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        ".hidden",
        "con",
        *(pytest.param(name, marks=pytest.mark.slow) for name in ("-rf", "nul.html", "会議", "Harbour " * 7)),
    ],
)
def test_f39_a_page_of_an_edition_is_called_by_its_day_and_plain_words(desk: Desk, name: str) -> None:
    configured(desk, ('name = "Morning brief"', f'name = "{name.strip()}"'))
    morning = desk.run(f"{MONDAY}T07:00")
    assert {file.parent for file in morning.files} == {desk.folder / "out"}
    assert sorted(file.name for file in (desk.folder / "out").iterdir()) == sorted(file.name for file in morning.files)
    assert all(safe(file.name) and file.name.startswith(f"{MONDAY}-") for file in morning.files)


Lay = Callable[[Path], object]


def round_about(place: Path) -> None:
    place.symlink_to(place.name)


def in_a_file(place: Path) -> None:
    place.parent.rmdir()
    place.parent.write_text("somebody's own")


# What may lie where a page is to go.
TRAPS: dict[str, Lay] = {
    "a pipe": os.mkfifo,
    "a link to a letter": lambda place: place.symlink_to("../letter.txt"),
    "a link to nowhere": lambda place: place.symlink_to("nowhere"),
    "a link to itself": round_about,
    "a link to a device": lambda place: place.symlink_to("/dev/full"),
    "in a file": in_a_file,
}


@pytest.mark.parametrize("formats", [("html",), ("json", "html")], ids=["a file", "a folder"])
@pytest.mark.parametrize("lay", TRAPS.values(), ids=TRAPS)
def test_f40_a_page_goes_only_where_nothing_or_a_plain_file_is(
    briefing: Command, tmp_path: Path, lay: Lay, formats: tuple[str, ...]
) -> None:
    """To a file of that name, or to a folder in which the second format finds the trap."""
    options = [word for name in formats for word in ("--format", name)]
    briefing("make", NOTE, "-o", f"{tmp_path}/first/", *options)
    name = next(one.name for one in (tmp_path / "first").iterdir() if one.suffix == ".html")
    (tmp_path / "letter.txt").write_text("secret")
    out = tmp_path / "out"
    out.mkdir()
    lay(out / name)
    before = snapshot(tmp_path)
    ran = briefing("make", NOTE, "-o", out / name if len(formats) == 1 else f"{out}/", *options)
    assert (ran.code in (1, 2), ran.out, ran.err.count("\n")) == (True, "", 1)
    assert str(out) in ran.err
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("lay", [os.mkfifo, Path.mkdir], ids=["a pipe", "a folder"])
def test_f40_a_delivered_page_is_given_back_only_where_nothing_or_a_plain_file_is(
    desk: Desk, briefing: Command, lay: Lay
) -> None:
    config = configured(desk, ('["html", "json"]', '["html", "json", "markdown"]'))
    desk.run(f"{MONDAY}T07:00")
    for output in ("again", "out"):
        trap = desk.folder / output / f"{MONDAY}-morning-brief.json"
        trap.parent.mkdir(exist_ok=True)
        trap.unlink(missing_ok=True)
        lay(trap)
        before = snapshot(desk.folder)
        taken = ("past", "--config", config, "--take", str(kept(desk)[0].key), "-o", desk.folder / output)
        ran = briefing(*taken) if output == "again" else briefing("run", config, "--now", f"{MONDAY}T08:00")
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert f"{trap.name}: cannot be written" in ran.err
        assert "Nothing was changed." in ran.err
        assert {name: seen for name, seen in snapshot(desk.folder).items() if "archive" not in name} == {
            name: seen for name, seen in before.items() if "archive" not in name
        }


OUTPUTS: dict[str, Lay] = {
    "a file": lambda place: place.write_text("somebody's own"),
    "a pipe": os.mkfifo,
    "a device": lambda place: place.symlink_to("/dev/full"),
    "a link to nowhere": lambda place: place.symlink_to("nowhere"),
    "a link to itself": round_about,
}


@pytest.mark.parametrize(
    "lay",
    [
        pytest.param(lay, id=name, marks=[] if at < 2 else [pytest.mark.slow])
        for at, (name, lay) in enumerate(OUTPUTS.items())
    ],
)
def test_f40_an_output_that_is_no_folder_costs_the_page_and_tells_nothing(
    desk: Desk, briefing: Command, lay: Lay
) -> None:
    """By `run`, and by `past --take` into it."""
    desk.run(f"{MONDAY}T07:00")
    number = str(kept(desk)[0].key)
    (desk.folder / "out").rename(desk.folder / "before")
    lay(desk.folder / "out")
    before = (desk.folder / "out").lstat().st_ino
    config = desk.folder / "briefing.toml"
    for command in (("run", config, "--now", f"{MONDAY}T08:00"), ("past", "--config", config, "--take", number)):
        ran = briefing(*command, *(("-o", desk.folder / "out") if command[0] == "past" else ()))
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
        assert "out is no folder" in ran.err
    assert (desk.folder / "out").lstat().st_ino == before
    assert len(kept(desk)) == 1


def test_f40_a_folder_of_ones_own_may_be_a_link(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "out").symlink_to("disk")
    ran = briefing("make", NOTE, "-o", f"{tmp_path}/out/", "--format", "json")
    assert ran.code == 0, ran.err
    assert [one.suffix for one in (tmp_path / "disk").iterdir()] == [".json"]


ARCHIVES: dict[str, Lay] = {
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "a device": lambda place: place.symlink_to("/dev/zero"),
    "a link to a letter": lambda place: place.symlink_to("../letter.txt"),
    "a link to itself": round_about,
}


@pytest.mark.parametrize("lay", ARCHIVES.values(), ids=ARCHIVES)
def test_f40_an_archive_that_is_no_plain_file_costs_the_memory_and_not_the_page(
    desk: Desk, briefing: Command, lay: Lay
) -> None:
    (desk.folder.parent / "letter.txt").write_text("secret")
    lay(desk.folder / "archive.db")
    before = (desk.folder / "archive.db").lstat().st_ino
    ran = briefing("run", desk.folder / "briefing.toml", "--now", f"{MONDAY}T07:00")
    assert ran.code == 4
    assert "archive.db: is no archive of briefing" in ran.err
    assert len(list((desk.folder / "out").iterdir())) == 2
    assert (desk.folder / "archive.db").lstat().st_ino == before
    assert (desk.folder.parent / "letter.txt").read_text() == "secret"
    assert briefing("past", "--config", desk.folder / "briefing.toml").code == 1


ENDLESS: dict[str, Lay] = {
    "a pipe": os.mkfifo,
    "a link to a device": lambda place: place.symlink_to("/dev/zero"),
    "a link to itself": round_about,
}


@pytest.mark.parametrize("lay", ENDLESS.values(), ids=ENDLESS)
def test_f40_an_input_that_never_ends_is_named_and_not_waited_for(
    desk: Desk, briefing: Command, lay: Lay, tmp_path: Path
) -> None:
    trap, page = tmp_path / "trap", tmp_path / "page.json"
    lay(trap)
    assert briefing("make", NOTE, trap, "-o", page).code == 4
    (tmp_path / "look").mkdir()
    (tmp_path / "look" / "brief.html").symlink_to(trap)
    (desk.folder / "overrides").mkdir()
    (desk.folder / "overrides" / f"{MONDAY}.toml").symlink_to(trap)
    commands: list[tuple[int, tuple[str | Path, ...]]] = [
        (1, ("make", trap)),
        (1, ("verify", trap, NOTE)),
        (1, ("verify", page, trap)),
        (2, ("run", trap)),
        (1, ("make", NOTE, "--format", "html", "--template", tmp_path / "look")),
        (4, ("run", desk.folder / "briefing.toml", "--now", f"{MONDAY}T07:00")),
    ]
    for code, command in commands:
        ran = briefing(*command)
        assert ran.code == code, (command, ran.err)
        assert ran.err.splitlines()
        assert "Traceback" not in ran.err


def test_f40_a_standard_input_that_never_ends_is_too_large() -> None:
    with Path("/dev/zero").open("rb") as endless:
        ran = subprocess.run(
            [sys.executable, "-m", "briefing", "make", "-"], stdin=endless, capture_output=True, timeout=PATIENCE
        )
    assert (ran.returncode, ran.stdout, ran.stderr.count(b"\n")) == (1, b"", 1)
    assert ran.stderr.startswith(b"briefing: standard input: has ")


def test_f40_a_name_too_long_for_the_disk_is_told(briefing: Command, tmp_path: Path) -> None:
    for place in (tmp_path / f"{'x' * 300}.html", tmp_path / ("x" * 300) / "page.html", Path(f"{'x/' * 3000}p.html")):
        ran = briefing("make", NOTE, "-o", place)
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert "File name too long" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_f40_what_was_written_by_hand_is_replaced_whole_and_its_other_name_stays(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("by hand")
    os.link(tmp_path / "page.html", tmp_path / "other.html")
    write({tmp_path / "page.html": b"new"})
    assert (tmp_path / "other.html").read_text() == "by hand"


def failing(number: int, function: Callable[..., object], fault: int = errno.EIO) -> Callable[..., object]:
    """The same function, whose call of that number fails."""
    calls = 0

    def call(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls == number:
            raise OSError(fault, os.strerror(fault))
        return function(*args, **kwargs)

    return call


# The step that fails while two formats are written over those of before, and with what.
STEPS = [
    pytest.param("os.open", 1, errno.EROFS, id="the first cannot be begun"),
    pytest.param("os.open", 2, errno.ENOSPC, id="the disk is full at the second"),
    pytest.param("os.fsync", 1, errno.EIO, id="the first does not reach the disk"),
    pytest.param("os.fsync", 2, errno.EDQUOT, id="the second does not reach the disk"),
    pytest.param("pathlib.Path.replace", 1, errno.EIO, id="the first cannot be put in its place"),
]


@pytest.fixture
def two(tmp_path: Path) -> dict[Path, bytes]:
    """A page in two formats to be written over that of before."""
    for name in ("page.html", "page.json"):
        (tmp_path / name).write_bytes(b"old")
    return {tmp_path / "page.html": b"new", tmp_path / "page.json": b"new"}


@pytest.mark.parametrize(("step", "number", "fault"), STEPS)
def test_f41_a_step_that_fails_leaves_both_old_files_and_nothing_beside_them(
    two: dict[Path, bytes], monkeypatch: pytest.MonkeyPatch, step: str, number: int, fault: int
) -> None:
    real = Path.replace if "replace" in step else getattr(os, step.partition(".")[2])
    monkeypatch.setattr(step, failing(number, real, fault))
    with pytest.raises(UnwritableOutput, match=f"{os.strerror(fault)}.*Nothing was changed"):
        write(two)
    monkeypatch.undo()
    assert {one: one.read_bytes() for one in next(iter(two)).parent.iterdir()} == dict.fromkeys(two, b"old")


def test_f41_between_two_renamings_the_sentence_says_what_is_new(
    two: dict[Path, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pathlib.Path.replace", failing(2, Path.replace))
    with pytest.raises(UnwritableOutput, match=rf"page\.json: cannot .*New already: {tmp_path}/page\.html\."):
        write(two)
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"page.html": b"new", "page.json": b"old"}


def test_f41_a_disk_that_lets_nothing_be_tidied_is_told_all_the_same(
    two: dict[Path, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unlink(file: Path, missing_ok: bool = False) -> None:
        if file.exists():
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr("os.fsync", failing(2, os.fsync))
    monkeypatch.setattr("pathlib.Path.unlink", unlink)
    with pytest.raises(UnwritableOutput, match=os.strerror(errno.EIO)):
        write(two)
    assert (tmp_path / "page.html").read_bytes() == b"old"


@pytest.mark.skipif(not Path("/proc").exists(), reason="asks /proc which file is meant")
def test_f41_names_reach_the_disk_after_the_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file before it gets its name, the folder after that, and a new folder in the one above it."""
    steps: list[str] = []
    real = Path.replace

    def replace(file: Path, to: Path) -> Path:
        steps.append(f"to {to.name}")
        return real(file, to)

    monkeypatch.setattr("os.fsync", lambda handle: steps.append(Path(f"/proc/self/fd/{handle}").readlink().name))
    monkeypatch.setattr("pathlib.Path.replace", replace)
    write({tmp_path / "out" / "a.html": b"a", tmp_path / "out" / "b.json": b"b"})
    parts = [f".{name}.{os.getpid()}.part" for name in ("a.html", "b.json")]
    assert steps == [tmp_path.name, *parts, "to a.html", "to b.json", "out"]


def test_f41_a_killed_run_of_the_same_number_is_in_nobodys_way(tmp_path: Path) -> None:
    """In a container every run may have the number 1."""
    for name in ("page.html", "page.json"):
        (tmp_path / f".{name}.{os.getpid()}.part").write_text("half")
    write({tmp_path / "page.html": b"whole", tmp_path / "page.json": b"whole"})
    assert sorted(one.name for one in tmp_path.iterdir()) == ["page.html", "page.json"]


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_f41_a_run_killed_while_it_writes_leaves_the_old_page_and_the_next_tidies(
    briefing: Command, tmp_path: Path, step: str
) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"old")

    def run(say: Say) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(step, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
            write({page: b"new"})
        say("alive")

    assert in_child(run) == (-signal.SIGKILL, "")
    assert page.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2
    assert briefing("make", NOTE, "-o", page).code == 0
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]
    assert page.read_bytes().endswith(b"</html>")


SMALL = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000)); "
SMALL += "from briefing.cli import main; main()"


def test_f41_where_files_may_not_grow_the_old_ones_stay(desk: Desk, tmp_path: Path) -> None:
    """By `make` in two formats, the first of which has room, and by `run`, whose archive has none either."""
    desk.run(f"{MONDAY}T07:00")
    out = tmp_path / "out"
    out.mkdir()
    before = snapshot(tmp_path)
    for command in (
        ("make", str(NOTE), "-o", f"{out}/", "--format", "text", "--format", "html"),
        ("run", str(desk.folder / "briefing.toml"), "--now", f"{TUESDAY}T07:00"),
    ):
        ran = subprocess.run([sys.executable, "-c", SMALL, *command], capture_output=True, timeout=PATIENCE)
        assert (ran.returncode, ran.stdout) == (1, b""), ran.stderr
        assert b"File too large" in ran.stderr
        assert b"Traceback" not in ran.stderr
    assert {name: seen for name, seen in snapshot(tmp_path).items() if "archive" not in name} == {
        name: seen for name, seen in before.items() if "archive" not in name
    }
    assert [page.day.isoformat() for page in kept(desk)] == [MONDAY]


@pytest.mark.parametrize(("mode", "mask", "wanted"), [(0o600, 0, 0o600), (0o666, 0, 0o644), (0o644, 0o077, 0o600)])
def test_f41_a_page_that_was_made_private_stays_so(tmp_path: Path, mode: int, mask: int, wanted: int) -> None:
    (tmp_path / "page.html").write_bytes(b"old")
    (tmp_path / "page.html").chmod(mode)
    before = os.umask(mask)
    try:
        write({tmp_path / "page.html": b"new"})
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == wanted
