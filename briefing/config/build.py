"""From `briefing.toml` to an `Edition`: every key is checked, and all that is wrong is told at once."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

from briefing.config.addresses import zone_name
from briefing.config.edition import Edition, Watch
from briefing.config.faults import ConfigFault, UnreadableConfig
from briefing.config.mail import mail, password_warnings
from briefing.config.parts import MOST_DOCUMENTS, archive, gate, page, sources
from briefing.config.printer import printer
from briefing.config.table import Notes, Table
from briefing.config.toml_file import parsed
from briefing.config.trust import refuse_foreign
from briefing.config.values import clock, line, several, shown, stretch, weekdays, whole

VERSION = 1
NAME = 60  # characters; name and audience stand on one line of the masthead
WORDS = 80  # characters; a longer phrase is a sentence and will not come twice
MOST_MEMORY = 365  # days
MOST_WINDOW = 31  # days; a page of more is a monthly report
EVERY_DAY = tuple(range(7))


def load(path: Path, trusted: bool) -> Edition:
    """The edition that a file describes; its relative paths start from the file's folder.

    `trusted` is whether the user named the file; else it may not reach out of its folder (see `trust`). Raises
    `ConfigFault` with every problem and its line, or `UnreadableConfig`.
    """
    name = path.name or str(path)
    tree, lines = parsed(path, name)
    if not tree:
        raise UnreadableConfig(name, "is empty; write a first one with briefing init in another folder")
    notes = Notes(name, lines)
    _refuse_newer(tree, notes)
    folder = Path(os.path.abspath(path.parent))  # noqa: PTH100 - Path.absolute keeps dots
    if not trusted:
        refuse_foreign(tree, folder, notes)
    with Table(tree, notes) as top:
        edition = _edition(top, folder, trusted)
    notes.refuse()
    return replace(edition, file=path)


def _refuse_newer(tree: dict[str, object], notes: Notes) -> None:
    """A file for a later briefing is refused for that alone: what else seems wrong in it may be right."""
    version = tree.get("version")
    if isinstance(version, int) and version > VERSION:
        said = f"version: {shown(version)} is newer than this briefing knows ({VERSION}); install a newer one"
        raise ConfigFault(notes.name, [(notes.lines.line(("version",)), said)])


def _edition(top: Table, folder: Path, trusted: bool) -> Edition:
    """All tables of the file; the disk is asked about the template and the password only where the file is trusted."""
    top.need("version", whole(VERSION, VERSION), VERSION, str(VERSION))
    listed = sources(top, folder)
    post = mail(top, folder)
    with top.table("edition") as edition:
        return Edition(
            folder=folder,
            name=edition.take("name", line(NAME), "Morning brief"),
            audience=edition.take("audience", line(NAME, empty=True), ""),
            timezone=edition.need("timezone", zone_name, "UTC", '"Europe/Oslo"'),
            cut_off=edition.need("cut_off", clock, time(), '"06:30"'),
            window=edition.take("window", stretch(MOST_WINDOW), timedelta(hours=24)),
            memory=edition.take("memory", whole(0, MOST_MEMORY), 14),
            page=page(top, folder, trusted),
            sources=listed,
            watch=_watch(top),
            muted=_muted(top),
            gate=gate(top, len(listed)),
            documents=_documents(top),
            mail=post,
            printer=printer(top),
            days=edition.take("days", weekdays, EVERY_DAY),
            archive=archive(top, folder),
            warnings=password_warnings(post) if trusted else (),
        )


def _watch(top: Table) -> Watch:
    with top.table("watch") as watch:
        return Watch(watch.take("actors", several(line(WORDS)), ()), watch.take("words", several(line(WORDS)), ()))


def _muted(top: Table) -> tuple[str, ...]:
    with top.table("mute") as mute:
        return mute.take("words", several(line(WORDS)), ())


def _documents(top: Table) -> int:
    with top.table("limits") as limits:
        return limits.take("documents", whole(1, MOST_DOCUMENTS), 10_000)
