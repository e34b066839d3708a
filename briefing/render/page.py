"""The page as HTML: one file that carries its fonts and styles, asks the network for nothing and runs no script."""

from __future__ import annotations

from pathlib import Path

from briefing.model import Brief
from briefing.render.templates import fill
from briefing.render.view import view


def html(brief: Brief, templates: Path | None = None) -> str:
    """The finished page; files in the folder `templates` stand in for ours of the same name."""
    return fill(view(brief), templates, fonts=True)
