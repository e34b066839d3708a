"""What a value must be that names a place in the world: files, addresses, servers, time zones.

None is cleaned, for a name that is not what it looks like must be seen; it is refused instead.
"""

from __future__ import annotations

import os
import re
from ipaddress import ip_address

from briefing.config.faults import Unfit, UnknownZone
from briefing.config.moments import zone
from briefing.config.values import shown, text
from briefing.fetch.faults import Fault
from briefing.fetch.target import parse

LONGEST_PATH = 1_000  # characters; file systems end at about four thousand bytes
LONGEST_ADDRESS = 254  # characters of a mail address (RFC 5321)
LAST_PORT = 65_535

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# The plain form that every server takes: no quotation marks, comments, or letters beyond ASCII.
_MAILBOX = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}")
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}")


def zone_name(value: object) -> str:
    """The name of a time zone, "Europe/Oslo"."""
    name = text(value)
    try:
        zone(name)
    except UnknownZone as unknown:
        raise Unfit(unknown.fault) from unknown
    return name


def path(value: object) -> str:
    """A file, folder or pattern, as written."""
    asked = text(value)
    if not asked.strip() or len(asked) > LONGEST_PATH or _CONTROL.search(asked):
        raise Unfit(f'{shown(value)} can be no file or folder; write its name, as in "reports"')
    if "://" in asked:
        raise Unfit(f"{shown(value)} is an address; write url = instead of path =")
    try:
        os.fsencode(asked)
    except UnicodeEncodeError as fault:
        raise Unfit(f"{shown(value)} has letters that this machine's file names cannot have; rename it") from fault
    return asked


def address(value: object) -> str:
    """An address on the web that may be fetched."""
    asked = text(value)
    try:
        parse(asked)
    except Fault as fault:
        raise Unfit(f"{shown(value)} cannot be fetched ({fault}); write it as the browser shows it") from fault
    return asked


def mail_address(value: object) -> str:
    """One bare mail address. A comma or a line end in it would be a second one."""
    asked = text(value)
    box, _, domain = asked.partition("@")
    plain = _MAILBOX.fullmatch(box) and not box.startswith(".") and not box.endswith(".")
    if not plain or not _HOST.fullmatch(domain) or ".." in asked or len(asked) > LONGEST_ADDRESS:
        raise Unfit(f'{shown(value)} is no mail address; write one bare address, as in "desk@ministry.example"')
    return asked


def host(value: object) -> str:
    """The name or number of a server."""
    asked = text(value)
    if not (_HOST.fullmatch(asked) and ".." not in asked) and not _is_number(asked):
        raise Unfit(f'{shown(value)} is no server; write its name alone, as in "mail.ministry.example"')
    return asked


def variable(value: object) -> str:
    """The name of an environment variable."""
    asked = text(value)
    if not _VARIABLE.fullmatch(asked):
        raise Unfit(f'{shown(value)} is no name of a variable; write it as in "BRIEFING_PASSWORD"')
    return asked


def loopback(name: str) -> bool:
    """Whether a server is this very machine."""
    return name.lower() == "localhost" or (_is_number(name) and ip_address(name).is_loopback)


def _is_number(name: str) -> bool:
    try:
        return "%" not in name and bool(ip_address(name))
    except ValueError:
        return False
