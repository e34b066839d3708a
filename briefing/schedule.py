"""The page by itself every morning: the text that hands an edition to systemd, or to cron.

Either only asks `briefing run --due`; whether there is a page to make, the edition decides by its own clock. So a
second asking does no harm, and a machine that slept through the hour asks when it wakes.
"""

from __future__ import annotations

from datetime import time
from pathlib import Path
from shlex import join, quote
from sysconfig import get_path

from briefing.config import Edition, find_config, home_config, load
from briefing.deliver import slug
from briefing.errors import UsageFault
from briefing.render.calendar import WEEKDAYS

UNITS = "~/.config/systemd/user"
# Codes that `briefing run` leaves with: partly read, or no brief but a page that says why, are pages all the same. A
# fault in the configuration (2) is the same in ten minutes; all else is tried again, a letter not delivered (6) too.
PAGE_MADE, CONFIG_FAULT = "4 5", "2"
TRIES = 12  # in so many tens of minutes a mail server is back, or somebody has to look
COUNTED = "6h"  # in which tries are counted; above two hours, that it ends, and below a day, for the next page
LONGEST = "30min"  # of one run; a day of ten thousand texts takes a few
QUARTER = 15  # minutes; the clocks of all zones in use are whole quarters apart
LAST_HOUR = 23
# systemd takes no program with these signs in its path (seen in 252), the shell does.
_UNSTARTABLE = set("\"'\\")
_SHELL = ("/bin/sh", "-c", 'exec "$0" "$@"')


class UnschedulablePath(UsageFault):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{str(path)!a}: has signs that no schedule can hold; give its folder a name of letters and figures."
        )


def timetable(config: Path | None, trust: bool) -> str:
    """The schedule of the edition that a run would take, by the `briefing` that is installed beside this Python."""
    path, trusted = find_config(config, Path.cwd(), home_config())
    return schedule(load(path, trusted or trust), path.absolute(), Path(get_path("scripts"), "briefing"))


def schedule(edition: Edition, file: Path, program: Path) -> str:
    """What `briefing schedule` prints, for the edition in `file` and the `briefing` at `program`, both absolute.

    To be read, and then cut into the files that it names. Raises `UnschedulablePath`.
    """
    unit = unit_name(edition)
    return f"""\
# The page "{edition.name}" by itself, with A or with B.
{_of_the_password(edition)}
# A. systemd, which also catches up when the machine was off. Save the two parts as the files named, then give:
#      systemctl --user daemon-reload
#      systemctl --user enable --now {unit}.timer
#      loginctl enable-linger    (else it runs only while you are logged in)

# ---- {UNITS}/{unit}.service
{service(edition, file, program)}
# ---- {UNITS}/{unit}.timer
{timer(edition)}
# B. cron, where there is no systemd. Give crontab -e and add the line below. It asks every quarter of an hour, for
# cron knows no time zones; nothing is done but once a day, after the cut-off by the edition's own clock.
{crontab(edition, file, program)}"""


def unit_name(edition: Edition) -> str:
    """ "briefing-morning-brief". Wrong where two editions share a name: the later takes the earlier's place."""
    return f"briefing-{slug(edition.name)}"


def service(edition: Edition, file: Path, program: Path) -> str:
    """The unit that makes the page, for the user's own systemd.

    The colon keeps `$` from being a variable. `RuntimeMaxSec=` has no hold on a oneshot (systemd.service). Hardening is
    what needs no name space of its own: `ProtectSystem=` and `PrivateTmp=` work in a user's unit only with
    `PrivateUsers=` (systemd.exec), which many systems forbid, and then there is no page.
    """
    words = _words(file, program)
    if _UNSTARTABLE & set(words[0]):
        words = (*_SHELL, *words)
    name = edition.name.replace("%", "%%")
    return f"""\
[Unit]
Description=The page "{name}" from briefing
StartLimitIntervalSec={COUNTED}
StartLimitBurst={TRIES}

[Service]
Type=oneshot
ExecStart=:{" ".join(map(_quoted, words))}
SuccessExitStatus={PAGE_MADE}
Restart=on-failure
RestartSec=10min
RestartPreventExitStatus={CONFIG_FAULT}
TimeoutStartSec={LONGEST}
NoNewPrivileges=true
LockPersonality=true
RestrictRealtime=true
RestrictSUIDSGID=true
"""


def timer(edition: Edition) -> str:
    """The unit that starts the service at the cut-off, by the clock of the edition's zone, summer and winter.

    Of an hour told twice systemd takes the first, as the edition does. A time that the clocks jump over it leaves out
    (02:30 in Oslo on 29 March 2026: next is the 30th; `systemd-analyze calendar`), so it asks again an hour later, when
    the edition's moved cut-off has come. Not after midnight, for that is another day.
    """
    at = edition.cut_off
    hours = (at.hour,) if at.hour == LAST_HOUR else (at.hour, at.hour + 1)
    asked = "".join(f"OnCalendar={_calendar(edition, at.replace(hour=hour))}\n" for hour in hours)
    return f"""\
[Unit]
Description=The hour of the page "{edition.name.replace("%", "%%")}" from briefing

[Timer]
{asked}Persistent=true

[Install]
WantedBy=timers.target
"""


def crontab(edition: Edition, file: Path, program: Path) -> str:
    """The line for cron: at the minutes of the cut-off and all quarters from it, "5,20,35,50" for 06:35.

    cron ends a command at a bare `%`, and takes `\\%` and `\\\\` for the sign alone.
    """
    first = edition.cut_off.minute % QUARTER
    minutes = ",".join(str(minute) for minute in range(first, 60, QUARTER))
    command = join(_words(file, program)).replace("\\", "\\\\").replace("%", "\\%")
    return f"{minutes} * * * * {command}\n"


def _words(file: Path, program: Path) -> tuple[str, ...]:
    """The command. Signs that are not printed, as a line's end, would make lines of their own of a name."""
    for path in (program, file):
        if not str(path).isprintable():
            raise UnschedulablePath(path)
    return (str(program), "run", "--due", "-q", str(file))


def _quoted(word: str) -> str:
    """A word as a unit file holds it (systemd.syntax, Quoting); `%` would be a specifier."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return plain if quote(word) == word else f'"{plain}"'


def _calendar(edition: Edition, at: time) -> str:
    """ "Mon,Tue *-*-* 06:30:00 Europe/Oslo"; a page of every day names none."""
    days = ",".join(WEEKDAYS[day][:3] for day in edition.days) if len(edition.days) < len(WEEKDAYS) else ""
    return f"{days} *-*-* {at:%H:%M}:00 {edition.timezone}".lstrip()


def _of_the_password(edition: Edition) -> str:
    """What the user must know where the password is not to be had at night; a password in a file always is."""
    smtp = edition.mail.smtp if edition.mail else None
    if smtp and smtp.password_env:
        return f"# Neither knows the variable {smtp.password_env}: set password_file in its place.\n"
    if smtp and smtp.password_keyring:
        return "# The keyring is locked while you are not logged in: password_file is surer.\n"
    return ""
