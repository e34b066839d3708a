"""Which configuration counts: the one named, else the one in this folder, else the user's own."""

from __future__ import annotations

import os
from pathlib import Path

from briefing.config.faults import NoConfig

FILE = "briefing.toml"


def find_config(named: Path | None, cwd: Path, home_config: Path) -> tuple[Path, bool]:
    """The file to load, and whether it is trusted: the user named it, or it is `home_config`, their own.

    One that is only found in the working folder `cwd` is not, for it may have come with a download. Raises `NoConfig`.
    """
    if named is not None:
        return named, True
    here = cwd / FILE
    if os.path.lexists(here) and os.path.realpath(here) != os.path.realpath(home_config):
        return here, False
    if os.path.lexists(home_config):
        return home_config, True
    raise NoConfig((f"{FILE} in this folder", str(home_config)))


def home_config() -> Path:
    """The user's own file, "~/.config/briefing/briefing.toml" on most desks. A relative XDG_CONFIG_HOME is ignored."""
    import platformdirs

    return platformdirs.user_config_path("briefing", appauthor=False) / FILE
