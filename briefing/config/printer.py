"""[print]: on which printer the page comes out, and how often."""

from __future__ import annotations

from briefing.config.faults import Unfit
from briefing.config.table import Table
from briefing.config.values import shown, text, whole
from briefing.settings import Printer

LONGEST_NAME = 127  # characters that CUPS gives a printer's name; "name/instance" has room in it too
MOST_COPIES = 20  # a reader each at one table; more is a slip of the hand, and a tray of paper
_NEVER = set("\"'\\#? ")  # CUPS takes none of them into a name


def printer(top: Table) -> Printer | None:
    """The printer that an edition goes to, None where there is no [print]; an empty [print] is the system's own."""
    with top.table("print") as table:
        if "print" not in top:
            return None
        return Printer(name=table.take("printer", _name, ""), copies=table.take("copies", whole(1, MOST_COPIES), 1))


def _name(value: object) -> str:
    """A name as the system lists it. One with a dash in front would be read as an option of the printing program."""
    name = text(value)
    if name.startswith("-") or not name.isprintable() or _NEVER & set(name) or len(name) > LONGEST_NAME:
        raise Unfit(f"{shown(value)} can be no printer; write its name as lpstat -e lists it")
    return name
