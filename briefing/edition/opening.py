"""Which edition is meant, and at which moment its page is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from briefing.config import Edition, find_config, home_config, load, write_sample
from briefing.config.moments import zone
from briefing.intake import Network


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked of a run.

    `config` None is the edition of this folder, else the user's own; `now` None is this moment, one without a zone is
    read by the edition's clock. With `dry` nothing is written or remembered; `new_memory` is the consent to move an
    archive aside that cannot be read, `again` that to send a changed page to those that have the first.
    """

    config: Path | None = None
    trust: bool = False
    now: datetime | None = None
    network: Network = field(default_factory=Network)
    dry: bool = False
    new_memory: bool = False
    quiet: bool = False
    again: bool = False


def opened(wanted: Wanted) -> Edition:
    """The edition. Raises the refusals of `briefing.config`."""
    path, trusted = find_config(wanted.config, Path.cwd(), home_config())
    return load(path, trusted or wanted.trust)


def moment(edition: Edition, now: datetime | None) -> datetime:
    """The moment of the run, with its zone."""
    if now is None:
        return datetime.now(UTC)
    return now if now.tzinfo else now.replace(tzinfo=zone(edition.timezone))


def clock(now: datetime) -> datetime:
    """What the clock on the wall shows, for a page that is made as of long ago; never before the page's own moment."""
    return max(now, datetime.now(UTC))


def begin(folder: Path) -> tuple[Path, ...]:
    """The sample edition, written into a folder, its articles dated as of today."""
    return write_sample(folder, datetime.now(UTC).astimezone().date())
