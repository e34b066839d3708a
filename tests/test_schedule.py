"""What hands an edition to systemd or cron: read as they read it, over the days on which clocks are changed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from briefing.config import Edition, closes
from briefing.config.edition import Page
from briefing.errors import UsageFault
from briefing.schedule import crontab, schedule, service, timer
from briefing.settings import Mail, Smtp
from tests.clocks import CHANGES

FILE, PROGRAM = Path("/home/kari/desk/briefing.toml"), Path("/home/kari/.local/bin/briefing")
needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed")


def edition(at: str = "06:30", zone: str = "Europe/Oslo", days: tuple[int, ...] = tuple(range(7))) -> Edition:
    here = Path("/desk")
    page = Page(here / "out")
    return Edition(here, "Morning brief", zone, time.fromisoformat(at), page, here / "a.db", (), days=days)


SERVICE = """\
[Unit]
Description=The page "Morning brief" from briefing
StartLimitIntervalSec=6h
StartLimitBurst=12

[Service]
Type=oneshot
ExecStart=:/home/kari/.local/bin/briefing run --due -q /home/kari/desk/briefing.toml
SuccessExitStatus=4 5
Restart=on-failure
RestartSec=10min
RestartPreventExitStatus=2
TimeoutStartSec=30min
NoNewPrivileges=true
LockPersonality=true
RestrictRealtime=true
RestrictSUIDSGID=true
"""
TIMER = """\
[Unit]
Description=The hour of the page "Morning brief" from briefing

[Timer]
OnCalendar=Mon,Tue,Wed,Thu,Fri *-*-* 06:30:00 Europe/Oslo
OnCalendar=Mon,Tue,Wed,Thu,Fri *-*-* 07:30:00 Europe/Oslo
Persistent=true

