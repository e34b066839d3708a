"""A desk to try editions on: a folder with a configuration, sources, and the articles of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from briefing.edition import Morning, Wanted, run_edition
from briefing.intake import Network

MONDAY, TUESDAY, WEDNESDAY = "2031-03-10", "2031-03-11", "2031-03-12"
HEAD = """version = 1
[edition]
name = "Morning brief"
timezone = "Europe/Oslo"
cut_off = "06:30"
window = "{window}"
[page]
output = "out"
formats = ["html", "json"]
[archive]
path = "archive.db"
{more}
"""
SOURCE = """[[source]]
name = "{name}"
outlet = "{name}"
path = "{folder}"
"""
FERRY = """{day}

The ferry Astrid sank off Velm on Sunday night with forty passengers on board, the coast guard said.

{toll} people died and eleven are missing, coast guard chief Ola Brekke told reporters in Velm on {weekday}.

Parliament will debate the safety of old ferries on Friday.

The coast guard warned that oil from the wreck could reach the beaches of Velm.
"""
BANK = """{day}

The central bank of Norland raised its main rate by half a point to 4.5 percent on {weekday}.

Governor Ines Falk said prices were still rising faster than the bank had expected.

The board will meet again on 2 April to decide on the next step.
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder of an edition with the sources "Coast Courier" in coast/ and "Capital Post" in capital/."""

    folder: Path

    def configure(self, more: str = "", window: str = "24h", sources: tuple[str, ...] = ("coast", "capital")) -> None:
        """Write briefing.toml; `more` stands between its tables and the sources."""
        names = {"coast": "Coast Courier", "capital": "Capital Post", "island": "Island Post"}
        listed = "".join(SOURCE.format(name=names[folder], folder=folder) for folder in sources)
        (self.folder / "briefing.toml").write_text(HEAD.format(window=window, more=more) + listed, "utf-8")
        for folder in sources:
            (self.folder / folder).mkdir(exist_ok=True)

    def put(self, place: str, title: str, body: str, day: str) -> Path:
        """An article of a day in one of the sources; `day` may tell the minute too."""
        file = self.folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        date = f"---\ntitle: {title}\ndate: {day}\n---\n\n# {title}\n\n"
        file.write_text(date + body.replace("{day}\n\n", ""), "utf-8")
        return file

    def run(self, at: str, *, dry: bool = False, new_memory: bool = False, trust: bool = False) -> Morning:
        """A run by the edition's clock."""
        config = self.folder / "briefing.toml"
        now = datetime.fromisoformat(at)
        network = Network(allowed=False)
        return run_edition(Wanted(config, trust, now, network, dry=dry, new_memory=new_memory, quiet=True))


def ferry(toll: str, weekday: str) -> str:
    """A report on the sunk ferry."""
    return FERRY.format(day="{day}", toll=toll, weekday=weekday)


def bank(weekday: str) -> str:
    """A report on the raised rate."""
    return BANK.format(day="{day}", weekday=weekday)
