"""Finds brief.html and its CSS, in the user's folder first, and refuses a broken one before anything is written."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.errors import BrokenTemplate
from briefing.render.home import FONTS, TEMPLATES

if TYPE_CHECKING:
    from jinja2 import Environment

PAGE = "brief.html"
STYLES = ("brief.css", "print.css", "screen.css")
# Family and weight of each font file that the page uses.
FACES = {
    "serif-400": ("Briefing Serif", 400),
    "serif-600": ("Briefing Serif", 600),
    "sans-400": ("Briefing Sans", 400),
    "sans-700": ("Briefing Sans", 700),
}


def fill(view: dict[str, Any], templates: Path | None, fonts: str) -> str:
    """The page's HTML; `fonts` is the CSS that names the fonts. BrokenTemplate tells file, line and reason."""
    from jinja2 import TemplateError
    from markupsafe import Markup

    environment = _environment(templates)
    values = view | {"view": view, "fonts": Markup(fonts), "css": Markup(css(templates))}
    try:
        return environment.get_template(PAGE).render(values)
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise BrokenTemplate(*_place(error, templates)) from error


def css(templates: Path | None) -> str:
    """The three style sheets, each from the user's folder where it stands there."""
    return "\n".join(_find(name, templates).read_text("utf-8") for name in STYLES)


@cache
def font_faces() -> str:
    """The @font-face rules, with the fonts inside."""
    return "\n".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f"src:url(data:font/woff2;base64,{b64encode((FONTS / f'{name}.woff2').read_bytes()).decode()}) "
        'format("woff2")}'
        for name, (family, weight) in FACES.items()
    )


def _find(name: str, templates: Path | None) -> Path:
    return next(path for folder in (templates, TEMPLATES) if folder and (path := folder / name).is_file())


@cache
def _environment(templates: Path | None) -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    if templates is not None and not templates.is_dir():
        raise BrokenTemplate(str(templates), 0, "there is no such folder")
    folders = [str(folder) for folder in (templates, TEMPLATES) if folder]
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined, trim_blocks=False
    )


def _place(error: Exception, templates: Path | None) -> tuple[str, int, str]:
    """The file, line and reason of a template's fault: a syntax error tells its line, others the deepest frame."""
    from traceback import extract_tb

    if (line := getattr(error, "lineno", None)) is not None:
        return str(getattr(error, "filename", None) or _find(PAGE, templates)), int(line), str(error)
    frames = [frame for frame in extract_tb(error.__traceback__) if not frame.filename.endswith(".py")]
    if not frames:
        return str(_find(PAGE, templates)), 0, str(error)
    return frames[-1].filename, frames[-1].lineno or 0, str(error)
