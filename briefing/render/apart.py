"""A look of the user's own is a program: its template is filled and laid out in a guarded child, never here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing.errors import BrokenTemplate, ReaderFailed
from briefing.guard import Limits, Task, workers

# A layout engine lays fonts down as files for the system's font library; ours are 60 KB each.
LIMITS = Limits(file=20_000_000)


def run(function: str, templates: Path, **values: Any) -> Any:
    """What a function of this package, as "module:function", gives when a child calls it for a folder of templates.

    Raises `BrokenTemplate` where the child crashed, hung or grew over the template.
    """
    task = Task(str(templates), f"briefing.render.{function}", values=values, limits=LIMITS)
    try:
        return workers().run(task)
    except ReaderFailed as lost:
        raise BrokenTemplate(str(templates), 0, f"it {lost.fault}") from lost