[Install]
WantedBy=timers.target
"""


def test_the_text_tells_where_each_part_goes() -> None:
    text = schedule(edition(days=(0, 1, 2, 3, 4)), FILE, PROGRAM)
    home = "# ---- ~/.config/systemd/user/briefing-morning-brief"
    assert f"{home}.service\n{SERVICE}" in text
    assert f"{home}.timer\n{TIMER}" in text
    assert text.endswith("\n0,15,30,45 * * * * /home/kari/.local/bin/briefing run --due -q " + f"{FILE}\n")
    for command in ("daemon-reload", "enable --now briefing-morning-brief.timer"):
        assert f"systemctl --user {command}\n" in text
    assert all(len(line) <= 120 for line in text.splitlines())


HOURS = [
    ("00:00", ["*-*-* 00:00:00 Europe/Oslo", "*-*-* 01:00:00 Europe/Oslo"]),
    ("22:05", ["*-*-* 22:05:00 Europe/Oslo", "*-*-* 23:05:00 Europe/Oslo"]),
    ("23:05", ["*-*-* 23:05:00 Europe/Oslo"]),
]


@pytest.mark.parametrize(("at", "asked"), HOURS)
def test_systemd_asks_at_the_cut_off_and_an_hour_later_if_that_is_the_same_day(at: str, asked: list[str]) -> None:
    assert re.findall("^OnCalendar=(.+)$", timer(edition(at)), re.MULTILINE) == asked


MINUTES = [("06:30", "0,15,30,45"), ("06:35", "5,20,35,50"), ("00:14", "14,29,44,59"), ("23:59", "14,29,44,59")]


@pytest.mark.parametrize(("at", "minutes"), MINUTES)
def test_cron_asks_at_the_minute_of_the_cut_off_in_every_zone(at: str, minutes: str) -> None:
    assert crontab(edition(at), FILE, PROGRAM).startswith(f"{minutes} * * * * /home/kari/")


NAMES = [
    "plain",
    "two words",
    "100%h",
    "it's",
    'so "called"',
    "$HOME",
    "${HOME}",
    "back\\slash\\",
    "two\\\\ and \\%",
    "a;b",
    "#1",
    "æ–ø",
]


def unit_words(unit: str) -> list[str]:
    """The command of a unit as systemd reads it: quotation marks, backslashes and percent signs, but no variables."""
    line = re.search("^ExecStart=:(.+)$", unit, re.MULTILINE)
    assert line
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|([^ "]+)', line[1])
    return [re.sub(r'\\(["\\])', r"\1", quoted or plain).replace("%%", "%") for quoted, plain in words]


@pytest.mark.parametrize("name", NAMES)
def test_systemd_gets_the_path_whatever_signs_it_has(name: str) -> None:
    file = Path("/desk", name, "briefing.toml")
    assert unit_words(service(edition(), file, PROGRAM)) == [str(PROGRAM), "run", "--due", "-q", str(file)]
    words = unit_words(service(edition(), file, Path("/desk", name, "briefing")))
    assert words[-5:] == [f"/desk/{name}/briefing", "run", "--due", "-q", str(file)]
    assert words[:-5] in ([], ["/bin/sh", "-c", 'exec "$0" "$@"'])


def planted(folder: Path, name: str) -> Path:
    """A `briefing` in a folder of that name that tells its arguments, a line each."""
    file = folder / name / "briefing"
    file.parent.mkdir()
    file.write_text('#!/bin/sh\nprintf \'%s\\n\' "$0" "$@"\n', "utf-8")
    file.chmod(0o755)
    return file


def analyzed(folder: Path, *command: str) -> str:
    """What systemd-analyze says, in UTC, as for a user's units; it must be content."""
    surroundings = {"PATH": os.environ["PATH"], "TZ": "UTC", "LANG": "C.UTF-8", "HOME": str(folder)}
    surroundings["XDG_RUNTIME_DIR"] = str(folder)
    done = subprocess.run(["systemd-analyze", *command], env=surroundings, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return done.stdout


@needs_systemd
@pytest.mark.parametrize("name", NAMES)
def test_the_parts_cut_out_of_the_text_are_units_that_systemd_takes(tmp_path: Path, name: str) -> None:
    program = planted(tmp_path, name)
    named = replace(edition(), name=f"Brief {name}")
    text = schedule(named, program.with_name("briefing.toml"), program)
    parts = re.split("^# ---- .+/(.+)$", text, flags=re.MULTILINE)[1:]
    description = f"Brief {name}".replace("%", "%%")
    for unit, part in zip(parts[::2], parts[1::2], strict=True):
        assert description in part
        (tmp_path / unit).write_text(part.partition("\n# B.")[0], "utf-8")
    assert len(parts) == 4
    analyzed(tmp_path, "--user", "--man=no", "verify", *(str(tmp_path / unit) for unit in parts[::2]))


def as_cron_reads(line: str) -> str:
    """The command of a line: it ends at a percent sign, unless a backslash is before it, and so has that itself."""
    command = line.rstrip("\n").split(" ", 5)[5]
    return re.sub(r"\\([%\\])", r"\1", re.split(r"(?<!\\)((?:\\\\)*)%", command)[0])


@pytest.mark.skipif(os.name != "posix", reason="cron hands its lines to sh")
@pytest.mark.parametrize("name", NAMES)
def test_cron_and_its_shell_get_the_path_whatever_signs_it_has(tmp_path: Path, name: str) -> None:
    program = planted(tmp_path, name)
    file = tmp_path / name / "briefing.toml"
    command = as_cron_reads(crontab(edition(), file, program))
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [str(program), "run", "--due", "-q", str(file)]


@pytest.mark.parametrize("path", ["/desk/a\nb/briefing.toml", "/desk/\x1b[2J", "/desk/\u202e", "/desk/\udcff"])
def test_a_path_that_would_make_lines_of_its_own_is_refused(path: str) -> None:
    for file, program in ((Path(path), PROGRAM), (FILE, Path(path))):
        with pytest.raises(UsageFault, match="has signs that no schedule can hold; give its folder a name") as refused:
            schedule(edition(), file, program)
        assert str(refused.value).isprintable()


LOGINS = [
    (Smtp("m", 587, user="u", password_env="MAIL_PW"), "Neither knows the variable MAIL_PW: set password_file"),
    (Smtp("m", 587, user="u", password_keyring="briefing"), "The keyring is locked while you are not logged in"),
    (Smtp("m", 587, user="u", password_file=Path("/desk/pw")), ""),
]


@pytest.mark.parametrize(("smtp", "said"), LOGINS, ids=range(len(LOGINS)))
def test_a_password_that_is_not_there_at_night_is_told(smtp: Smtp, said: str) -> None:
    text = schedule(replace(edition(), mail=Mail(("a@b.example",), "b@b.example", smtp)), FILE, PROGRAM)
    assert (said in text) if said else text == schedule(edition(), FILE, PROGRAM)


@needs_systemd
@pytest.mark.parametrize(("zone", "start"), CHANGES)
@pytest.mark.parametrize("at", ["00:10", "01:40", "02:10", "02:30", "06:30"])
def test_f57_systemd_asks_on_every_day_within_an_hour_of_the_cut_off(
    tmp_path: Path, zone: str, start: str, at: str
) -> None:
    """At the cut-off itself, but where the clocks jump over it, and never only before."""
    made = edition(at, zone)
    calls = re.findall("^OnCalendar=(.+)$", timer(made), re.MULTILINE)
    base = datetime.fromisoformat(f"{start}T00:00+00:00")
    told = analyzed(tmp_path, "calendar", f"--base-time={base:%Y-%m-%d %H:%M:%S} UTC", "--iterations=6", *calls)
    found = re.findall(r"(?:elapse|#\d+): \w{3} (\S+ \S+) UTC", told)
    asked = [datetime.fromisoformat(moment).replace(tzinfo=UTC) for moment in found]
    assert len(asked) == 12
    for days in range(1, 5):
        closing = closes(made, base + timedelta(days=days)).astimezone(UTC)
        late = min(moment - closing for moment in asked if moment >= closing)
        assert late <= (timedelta(0) if _stands(made, closing) else timedelta(minutes=30))


def _stands(made: Edition, closing: datetime) -> bool:
    """Whether the clock told the cut-off's own time then."""
    return closing.astimezone(closes(made, closing).tzinfo).time() == made.cut_off
