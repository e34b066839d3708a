"""[mail]: who gets the page and through which server. The file never holds a password, only where it is to be found."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from briefing.config.addresses import LAST_PORT, host, loopback, mail_address, path, variable
from briefing.config.faults import Unfit
from briefing.config.parts import placed
from briefing.config.table import Table
from briefing.config.values import line, one_of, several, shown, whole
from briefing.settings import SECURITY, Mail, Smtp

USER = 200  # characters of a login, or of its name in the keyring
PORTS = {"starttls": 587, "tls": 465, "none": 25}
PLACES = ("password_env", "password_file", "password_keyring")
NO_PASSWORD = f"never in this file; write one of {', '.join(PLACES)} instead, and change it, for it was seen"
OTHERS_MAY_READ = stat.S_IRGRP | stat.S_IROTH


def mail(top: Table, folder: Path) -> Mail | None:
    """The mail that an edition sends, None where it sends none."""
    with top.table("mail") as table:
        if "mail" not in top:
            return None
        return Mail(
            recipients=table.need("recipients", several(mail_address, 1), (), '["desk@ministry.example"]'),
            sender=table.need("from", mail_address, "", '"brief@ministry.example"'),
            smtp=_smtp(table, folder),
        )


def password_warnings(post: Mail | None) -> tuple[str, ...]:
    """What is amiss with the file of the password; the page is made all the same."""
    file = post.smtp.password_file if post else None
    if file is None:
        return ()
    try:
        mode = file.stat().st_mode
    except OSError:
        return (f"password_file: {file} is not there or cannot be read; no mail can be sent.",)
    if not stat.S_ISREG(mode):
        return (f"password_file: {file} is no plain file; no mail can be sent.",)
    if os.name == "posix" and mode & OTHERS_MAY_READ:
        return (f"password_file: {file} can be read by others; run chmod 600 on it.",)
    return ()


def _smtp(mail: Table, folder: Path) -> Smtp:
    with mail.table("smtp") as table:
        server = table.need("host", host, "", '"mail.ministry.example"')
        security = table.take("security", one_of(*SECURITY), SECURITY[0])
        if security == "none" and server and not loopback(server):
            table.blame("security", f"none is for this very machine; {shown(server)} needs starttls or tls")
        file = table.take("password_file", path, "")
        smtp = Smtp(
            host=server,
            port=table.take("port", whole(1, LAST_PORT), PORTS[security]),
            security=security,
            user=table.take("user", line(USER), ""),
            password_env=table.take("password_env", variable, ""),
            password_file=placed(folder, file) if file else None,
            password_keyring=table.take("password_keyring", line(USER), ""),
        )
        table.take("password", _no_password, None)
        _check_login(table)
        return smtp


def _check_login(table: Table) -> None:
    """A user comes with one place where the password is, and a password with a user."""
    places = [key for key in PLACES if key in table]
    for more in places[1:]:
        table.blame(more, f"there is {places[0]} too; take one of them out")
    if places and "user" not in table:
        table.blame(places[0], "there is no user; write user, or take this out")
    if "user" in table and not places and "password" not in table:
        table.blame("user", f"there is no password; say where it is with one of {', '.join(PLACES)}")


def _no_password(_: object) -> None:
    """The fault does not repeat what stands there."""
    raise Unfit(NO_PASSWORD)
